"""The message that offers a few times for a chat, in person first (practice.md B15, C29, F11)."""

from collections.abc import Sequence

from kithwork.domain.messages import Message

_WHERE = "I am glad to come to a café near you, or we talk by video if that is easier."
_SUBJECT = "Our chat: which time suits you?"


def offer(*, given: str, minutes: int, times: Sequence[str], sender: str) -> Message:
    """Times for a chat that was agreed to.

    `given` greets the other person, each of `times` says a slot by their clock; `sender` is
    the seeker's name, empty if not known.
    """
    thanks = f"Thank you for offering me {minutes} minutes."
    return _written(given, f"{thanks} {_WHERE}", times, sender)


def offer_again(*, given: str, minutes: int, times: Sequence[str], sender: str) -> Message:
    """The same for a chat that had a day already, which did not come about or has to move."""
    again = f"May we find another time for our {minutes} minutes?"
    return _written(given, f"{again} {_WHERE}", times, sender)


def _written(given: str, opening: str, times: Sequence[str], sender: str) -> Message:
    listed = "\n".join(f"- {one}" for one in times)
    asked = "Would one of these suit you?" if len(times) > 1 else "Would this time suit you?"
    paragraphs = (
        f"Hi {given},",
        opening,
        f"{asked}\n{listed}",
        "If not, please name one that does.",
        f"Best wishes,\n{sender}",
    )
    return Message(_SUBJECT, "\n\n".join(paragraphs).rstrip())
