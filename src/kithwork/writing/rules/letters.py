"""A message taken apart once, so that every rule reads the same sentences and offsets."""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Longer texts are wrong by length alone; no rule looks past this, so a hostile text stays cheap.
MOST_READ = 20_000
_SIGNATURE_WORDS = 60
_STRAIGHT = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u00b4": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\r": "\n",
        "\u2028": "\n",
    }
)
# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_GREETING = re.compile(
    r"\s{0,200}\b(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening|day))\b"
    r"(?P<name>[^,!:;\n?]{0,80}?)\s{0,5}(?:[,!:;]| - |\u2014|\n|$)"
)
_WHOM = re.compile(r"\s{0,200}to whom it may concern\b[,:.]?")
_CLOSING = re.compile(
    r"(?m)^[ ]{0,8}(?:(?:with|kind|kindest|best|warm|warmest|many|all|sincere|friendly) "
    r"(?:and )?(?:\w{1,12} ){0,3})?"
    r"(?:thanks|thank you|best|regards|wishes|sincerely|yours|cheers|gratefully|respectfully)"
    r"(?: \w{1,12}){0,6}[ ]{0,3}[,.!]?[ ]{0,8}$"
)
_END = re.compile(r"[.!?\u2026]{1,9}[\"')\]]{0,3}(?=\s|$)|\n[ ]{0,20}\n|\n(?=[ ]{0,9}[-*\u2022] )")
_LINE = re.compile(r"[^\n]{1,9999}")
# What a list puts before a line: a dash, a dot, a number, a box to tick.
_MARK = re.compile(
    r"[ ]{0,20}(?:(?:[-*+\u2022\u25aa\u25cf]|\(?\d{1,3}[.):]|q\d{0,3}[.):])[ ]{1,9}|"
    r"\[[ x]?\][ ]{1,9}){0,3}"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|dr|prof|st|sr|jr|vs|approx|inc|ltd|co|corp|no|e\.g|i\.e|etc|min|mins)"
    r"|\b[a-z](?:\.[a-z])*)$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: lower case, straight quotes; `start` is its offset in the message."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset just past the sentence."""
        return self.start + len(self.text)

    @property
    def asks(self) -> bool:
        """Whether it ends as a question."""
        return self.text.rstrip("\"') ").endswith("?")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message read once. `low` has the length of `text`, so offsets are the same in both.

    `greeted` is the span of the name in the greeting (empty span: a greeting without name),
    `body` the span between greeting and closing, `sentences` those of the body,
    `after` those that stand below the closing: signature and postscript.
    """

    text: str
    low: str
    greeting: str
    greeted: tuple[int, int] | None
    body: tuple[int, int]
    sentences: tuple[Sentence, ...]
    after: tuple[Sentence, ...] = ()

    @property
    def middle(self) -> str:
        """The body in lower case, without greeting and signature."""
        return self.low[self.body[0] : self.body[1]]

    @property
    def words(self) -> int:
        """Words of greeting and body; the signature is not counted."""
        return count(self.text[: self.body[1]])


def read(text: str) -> Letter:
    """Take a message apart."""
    low = lowered(text[:MOST_READ])
    greeting, greeted, start = _greeting(low)
    end = _closing(low, start)
    tail = len(text) if end == len(low) else end
    sentences = tuple(_sentences(low, start, end))
    after = tuple(_sentences(low, end, len(low)))
    return Letter(text, low, greeting, greeted, (start, tail), sentences, after)


def lines(text: str) -> Letter:
    """Take a list apart: each line that says something is one sentence, list marks left out."""
    low = lowered(text[:MOST_READ])
    found = []
    for line in _LINE.finditer(low):
        mark = _MARK.match(line.group())
        begin = line.start() + (mark.end() if mark else 0)
        piece = low[begin : line.end()].strip()
        if any(sign.isalnum() for sign in piece):
            found.append(Sentence(piece, low.index(piece, begin)))
    return Letter(text, low, "", None, (0, len(text)), tuple(found))


def count(text: str) -> int:
    """Number of words: runs without blanks that hold a letter or digit."""
    return sum(any(sign.isalnum() for sign in piece) for piece in text.split())


def lowered(text: str) -> str:
    """Lower case with straight quotes and hyphens, character for character."""
    straight = text.translate(_STRAIGHT)
    low = straight.lower()
    if len(low) == len(straight):
        return low
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in straight)


def fold(text: str) -> str:
    """Text without case, accents and punctuation, for comparing names: words and one blank."""
    signs, _ = _folded(text)
    return " ".join("".join(sign if sign.isalnum() else " " for sign in signs).split())


def find(text: str, phrase: str) -> tuple[int, int] | None:
    """Span of a whole word or phrase in `text`, whatever its case and accents; or None."""
    wanted = fold(phrase)
    if not wanted:
        return None
    signs, places = _folded(text)
    pattern = r"(?<!\w)" + r"[\W_]{1,4}".join(map(re.escape, wanted.split())) + r"(?!\w)"
    found = re.search(pattern, signs)
    return (places[found.start()], places[found.end() - 1] + 1) if found else None


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded signs of a text, and for each its place in the text."""
    straight = text.translate(_STRAIGHT)
    if straight.isascii():
        return straight.lower(), range(len(straight))
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(straight):
        for part in unicodedata.normalize("NFKD", sign.casefold()):
            if not unicodedata.combining(part):
                whole = _WHOLE.get(part, part)
                signs.append(whole)
                places.extend([place] * len(whole))
    return "".join(signs), places


def _greeting(low: str) -> tuple[str, tuple[int, int] | None, int]:
    """The greeting, the span of the name in it, and where the body begins."""
    whom = _WHOM.match(low)
    if whom:
        return whom.group().strip(), (whom.end(), whom.end()), whom.end()
    found = _GREETING.match(low)
    if not found or found.group("name").strip().startswith(("from ", "again from ")):
        return "", None, 0
    name = found.group("name")
    begin = found.start("name") + len(name) - len(name.lstrip())
    return found.group().strip(), (begin, begin + len(name.strip())), found.end()


def _closing(low: str, start: int) -> int:
    """Where the closing begins: its last line of that kind with a short signature after it."""
    ends = [found.start() for found in _CLOSING.finditer(low, start)]
    for end in reversed(ends):
        if count(low[end:]) <= _SIGNATURE_WORDS and count(low[start:end]):
            return end
    return len(low)


def _sentences(low: str, start: int, end: int) -> list[Sentence]:
    """The sentences between two offsets, stripped of blanks around them."""
    cuts = [start]
    for found in _END.finditer(low, start, end):
        if found.group() == "." and _ABBREVIATION.search(
            low[max(start, found.start() - 12) : found.start()]
        ):
            continue
        cuts.append(found.end())
    cuts.append(end)
    sentences = []
    for begin, stop in itertools.pairwise(cuts):
        piece = low[begin:stop]
        if any(sign.isalnum() for sign in piece):
            sentences.append(Sentence(piece.strip(), begin + len(piece) - len(piece.lstrip())))
    return sentences
