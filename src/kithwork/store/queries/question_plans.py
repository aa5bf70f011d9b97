"""Question plans as they were kept, and the seeker's own questions."""

from uuid import UUID

from django.db.models import QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.domain.question_plans import PlannedQuestion
from kithwork.domain.questions import Question, Scope, Theme, Tiara
from kithwork.store import access
from kithwork.store.models import OwnQuestion
from kithwork.store.models import PlannedQuestion as Row

OWN = "own-"


class NoSuchQuestion(NotFound):
    """No question of this plan, of the bank or of the seeker's own has that key."""

    def __init__(self, key: object) -> None:
        super().__init__(f"There is no question “{key}” here.")


def own_rows(actor: Actor) -> QuerySet[OwnQuestion]:
    """The seeker's own questions that were not taken away."""
    return access.visible(actor, OwnQuestion).filter(removed_at__isnull=True)


def own(*, actor: Actor) -> tuple[Question, ...]:
    """The seeker's own questions, the oldest first."""
    return tuple(_question(row, f"{OWN}{row.public_id}") for row in own_rows(actor).order_by("pk"))


def kept(*, actor: Actor, chat: UUID) -> tuple[PlannedQuestion, ...]:
    """The plan of a chat in the order to ask; empty while none was made."""
    rows = access.visible(actor, Row).filter(chat__public_id=chat).order_by("place", "pk")
    return tuple(PlannedQuestion(_question(row, row.key), row.must, row.why) for row in rows)


def _question(row: OwnQuestion | Row, key: str) -> Question:
    return Question(
        key=key,
        text=row.text,
        theme=Theme(row.theme),
        depth=row.depth,
        minutes=row.half_minutes / 2,
        scope=Scope(row.scope),
        tiara=Tiara(row.tiara) if row.tiara else None,
        asks_for_names=row.asks_for_names,
        source=row.source,
    )
