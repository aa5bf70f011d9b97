"""Ties by hand: "Maria knows Li", how we met, and how strong the seeker says it is."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.ties import Origin, Signs
from kithwork.flows import duties, people, positions, strengths
from kithwork.flows.flow import flow
from kithwork.store.models import Person, Tie
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import ties

FIELDS = ("strength", "why", "origin", "met", "connected")
LONGEST_WHY = 2000


class ToOneself(Conflict):
    """A tie needs two people."""

    def __init__(self) -> None:
        super().__init__("A tie joins two different people.")


@flow("ties.add")
def add(
    *,
    actor: Actor,
    left: UUID,
    right: UUID,
    now: datetime,
    strength: float | None = None,
    why: str = "",
) -> UUID:
    """Say that two people know each other; a tie that is there already is brought up to date."""
    ends = [people.row(actor=actor, person=person) for person in (left, right)]
    tie = join(actor=actor, left=ends[0], right=ends[1], now=now, strength=strength, why=why)
    return tie.public_id


def join(
    *,
    actor: Actor,
    left: Person,
    right: Person,
    now: datetime,
    strength: float | None = None,
    why: str = "",
) -> Tie:
    """The same inside another flow, for two rows."""
    pair = sorted((left.pk, right.pk))
    if pair[0] == pair[1]:
        raise ToOneself
    tie = Tie.objects.filter(left_id=pair[0], right_id=pair[1]).first() or Tie(
        workspace_id=actor.workspace, left_id=pair[0], right_id=pair[1]
    )
    tie.typed, tie.removed_at = True, None
    if why:
        tie.why = _short(why)
    if strength is not None:
        tie.strength_typed = _checked(strength)
    _settle(actor, tie, now)
    return tie


@flow("ties.edit")
def edit(*, actor: Actor, tie: UUID, changes: Iterable[tuple[str, str]], now: datetime) -> UUID:
    """Set strength (0 to 1, empty: as computed), why, origin, met or connected (dates) of a tie."""
    row = ties.row(actor=actor, tie=tie)
    for field, value in changes:
        _set(row, field, value.strip())
    _settle(actor, row, now)
    duties.connected(actor=actor, people=[row.left_id, row.right_id], now=now)
    return row.public_id


@flow("ties.remove")
def remove(*, actor: Actor, tie: UUID, now: datetime) -> UUID:
    """Take a tie away; no import brings it back, `restore` does."""
    row = ties.row(actor=actor, tie=tie)
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    return row.public_id


@flow("ties.restore")
def restore(*, actor: Actor, tie: UUID, now: datetime) -> UUID:
    """Bring a removed tie back."""
    row = ties.row(actor=actor, tie=tie)
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    return row.public_id


def _set(row: Tie, field: str, value: str) -> None:
    if field == "strength":
        row.strength_typed = _checked(_number(value)) if value else None
    elif field == "why":
        row.why = _short(value)
    elif field == "origin":
        row.origin = _origin(value)
    elif field == "met":
        row.met_on = positions.day("met", value)
    elif field == "connected":
        day = positions.day("connected", value)
        row.connected_typed = row.connected_typed or day != row.connected_on
        row.connected_on = day
    else:
        raise Invalid(field, f"cannot be set; these can: {', '.join(FIELDS)}.")


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise Invalid("strength", f"“{value}” is no number; write 0 to 1, such as 0.7.") from None


def _checked(strength: float) -> float:
    if not 0 <= strength <= 1:
        raise Invalid("strength", "must lie between 0 (no tie) and 1 (as close as can be).")
    return strength


def _short(why: str) -> str:
    words = " ".join(why.split())
    if len(words) > LONGEST_WHY:
        raise Invalid("why", f"is {len(words)} characters long; {LONGEST_WHY} is the most.")
    return words


def _origin(value: str) -> Origin:
    try:
        return Origin(value)
    except ValueError:
        known = ", ".join(origin for origin in Origin if origin)
        raise Invalid("origin", f"must be one of {known}.") from None


def _settle(actor: Actor, tie: Tie, now: datetime) -> None:
    """Work the strength out again and save."""
    me = people_queries.me_pk(actor=actor)
    signs = Signs()
    if me in (tie.left_id, tie.right_id):
        other = tie.right_id if tie.left_id == me else tie.left_id
        signs = strengths.of(workspace=actor.workspace, me=me, people=[other])[other]
    tie.strength = strengths.computed(tie=tie, signs=signs, today=now.date())
    tie.save()
