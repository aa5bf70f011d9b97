"""Words as people type them: tidied, lowered, shortened, never cut inside a name."""

import re
import unicodedata
from collections.abc import Sequence

_BLANKS = re.compile(r"\s+")
_BAR = re.compile(r"\s+[|\u2022\u00b7]\s+")
_BEFORE_SIGN = re.compile(r" +(?=[,;:!?](?:\s|$))| +(?=\.(?:\s|$))")
_FULL_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)|\.{4,}")
_REPEATED = re.compile(r"([!?,;:])[!?,;:]*\1")
_FRONT = " ,;:.!?-\u2013\u2014*\u2022>"
_BACK = " ,;:-\u2013\u2014*\u2022"
_ENDS = re.compile(r"[.!?\u2026][\"'\u2019\u201d)\]]?$")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
# A first word with a capital that a sentence lost when it became part of another.
_ORDINARY = re.compile(
    r"(?:an?|the|my|your|her|his|their|our|you|she|he|we|they|it|this|that|how|what|why|which|who|"
    r"when|where|whether|if|because|since|as|to|for|from|in|on|at|about|more|both|same|former|"
    r"recent|new|just|also|now|lab|nurse|final|first|second|third|last|single|full|part|self|"
    r"two|three|four|five|ten|mid|early|late|high|young|old|team|test|software|data|bank|sales|"
    r"device|quality|product|project|law|health|care|school|night|shop|chef|cook|welder|clerk|"
    r"thinking|want|hope|learn|understand|hear|know|find|see|ask|understanding|work|worked|met|"
    r"career|social|human|public|private|local|mother|father|parent|volunteer|people|not|"
    r"with|after|between|having|thinking|so|friend|colleague|neighbou?r|coach|boss|"
    r"[a-z]{2,}(?:ing|ed|ly|er|or|ist|ant|ent|ate|tion|ment|ness|ity|ician|ologist|rian|ive|al))"
)
_PROPER = re.compile(
    r"(?:english|german|french|italian|spanish|dutch|swiss|danish|swedish|polish|finnish|turkish|"
    r"british|irish|scottish|welsh|american|canadian|mexican|brazilian|chinese|japanese|korean|"
    r"indian|russian|ukrainian|portuguese|european|african|asian|norwegian|austrian|belgian|"
    r"berliner|londoner|parker|oliver|carter|walter|peter|victor|hector|baker|cooper|turner|"
    r"xavier|jennifer|esther|amber|alexander|christopher|oster|easter|december|november|october|"
    r"september|unilever|pfizer|accenture|tinder|uber|twitter|daimler|bayer|boeing|"
    r"vincent|laurent|clement|kent|google|beijing|sterling|fred|ted|ed|mohammed|ahmed|sally|"
    r"emily|kelly|beverly|billy|molly|al|trinity|felicity|kate|nate|oriental|senegal|nepal|"
    r"montreal|portugal|wembley|israel)"
)
_LOOSE = re.compile(
    r"\s(?:an?|the|of|to|in|on|at|for|from|with|and|or|but|by|as|that|which|who|how|is|are|was|"
    r"my|your|their|our|his|her|i|it|we|into|about|so|because|if|than|while|when|where|has|have|"
    r"am|be|been|not|very|more|most|this|these|those|its|what|why)$",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """One line with single blanks, sane punctuation and nothing hanging at either end."""
    kept = "".join(
        sign if sign.isspace() or unicodedata.category(sign)[0] != "C" or sign == "\u200d" else ""
        for sign in unicodedata.normalize("NFC", text)
    )
    line = _BAR.sub(", ", _BLANKS.sub(" ", kept).strip())
    line = _REPEATED.sub(r"\1", _FULL_STOPS.sub(".", _BEFORE_SIGN.sub("", line)))
    return re.sub(r"(?<=[^.]) \.(?= |$)", ".", line.lstrip(_FRONT).rstrip(_BACK)).strip()


def bare(text: str) -> str:
    """A tidy fragment: no final full stop, no capital that only a sentence gave it."""
    line = tidy(text)
    if not line.endswith(("...", "\u2026")):
        line = line.rstrip(".!").rstrip(_BACK)
    return lowered(line)


def lowered(text: str) -> str:
    """The text with its first letter small, unless the first word is a name or an acronym."""
    found = _WORD.match(text)
    if not found or not found.group()[0].isupper():
        return text
    word = found.group()
    low = word.lower()
    following = text[found.end() :].lstrip(" -")[:1]
    titled = following.isupper() and not re.match(r"[ -]+I\b", text[found.end() :])
    if word[1:] != word[1:].lower() or _PROPER.fullmatch(low):
        return text
    if low == "a" or (_ORDINARY.fullmatch(low) and (not titled or len(low) <= 4)):
        return text[0].lower() + text[1:]
    return text


def sentence(text: str) -> str:
    """The text as a sentence: a capital in front, a sign at the end; empty stays empty."""
    line = tidy(text)
    if not line:
        return ""
    if not _is_mixed(line):
        line = line[0].upper() + line[1:] if len(line[0].upper()) == 1 else line
    return line if _ENDS.search(line) else f"{line}."


def article(noun: str) -> str:
    """The article, "a" or "an", as the word that follows sounds."""
    first = re.split(r"[\s/-]", noun, maxsplit=1)[0]
    if len(first) > 1 and first.isupper() and not re.search(r"[AEIOU].*[AEIOU]", first):
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    if re.match(r"(?:8|11(?!\d)|18(?!\d))", first):
        return "an"
    low = first.lower()
    if re.match(r"(?:uni(?!n|m)|use|usa|eu|ewe|one\b|once|ur[aeio]|uk\b|ux\b|ui\b|ut[aeio])", low):
        return "a"
    if re.match(r"(?:hour|honest|honou?r|heir|x-ray|x\b|mba|hr\b|hvac|mri|nhs|sql|it\b)", low):
        return "an"
    return (
        "an"
        if low[:1] in "aeiou\u00e0\u00e1\u00e2\u00e4\u00e8\u00e9\u00ea\u00f3\u00f6\u00fc"
        else "a"
    )


def shorten(text: str, *, most: int, names: Sequence[str] = ()) -> str:
    """A sentence of at most `most` characters: cut after a sentence, a clause, or a word.

    A name in `names` stands whole or not at all. Empty when nothing sensible is left.
    """
    if len(text) <= most:
        return text
    ends = [found.start() + 1 for found in re.finditer(r"[.!?](?=\s)", text[: most + 1])]
    if ends and ends[-1] >= most // 3:
        return text[: ends[-1]]
    clauses = [found.start() for found in re.finditer(r"[,;](?=\s)", text[:most])]
    cut = _outside(text, clauses[-1], names) if clauses else 0
    if cut >= most // 2 and not _LOOSE.search(text[:cut].rstrip(" ,;:")):
        return f"{text[:cut].rstrip(' ,;:')}."
    cut = _outside(text, max(0, text.rfind(" ", 0, most)), names)
    kept = text[:cut].rstrip(" ,;:.-")
    while _LOOSE.search(kept):
        kept = _LOOSE.sub("", kept).rstrip(" ,;:.-")
    return f"{kept}\u2026" if len(kept.split()) > 2 else ""


def _outside(text: str, cut: int, names: Sequence[str]) -> int:
    """The cut, moved before any name it would part."""
    for name in names:
        begin = text.find(name) if name else -1
        if begin >= 0 and begin < cut < begin + len(name):
            cut = begin
    return cut


def _is_mixed(line: str) -> bool:
    """Whether the first word is spelled with its own capitals ("iOS")."""
    found = _WORD.match(line)
    return bool(found) and any(sign.isupper() for sign in found.group()[1:]) if found else False
