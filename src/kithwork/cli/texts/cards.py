"""The business card for the terminal."""

from kithwork.domain.cards import BusinessCard


def card(found: BusinessCard) -> str:
    """The lines of it that are known."""
    lines = (found.name.full, found.line, found.phone, found.email, found.web_shown, found.place)
    return "\n".join(line for line in lines if line)
