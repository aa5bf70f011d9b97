"""What to do before a booked chat: the first one must not sound like the first (D39)."""

from kithwork.domain.advice import OpenAsk


def before(chat: OpenAsk) -> str:
    """How to prepare: the first chat is said aloud whole, a later one begun."""
    if chat.is_first:
        return "It is your first: read the brief, and say your questions aloud once before you go."
    return "Read the brief once, and say the first minute aloud."
