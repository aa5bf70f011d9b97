"""Upkeep: whom to be in touch with again, a few a week; layers and limits set by the seeker."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kithwork.advice import upkeep as advice
from kithwork.domain import follow_ups as duties
from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid, Refused, StorageFull
from kithwork.domain.follow_ups import WAITING, FollowUpKind
from kithwork.domain.upkeep import (
    DAYS,
    MOST_NUDGES,
    Due,
    Layer,
    NextTouch,
    Quiet,
    Settings,
    Silent,
    Upkeep,
)
from kithwork.flows import people, strengths
from kithwork.flows.flow import Busy, flow
from kithwork.store.models import FollowUp, Person, Workspace
from kithwork.store.queries import nudges, silences
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import upkeep as queries

# A week is left to write to somebody whose time has come.
WITHIN = timedelta(days=7)
SHOWN = 20


class LeftInPeace(Refused):
    """Nobody is nudged about somebody who is not to be written to."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"You are not in contact with {name}, by your choice. Set a rhythm first, as in "
            "`kith upkeep set PERSON --layer yearly`, if that has changed."
        )


# --- What is shown


def show(*, actor: Actor, now: datetime) -> Upkeep:
    """Who is due, who slips away, who is worth reviving, and who helps: a reading flow."""
    kept, today = queries.kept(actor=actor), now.date()
    waiting = nudges.shown(actor=actor)
    busy = nudges.going_on(actor=actor, now=now)
    due = tuple(
        replace(one, nudge=waiting[one.who.key].public_id if one.who.key in waiting else None)
        for one in advice.due(kept, today=today)
        if one.who.key not in busy or one.who.key in waiting
    )
    spoken_of = {one.who.key for one in due} | busy
    return Upkeep(
        settings=queries.settings(actor=actor),
        due=due[:SHOWN],
        fading=advice.fading([one for one in kept if one.key not in spoken_of], today=today),
        dormant=advice.dormant(
            [one for one in _silent(actor, now) if one.key not in busy], today=today
        ),
        helpers=advice.helpers(queries.briefed(actor=actor, now=now), today=today)[:SHOWN],
        known=len(kept),
    )


def _silent(actor: Actor, now: datetime) -> Sequence[Silent]:
    since = (now - timedelta(days=advice.DORMANT_DAYS)).date()
    ties = silences.silent(actor=actor, since=since)
    return silences.described(actor=actor, ties=ties, trust=_trust(actor, ties))


def _trust(actor: Actor, silent: Sequence[silences.SilentTie]) -> dict[int, float]:
    """How strong each tie was when it fell silent, or is, if that is more."""
    me, since = people_queries.me_pk(actor=actor), dict(silent)
    signs = strengths.of(workspace=actor.workspace, me=me, people=list(since))
    found: dict[int, float] = {}
    for tie in strengths.own_ties(workspace=actor.workspace, me=me, people=list(since)):
        other = tie.right_id if tie.left_id == me else tie.left_id
        then = strengths.computed(tie=tie, signs=signs[other], today=since[other])
        said = tie.strength_typed
        found[other] = max(then, tie.strength) if said is None else said
    return found


def next_touch(*, actor: Actor, person: UUID, now: datetime) -> NextTouch | None:
    """When the next touch with somebody is due; None for the seeker and the silenced."""
    row = people.row(actor=actor, person=person)
    if row.is_me or row.do_not_contact or row.removed_at is not None:
        return None
    # Of whom nothing is known there is no place among the others to look up.
    never = row.layer == Layer.UNSET and row.last_touch_on is None and not row.is_fan
    kept = () if never else queries.kept(actor=actor)
    return advice.next_touch(kept, key=row.pk, today=now.date())


# --- What the seeker says


@flow("upkeep.set_layer")
def set_layer(*, actor: Actor, person: UUID, layer: Layer, now: datetime) -> UUID:
    """Say how often to be in touch with somebody; UNSET leaves it to the strength of the tie.

    A nudge that this makes needless goes, unless its message was begun.
    """
    row = people.other_row(actor=actor, person=person)
    row.layer = layer
    row.save(update_fields=["layer"])
    due = {one.who.key for one in advice.due(queries.kept(actor=actor), today=now.date())}
    if layer is Layer.NONE:
        nudges.every(actor=actor).filter(person=row, state__in=WAITING).delete()
    elif row.pk not in due:
        _not_begun(actor).filter(person=row).delete()
    _look_again(actor)
    return row.public_id


@flow("upkeep.set_nudges")
def set_nudges(*, actor: Actor, number: int, now: datetime) -> Settings:
    """Say how often a week to be told of somebody at most; 0 takes open nudges away.

    Those whose message was begun stay. Raises Invalid.
    """
    if not 0 <= number <= MOST_NUDGES:
        raise Invalid("nudges", f"must be 0 to {MOST_NUDGES} a week.")
    Workspace.objects.filter(pk=actor.workspace).update(nudges_a_week=number)
    if number == 0:
        _not_begun(actor).delete()
    _look_again(actor)
    return queries.settings(actor=actor)


