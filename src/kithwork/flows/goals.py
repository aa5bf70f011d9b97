"""Goals: one to three things that a chat is to teach (practice.md C35)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.goals import LONGEST_GOAL, MOST_GOALS, GoalCard
from kithwork.flows.flow import flow
from kithwork.store.models import Chat, Goal
from kithwork.store.queries import campaigns, chats
from kithwork.store.queries import goals as queries


class AlreadyHeld(Conflict):
    """What one wanted to learn in a talk that took place stays as it was."""

    def __init__(self) -> None:
        super().__init__("This chat took place; its goals stay as they were.")


@flow("goals.set_goals")
def set_goals(
    *, actor: Actor, chat: UUID, texts: Sequence[str], now: datetime
) -> tuple[GoalCard, ...]:
    """Set what a chat is to teach, in the place of what was set before.

    Empty texts are left out; none at all takes every goal away. Raises Invalid, AlreadyHeld.
    """
    row = chats.row(actor=actor, chat=chat)
    if row.state == ChatState.HELD:
        raise AlreadyHeld
    wanted = _fitting(texts)
    former = {goal.text: goal for goal in Goal.objects.filter(chat=row)}
    Goal.objects.filter(chat=row).delete()
    for place, text in enumerate(wanted):
        goal = former.get(text) or Goal(workspace_id=actor.workspace, text=text, created_at=now)
        # Made anew even where it stood, since two goals may change places.
        goal.pk, goal.chat, goal.place = None, row, place
        goal.save(force_insert=True)
    return queries.of_chat(actor=actor, chat=chat)


def _fitting(texts: Sequence[str]) -> list[str]:
    """The texts on one line each, every one once; raises Invalid."""
    wanted = list(dict.fromkeys(one for text in texts if (one := " ".join(text.split()))))
    if len(wanted) > MOST_GOALS:
        raise Invalid("goals", f"are {len(wanted)}; {MOST_GOALS} is the most for one talk.")
    for text in wanted:
        if len(text) > LONGEST_GOAL:
            raise Invalid("goals", f"must be at most {LONGEST_GOAL} characters each.")
    return wanted


def suggested(*, actor: Actor, chat: UUID) -> str:
    """A first goal: what the ask said one hopes to learn, or the search brief."""
    row = chats.row(actor=actor, chat=chat)
    return (_of_ask(row) or campaigns.brief(actor=actor).learn)[:LONGEST_GOAL]


def _of_ask(chat: Chat) -> str:
    return str(chat.ask.card.get("learn") or "") if chat.ask else ""
