"""L38: a question that leaves the answer to them (practice.md D32)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import clauses, letters, remarks

_WHY = (
    "“{words}” puts the answer into their mouth, and you learn what you thought already. Ask so "
    "that both a good and a bad answer come easily."
)
_FIX = "How would you describe the leadership?"
_DENYING = (
    r"(?:isn't|aren't|wasn't|weren't|don't|doesn't|didn't|won't|wouldn't|can't|couldn't|shouldn't|"
    r"haven't|hasn't|hadn't|ain't|mustn't)"
)
_WHO = r"(?:it|you|they|we|he|she|that|this|there|one)"
_STRONG = (
    r"(?:terrible|awful|horrible|toxic|boring|miserable|dreadful|incompetent|corrupt|hopeless|dull|"
    r"useless|chaotic|lazy|arrogant|ridiculous|stupid|hated|outdated|unfair|wonderful|fantastic|"
    r"brilliant|perfect)"
)
_BADLY = rf"(?:{_STRONG}|bad|slow|low|poor|cheap|messy|weak|late|rude|old-fashioned|bureaucratic)"
# At the beginning of a clause.
_LEANING = re.compile(
    rf"(?P<words>{_DENYING} (?!forget|worry|you want to (?:add|tell))(?:{clauses.WORD} ?){{1,3}}"
    rf"|{clauses.HELPING} (?:it|you|they|there|this|that|people|the {clauses.WORD}|"
    rf"your {clauses.WORD}) not\b"
    rf"|(?:is|was) it (?:not )?true that|is it (?:just )?me or"
    r"|(?:surely|obviously|clearly|of course|admittedly|everybody knows|everyone knows|"
    r"as everyone "
    r"knows|we all know|as we all know)\b"
    r"|(?:i|we) (?:assume|guess|suppose|bet|imagine|take it|presume|suspect)\b(?! (?:your|"
    r"the) role)"
    r"|presumably\b|(?:is|are) (?:your|the) [\w ]{1,30} (?:really )?(?:as|that) "
    rf"(?:{_BADLY}|good|great|hard)\b)"
)
# Anywhere in the question.
_LOADED = re.compile(
    rf"(?P<words>, ?(?:{_DENYING}|{clauses.HELPING}) {_WHO}(?: agree)?\??$|, ?(?:right|correct|no|"
    r"yes|eh|innit)\??$"
    rf"|\b(?:don't|wouldn't|do not) you (?:think|agree|say|feel|find)\b|\b(?:you|one) (?:must|have "
    r"to|would have to) (?:agree|admit)\b"
    rf"|\bwhy (?:is|are|was|were|does|do) [^?]{{1,40}}\b(?:so|such an?|always|still so) {_BADLY}\b"
    rf"|\bhow {_STRONG} (?:is|are|was|were|do|does|did)\b"
    r"|\bhow much (?:do|did|does) (?:you|they|people) (?:love|hate|despise|adore|dislike)\b"
    rf"|\bhow do you (?:put up with|stand|bear|endure|survive|tolerate)\b"
    rf"|\b(?:such|what) an? {_STRONG} (?:place|company|boss|job|team|manager|firm)\b)"
)


def leave_the_answer_open(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L38: a question is neither leading nor loaded."""
    for sentence in letter.sentences:
        words = _leaning(sentence)
        if words:
            why = _WHY.format(words=words[:1].upper() + words[1:])
            yield remarks.warn("L38", why, _FIX, (sentence.start, sentence.end))


def _leaning(sentence: letters.Sentence) -> str:
    """The words that lean on the answer, or none."""
    for part in clauses.of(sentence):
        found = _LEANING.match(part)
        if found:
            return found["words"].strip()
    loaded = _LOADED.search(sentence.text)
    return loaded["words"].strip(" ,?") if loaded else ""
