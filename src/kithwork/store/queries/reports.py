"""What a report rests on: asks, chats, names and duties, in a fixed number of statements."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kithwork.domain.actors import Actor
from kithwork.domain.asks import ANSWERED_TOUCH, SENT_TOUCH, AskState, Channel, Purpose
from kithwork.domain.chats import HELD_TOUCH, ChatKind, ChatState
from kithwork.domain.debriefs import RemarkKind
from kithwork.domain.follow_ups import WAITING, FollowUpKind, FollowUpState
from kithwork.domain.given_introductions import GivenState
from kithwork.domain.goals import Answered
from kithwork.domain.introductions import ALLOWED
from kithwork.domain.reports import (
    AskRow,
    ChatRow,
    DutyRow,
    Facts,
    FromChat,
    GivenRow,
    IntroductionRow,
    Learned,
    NameRow,
    PersonRow,
)
from kithwork.store import access, versions
from kithwork.store.models import (
    Ask,
    Chat,
    Finding,
    FollowUp,
    Goal,
    Introduction,
    Position,
    Referral,
    Remark,
    Tie,
    Touch,
)
from kithwork.store.queries import (
    asks,
    chats,
    follow_ups,
    given_introductions,
    people,
    recommendations,
)

MOST_LINES = 20
# A tie that bears no day was there before anything that is reported.
EVER = date.min
_COUNTED = (FollowUpKind.REPORT_BACK, FollowUpKind.WRITE_TO)


@versions.once_a_version
def facts(*, actor: Actor) -> Facts:
    """All rows that a report of the actor's workspace rests on, read once a version of it."""
    asked, talked = _sent(actor), _chats(actor)
    return Facts(
        asks=tuple(_asks(asked)),
        introductions=tuple(_introductions(actor)),
        chats=tuple(_chat_rows(talked)),
        names=tuple(_names(actor)),
        duties=tuple(_duties(actor)),
        given=tuple(_given(actor)),
        people=_people(actor, asked, talked),
        known=_known(actor, asked),
        pairs=_pairs(actor, talked),
        own=_own(actor, talked),
        learned=_learned(actor),
        recommendations=recommendations.listing(actor=actor),
    )


def _sent(actor: Actor) -> "QuerySet[Ask]":
    return asks.present(actor).filter(sent_at__isnull=False).select_related(None)


def _chats(actor: Actor) -> "QuerySet[Chat]":
    return chats.present(actor).select_related(None)


def _asks(rows: "QuerySet[Ask]") -> Iterator[AskRow]:
    columns = ("pk", "person_id", "channel", "purpose", "state", "sent_at", "answered_at", "card")
    for row in rows.order_by("sent_at", "pk").values_list(*columns):
        yield AskRow(
            key=row[0],
            person=row[1],
            channel=Channel(row[2]),
            purpose=Purpose(row[3]),
            state=AskState(row[4]),
            sent_at=row[5],
            answered_at=row[6],
            with_reason=bool(row[7].get("why_you")),
        )


def _introductions(actor: Actor) -> Iterator[IntroductionRow]:
    rows = access.visible(actor, Introduction).filter(
        state__in=list(ALLOWED),
        ask__removed_at__isnull=True,
        introducer__removed_at__isnull=True,
        target__removed_at__isnull=True,
    )
    columns = ("ask_id", "introducer_id", "target_id", "changed_at")
    for row in rows.order_by("ask_id", "place").values_list(*columns):
        yield IntroductionRow(*row)


def _chat_rows(rows: "QuerySet[Chat]") -> Iterator[ChatRow]:
    columns = (
        *("pk", "public_id", "person_id", "ask_id", "referred_by_id"),
        *("state", "kind", "agreed_at", "held_at", "debrief__pk", "debrief__again"),
    )
    for row in rows.order_by("pk").values_list(*columns):
        yield ChatRow(
            key=row[0],
            id=row[1],
            person=row[2],
            ask=row[3],
            sender=row[4],
            state=ChatState(row[5]),
            kind=ChatKind(row[6]),
            agreed_at=row[7],
            held_at=row[8],
            written=row[9] is not None,
            again=row[10],
        )


def _names(actor: Actor) -> Iterator[NameRow]:
    rows = _referrals(actor).order_by("created_at", "pk")
    for row in rows.values_list("chat_id", "person_id", "created_at"):
        yield NameRow(*row)


def _referrals(actor: Actor) -> "QuerySet[Referral]":
    rows = access.visible(actor, Referral).filter(chat__person__removed_at__isnull=True)
    return rows.exclude(person__removed_at__isnull=False)


def _duties(actor: Actor) -> Iterator[DutyRow]:
    silent = Q(person__do_not_contact=True, state__in=WAITING)
    rows = follow_ups.once(access.visible(actor, FollowUp)).exclude(silent)
    rows = rows.filter(kind__in=_COUNTED).order_by("pk")
    for kind, person, chat, state in rows.values_list("kind", "person_id", "chat_id", "state"):
        yield DutyRow(FollowUpKind(kind), person, chat, FollowUpState(state))


def _given(actor: Actor) -> Iterator[GivenRow]:
    rows = given_introductions.present(actor).filter(state=GivenState.MADE).order_by("pk")
    for row in rows.values_list("left_id", "right_id", "chat_id"):
        yield GivenRow(*row)


