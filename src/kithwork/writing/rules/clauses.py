"""A question taken apart into its clauses, for the rules on questions (L33 to L42)."""

import re
from collections.abc import Iterator

from kithwork.writing.rules import letters

# One word, and what a question is asked with.
WORD = r"[\w'-]{1,20}"
ASKING = r"(?:what|how|which|who|whom|whose|where|when|why)"
HELPING = (
    r"(?:is|are|was|were|am|do|does|did|can|could|will|would|shall|should|have|has|had|may|might|"
    r"must)"
)
_CUT = re.compile(r"[,;:.?!]{1,3}\s{1,3}|\s-{1,2}\s|\s?\u2014\s?|\n")
_FILLER = re.compile(
    r"(?:(?:so|and|but|or|well|ok|okay|oh|now|then|also|just|finally|lastly|first|second|third|"
    r"next|last|honestly|overall|please|again|today|out of curiosity|one more thing|last question|"
    r"if i may ask|if you don't mind|if you do not mind)(?: |$)){0,4}"
)
# "When you began" is no question, "when did you begin" is.
_OPEN = re.compile(
    r"(?:(?:in|to|at|by|for|from|with|on|of|about|under|through|over|during|since|among|after|"
    r"before|besides|beyond) )?"
    rf"(?:(?:what|how|which|who|whom|whose|why)(?:'s|'re|'d)?\b|(?:when|where)(?:'s| {HELPING}\b))"
    rf"|(?:please )?(?:tell me|describe|walk me|talk me|explain|share|take me|help me|show me)\b"
    rf"|i(?:'d| would| am|'m)? {WORD} (?:{WORD} ){{0,4}}{ASKING}\b"
)


def of(sentence: letters.Sentence) -> Iterator[str]:
    """The clauses of a question, each without blanks and small words before it."""
    for piece in _CUT.split(sentence.text):
        bare = piece.strip(" \"'()?.!")
        bare = bare[_filler_end(bare) :]
        if bare:
            yield bare


def is_open(clause: str) -> bool:
    """Whether a clause asks openly: with what, how, which, who, why, or "tell me"."""
    return bool(_OPEN.match(clause))


def _filler_end(clause: str) -> int:
    found = _FILLER.match(clause)
    return found.end() if found else 0
