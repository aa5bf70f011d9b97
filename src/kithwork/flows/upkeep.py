"""Upkeep: duties to be in touch, made each week, met by any touch; layers set by hand."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from kithwork.advice import upkeep as advice
from kithwork.domain import follow_ups as duties
from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState
from kithwork.domain.records import Stay
from kithwork.domain.upkeep import DAYS, MOST_NUDGES, Due, Layer
from kithwork.flows import people, strengths
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import FollowUp, Person, Position, Workspace
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import upkeep as queries

# A week is left to write to somebody whose time has come.
WITHIN = timedelta(days=7)
CONGRATULATE_WITHIN = timedelta(days=5)
_SAID = {
    Layer.WEEKLY: "a week",
    Layer.MONTHLY: "a month",
    Layer.HALF_YEARLY: "half a year",
    Layer.YEARLY: "a year",
}


@flow("upkeep.set_layer")
def set_layer(*, actor: Actor, person: UUID, layer: Layer, now: datetime) -> UUID:
    """Say how often to be in touch with somebody; UNSET leaves it to the strength of the tie."""
    row = people.other_row(actor=actor, person=person)
    row.layer = layer
    row.save(update_fields=["layer"])
    if layer is Layer.NONE:
        _open(actor).filter(person=row).delete()
    return row.public_id


@flow("upkeep.set_nudges")
def set_nudges(*, actor: Actor, nudges: int, now: datetime) -> int:
    """Say how often a week to be reminded of somebody at most; raises Invalid."""
    if not 0 <= nudges <= MOST_NUDGES:
        raise Invalid("nudges", f"must be 0 to {MOST_NUDGES} a week.")
    Workspace.objects.filter(pk=actor.workspace).update(nudges_a_week=nudges)
    return nudges


@flow("upkeep.keep")
def keep(*, actor: Actor, now: datetime) -> int:
    """Bring the duties to be in touch up to date; answers how many are new.

    It may run as often as one likes: a duty is met by any touch since it was made, nobody has
    two, and no more are made in a week than the seeker wants. What fell due while the machine
    was off comes as one week's worth, the most overdue first.
    """
    _meet(actor, now)
    _refresh(actor, now)
    room = queries.nudges_a_week(actor=actor) - _made_this_week(actor, now)
    busy = _busy(actor, now)
    wanted = [
        one
        for one in advice.due(queries.kept(actor=actor), today=now.date())
        if one.who.key not in busy
    ][: max(0, room)]
    FollowUp.objects.bulk_create(_row(actor, one, now) for one in wanted)
    return len(wanted)


def _row(actor: Actor, due: Due, now: datetime) -> FollowUp:
    return FollowUp(
        workspace_id=actor.workspace,
        kind=FollowUpKind.KEEP_IN_TOUCH,
        person_id=due.who.key,
        reason=_reason(due),
        due_at=duties.evening(now.date() + WITHIN, like=now),
        created_at=now,
    )


def _reason(due: Due) -> str:
    if due.who.last_touch_on is None:
        return f"You wanted to be in touch with {due.who.name} about once {_SAID[due.layer]}."
    since = f"{due.who.last_touch_on.day} {due.who.last_touch_on:%B %Y}"
    return (
        f"You were last in touch with {due.who.name} on {since}; "
        f"once {_SAID[due.layer]} keeps a tie like yours alive."
    )


def _open(actor: Actor):  # type: ignore[no-untyped-def]
    rows = access.visible(actor, FollowUp).filter(kind=FollowUpKind.KEEP_IN_TOUCH)
    return rows.filter(state__in=duties.WAITING)


def _meet(actor: Actor, now: datetime) -> None:
    """A touch since it was made meets a duty, whatever brought the touch."""
    for row in _open(actor).select_related("person"):
        last = row.person.last_touch_on
        if last is not None and last > row.created_at.astimezone(now.tzinfo).date():
            row.state, row.settled_at = FollowUpState.DONE, now
            row.save(update_fields=["state", "settled_at"])


def _refresh(actor: Actor, now: datetime) -> None:
    """Strengths rest on how long ago the last touch was, so they fade from day to day."""
    touched = people_queries.present(actor).filter(is_me=False, last_touch_on__isnull=False)
    ids = list(touched.values_list("pk", flat=True))
    strengths.update(workspace=actor.workspace, people=ids, today=now.date())


def _made_this_week(actor: Actor, now: datetime) -> int:
    monday = now.date() - timedelta(days=now.weekday())
    start = duties.evening(monday - timedelta(days=1), like=now)
    rows = access.visible(actor, FollowUp).filter(kind=FollowUpKind.KEEP_IN_TOUCH)
    return rows.filter(created_at__gt=start).count()


def _busy(actor: Actor, now: datetime) -> set[int]:
    """Who has a duty of this kind open, or had one dropped or done within their own interval."""
    rows = access.visible(actor, FollowUp).filter(kind=FollowUpKind.KEEP_IN_TOUCH)
    waiting = set(rows.filter(state__in=duties.WAITING).values_list("person_id", flat=True))
    settled = rows.exclude(state__in=duties.WAITING).filter(settled_at__isnull=False)
    placed = advice.layers(queries.kept(actor=actor))
    return waiting | {
        person
        for person, at in settled.values_list("person_id", "settled_at")
        if at is not None and (now - at).days < DAYS.get(placed.get(person, Layer.NONE), 0)
    }


# --- Congratulations: an import shows that somebody is somewhere new.


def places_now(people: Sequence[int]) -> dict[int, set[int]]:
    """Where each of `people` works now, before an import tells more."""
    found: dict[int, set[int]] = {}
    rows = Position.objects.filter(
        person_id__in=people, current=True, stay=Stay.WORK, removed_at__isnull=True
    )
    for person, place in rows.values_list("person_id", "organisation_id"):
        found.setdefault(person, set()).add(place)
    return found


def congratulate(*, workspace: int, before: Mapping[int, set[int]], now: datetime) -> int:
    """Duties to congratulate who changed work since `before`; inside a flow's transaction."""
    after = places_now(list(before))
    moved = {pk: after.get(pk, set()) - there for pk, there in before.items()}
    wanted = {pk: places for pk, places in moved.items() if places}
    rows = Person.objects.filter(
        pk__in=list(wanted), is_me=False, do_not_contact=False, removed_at__isnull=True
    )
    made = [_congratulation(workspace, row, wanted[row.pk], now) for row in rows]
    FollowUp.objects.bulk_create(made)
    return len(made)


def _congratulation(workspace: int, person: Person, places: set[int], now: datetime) -> FollowUp:
    position = (
        Position.objects.filter(person=person, organisation_id__in=places, current=True)
        .select_related("organisation")
        .order_by("pk")[0]
    )
    title = f" as {position.title}" if position.title else ""
    return FollowUp(
        workspace_id=workspace,
        kind=FollowUpKind.CONGRATULATE,
        person=person,
        text=position.organisation.name,
        reason=f"{person.name} is at {position.organisation.name} now{title}: wish them well.",
        due_at=duties.evening((now + CONGRATULATE_WITHIN).date(), like=now),
        created_at=now,
    )


def forget_congratulations(*, workspace: int) -> None:
    """Those whose ground is gone, as after an import was taken back."""
    rows = FollowUp.objects.filter(
        workspace_id=workspace, kind=FollowUpKind.CONGRATULATE, state__in=duties.WAITING
    )
    for row in rows:
        there = Position.objects.filter(
            person_id=row.person_id,
            organisation__name=row.text,
            current=True,
            removed_at__isnull=True,
        )
        if not there.exists():
            row.delete()