def _people(actor: Actor, asked: "QuerySet[Ask]", talked: "QuerySet[Chat]") -> dict[int, PersonRow]:
    """Whoever was asked, talked with, named, or led to somebody, with their present work."""
    led = access.visible(actor, Introduction).filter(state__in=list(ALLOWED))
    wanted = people.present(actor).filter(
        Q(pk__in=asked.values("person"))
        | Q(pk__in=talked.values("person"))
        | Q(pk__in=talked.exclude(referred_by=None).values("referred_by"))
        | Q(pk__in=_referrals(actor).exclude(person=None).values("person"))
        | Q(pk__in=led.values("introducer"))
        | Q(pk__in=led.values("target"))
    )
    work = _work(actor, talked)
    columns = ("pk", "public_id", "name", "industry", "place")
    rows = wanted.order_by("pk").values_list(*columns)
    return {row[0]: _person(row, work.get(row[0])) for row in rows}


def _person(row: tuple[Any, ...], work: tuple[str, str, str] | None) -> PersonRow:
    """A person; what is not written of them is taken from where they work."""
    key, public_id, name, industry, place = row
    organisation, its_industry, its_place = work or ("", "", "")
    return PersonRow(
        key, public_id, name, industry or its_industry, organisation, place or its_place
    )


def _work(actor: Actor, talked: "QuerySet[Chat]") -> dict[int, tuple[str, str, str]]:
    """Where those talked with are now: the organisation with its industry and place.

    Of several, work counts before a school, and what began last before the rest.
    """
    rows = access.visible(actor, Position).filter(
        person__in=talked.values("person"),
        current=True,
        removed_at__isnull=True,
        organisation__removed_at__isnull=True,
    )
    ordered = rows.alias(since=Coalesce("from_on", Value(EVER))).order_by("stay", "since", "-pk")
    columns = ("organisation__name", "organisation__industry", "organisation__place")
    # The last row of each person stays.
    return {row[0]: row[1:] for row in ordered.values_list("person_id", *columns)}


def _known(actor: Actor, asked: "QuerySet[Ask]") -> dict[int, date]:
    """Since when the seeker knows those who were asked, by ties, talks and the fan club."""
    persons = asked.values("person")
    me = people.me_pk(actor=actor)
    known: dict[int, date] = {}
    touches = access.visible(actor, Touch).filter(person__in=persons)
    touches = touches.exclude(kind__in=[SENT_TOUCH, ANSWERED_TOUCH, HELD_TOUCH])
    found = [
        *touches.order_by().values("person").annotate(on=Min("on")).values_list("person", "on")
    ]
    fans = people.present(actor).filter(pk__in=persons, fan_on__isnull=False)
    found += [(pk, on) for pk, on in fans.values_list("pk", "fan_on") if on]
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True).exclude(strength_typed=0)
    own = ties.filter(Q(left=me, right__in=persons) | Q(right=me, left__in=persons))
    for left, right, connected_on, met_on in own.values_list(
        "left_id", "right_id", "connected_on", "met_on"
    ):
        days = [day for day in (connected_on, met_on) if day]
        found.append((right if left == me else left, min(days, default=EVER)))
    for person, on in found:
        known[person] = min(on, known.get(person, on))
    return known


def _met(talked: "QuerySet[Chat]") -> "QuerySet[Chat, Any]":
    return talked.filter(state=ChatState.HELD).exclude(kind=ChatKind.WARM_UP).values("person")


def _pairs(actor: Actor, talked: "QuerySet[Chat]") -> tuple[tuple[int, int, float], ...]:
    """Those talked with who know each other, as far as it was written down."""
    met = _met(talked)
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True, left__in=met, right__in=met)
    shown = ties.exclude(strength_typed=0).annotate(shown=Coalesce("strength_typed", "strength"))
    return tuple(shown.order_by("pk").values_list("left_id", "right_id", "shown"))


def _own(actor: Actor, talked: "QuerySet[Chat]") -> dict[int, float]:
    """How strong the seeker's own tie with each of those is."""
    met, me = _met(talked), people.me_pk(actor=actor)
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True)
    own = ties.filter(Q(left=me, right__in=met) | Q(right=me, left__in=met))
    shown = own.annotate(shown=Coalesce("strength_typed", "strength"))
    return {
        right if left == me else left: strength
        for left, right, strength in shown.values_list("left_id", "right_id", "shown")
    }


def _learned(actor: Actor) -> Learned:
    held = Q(chat__state=ChatState.HELD, chat__person__removed_at__isnull=True)
    remarks = access.visible(actor, Remark).filter(held)
    counts = dict(remarks.order_by().values_list("kind").annotate(Count("pk")))
    goals = access.visible(actor, Goal).filter(held)
    return Learned(
        findings=access.visible(actor, Finding).filter(held).count(),
        helpful=counts.get(RemarkKind.HELPFUL, 0),
        words=counts.get(RemarkKind.WORD, 0),
        goals=goals.filter(answered__in=[Answered.YES, Answered.PARTLY]).count(),
        openings=_lines(remarks, RemarkKind.OPENING),
        worth=_lines(remarks, RemarkKind.WORTH),
    )


def _lines(remarks: "QuerySet[Remark]", kind: RemarkKind) -> tuple[FromChat, ...]:
    """The remarks of one kind, the latest first."""
    rows = remarks.filter(kind=kind).order_by("-chat__held_at", "-pk")
    columns = ("text", "chat__person__public_id", "chat__person__name", "chat__public_id")
    found = rows.values_list(*columns, "chat__held_at")[:MOST_LINES]
    return tuple(
        FromChat(text, person, name, chat, held_at.date())
        for text, person, name, chat, held_at in found
        if held_at
    )
