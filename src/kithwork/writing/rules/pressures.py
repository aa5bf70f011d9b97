"""L42: curious, never cross-examining (practice.md D42, L42)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import clauses, letters, remarks

_WHY = (
    "“{words}” sounds like an interrogation: they have to defend themselves before they can tell. "
    "Ask what led to it, and the same story comes freely."
)
_FIX = "What led you to move on?"
_PRESSING = re.compile(
    rf"\bwhy (?:on earth |exactly |then |in the world )?(?:did|do|would|have|had|were|are|was) you "
    rf"(?:{clauses.WORD} ){{0,2}}?(?:fail(?:ed)?|leave|left|quit|resign(?:ed)?|lose|lost|"
    r"drop(?:ped)?|"
    r"give up|given up|waste[d]?|fired|let go|laid off|demoted|dismissed|passed over|still|only|"
    r"never|not|so (?:long|fast|late|often|little|slow)|keep (?:changing|failing|losing)|"
    r"change (?:jobs )?so|stay so|put up|bother|ignore[d]?|refuse[d]?|turn(?:ed)? down|"
    r"stop(?:ped)?)\b"
    r"|\bwhy (?:didn't|don't|haven't|hadn't|aren't|weren't|couldn't|can't|wouldn't|won't|wasn't) "
    r"you\b|\bwhy should (?:i|anyone|anybody|we|one)\b"
    r"|\bwhy would (?:anyone|anybody|someone|you (?:ever|want))\b"
    r"|\b(?:explain|justify|defend|account for) (?:why you|yourself|your (?:decision|choice|"
    r"failure|gap|absence|mistakes?)|the gap)\b"
    r"|\bwhat(?:'s| is| was) (?:wrong with|your excuse)\b|\bhow (?:could|can|dare) you "
    r"(?:possibly |even |ever |just )?(?:do|let|say|leave|think|accept|allow|work|justify|not|miss|"
    r"fail)\b(?! (?:good|better|more|this differently))"
    r"|\bhow come (?:you|your)\b|\bwhat makes you (?:think|so sure|believe|qualified)\b|\bwho do "
    r"you think you\b|\bwhat were you thinking\b|\bwho(?:se fault|'s to blame| is to blame| was to "
    r"blame)\b|\b(?:admit|confess|prove)(?: to me)? (?:it|that|you)\b"
    r"|\bbe honest\b|\bthe truth (?:about|now)\b|\btell (?:me )?the truth\b|\bhow do you explain "
    r"(?:your|the fact|that you)\b|\byou (?:said|claimed|told me) [^?]{1,60}\bbut (?:you|then|"
    r"now)\b"
    r"|\banswer (?:me|the question)\b|\bwhat did you do wrong\b"
)


def are_gentle(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L42: a question does not sound like an interrogation."""
    for sentence in letter.sentences:
        found = _PRESSING.search(sentence.text)
        if found:
            span = (sentence.start + found.start(), sentence.start + found.end())
            why = _WHY.format(words=letter.text[span[0] : span[1]])
            yield remarks.warn("L42", why, _FIX, span)
