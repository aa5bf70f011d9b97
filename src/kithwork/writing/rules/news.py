"""L30, L31 and L32: news that is worth a message (practice.md A26, A27, B25, F08, F22)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import deeds, letters, remarks, thanks

FEWEST_WORKDAYS, MOST_UNANSWERED = 3, 2
_MOST = 3
_CHECKING = re.compile(
    r"\b(?:just |only )?(?:checking in|check in|following up|follow up|circling back|touch(?:ing)? "
    r"base|bump(?:ing)? this)\b|\bany (?:updates?|news)\b|\bgentle reminder\b"
    r"|\bdid you (?:get|see|receive|read) my\b|\bhave you had (?:a )?(?:chance|time|moment)\b"
    r"|\bjust (?:wanted|want|wondering|writing) to (?:see|check|ask)\b"
)
_NEWS = re.compile(
    r"\bcongratulations\b|\bcongrats\b"
    r"|\b(?:happy|glad|pleased|delighted) (?:for you|to (?:see|read|hear|learn))\b"
    r"|\b(?:here (?:is|are|it is)|that is done)\b|\b(?:saw|read|heard) (?:that|about|of) you"
    r"|\bthought of you\b|\bremind(?:s|ed) me of (?:you|our)\b"
    r"|\byour [\w' -]{2,40} (?:helped|changed|worked|led|was right|turned out|paid off)\b"
    r"|\byou (?:kindly )?(?:offered|promised|wanted to|were going to|said you would)\b"
    r"|\b(?:the|my) (?:course|project|exam|thesis|application|talk|test) (?:is|was|went|has)\b"
)
_WHY_EMPTY = (
    "There is no news in it, so it only reminds them that they owe you something. Say what you did "
    "since, or wait until there is something to tell."
)
_FIX_NEWS = "You advised SQL first; I finished a project, here is what I learned."
_WHY_SOON = (
    "You wrote to them {days} working days ago and have no answer yet. Give it three at the least, "
    "better a week; most answers come late, not never."
)
_WHY_TODAY = "You wrote to them only just now. Give it three working days, better a week."
_WHY_OFTEN = (
    "{number} messages had no answer. A third would press; leave it there, and write again when "
    "you have real news or a new reason."
)
_FIX_SOON = "One short line on the seventh day, then stop."
_WHY_UNTOLD = (
    "They sent you to {name}, you talked days ago, and they have not heard of it. Whoever is told "
    "what became of their help gives it again."
)
_FIX_UNTOLD = "I spoke with {name} on Monday; the view on audits helped. Thank you."


def is_there(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L30: news, instead of "just checking in"."""
    middle = letter.middle.replace("\n", " ")
    if deeds.has_any(letter) or _NEWS.search(middle):
        return
    found = _CHECKING.search(middle)
    start = letter.body[0]
    span = (start + found.start(), start + found.end()) if found else (0, 0)
    yield remarks.warn("L30", _WHY_EMPTY, _FIX_NEWS, span)


def may_follow(_letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L31: three working days after an unanswered message, and no third one."""
    history = context.history
    if history.unanswered >= MOST_UNANSWERED:
        yield remarks.error("L31", _WHY_OFTEN.format(number=history.unanswered), _FIX_SOON)
    elif history.workdays == 0:
        yield remarks.error("L31", _WHY_TODAY, _FIX_SOON)
    elif history.workdays is not None and history.workdays < FEWEST_WORKDAYS:
        yield remarks.error("L31", _WHY_SOON.format(days=history.workdays), _FIX_SOON)


def reaches_who_sent_me(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L32: whoever sent the seeker to somebody hears of it within three days of the talk."""
    untold = [name for name in context.history.untold if not thanks.is_named(letter, name)]
    for name in untold[:_MOST]:
        yield remarks.warn("L32", _WHY_UNTOLD.format(name=name), _FIX_UNTOLD.format(name=name))
