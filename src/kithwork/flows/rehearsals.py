"""Rehearsals: a chat said aloud beforehand, and what it did to confidence (D07, D39-D41)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatCard
from kithwork.domain.errors import Invalid
from kithwork.domain.question_plans import PlannedQuestion
from kithwork.domain.rehearsals import LEAST, MOST, OPENING, RehearsalCard, Spoken
from kithwork.flows import briefs, question_plans
from kithwork.flows.flow import flow
from kithwork.store.models import Rehearsal
from kithwork.store.queries import chats
from kithwork.store.queries import rehearsals as queries
from kithwork.store.queries.question_plans import NoSuchQuestion

# Nobody rehearses twenty minutes for longer.
MOST_SECONDS = 4 * 60 * 60
MOST_TIMES = 99


@dataclass(frozen=True, slots=True)
class Script:
    """What is said aloud: the first minute, then the questions in the order to ask them."""

    chat: ChatCard
    opening: str
    questions: tuple[PlannedQuestion, ...]
    earlier: tuple[RehearsalCard, ...]


def script(*, actor: Actor, chat: UUID) -> Script:
    """What to say aloud for a chat, and how often it was rehearsed."""
    plan = question_plans.show(actor=actor, chat=chat)
    return Script(
        chat=plan.chat,
        opening=briefs.opening(actor=actor, chat=chat),
        questions=plan.plan.questions,
        earlier=queries.of_chat(actor=actor, chat=chat),
    )


@flow("rehearsals.keep")
def keep(*, actor: Actor, chat: UUID, spoken: Spoken, now: datetime) -> RehearsalCard:
    """Keep a rehearsal that ends now. Raises Invalid naming the field, NoSuchQuestion."""
    row = chats.row(actor=actor, chat=chat)
    if not 0 <= spoken.seconds <= MOST_SECONDS:
        raise Invalid("seconds", f"must be 0 to {MOST_SECONDS}.")
    for field in ("rating", "before", "after"):
        value = getattr(spoken, field)
        if value is not None and not LEAST <= value <= MOST:
            raise Invalid(field, f"must be {LEAST} to {MOST}.")
    made = Rehearsal.objects.create(
        workspace_id=actor.workspace,
        chat=row,
        begun_at=now - timedelta(seconds=spoken.seconds),
        ended_at=now,
        seconds=spoken.seconds,
        rating=spoken.rating,
        confidence_before=spoken.before,
        confidence_after=spoken.after,
        hesitations=_worded(actor, chat, spoken.hesitations),
    )
    return queries.card(made)


def _worded(actor: Actor, chat: UUID, hesitations: Mapping[str, int]) -> list[dict[str, str | int]]:
    """What one hesitated at, in the order of the plan, as it is worded now."""
    plan = question_plans.show(actor=actor, chat=chat).plan
    texts = {OPENING: ""} | {one.question.key: one.question.text for one in plan.questions}
    unknown = next((key for key in hesitations if key not in texts), None)
    if unknown is not None:
        raise NoSuchQuestion(unknown)
    return [
        {"key": key, "text": text, "times": min(MOST_TIMES, hesitations[key])}
        for key, text in texts.items()
        if hesitations.get(key, 0) > 0
    ]


@flow("rehearsals.forget")
def forget(*, actor: Actor, rehearsal: UUID, now: datetime) -> UUID:
    """Take a rehearsal away; answers the id of its chat."""
    row = queries.row(actor=actor, rehearsal=rehearsal)
    chat = row.chat.public_id
    row.delete()
    return chat
