"""Asks and introductions as rows; the checker's remarks are added by the flows."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.errors import NotFound
from kithwork.domain.introductions import IntroductionCard, IntroductionState
from kithwork.store import access
from kithwork.store.models import Ask, Introduction

OPEN_STATES = (AskState.DRAFTED, AskState.SENT, AskState.LATER, AskState.SILENT)


class NoSuchAsk(NotFound):
    """No ask of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no ask {public_id}. `kith asks` lists them.")


class NoSuchIntroduction(NotFound):
    """No introduction of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(
            f"There is no introduction {public_id}. `kith introduction list` shows them."
        )


def present(actor: Actor) -> QuerySet[Ask]:
    """Asks that were not taken away, with the person each is for."""
    rows = access.visible(actor, Ask).filter(
        removed_at__isnull=True, person__removed_at__isnull=True
    )
    return rows.select_related("person", "chat")


def listing(*, actor: Actor, limit: int = 100) -> list[Ask]:
    """Open asks first, the newest first in each part."""
    rows = present(actor).order_by("-drafted_at", "-pk")
    open_rows = list(rows.filter(state__in=OPEN_STATES)[:limit])
    return open_rows + list(rows.exclude(state__in=OPEN_STATES)[: limit - len(open_rows)])


def of_person(*, actor: Actor, person: int) -> list[Ask]:
    """The asks to one person, newest first."""
    return list(present(actor).filter(person_id=person).order_by("-drafted_at", "-pk"))


def row(*, actor: Actor, ask: UUID) -> Ask:
    """One ask; raises NoSuchAsk."""
    found = present(actor).filter(public_id=ask).first()
    if found is None:
        raise NoSuchAsk(ask)
    return found


def introductions_of(*, actor: Actor, asks: Sequence[int]) -> dict[int, list[Introduction]]:
    """The introductions of each ask (primary key), in the order of its chain."""
    found: dict[int, list[Introduction]] = defaultdict(list)
    own = access.visible(actor, Introduction).filter(ask_id__in=asks)
    rows = own.select_related("introducer", "target")
    for introduction in rows.order_by("place"):
        found[introduction.ask_id].append(introduction)
    return found


def introduction(*, actor: Actor, introduction: UUID) -> Introduction:
    """One introduction; raises NoSuchIntroduction."""
    rows = _introductions(actor).filter(ask__person__removed_at__isnull=True)
    found = rows.select_related("ask__person").filter(public_id=introduction).first()
    if found is None:
        raise NoSuchIntroduction(introduction)
    return found


def introductions(*, actor: Actor, limit: int = 100) -> tuple[IntroductionCard, ...]:
    """All introductions, the latest moved first."""
    rows = _introductions(actor).order_by("-changed_at", "-pk")[:limit]
    return tuple(introduction_card(found) for found in rows)


def introductions_through(*, actor: Actor, person: int) -> tuple[IntroductionCard, ...]:
    """The introductions that one person (primary key) was asked for, the latest moved first."""
    rows = _introductions(actor).filter(introducer_id=person, target__removed_at__isnull=True)
    return tuple(introduction_card(found) for found in rows.order_by("-changed_at", "-pk"))


def _introductions(actor: Actor) -> QuerySet[Introduction]:
    rows = access.visible(actor, Introduction).filter(ask__removed_at__isnull=True)
    return rows.select_related("ask", "introducer", "target")


def introduction_card(found: Introduction) -> IntroductionCard:
    """A row as shown."""
    return IntroductionCard(
        id=found.public_id,
        ask=found.ask.public_id,
        introducer=found.introducer.public_id,
        introducer_name=found.introducer.name,
        target=found.target.public_id,
        target_name=found.target.name,
        state=IntroductionState(found.state),
        subject=found.subject,
        text=found.text,
        changed_at=found.changed_at,
    )
