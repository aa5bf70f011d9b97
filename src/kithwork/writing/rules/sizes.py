"""L34 and L35: one question at a time, and a short one (practice.md D36, D38)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import clauses, letters, remarks

MOST_WORDS = 25
_WHY_SEVERAL = (
    "There is more than one question in this. People answer the last one they heard, and the rest "
    "is lost. Ask one, listen, and keep the other for afterwards."
)
_FIX_SEVERAL = "How did you start?"
_WHY_LONG = (
    "{words} words. Read aloud, anything above {most} makes the listener hold on to the beginning "
    "while you are still speaking. Say what you want to know, and leave the rest out."
)
_FIX_LONG = "What surprised you in the first year?"
_SUBJECT = r"(?:you|your|i|it|there|they|we|the|this|that|people|most|an?|any|anyone|one)"
# "and how do", "and what is", "or is it", but not "learn how you work and what you would change".
_SECOND = re.compile(
    r"(?<!\bhow)(?<!\bwhat)(?<!\bwho)(?<!\bwhen)(?<!\bwhere)(?<!\bwhy)(?<!\bwhich)(?<!\bwhom)"
    r"[ ,;]{1,3}(?:and|or|also|plus|but|as well as) (?:(?:also|then|if so|if not),? )?"
    r"(?:(?P<asked>how|what|why|when|where|who|whom|whose|which)"
    r"(?: (?!(?:you|i|we|they|he|she|it|the|people|your|that|others|a|"
    rf"an)\b){clauses.WORD}){{0,3}}?"
    rf" (?:{clauses.HELPING}|is|makes|made)\b(?: (?!to\b)|$|\?)"
    rf"|{clauses.HELPING} {_SUBJECT}\b|who \w{{2,15}}s\b)"
)
_ASKED = re.compile(r"\?(?=[\s\"')]{1,4}[^\W_])")
_BETWEEN = re.compile(r"\bbetween (?:what|how|who|where)\b")


def are_one(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L34: one question at a time."""
    for sentence in letter.sentences:
        several = _ASKED.search(sentence.text) or _SECOND.search(sentence.text)
        if several and not _BETWEEN.search(sentence.text):
            span = (sentence.start, sentence.end)
            yield remarks.warn("L34", _WHY_SEVERAL, _FIX_SEVERAL, span)


def are_short(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L35: a question has at most 25 words."""
    for sentence in letter.sentences:
        words = letters.count(sentence.text)
        if words > MOST_WORDS:
            why = _WHY_LONG.format(words=words, most=MOST_WORDS)
            yield remarks.warn("L35", why, _FIX_LONG, (sentence.start, sentence.end))
