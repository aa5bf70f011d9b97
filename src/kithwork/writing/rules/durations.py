"""L03 and L04: how long a talk is asked for (practice.md C28, F10)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

LONGEST, SHORTEST = 30, 10
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-five": 25,
    "twenty five": 25, "thirty": 30, "thirty-five": 35, "forty": 40, "forty-five": 45,
    "forty five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_SPAN = re.compile(
    rf"\b(?:(?P<low>{_NUMBER})(?: ?- ?| to | or ))?(?P<minutes>{_NUMBER})[ -]{{0,2}}(?:minutes?|"
    rf"mins?|')"
    r"(?!\w)"
    r"|\b(?P<quarter>(?:a |one )?quarter(?: of an |-| )hours?)\b"
    r"|\b(?P<three>three[- ]quarters of an hour)\b"
    r"|\b(?P<half>(?:(?:a )?half(?: an|-an|-| a|) ?hours?|half of an hour))\b"
    r"|\b(?P<more>(?:an|one|1) hour and a half|(?:an|one) and a half hours)\b"
    rf"|\b(?:(?:{_NUMBER})(?: ?- ?| to | or ))?(?P<hours>{_NUMBER}|an?|couple of|few)[ -]?"
    r"(?:hours?|hrs?)\b"
    r"|\b(?P<digits>\d{1,2}) ?h\b"
)
_VAGUE = re.compile(
    r"\b(?:(?:a |just a )?(?:few|couple of|couple|bit of your) (?:minutes|moments|time)|some "
    r"(?:time|"
    r"minutes)|a (?:quick|brief|short) (?:call|chat|talk|word)|some of your time|sometime|"
    r"a (?:minute|moment))\b"
)
_OTHER_BEFORE = re.compile(
    r"\b(?:within|in the next|in the last|for the (?:past|last)|every|waited|waiting|spent|took|"
    r"takes|after|lasted|drove|drive|walk|walked|live|lives|about an?|past|last) (?:\w{1,12} )?$"
)
_OTHER_AFTER = re.compile(
    r"[ -]?(?:ago|before|earlier|later|away|from|per|a (?:week|day|month)|each (?:week|day)|drive|"
    r"walk|ride|notice|train|late|shifts?|of training)\b"
)
_ASK_WORDS = re.compile(
    r"\b(?:could|would|may|might|can|ask|asking|talk|call|chat|speak|spare|suit|suits|conversation|"
    r"your time|of time|take|give me|zoom|phone|coffee|borrow|meet|grateful|love|like)\b"
)
_WHY_NONE = (
    "There is no time limit, so saying yes feels like an open bill. People agree more readily to "
    "15 to 30 minutes that they can picture in their day."
)
_WHY_VAGUE = (
    "“{words}” can mean anything. A number is easier to say yes to: 15 to 30 minutes, and you "
    "will keep to it."
)
_WHY_LONG = (
    "That is a lot to give somebody you hardly know. Up to 30 minutes is an easy yes; if the talk "
    "goes well, they will often stay longer of their own accord."
)
_WHY_SHORT = (
    "Under ten minutes is hardly enough for one good answer, and it sounds as if you were not "
    "serious. Ask for 15 to 20."
)
_FIX = "Could I ask you for 20 minutes by phone?"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time named in a message: minutes, at least and at most, and where."""

    least: int
    most: int
    span: tuple[int, int]


def has_limit(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L03: the talk asked for has a length."""
    if asked(letter) or durations(letters.lowered(context.subject or "")):
        return
    for sentence in letter.sentences:
        vague = _VAGUE.search(sentence.text)
        if vague and (sentence.asks or _ASK_WORDS.search(sentence.text)):
            span = (sentence.start + vague.start(), sentence.start + vague.end())
            yield remarks.error("L03", _WHY_VAGUE.format(words=_quoted(letter, span)), _FIX, span)
            return
    yield remarks.error("L03", _WHY_NONE, _FIX)


def is_modest(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L04: the talk asked for is at most 30 minutes long, and hardly under ten."""
    for duration in asked(letter):
        if duration.most > LONGEST:
            yield remarks.error("L04", _WHY_LONG, "Would 15–20 minutes suit you?", duration.span)
        elif duration.most < SHORTEST:
            yield remarks.warn("L04", _WHY_SHORT, "Would 15–20 minutes suit you?", duration.span)


def asked(letter: letters.Letter) -> list[Duration]:
    """The lengths asked for: those in questions, or else beside words that ask."""
    found = [(sentence, _in(sentence)) for sentence in letter.sentences]
    questions = [duration for sentence, those in found if sentence.asks for duration in those]
    if questions:
        return questions
    return [
        duration
        for sentence, those in found
        if _ASK_WORDS.search(sentence.text)
        for duration in those
    ]


def durations(low: str, offset: int = 0) -> list[Duration]:
    """All lengths of time named in lower-case text that could be a talk's."""
    found = []
    for match in _SPAN.finditer(low):
        before, after = low[max(0, match.start() - 30) : match.start()], low[match.end() :][:20]
        if not _OTHER_BEFORE.search(before) and not _OTHER_AFTER.match(after):
            least, most = _minutes(match)
            found.append(Duration(least, most, (offset + match.start(), offset + match.end())))
    return found


def _in(sentence: letters.Sentence) -> list[Duration]:
    return durations(sentence.text, sentence.start)


def _minutes(match: re.Match[str]) -> tuple[int, int]:
    """Least and most minutes of one match."""
    fixed = {"quarter": 15, "half": 30, "three": 45, "more": 90}
    for name, minutes in fixed.items():
        if match.group(name):
            return minutes, minutes
    hours = match.group("hours") or match.group("digits")
    if hours:
        number = {"a": 1, "an": 1, "couple of": 2, "few": 3}.get(hours) or _number(hours)
        return number * 60, number * 60
    most = _number(match.group("minutes"))
    least = _number(match.group("low")) if match.group("low") else most
    return min(least, most), max(least, most)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _quoted(letter: letters.Letter, span: tuple[int, int]) -> str:
    return " ".join(letter.text[span[0] : span[1]].split())