@flow("upkeep.set_quiet")
def set_quiet(*, actor: Actor, quiet: Quiet | None, now: datetime) -> Settings:
    """Set the hours of the day in which no new nudge is made, or none."""
    Workspace.objects.filter(pk=actor.workspace).update(
        quiet_from=quiet.first if quiet else None, quiet_to=quiet.last if quiet else None
    )
    return queries.settings(actor=actor)


def _not_begun(actor: Actor) -> "QuerySet[FollowUp]":
    """Nudges that wait, and for which the seeker wrote nothing."""
    return nudges.every(actor=actor).filter(state__in=WAITING, letter="", did="", came="")


def _look_again(actor: Actor) -> None:
    Workspace.objects.filter(pk=actor.workspace).update(kept_on=None)


# --- Nudges


@flow("upkeep.nudge")
def nudge(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """The nudge about one person, made if there is none: the seeker wants to write now.

    Raises LeftInPeace.
    """
    row = people.other_row(actor=actor, person=person)
    if row.do_not_contact or row.removed_at is not None or row.layer == Layer.NONE:
        raise LeftInPeace(row.name)
    there = nudges.waiting(actor=actor).get(row.pk)
    if there is None:
        there = _row(actor, row.pk, _why(actor, row, now), row.last_touch_on, now)
        there.save()
    return there.public_id


def _why(actor: Actor, row: Person, now: datetime) -> str:
    due = advice.due(queries.kept(actor=actor), today=now.date())
    reason = next((one.reason for one in due if one.who.key == row.pk), "")
    since = (
        f"You were last in touch on {advice.said(row.last_touch_on)}. " if row.last_touch_on else ""
    )
    return reason or f"{since}You wanted to write to {row.name}."


def keep_daily(*, actor: Actor, now: datetime) -> int:
    """`keep`, once a day; in quiet hours, and while nothing can be written, not yet."""
    quiet = queries.settings(actor=actor).quiet
    if queries.kept_on(actor=actor) == now.date() or (quiet and quiet.holds(now)):
        return 0
    try:
        return keep(actor=actor, now=now)
    except (Busy, StorageFull):
        return 0


@flow("upkeep.keep")
def keep(*, actor: Actor, now: datetime) -> int:
    """Make the nudges that are wanted, and let strengths fade; answers how many are new.

    It may run as often as one likes: nobody has two nudges, no more are made in a week than
    the seeker wants, and while as many wait, none is made. What fell due while the machine was
    off comes as one week's worth, the most overdue first.
    """
    Workspace.objects.filter(pk=actor.workspace).update(kept_on=now.date())
    _fade(actor, now)
    wanted = _wanted(actor, now)
    FollowUp.objects.bulk_create(
        _row(actor, one.who.key, one.reason, one.who.last_touch_on, now) for one in wanted
    )
    return len(wanted)


def _fade(actor: Actor, now: datetime) -> None:
    """Strengths rest on how long ago the last touch was, so they fade from day to day."""
    touched = people_queries.present(actor).filter(is_me=False, last_touch_on__isnull=False)
    ids = list(touched.order_by("pk").values_list("pk", flat=True))
    strengths.update(workspace=actor.workspace, people=ids, today=now.date())


def _wanted(actor: Actor, now: datetime) -> list[Due]:
    settings, waiting = queries.settings(actor=actor), nudges.waiting(actor=actor)
    if settings.quiet and settings.quiet.holds(now):
        return []
    room = settings.nudges - max(nudges.made_this_week(actor=actor, now=now), len(waiting))
    if room <= 0:
        return []
    busy = nudges.going_on(actor=actor, now=now) | set(waiting)
    settled = nudges.settled(actor=actor)
    due = advice.due(queries.kept(actor=actor), today=now.date())
    free = (one for one in due if one.who.key not in busy and not _rests(one, settled, now))
    return [one for one, _ in zip(free, range(room), strict=False)]


def _rests(due: Due, settled: dict[int, datetime], now: datetime) -> bool:
    """Whether a nudge of theirs was done or dropped within their own interval."""
    at = settled.get(due.who.key)
    return at is not None and (now - at).days < DAYS[due.layer]


def _row(
    actor: Actor, person: int, reason: str, touched_on: date | None, now: datetime
) -> FollowUp:
    return FollowUp(
        workspace_id=actor.workspace,
        kind=FollowUpKind.KEEP_IN_TOUCH,
        person_id=person,
        reason=reason,
        touched_on=touched_on,
        due_at=duties.evening(now.date() + WITHIN, like=now),
        created_at=now,
    )
