"""What a seeker did, and what came of it, made sentences whichever way it was typed (F08)."""

import re

from kithwork.writing import phrases, words

_PAST = re.compile(
    r"(?:(?:just|then|also|now|already|since|finally|recently) )?(?:went|took|wrote|read|spoke|met|"
    r"made|found|began|built|ran|got|gave|sent|did|put|saw|heard|chose|left|taught|learnt|set|"
    r"came|bought|kept|told|became|have|had|am|was|will|(?!need)\w{2,20}ed)\b(?! by\b)"
)
_WHOLE = re.compile(
    r"(?:it|they|she|he|you|that|this|there|the \w+|my \w+|now|since|today|we) (?:\w+ ){0,2}?"
    r"(?:is|are|was|were|has|have|had|will|can|could|may|did|do|does|went|came|made|gave|took|"
    r"said|told|\w{2,20}ed)\b"
)


# What people promise, as they write it down: "send the article".
_ACT = re.compile(
    r"(?:send|write|read|call|look|share|introduce|show|find|ask|try|think|forward|pass|give|tell|"
    r"invite|connect|visit|report|bring|check|book|put|lend|help|meet|let|keep|talk|speak|mention|"
    r"recommend|come|go|get|make|do|return|join|translate|review|mail|email|phone|ring|thank)\b",
    re.IGNORECASE,
)


# Of these, what puts something into their hands; nothing of the kind is a thing, too.
_HANDED = re.compile(
    r"(?:send|share|show|forward|pass|give|lend|mail|email|write up|write down|translate)\b",
    re.IGNORECASE,
)


def is_handed_over(text: str) -> bool:
    """Whether what was promised can stand in a message: "send the article", or "the rota"."""
    line = words.bare(text)
    return bool(_HANDED.match(line)) or not _ACT.match(line)


def promised(text: str, *, front: str, otherwise: str) -> str:
    """A promise after `front` where it is an act ("send the article"), else after `otherwise`.

    "I will" and "I promised you this:" give "I will send the article." and, of "the article",
    "I promised you this: the article.".
    """
    line = words.bare(text)
    if _ACT.match(line):
        return words.sentence(f"{front} {line[:1].lower()}{line[1:]}")
    return words.sentence(f"{otherwise} {line}") if line else ""


def did(text: str) -> str:
    """What I did: "signed up for the course" gives "I signed up for the course."."""
    line = words.bare(text)
    if not line or phrases.is_of_myself(line) or _WHOLE.match(line):
        return phrases.of_myself(line)
    return words.sentence(f"I {line}" if _PAST.match(line) else f"What I did: {line}")


def came(text: str) -> str:
    """What came of it: "a clear no" gives "What came of it: a clear no."."""
    line = words.bare(text)
    if not line or phrases.is_of_myself(line) or _WHOLE.match(line):
        return phrases.of_myself(line)
    return words.sentence(f"What came of it: {line}")


def told(text: str) -> str:
    """What there is to tell: whole sentences stand, anything else is the news."""
    line = words.bare(text)
    if not line or phrases.is_of_myself(line) or _WHOLE.match(line):
        return phrases.of_myself(line)
    return words.sentence(f"The news: {line}")
