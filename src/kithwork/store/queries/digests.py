"""What a digest rests on: a week's talks and what they taught, and all that waits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from kithwork.domain.actors import Actor
from kithwork.domain.asks import Purpose
from kithwork.domain.chats import ChatState
from kithwork.domain.debriefs import RemarkKind
from kithwork.domain.digests import (
    Booked,
    Encounter,
    Introduced,
    Said,
    SaidKind,
    Talked,
    WeekFacts,
)
from kithwork.domain.follow_ups import FollowUp, FollowUpState
from kithwork.domain.introductions import IntroductionState
from kithwork.store import access
from kithwork.store.models import (
    Capture,
    Chat,
    Finding,
    FitSign,
    Introduction,
    Remark,
)
from kithwork.store.queries import asks, chats, follow_ups

_SAID = {
    RemarkKind.HELPFUL: SaidKind.HELPFUL,
    RemarkKind.WORD: SaidKind.WORD,
    RemarkKind.OPENING: SaidKind.OPENING,
    RemarkKind.COMMON: SaidKind.COMMON,
    RemarkKind.WORTH: SaidKind.WORTH,
}
_ORDER = ("chat__held_at", "chat", "place")
_WHO = ("chat__person__public_id", "chat__person__name", "chat__public_id", "chat__held_at")


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment until another."""

    start: datetime
    end: datetime

    def of(self, column: str) -> Q:
        """The rows whose `column` lies in it."""
        return Q(**{f"{column}__gte": self.start, f"{column}__lt": self.end})


def facts(*, actor: Actor, span: Span, ahead: Span) -> WeekFacts:
    """What happened in `span`, the chats booked in `ahead`, and every duty that waits."""
    return WeekFacts(
        talks=tuple(_talks(actor, span)),
        said=tuple(_said(actor, span)),
        encounters=tuple(_encounters(actor, span)),
        introduced=tuple(_introduced(actor, span)),
        asked=_moments(actor, span, Purpose.CHAT, "sent_at"),
        asked_who=_moments(actor, span, Purpose.WHO_DO_YOU_KNOW, "sent_at"),
        answered=_moments(actor, span, Purpose.CHAT, "answered_at"),
        settled=tuple(_settled(actor, span)),
        waiting=follow_ups.unsettled(actor=actor),
        booked=booked(actor=actor, span=ahead),
    )


def _talks(actor: Actor, span: Span) -> Iterator[Talked]:
    """Talks that took place; a person's earlier ones tell whether this is the first."""
    earlier = access.visible(actor, Chat).filter(
        person=OuterRef("person"), state=ChatState.HELD, held_at__lt=OuterRef("held_at")
    )
    rows = chats.present(actor).filter(span.of("held_at"), state=ChatState.HELD)
    rows = rows.annotate(seen_before=Exists(earlier), named=Count("referrals"))
    for row in rows.select_related("debrief").order_by("held_at", "pk"):
        sender = row.referred_by
        if row.held_at is not None:
            yield Talked(
                chat=row.public_id,
                person=row.person.public_id,
                name=row.person.name,
                at=row.held_at,
                is_first=not row.seen_before,
                written=hasattr(row, "debrief"),
                sender=sender.public_id if sender and not sender.removed_at else None,
                sender_name=sender.name if sender and not sender.removed_at else "",
                names=row.named,
            )


def _said(actor: Actor, span: Span) -> Iterator[Said]:
    of_talks = span.of("chat__held_at") & Q(
        chat__state=ChatState.HELD, chat__person__removed_at__isnull=True
    )
    found = access.visible(actor, Finding).filter(of_talks)
    for row in found.order_by(*_ORDER).values_list("claim", "about", *_WHO):
        yield _of(SaidKind.FINDING, row[0], row[2:], about=row[1])
    remarks = access.visible(actor, Remark).filter(of_talks)
    for row in remarks.order_by(*_ORDER).values_list("kind", "text", *_WHO):
        yield _of(_SAID[RemarkKind(row[0])], row[1], row[2:])
    signs = access.visible(actor, FitSign).filter(of_talks)
    columns = ("text", "on", "sign", *_WHO)
    for row in signs.order_by(*_ORDER).values_list(*columns):
        yield _of(SaidKind.FIT, row[0], row[3:], about=row[1], sign=row[2])


def _of(kind: SaidKind, text: str, who: Sequence[Any], *, about: str = "", sign: int = 0) -> Said:
    """What was said, by the cells that _WHO names."""
    person, name, chat, at = who
    return Said(kind, text, person, name, chat, at, about=about, sign=sign)


def _encounters(actor: Actor, span: Span) -> Iterator[Encounter]:
    rows = access.visible(actor, Capture).filter(
        touch__person__removed_at__isnull=True,
        touch__on__gte=span.start.date(),
        touch__on__lte=span.end.date(),
    )
    columns = ("touch__person__public_id", "touch__person__name", "touch__on", "touch__text")
    for row in rows.order_by("touch__on", "pk").values_list(*columns):
        yield Encounter(*row)


def _introduced(actor: Actor, span: Span) -> Iterator[Introduced]:
    rows = access.visible(actor, Introduction).filter(
        span.of("changed_at"),
        state=IntroductionState.MADE,
        ask__removed_at__isnull=True,
        introducer__removed_at__isnull=True,
        target__removed_at__isnull=True,
    )
    who = ("introducer__public_id", "introducer__name", "target__public_id", "target__name")
    for row in rows.order_by("changed_at", "pk").values_list(*who, "changed_at"):
        yield Introduced(*row)


def _moments(actor: Actor, span: Span, purpose: Purpose, column: str) -> tuple[datetime, ...]:
    rows = asks.present(actor).filter(span.of(column), purpose=purpose, sent_at__isnull=False)
    return tuple(rows.order_by(column, "pk").values_list(column, flat=True))


def _settled(actor: Actor, span: Span) -> Iterator[FollowUp]:
    rows = follow_ups.present(actor).filter(span.of("settled_at"), state=FollowUpState.DONE)
    return (follow_ups.card(row) for row in rows.order_by("settled_at", "pk"))


def booked(*, actor: Actor, span: Span) -> tuple[Booked, ...]:
    """Chats to come with people who may be written to, by their day."""
    rows = chats.present(actor).filter(span.of("starts_at"), state=ChatState.SCHEDULED)
    free = rows.filter(person__do_not_contact=False).order_by("starts_at", "pk")
    return tuple(
        Booked(
            chat=row.public_id,
            person=row.person.public_id,
            name=row.person.name,
            starts_at=row.starts_at,
            minutes=row.minutes,
            zone=row.zone,
        )
        for row in free
        if row.starts_at is not None
    )
