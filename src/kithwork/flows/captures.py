"""Captures: whom the seeker just met, saved in one go, exactly once, and taken back in one go."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Model, Q

from kithwork.domain.actors import Actor
from kithwork.domain.captures import (
    LONGEST_LINE,
    MET,
    Captured,
    Seen,
    TieChange,
    Whom,
    bare_place,
    met_line,
    next_line,
)
from kithwork.domain.errors import Ambiguous, Conflict, Invalid
from kithwork.domain.records import Stay
from kithwork.flows import people, positions, searches, touches
from kithwork.flows.flow import flow
from kithwork.matching import keys, organisations
from kithwork.store.models import (
    Address,
    Ask,
    Capture,
    Chat,
    FollowUp,
    Introduction,
    Merge,
    Note,
    Organisation,
    Person,
    Position,
    Recommendation,
    Referral,
    SourceRecord,
    Tag,
    Target,
    Tie,
    Touch,
)
from kithwork.store.queries import captures as queries
from kithwork.store.queries import people as people_queries
from kithwork.store.queries.captures import NoSuchCapture
from kithwork.store.queries.people import PersonRow

# What of a person's own keeps them when the capture that made them is taken back.
_HOLDING: tuple[type[Model], ...] = (
    Address, Ask, Chat, FollowUp, Note, Position, Recommendation, Referral, SourceRecord, Tag,
    Target, Touch,
)  # fmt: skip
_NAMED = {"name", "given", "family"}


class TakenBack(Conflict):
    """The capture was saved before, and what it made is gone since."""

    def __init__(self) -> None:
        super().__init__("This was saved before and taken back since; it is not saved again.")


@flow("captures.capture")
def capture(
    *, actor: Actor, key: UUID, seen: Seen, now: datetime, whom: UUID | Whom = Whom.NAMED
) -> Captured:
    """Note whom the seeker met: the person, their tie, a touch, and what comes next.

    A capture whose `key` was saved before is answered and not saved again. Raises Ambiguous
    when the name may mean somebody known and somebody else as well: it never guesses.
    """
    before = queries.row(actor=actor, key=key)
    if before is not None:
        return _again(before)
    noted = _checked(seen, now)
    known = _known(actor, noted, whom)
    person = known or people.newcomer(actor=actor, name=noted.name, now=now)
    row = Capture(workspace_id=actor.workspace, key=key, person=person, created_at=now)
    row.made_person, row.next = known is None, noted.next
    row.position = _place(person, noted, now)
    row.tie_change = _tie(actor, person, noted)
    row.touch = Touch.objects.create(
        workspace_id=actor.workspace, person=person, kind=MET, on=noted.on, text=noted.where
    )
    row.note = _note(actor, person, noted, now)
    row.save()
    _settle(actor, person, now)
    return _card(row, row.touch, person)


def _again(row: Capture) -> Captured:
    if row.touch is None:
        raise TakenBack
    return _card(row, row.touch, row.touch.person)


def _card(row: Capture, touch: Touch, person: Person) -> Captured:
    return Captured(
        id=touch.public_id,
        key=row.key,
        person=person.public_id,
        name=person.name,
        do_not_contact=person.do_not_contact,
    )


def _checked(seen: Seen, now: datetime) -> Seen:
    """The capture with its lines cleaned; raises Invalid naming the field."""
    name = " ".join(seen.name.split())
    if not name:
        raise Invalid("name", "must not be empty.")
    if keys.email(name):
        raise Invalid("name", "is an e-mail address; write the name, and add the address later.")
    lines = {
        "where": bare_place(seen.where),
        "organisation": " ".join(seen.organisation.split()),
        "what": " ".join(seen.what.split()),
    }
    for field, text in {"name": name, **lines}.items():
        if len(text) > LONGEST_LINE:
            raise Invalid(field, f"is {len(text)} characters long; {LONGEST_LINE} is the most.")
    return Seen(name=name, on=_day(seen.on, now), next=seen.next, **lines)


def _day(on: date, now: datetime) -> date:
    """The day of the talk; a phone east of here may be in its tomorrow already."""
    if on > now.date() + timedelta(days=1):
        raise Invalid("on", "lies in the future.")
    return min(on, now.date())


def _known(actor: Actor, seen: Seen, whom: UUID | Whom) -> Person | None:
    """Whom of the contacts the capture means; None for somebody new."""
    if isinstance(whom, UUID):
        return people.other_row(actor=actor, person=whom)
    if whom is Whom.NEW:
        return None
    same = queries.called(actor=actor, name=seen.name)
    if len(same) == 1 and fits(same[0], seen.organisation):
        return people.other_row(actor=actor, person=same[0].id)
    candidates = same or queries.perhaps(actor=actor, name=seen.name)
    if not candidates:
        return None
    shown = [(str(row.id), people_queries.described(row)) for row in candidates]
    raise Ambiguous(f"“{seen.name}”", shown)


def fits(row: PersonRow, organisation: str) -> bool:
    """Whether nothing speaks against it: no `organisation` was noted but others are known."""
    noted = organisations.normal_form(organisation)
    there = {organisations.normal_form(position.organisation) for position in row.positions}
    return not noted or not there or noted in there


def _place(person: Person, seen: Seen, now: datetime) -> Position | None:
    """Their position, if the capture names an organisation that nothing showed them at."""
    if not seen.organisation:
        return None
    there = positions.organisation_named(
        workspace=person.workspace_id, name=seen.organisation, now=now
    )
    if person.positions.filter(organisation=there, removed_at__isnull=True).exists():
        return None
    before = set(person.positions.values_list("pk", flat=True))
    made = positions.place(person, organisation=there.name, title="", stay=Stay.WORK, now=now)
    return made if made.pk not in before else None


def _tie(actor: Actor, person: Person, seen: Seen) -> TieChange:
    """Who met knows each other: a tie is made, brought back, or taken at its evidence again."""
    me = people_queries.me_pk(actor=actor)
    left, right = sorted((me, person.pk))
    tie = Tie.objects.filter(left_id=left, right_id=right).first()
    if tie is None:
        Tie.objects.create(
            workspace_id=actor.workspace,
            left_id=left,
            right_id=right,
            strength=0.0,
            met_on=seen.on,
            why=met_line(on=seen.on, where=seen.where),
            typed=True,
        )
        return TieChange.MADE
    change = TieChange.NONE
    if tie.removed_at is not None:
        tie.removed_at, change = None, TieChange.RETURNED
    elif tie.strength_typed == 0:
        # Somebody only heard of until today.
        tie.strength_typed, change = None, TieChange.RAISED
    tie.save(update_fields=["removed_at", "strength_typed"])
    return change


def _note(actor: Actor, person: Person, seen: Seen, now: datetime) -> Note | None:
    line = next_line(seen=seen)
    if not line:
        return None
    return Note.objects.create(
        workspace_id=actor.workspace, person=person, text=line, created_at=now
    )


def _settle(actor: Actor, person: Person, now: datetime) -> None:
    """What follows from touches, positions and ties."""
    searches.index([person])
    touches.settle(workspace=actor.workspace, people=[person.pk], now=now)


@flow("captures.take_back")
def take_back(*, actor: Actor, key: UUID, now: datetime) -> UUID | None:
    """Take away what one capture made; answers the person's id, None when they went, too.

    A person it made stays when anything else holds on to them by now.
    """
    row = queries.row(actor=actor, key=key)
    if row is None or row.touch is None:
        raise NoSuchCapture(key)
    person, position = row.touch.person, row.position
    for made in (row.touch, row.note, position):
        if made is not None:
            made.delete()
    if position is not None:
        forget_place(position.organisation, since=row.created_at)
    if row.made_person and row.person_id == person.pk and not is_held(actor, person):
        person.delete()
        return None
    _untie(actor, row, person)
    _settle(actor, person, now)
    return person.public_id


def forget_place(place: Organisation, *, since: datetime) -> None:
    """Delete an organisation made at `since` or after, while nothing else rests on it."""
    named = Target.objects.filter(organisation=place).exists()
    edited = bool(place.typed or place.note or place.industry or place.place or place.website)
    if place.created_at >= since and not (named or edited or place.positions.exists()):
        place.delete()


def is_held(actor: Actor, person: Person, *, beside: Sequence[type[Model]] = ()) -> bool:
    """Whether anything but their name and the seeker's tie holds on to a person by now.

    Rows of the tables `beside` hold nobody.
    """
    me = people_queries.me_pk(actor=actor)
    ties = Tie.objects.filter(Q(left=person) | Q(right=person)).exclude(Q(left=me) | Q(right=me))
    merges = Merge.objects.filter(Q(kept=person) | Q(absorbed=person))
    led = Introduction.objects.filter(Q(introducer=person) | Q(target=person))
    sent = Chat.objects.filter(referred_by=person)
    holders = [
        model._default_manager.filter(person=person) for model in _HOLDING if model not in beside
    ]
    marked = person.is_fan or person.is_kept or person.do_not_contact or set(person.typed) - _NAMED
    return bool(marked) or any(rows.exists() for rows in (*holders, ties, merges, led, sent))


def _untie(actor: Actor, row: Capture, person: Person) -> None:
    left, right = sorted((people_queries.me_pk(actor=actor), person.pk))
    ties = Tie.objects.filter(left_id=left, right_id=right)
    if row.tie_change == TieChange.MADE:
        # Whoever was met once more since is known all the same.
        if not person.touches.exists():
            ties.delete()
    elif row.tie_change == TieChange.RAISED:
        ties.filter(strength_typed__isnull=True).update(strength_typed=0)
    elif row.tie_change == TieChange.RETURNED:
        ties.update(removed_at=row.created_at)
