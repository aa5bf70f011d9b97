"""The line that confirms a chat the day before, with every logistic in it (practice.md F11)."""

from kithwork.domain.chats import Mode, Venue
from kithwork.domain.messages import Message


def draft(*, given: str, when: str, minutes: int, venue: Venue, sender: str, phone: str) -> Message:
    """A confirmation of a booked chat.

    `given` greets the other person, `when` says day and time by their clock; `sender` and
    `phone` are the seeker's, empty if not known.
    """
    reached = (
        f"Should anything come between, you reach me at {phone}."
        if phone
        else "Should anything come between, a short line is enough."
    )
    looking_forward = f"I am looking forward to our chat on {when}{_where(venue)}."
    paragraphs = (
        f"Hi {given},",
        f"{looking_forward} I will keep to the {minutes} minutes.",
        reached,
        f"Until then,\n{sender}",
    )
    return Message(f"Our chat on {when}", "\n\n".join(paragraphs).rstrip())


def _where(venue: Venue) -> str:
    if not venue.where:
        return ""
    said = {
        Mode.IN_PERSON: f", at {venue.where}",
        Mode.VIDEO: f", here: {venue.where}",
        Mode.PHONE: f"; I will ring {venue.where}",
    }
    return said[venue.mode]
