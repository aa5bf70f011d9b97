"""What a duty is called in files and calendars, in few words; pages say it in their language."""

from kithwork.domain.follow_ups import FollowUp, FollowUpKind, Whose

_TITLES = {
    FollowUpKind.THANK_YOU: "Thank {name}",
    FollowUpKind.REPORT_BACK: "Tell {name} how it went",
    FollowUpKind.WRITE_TO: "Write to {name}",
    FollowUpKind.CONNECT: "Connect with {name}",
    FollowUpKind.ADVICE_RESULT: "Tell {name} what came of their advice",
    FollowUpKind.UPDATE: "Send {name} your news",
    FollowUpKind.KEEP_IN_TOUCH: "Keep in touch with {name}",
    FollowUpKind.CONGRATULATE: "Congratulate {name}",
    FollowUpKind.NEWS: "Tell {name} the news",
}


def title(card: FollowUp) -> str:
    """What is owed and to whom; never what was promised, nor anything else that was said."""
    if card.kind is FollowUpKind.PROMISE:
        theirs = card.whose is Whose.THEIRS
        return f"{card.name} promised you" if theirs else f"Your promise to {card.name}"
    return _TITLES[card.kind].format(name=card.name)
