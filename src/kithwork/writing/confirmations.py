"""The letter that invites to a chat, and the line that confirms it the day before.

Both hold every logistic (practice.md F11), for whoever opens no calendar file.
"""

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


def invite(
    *, given: str, when: str, minutes: int, venue: Venue, sender: str, phone: str
) -> Message:
    """An invitation to a booked chat, as a letter; the same arguments as of `draft`."""
    facts = [f"When: {when}, {minutes} minutes", _fact(venue)]
    if phone:
        facts.append(f"My number: {phone}")
    paragraphs = (
        f"Hi {given},",
        "Thank you for making time. Here is what we agreed, for your calendar:",
        "\n".join(f"- {fact}" for fact in facts if fact),
        "Should it have to move, a short line is enough; any other time is fine.",
        f"Until then,\n{sender}",
    )
    return Message(f"Our chat: {when}", "\n\n".join(paragraphs).rstrip())


def _fact(venue: Venue) -> str:
    if not venue.where:
        return ""
    said = {
        Mode.IN_PERSON: f"Where: {venue.where}",
        Mode.VIDEO: f"Video: {venue.where}",
        Mode.PHONE: f"By phone: I will ring {venue.where}",
    }
    return said[venue.mode]


def _where(venue: Venue) -> str:
    if not venue.where:
        return ""
    said = {
        Mode.IN_PERSON: f", at {venue.where}",
        Mode.VIDEO: f", here: {venue.where}",
        Mode.PHONE: f"; I will ring {venue.where}",
    }
    return said[venue.mode]
