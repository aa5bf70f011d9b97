"""Readiness: how far a chat is prepared, and what the seeker ticks by hand (B16, B20, D25)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from kithwork.advice import readiness as advice
from kithwork.domain import zones
from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatCard
from kithwork.domain.errors import Invalid
from kithwork.domain.readiness import COMPUTED, Item, Preparation, Readiness
from kithwork.flows import question_plans
from kithwork.flows.flow import flow
from kithwork.store.models import Tick
from kithwork.store.queries import campaigns, chats
from kithwork.store.queries import readiness as queries


def show(*, actor: Actor, chat: UUID) -> Readiness:
    """The checklist of a chat with its score and its gaps."""
    plan = question_plans.show(actor=actor, chat=chat)
    card = plan.chat
    return advice.of(
        preparation=Preparation(
            kind=card.kind,
            mode=card.venue.mode,
            has_day=card.starts_at is not None,
            has_place=bool(card.venue.where),
            other_clock=_by_another_clock(card),
            questions=len(plan.plan.questions),
            ticked=queries.ticked(actor=actor, chat=chat),
            field=_field(actor, card),
            **queries.counted(actor=actor, chat=chat),
        )
    )


def _field(actor: Actor, card: ChatCard) -> str:
    """What is known of the field they work in, else what the seeker looks for."""
    industries = queries.industries(actor=actor, person=card.person)
    return " ".join([*industries, campaigns.brief(actor=actor).field])


def _by_another_clock(card: ChatCard) -> bool:
    if card.starts_at is None:
        return False
    own = timezone.get_default_timezone_name()
    theirs, mine = (card.starts_at.astimezone(zones.named(one)) for one in (card.zone, own))
    return theirs.utcoffset() != mine.utcoffset()


@flow("readiness.tick")
def tick(*, actor: Actor, chat: UUID, item: Item, now: datetime) -> ChatCard:
    """Tick an item of the checklist as seen to; raises Invalid for one that rows tell."""
    row = chats.row(actor=actor, chat=chat)
    _may_be_ticked(item)
    Tick.objects.get_or_create(
        workspace_id=actor.workspace, chat=row, item=item, defaults={"at": now}
    )
    return chats.card(row)


@flow("readiness.untick")
def untick(*, actor: Actor, chat: UUID, item: Item, now: datetime) -> ChatCard:
    """Take a tick back."""
    row = chats.row(actor=actor, chat=chat)
    _may_be_ticked(item)
    Tick.objects.filter(chat=row, item=item).delete()
    return chats.card(row)


def _may_be_ticked(item: Item) -> None:
    if item in COMPUTED:
        raise Invalid("item", f"“{item}” ticks itself once it is done.")
