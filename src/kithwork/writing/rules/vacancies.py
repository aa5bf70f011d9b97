"""L01: an ask never wants a job (practice.md B05, B06, B07)."""

import functools
import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, lexicon, pleas, remarks

_WHY = (
    "This asks for a job. People say yes to a chat because the subject is them and their path; "
    "a request for a job makes them wary and can close the door for good. If they know of an "
    "opening, they will bring it up themselves."
)
_FIX = "I would value hearing how you moved into your field."
_SUBJECT_WHY = "The subject speaks of a job, and many will not read on. Say what the talk is about."
_SUBJECT_FIX = "20 minutes on device testing"
_MOST = 5
_SUBJECT = re.compile(
    r"\b(?:job(?! (?:coach|cent|market|design|satisfaction|crafting|analysis))|jobs|internships?|"
    r"vacanc\w{1,3}|openings?|employment opportunit\w{1,4}|(?:job|position) application|"
    r"^application|are you hiring|"
    r"traineeship|apprenticeship)\b"
)


def asks_for_a_job(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L01: words that ask for a job, an internship, an interview or a referral to a post."""
    found = [
        span for sentence in (*letter.sentences, *letter.after) for span in spans(letter, sentence)
    ]
    for span in found[:_MOST]:
        yield remarks.block("L01", _WHY, _FIX, span)
    if context.subject is not None and _SUBJECT.search(_blanked(letters.lowered(context.subject))):
        yield remarks.block("L01", _SUBJECT_WHY, _SUBJECT_FIX)


def spans(letter: letters.Letter, sentence: letters.Sentence) -> list[tuple[int, int]]:
    """Spans of the asking words in one sentence, in order, none inside another."""
    if not lexicon.KEYS.search(sentence.text):
        return []
    blanked = _blanked(sentence.text.replace("\n", " "))
    found = list(_pleas(blanked))
    cased = letter.text[sentence.start : sentence.end].replace("\u2019", "'").replace("\n", " ")
    found += [
        (match.start(), match.end())
        for match in pleas.JOINING_A_NAME.finditer(cased)
        if not lexicon.NOT_BEFORE.search(blanked[: match.start()])
    ]
    return [(begin + sentence.start, end + sentence.start) for begin, end in _apart(found)]


@functools.lru_cache(maxsize=256)
def _pleas(low: str) -> tuple[tuple[int, int], ...]:
    """Spans of the turns that ask, kept: while somebody types, most sentences stay the same."""
    return tuple(
        (match.start(), match.end())
        for place, pattern in enumerate(pleas.PATTERNS)
        for match in pattern.finditer(low)
        if not _excused(place, low, match)
    )


def _blanked(low: str) -> str:
    """The sentence with harmless phrases made unreadable, every offset kept."""
    return lexicon.HARMLESS.sub(lambda match: "#" * len(match.group()), low)


def _excused(place: int, low: str, match: re.Match[str]) -> bool:
    """Whether the words say the opposite, or speak of other people's search."""
    before = low[max(0, match.start() - 60) : match.start()]
    if lexicon.NOT_BEFORE.search(before) or lexicon.NOT_INSIDE.search(match.group()):
        return True
    return place in pleas.OF_OTHERS and bool(lexicon.OTHERS_BEFORE.search(before))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans joined to one."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined
