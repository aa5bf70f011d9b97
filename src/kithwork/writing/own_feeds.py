"""What a chat or a duty is called in the seeker's calendar: with names, or without."""

from kithwork.domain.follow_ups import FollowUp, FollowUpKind, Whose
from kithwork.domain.own_feeds import FeedNames

_NAMED = {
    FollowUpKind.THANK_YOU: "Thank {name}",
    FollowUpKind.REPORT_BACK: "Report back to {name}",
    FollowUpKind.WRITE_TO: "Write to {name}",
    FollowUpKind.CONNECT: "Connect with {name}",
    FollowUpKind.ADVICE_RESULT: "Tell {name} what came of their advice",
    FollowUpKind.UPDATE: "Update for {name}",
    FollowUpKind.KEEP_IN_TOUCH: "A line to {name}",
    FollowUpKind.CONGRATULATE: "Congratulate {name}",
    FollowUpKind.NEWS: "News for {name}",
}
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
}


def chat(name: str, *, names: FeedNames) -> str:
    """What a chat is called."""
    return f"Chat with {name}" if names is FeedNames.SHOWN else "Career chat"


def duty(card: FollowUp, *, names: FeedNames) -> str:
    """What a duty is called; never what was promised, nor anything else that was said."""
    if card.kind is FollowUpKind.PROMISE:
        if names is FeedNames.HIDDEN:
            return "A promise is due"
        mine = card.whose is not Whose.THEIRS
        return f"Your promise to {card.name}" if mine else f"{card.name} promised you"
    return (_NAMED if names is FeedNames.SHOWN else _PLAIN)[card.kind].format(name=card.name)
