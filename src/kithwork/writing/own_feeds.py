"""What a chat or a duty is called in the seeker's calendar: with names, or without."""

from kithwork.domain.follow_ups import FollowUp, FollowUpKind
from kithwork.domain.own_feeds import FeedNames
from kithwork.writing import duties

_PLAIN = {
    FollowUpKind.THANK_YOU: "A thank-you is due",
    FollowUpKind.REPORT_BACK: "A report is due",
    FollowUpKind.WRITE_TO: "A letter is due",
    FollowUpKind.CONNECT: "An invitation to connect is due",
    FollowUpKind.ADVICE_RESULT: "A word on advice is due",
    FollowUpKind.UPDATE: "An update is due",
    FollowUpKind.KEEP_IN_TOUCH: "A line to stay in touch is due",
    FollowUpKind.CONGRATULATE: "Congratulations are due",
    FollowUpKind.NEWS: "News is due",
    FollowUpKind.PROMISE: "A promise is due",
}


def chat(name: str, *, names: FeedNames) -> str:
    """What a chat is called."""
    return f"Chat with {name}" if names is FeedNames.SHOWN else "Career chat"


def duty(card: FollowUp, *, names: FeedNames) -> str:
    """What a duty is called; never what was promised, nor anything else that was said."""
    return duties.title(card) if names is FeedNames.SHOWN else _PLAIN[card.kind]
