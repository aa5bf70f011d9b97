"""L01 and L40 in questions: how people come to be hired, never whether there is a post (B05)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import clauses, letters, remarks, vacancies

_WHY = (
    "“{words}” asks for an opening. You said you came to learn; this question turns the talk into "
    "an application, and they will wonder if the rest was meant. If there is something, they will "
    "say so. How people come to be hired is a fair question."
)
_FIX = "How do people usually join teams like yours?"
_WHY_PLEA = (
    "This asks for a job. People say yes to a chat because the subject is them and their path; "
    "if they know of an opening, they will bring it up themselves."
)
_FIX_PLEA = "What would you test first in my place?"
_ME = re.compile(r"\b(?:i|me|my)\b")
_US = r"(?:you|they|your [\w-]{1,20}(?: [\w-]{1,20})?|the [\w-]{1,20})"
_VACANCY = re.compile(
    r"\b(?:when|how many \w{1,20}|who|whom|what roles?|which roles?) (?:will|would|are|"
    rf"is) {_US} "
    rf"(?:{clauses.WORD} ){{0,3}}?(?:hir(?:e|ing)|recruit(?:ing)?|tak(?:e|ing) on|"
    r"looking to fill)\b"
    rf"|\b(?:will|would|could|might) {_US} (?:{clauses.WORD} ){{0,2}}?(?:hire|recruit|employ|"
    r"take on)\b"
    r"(?! (?:someone|somebody|people|an?|new) [\w ]{0,30}\b(?:without|who|with)\b(?! my\b))"
    rf"|\b(?:do|does|are|is) {_US} (?:{clauses.WORD} ){{0,2}}?(?:need|looking for|short of) "
    r"(?:more |new |any |extra )?(?:people|staff|hands|colleagues|graduates|juniors|interns)\b"
    r"|\b(?:hiring|recruitment) (?:plans?|freeze|round) (?:for|this|next|at)\b"
    rf"|\bwhat would it take (?:for (?:you|them) to hire|to be hired by you)\b"
    r"|\bwho (?:should|can|could|do|would) i (?:\w{1,10} ){0,3}(?:to )?(?:about|for) (?:a |any )?"
    r"(?:jobs?|openings?|vacanc\w{1,3})\b"
    r"|\b(?:which|what) (?:jobs|roles|positions|posts|openings|vacancies) (?:are|is|do you have) "
    r"(?:\w{1,12} )?(?:open|available|vacant|free|unfilled|at the moment|right now|coming up)\b"
    r"|\b(?:which|what|how many) (?:openings|vacancies|open (?:roles|positions|posts))\b"
)


def are_not_asked_for(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L40: no question about a vacancy."""
    for sentence in letter.sentences:
        for span in _spans(letter, sentence)[:1]:
            words = " ".join(letter.text[span[0] : span[1]].split())
            yield remarks.block("L40", _WHY.format(words=words), _FIX, span)


def are_not_begged_for(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L01: nor one that asks for a job for oneself."""
    for sentence in letter.sentences:
        if _ME.search(sentence.text):
            for span in vacancies.spans(letter, sentence)[:1]:
                yield remarks.block("L01", _WHY_PLEA, _FIX_PLEA, span)


def _spans(letter: letters.Letter, sentence: letters.Sentence) -> list[tuple[int, int]]:
    """The words in one question that ask for a vacancy."""
    found = _VACANCY.search(sentence.text)
    own = [(sentence.start + found.start(), sentence.start + found.end())] if found else []
    return [*vacancies.spans(letter, sentence), *own]
