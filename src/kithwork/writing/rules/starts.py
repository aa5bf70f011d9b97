"""L33: a question that opens, not one that yes or no would answer (practice.md D32)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import clauses, letters, remarks

_WHY = (
    "“{words} …” can be answered with yes or no, and then the talk is back with you. Begin with "
    "what, how, which or who, and you will hear a story."
)
_FIX = "What do you like most about it?"
_SUBJECT = (
    r"(?:you|your|i|it|its|there|they|their|we|he|she|this|that|these|those|the|an?|any|anyone|"
    r"anybody|some|people|most|everyone|everybody|one|my|our)"
)
_FIRST = re.compile(rf"(?P<words>{clauses.HELPING}(?:n't)? {clauses.WORD})")
_LATER = re.compile(rf"(?P<words>{clauses.HELPING}(?:n't)? {_SUBJECT})\b")
# "Could you tell me how" opens as "how" does; "could you tell me if" does not.
_POLITE = re.compile(
    rf"(?:(?:could|would|can|will|may|might|do) (?:you|i|we) (?:{clauses.WORD} ){{0,3}}?"
    r"(?:tell|share|describe|walk|talk|explain|give|show|paint|ask|hear|learn|recall|name|list|"
    r"sketch|expand|elaborate|take me|help me (?:understand|see|picture)|think back|telling|"
    r"sharing|describing|walking|explaining)|do (?:tell|share|describe))\b"
    r"(?!.{0,60}\b(?:if|whether|that|a secret)\b)"
)
# These lean on the answer and are L38's.
_DENIED = re.compile(
    rf"{clauses.HELPING}(?:n't\b| {_SUBJECT} not\b)|(?:ain't|won't|can't|shan't|cannot)\b"
)
_WONDER = re.compile(
    r"(?P<words>i(?:'m| am| was|'d| would)? (?:just )?(?:wonder(?:ing)?|curious|like to know|"
    r"love to know|ask(?:ing)?) (?:if|whether))\b(?! you (?:could|would|can|might))"
)
_STATED = re.compile(
    r"(?P<words>(?:you|your|it|there|they|this|that|people|any|ever) [\w'-]{1,20})\b"
)
_ASKS = re.compile(rf"\b{clauses.ASKING}\b")


def are_open(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L33: a question is open; none that yes or no would answer."""
    for sentence in letter.sentences:
        words = _closed(sentence)
        if words:
            why = _WHY.format(words=words[:1].upper() + words[1:])
            yield remarks.warn("L33", why, _FIX, (sentence.start, sentence.end))


def _closed(sentence: letters.Sentence) -> str:
    """The words that close a question, or none."""
    parts = list(clauses.of(sentence))
    if any(clauses.is_open(part) or _POLITE.match(part) for part in parts):
        return ""
    for place, part in enumerate(parts):
        if _DENIED.match(part):
            return ""
        found = (_LATER if place else _FIRST).match(part) or _WONDER.match(part)
        if found:
            return found["words"]
    stated = _STATED.match(parts[0]) if parts else None
    if stated and sentence.asks and not _ASKS.search(sentence.text):
        return stated["words"]
    return ""
