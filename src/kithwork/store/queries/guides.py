"""What of a search is done already, and what it has brought, counted from its rows."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.asks import ANSWERED_TOUCH, SENT_TOUCH, AskState, Purpose
from kithwork.domain.follow_ups import MESSAGE_TOUCH
from kithwork.domain.guides import Gains, Point
from kithwork.domain.introductions import ALLOWED, IntroductionState
from kithwork.domain.people import AddressKind
from kithwork.store import access
from kithwork.store.models import (
    Address,
    Ask,
    Chat,
    Introduction,
    Note,
    Target,
    Touch,
    Workspace,
)
from kithwork.store.queries import asks, people

ANSWERED = (AskState.YES, AskState.NO, AskState.LATER)


def done(*, actor: Actor, name: str) -> frozenset[Point]:
    """The points that rows show to be done; `name` is what messages are signed with."""
    contacts = people.present(actor).filter(is_me=False)
    sent = asks.present(actor).filter(sent_at__isnull=False)
    rows: dict[Point, QuerySet[Any]] = {
        Point.CONTACTS: contacts,
        Point.FAN: contacts.filter(is_fan=True),
        Point.TARGET: access.visible(actor, Target).filter(removed_at__isnull=True),
        Point.REACHABLE: _own_phone(actor),
        Point.DRAFT: asks.present(actor),
        Point.SENT: sent,
        Point.YES: _chats(actor),
        Point.TALK: _talks(actor),
        Point.WHO_THEY_KNOW: sent.filter(purpose=Purpose.WHO_DO_YOU_KNOW),
        Point.INTRODUCED: _introductions(actor),
        Point.NOTE: _notes(actor),
        Point.BACK_AGAIN: _words(actor).filter(_helped()),
    }
    asked = [Exists(found) for found in rows.values()]
    answers = Workspace.objects.filter(pk=actor.workspace).values_list(*asked).get()
    named = {Point.NAME} if name else set()
    return frozenset({point for point, is_so in zip(rows, answers, strict=True) if is_so} | named)


def gains(*, actor: Actor) -> Gains:
    """What the search has brought already."""
    return Gains(
        learned=_notes(actor).count(),
        people=people.present(actor).filter(is_me=False).count(),
        answers=asks.present(actor).filter(state__in=ANSWERED).count(),
        chats=_chats(actor).count(),
        introductions=_introductions(actor).count(),
    )


def began_and_asked(*, actor: Actor) -> tuple[datetime, datetime | None]:
    """When the workspace was made, and when its first ask was sent (None before that)."""
    began = Workspace.objects.values_list("created_at", flat=True).get(pk=actor.workspace)
    sent = access.visible(actor, Ask).filter(sent_at__isnull=False).order_by("sent_at")
    return began, sent.values_list("sent_at", flat=True).first()


def _own_phone(actor: Actor) -> "QuerySet[Address]":
    return access.visible(actor, Address).filter(
        person__is_me=True, kind=AddressKind.PHONE, removed_at__isnull=True
    )


def _chats(actor: Actor) -> "QuerySet[Chat]":
    return access.visible(actor, Chat).filter(person__removed_at__isnull=True)


def _talks(actor: Actor) -> "QuerySet[Touch]":
    """What the seeker noted of talks; an ask or a message that went out is none."""
    return _words(actor).exclude(kind=MESSAGE_TOUCH)


def _words(actor: Actor) -> "QuerySet[Touch]":
    """Talks, and thanks and news that went out."""
    rows = access.visible(actor, Touch).filter(person__removed_at__isnull=True)
    return rows.exclude(kind__in=[SENT_TOUCH, ANSWERED_TOUCH])


def _notes(actor: Actor) -> "QuerySet[Note]":
    typed = access.visible(actor, Note).filter(typed=True, removed_at__isnull=True)
    return typed.filter(person__removed_at__isnull=True, person__is_me=False)


def _introductions(actor: Actor) -> "QuerySet[Introduction]":
    rows = access.visible(actor, Introduction).filter(state__in=ALLOWED)
    return rows.filter(ask__removed_at__isnull=True)


def _helped() -> Q:
    """Whether somebody was heard from again on or after the day on which they helped."""
    chats = Chat.objects.filter(person=OuterRef("person"), agreed_at__date__lte=OuterRef("on"))
    made = Introduction.objects.filter(
        introducer=OuterRef("person"),
        state=IntroductionState.MADE,
        changed_at__date__lte=OuterRef("on"),
    )
    return Q(Exists(chats)) | Q(Exists(made))
