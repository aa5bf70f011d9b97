"""L36: the range for such a post, never what the other earns (practice.md B22)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import clauses, letters, remarks

_WHY = (
    "“{words}” asks what they earn. That is theirs to keep, and the question can end a good talk. "
    "The usual range for such a role tells you as much, and nearly everybody will answer."
)
_FIX = "What range is usual for a first post like this?"
_MONEY = (
    r"(?:salary|salaries|pay|pay ?check|payslip|income|wages?|remuneration|compensation|"
    r"bonus(?:es)?|"
    r"earnings|hourly rate|day rate|daily rate|net worth|stock options|pension|severance|take-home)"
)
_OWN = (
    r"(?:(?:own|current|present|annual|yearly|monthly|starting|first|last|base|basic|gross|net|"
    r"total|exact|real|previous|full|old|new|expected) ){0,2}"
)
_DID = r"(?:do|did|will|would|can|could|are|were)"
_PAID = re.compile(
    rf"\byour {_OWN}{_MONEY}\b(?! (?:range|ranges|band|bands|scale|scales|grade|grades|structure|"
    r"system|systems|review|reviews|gap|policy|transparency))"
    rf"|\bhow much (?:money )?(?:{_DID} )?you (?:{clauses.WORD} ){{0,2}}?(?:make|earn|get|paid|"
    r"take home|bring home|receive)\b(?! (?:done|use|out|of|from|in return|to|along|along))"
    rf"|\bhow much (?:are|were) you (?:{clauses.WORD} )?(?:paid|on|making|earning|offered|"
    r"getting)\b"
    rf"|\bwhat (?:{_DID} )?you (?:{clauses.WORD} ){{0,2}}?(?:earn|take home|bring home|get paid)\b"
    r"(?! (?:respect|trust|credit|your|a place|the))"
    rf"|\bwhat (?:do|did) you (?:make|get) (?:a|per|an|each|every|in a|before|after) "
    r"(?:year|month|hour|week|day|tax)\b|^what do you make(?: (?:there|here|in this job))?\??$"
    rf"|\b(?:are|were) you (?:being )?(?:well|badly|fairly|properly|under|over)[ -]?paid\b"
    r"|\b(?:are|were) you paid (?:\w{1,10} )?(?:well|badly|fairly|enough|properly|more|less)\b"
    r"|\bhow (?:well|much|badly|fairly) (?:are|were|do|does|did) (?:you|they|"
    rf"it)(?: {clauses.WORD})? "
    r"(?:paid|pay) ?(?:you|$|\?)|\bhow well (?:are|were) you paid\b"
    rf"|\b(?:what|which) (?:kind of |sort of )?{_MONEY} (?:{_DID}) you\b"
    r"|\bdo you (?:earn|make) (?:enough|well|more|a lot|good money|decent money|over|under|above|"
    r"six|good|\d)|\bwhat (?:are|were) you (?:paid|on|making|earning)\b"
    r"|\b(?:what|how much) (?:do|does|did) (?:they|your \w{1,20}|the \w{1,20}) pay you\b"
    r"|\bhow (?:rich|wealthy|well off) are you\b"
)


def is_left_alone(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L36: nobody is asked what they earn themselves."""
    for sentence in letter.sentences:
        found = _PAID.search(sentence.text)
        if found:
            span = (sentence.start + found.start(), sentence.start + found.end())
            words = letter.text[span[0] : span[1]].strip(" ?")
            yield remarks.block("L36", _WHY.format(words=words), _FIX, span)
