"""Goals of chats, in their order."""

from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.goals import Answered, GoalCard
from kithwork.store import access
from kithwork.store.models import Goal


def of_chat(*, actor: Actor, chat: UUID) -> tuple[GoalCard, ...]:
    """What a chat is to teach, in the seeker's order."""
    rows = access.visible(actor, Goal).filter(chat__public_id=chat).order_by("place")
    return tuple(card(row) for row in rows)


def card(row: Goal) -> GoalCard:
    """A row as shown."""
    return GoalCard(row.public_id, row.text, Answered(row.answered), row.answer)
