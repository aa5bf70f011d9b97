"""Reviews of what is to be known by heart."""

from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.recalls import RecallCard
from kithwork.store import access
from kithwork.store.models import Recall

MOST_SHOWN = 20


def of_chat(*, actor: Actor, chat: UUID) -> tuple[RecallCard, ...]:
    """The last reviews for a chat, the latest first."""
    rows = access.visible(actor, Recall).filter(chat__public_id=chat).order_by("-at", "-pk")
    return tuple(card(row) for row in rows[:MOST_SHOWN])


def of_words(*, actor: Actor) -> tuple[RecallCard, ...]:
    """The last reviews of all words of the trade, the latest first."""
    rows = access.visible(actor, Recall).filter(chat__isnull=True).order_by("-at", "-pk")
    return tuple(card(row) for row in rows[:MOST_SHOWN])


def card(row: Recall) -> RecallCard:
    """A row as shown."""
    return RecallCard(row.public_id, row.at, row.known, row.asked, tuple(row.not_yet))
