"""L39: a question narrow enough to be answered well (practice.md D32, D36)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import clauses, letters, remarks

_WHY = (
    "This is so wide that nobody knows where to begin, and the answer will be general. Pick one "
    "corner of it: a day, a choice, a difference."
)
_FIX = "How does credit analysis differ from audit, day to day?"
_FEW = rf"(?:{clauses.WORD}(?: {clauses.WORD}){{0,2}})"
_WHOLE = (
    r"(?:company|firm|industry|field|sector|business|job|work|place|organi[sz]ation|career|"
    r"profession|employer|market|role|position|department)"
)
# What narrows a subject of one to three words.
_NARROW = (
    r"(?!(?:an?|one|how|what|why|when|where|who) |(?:the|your|that|this) (?:first|last|best|worst|"
    r"hardest|favou?rite|proudest|typical|average|way|day|week|time|moment|move|switch|path|route|"
    r"road|journey|project|training|team|decision|change|new|latest|biggest|most)\b)"
)
_BROAD = re.compile(
    r"(?:(?:so|and|well|ok|okay|first),? ){0,2}(?:"
    r"(?:please |just )?(?:(?:can|could|would|will) you (?:please )?|i would like you to )?"
    r"(?:tell me|talk to me|talk|tell us|say something|explain) "
    r"(?:(?:a bit|a little|a little bit|more|something|everything|all|anything)(?: more)? )?"
    rf"(?:about )?{_NARROW}{_FEW}"
    rf"|what (?:can|could|would|do) you (?:tell me|say|share|know) about {_NARROW}{_FEW}"
    rf"|what (?:should|must|do) i (?:need to )?know about {_NARROW}{_FEW}"
    rf"|what is there to know about {_FEW}"
    rf"|what(?:'s| is| are) (?:it like (?:to work|working)(?: (?:here|there|(?:in|at|for) {_FEW}))?"
    rf"|(?:your|the|this|that) {_WHOLE} like|(?:working|life|work) (?:here|there|(?:in|at|for) "
    rf"{_FEW})(?: like)?|(?!(?:it|that|this|he|she|your|the|an?)\b){clauses.WORD} like)"
    rf"|what(?:'s| is) (?:your|the|this) {_WHOLE} (?:all )?about"
    rf"|how (?:does|do|is|are) (?:(?:your|the|this) )?(?:{clauses.WORD} )?{_WHOLE}"
    r"(?: work| going| in general)?|how(?:'s| is) (?:work|life|business|everything|it going)"
    r"|what do you do|how do things work|what(?:'s| is) (?:your|the) story"
    rf"|what (?:are your thoughts|do you think|is your (?:view|opinion|take)) (?:on|about|of) "
    rf"{_NARROW}{_FEW}"
    r"|(?:do you have |have you |got )?any (?:other |general )?(?:advice|tips|thoughts|insights?|"
    r"ideas?)(?: (?:for|to) (?:me|share|us|give))?"
    r")[ ?.!]{0,4}$"
)
# "Explain the new rules" and "talk me through" are narrow as they stand.
_ABOUT = re.compile(r"\babout\b|\bof\b|\bon\b|^(?!(?:\w{1,9} ){0,4}(?:tell|talk|explain))")


def are_narrow(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L39: a question is not about everything at once."""
    for sentence in letter.sentences:
        if _BROAD.match(sentence.text) and _ABOUT.search(sentence.text):
            yield remarks.warn("L39", _WHY, _FIX, (sentence.start, sentence.end))
