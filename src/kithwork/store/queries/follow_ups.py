"""Follow-ups: what waits for the seeker, the soonest due first."""

from datetime import datetime
from uuid import UUID

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, When

from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.domain.follow_ups import (
    ABOUT_ANOTHER,
    MESSAGES,
    WAITING,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Whose,
    evening,
)
from kithwork.store import access
from kithwork.store.models import FollowUp as Row


class NoSuchFollowUp(NotFound):
    """No follow-up of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no follow-up {public_id}. `kith follow-ups` lists them.")


def present(actor: Actor) -> QuerySet[Row]:
    """Duties towards people who are there, and were not silenced since; each once."""
    rows = once(access.visible(actor, Row)).filter(
        person__removed_at__isnull=True, person__do_not_contact=False
    )
    return rows.select_related("person", "chat")


def once(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Without those that two people, who are one by now, are owed twice, or of themselves.

    They rest until the two are parted again. A duty that was met counts first.
    """
    same = Row.objects.filter(
        **{column: OuterRef(column) for column in ("chat", "person", "kind", "text")}
    ).alias(rank=_RANK)
    better = Q(rank__lt=OuterRef("rank")) | Q(rank=OuterRef("rank"), pk__lt=OuterRef("pk"))
    told = rows.exclude(kind__in=ABOUT_ANOTHER, chat__person=F("person"))
    return told.alias(rank=_RANK).exclude(Exists(same.filter(better)))


def without_overtaken(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Without nudges about somebody to whom another message came to be owed since.

    One message is enough: sent, it meets the nudge; let go, it leaves the nudge as it was. A nudge
    whose message was begun stays.
    """
    since = Row.objects.filter(
        person=OuterRef("person"), pk__gt=OuterRef("pk"), kind__in=_OTHER, state__in=WAITING
    ).exclude(whose=Whose.THEIRS)
    begun = ~Q(letter="") | ~Q(did="") | ~Q(came="")
    return rows.exclude(Exists(since), ~begun, kind=FollowUpKind.KEEP_IN_TOUCH)


_OTHER = sorted(MESSAGES - {FollowUpKind.KEEP_IN_TOUCH})
_RANK = Case(
    *(
        When(state=state, then=place)
        for place, state in enumerate(
            (FollowUpState.DONE, FollowUpState.OPEN, FollowUpState.POSTPONED, FollowUpState.DROPPED)
        )
    ),
    output_field=IntegerField(),
)


def row(*, actor: Actor, follow_up: UUID) -> Row:
    """One duty; raises NoSuchFollowUp."""
    found = present(actor).filter(public_id=follow_up).first()
    if found is None:
        raise NoSuchFollowUp(follow_up)
    return found


def row_of_anybody(*, actor: Actor, follow_up: UUID) -> Row:
    """One duty, of somebody silenced too, so that it can be said why; raises NoSuchFollowUp."""
    rows = access.visible(actor, Row).filter(person__removed_at__isnull=True)
    found = rows.select_related("person", "chat__person").filter(public_id=follow_up).first()
    if found is None:
        raise NoSuchFollowUp(follow_up)
    return found


def waiting(
    *, actor: Actor, now: datetime, limit: int = 200, offset: int = 0
) -> tuple[FollowUp, ...]:
    """All that are open, whatever their day, the soonest due first; put off ones on their day."""
    rows = _open(actor, now).order_by("due_at", "pk")
    return tuple(card(one) for one in rows[offset : offset + limit])


def count_waiting(*, actor: Actor, now: datetime) -> int:
    """How many those are."""
    return _open(actor, now).count()


def resting(*, actor: Actor, now: datetime, limit: int = 200) -> tuple[FollowUp, ...]:
    """What was put off to a day that has not begun, the soonest first."""
    tonight = evening(now.date(), like=now)
    rows = _waiting(actor).filter(state=FollowUpState.POSTPONED, due_at__gt=tonight)
    return tuple(card(one) for one in rows.order_by("due_at", "pk")[:limit])


def count_resting(*, actor: Actor, now: datetime) -> int:
    """How many those are."""
    tonight = evening(now.date(), like=now)
    return _waiting(actor).filter(state=FollowUpState.POSTPONED, due_at__gt=tonight).count()


def unsettled(*, actor: Actor) -> tuple[FollowUp, ...]:
    """Every duty that waits, put off or not, however old and however many, the soonest first."""
    return tuple(card(one) for one in _waiting(actor).order_by("due_at", "pk"))


def first_unsettled(*, actor: Actor, limit: int) -> tuple[FollowUp, ...]:
    """The soonest due of them."""
    return tuple(card(one) for one in _waiting(actor).order_by("due_at", "pk")[:limit])


def _waiting(actor: Actor) -> QuerySet[Row]:
    return without_overtaken(present(actor).filter(state__in=WAITING))


def _open(actor: Actor, now: datetime) -> QuerySet[Row]:
    """Those that wait: what was put off rests until its day begins, by the clock of `now`."""
    tonight = evening(now.date(), like=now)
    put_off = Q(state=FollowUpState.POSTPONED, due_at__lte=tonight)
    return _waiting(actor).filter(Q(state=FollowUpState.OPEN) | put_off)


def pressing(*, actor: Actor, now: datetime) -> dict[int, str]:
    """What is owed to each person (primary key) first, in words.

    Their own promises are left out, nudges, and what came of advice until its day has come.
    """
    rows = _open(actor, now).exclude(whose=Whose.THEIRS).exclude(kind=FollowUpKind.KEEP_IN_TOUCH)
    rows = rows.exclude(kind=FollowUpKind.ADVICE_RESULT, due_at__gt=now)
    found = rows.order_by("-due_at", "-pk").values_list("person_id", "reason", "text", "kind")
    return {
        person: f"{text}: {reason}" if text and kind != FollowUpKind.NEWS else reason
        for person, reason, text, kind in found
    }


def every(*, actor: Actor, limit: int = 500) -> tuple[FollowUp, ...]:
    """Done, postponed and dropped ones, too."""
    return tuple(card(one) for one in present(actor).order_by("due_at", "pk")[:limit])


def of_chat(*, actor: Actor, chat: UUID) -> tuple[FollowUp, ...]:
    """The duties that one chat left behind, settled ones included."""
    rows = present(actor).filter(chat__public_id=chat)
    return tuple(card(one) for one in rows.order_by("due_at", "pk"))


def of_person(*, actor: Actor, person: UUID) -> tuple[FollowUp, ...]:
    """The open duties towards one person."""
    rows = _waiting(actor).filter(person__public_id=person)
    return tuple(card(one) for one in rows.order_by("due_at", "pk"))


def card(found: Row) -> FollowUp:
    """A row as shown."""
    return FollowUp(
        id=found.public_id,
        kind=FollowUpKind(found.kind),
        person=found.person.public_id,
        name=found.person.name,
        due_at=found.due_at,
        state=FollowUpState(found.state),
        reason=found.reason,
        text=found.text,
        whose=Whose(found.whose) if found.whose else None,
        chat=found.chat.public_id if found.chat else None,
        note=found.note,
        settled_at=found.settled_at,
        made_at=found.created_at,
    )
