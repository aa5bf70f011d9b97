"""The business card as JSON."""

from kithwork.flows.cards import Handout


def card(found: Handout) -> dict[str, object]:
    """What stands on it, and its vCard."""
    return {
        "name": found.card.name.full,
        "line": found.card.line,
        "email": found.card.email,
        "phone": found.card.phone,
        "web": found.card.web,
        "vcard": found.vcard,
    }
