"""Positions: added, edited and removed by hand."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Model

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid, NotFound
from kithwork.domain.people import PositionFact
from kithwork.domain.records import Stay
from kithwork.flows import facts, searches, strengths
from kithwork.flows.flow import flow
from kithwork.matching import organisations as names
from kithwork.store import access, columns
from kithwork.store.models import Organisation, Person, Position
from kithwork.store.queries import organisations
from kithwork.store.queries.people import NoSuchPerson

FIELDS = ("organisation", "title", "stay", "from", "to", "current")
YES = {"yes", "true", "1", "on", "y"}
NO = {"no", "false", "0", "off", "n", ""}


class NoSuchPosition(NotFound):
    """No position of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no position {public_id}.")


def organisation_named(*, workspace: int, name: str, now: datetime) -> Organisation:
    """The organisation of that name (normal form), made or brought back if it is not there."""
    words = " ".join(name.split())
    key = names.normal_form(words)
    if not key:
        raise Invalid("organisation", f"“{name}” names no organisation.")
    _short("organisation", words, model=Organisation, column="name")
    renamed = organisations.renames(workspace=workspace).get(key)
    row, made = (Organisation.objects.filter(pk=renamed).first() if renamed else None), False
    if row is None:
        row, made = Organisation.objects.get_or_create(
            workspace_id=workspace,
            key=facts.place_key(key),
            defaults={"name": words, "added_by_hand": True, "created_at": now},
        )
    if not made and row.removed_at is not None:
        row.removed_at = None
        row.save(update_fields=["removed_at"])
    return row


def place(
    person: Person,
    *,
    organisation: str,
    title: str,
    stay: Stay,
    now: datetime,
    from_on: date | None = None,
    to_on: date | None = None,
    current: bool | None = None,
) -> Position:
    """Make a position by hand, inside another flow; without an end it is the current one.

    One that a source shows already becomes the seeker's own, so that it stands once.
    """
    _in_order(from_on, to_on)
    words = _short("title", title.strip(), model=Position, column="title")
    there = organisation_named(workspace=person.workspace_id, name=organisation, now=now)
    key = facts.seen_key(PositionFact(organisation, there.key, title=words, stay=stay))
    row = Position.objects.filter(person=person, seen_key=key).first() or Position(
        workspace_id=person.workspace_id, person=person, organisation=there, stay=stay, seen_key=key
    )
    row.title, row.from_on, row.to_on = words, from_on, to_on
    row.current = to_on is None if current is None else current
    row.typed, row.removed_at = True, None
    row.save()
    return row


def _short(field: str, text: str, *, model: type[Model], column: str) -> str:
    limit = columns.longest(model, column)
    if limit and len(text) > limit:
        raise Invalid(field, f"is {len(text)} characters long; {limit} is the most.")
    return text


@flow("positions.add")
def add(
    *,
    actor: Actor,
    person: UUID,
    organisation: str,
    now: datetime,
    title: str = "",
    stay: Stay = Stay.WORK,
    from_on: date | None = None,
    to_on: date | None = None,
) -> UUID:
    """Add a position to a person by hand."""
    found = access.visible(actor, Person).filter(public_id=person, merged_into__isnull=True).first()
    if found is None:
        raise NoSuchPerson(person)
    made = place(
        found,
        organisation=organisation,
        title=title,
        stay=stay,
        from_on=from_on,
        to_on=to_on,
        now=now,
    )
    settle(actor=actor, person=found, now=now)
    return made.public_id


@flow("positions.edit")
def edit(
    *, actor: Actor, position: UUID, changes: Iterable[tuple[str, str]], now: datetime
) -> UUID:
    """Set fields of a position: organisation, title, stay, from, to, current."""
    row = _row(actor, position)
    for field, value in changes:
        _set(row, field, value.strip(), now)
    _in_order(row.from_on, row.to_on)
    row.typed = True
    row.save()
    settle(actor=actor, person=row.person, now=now)
    return row.public_id


@flow("positions.remove")
def remove(*, actor: Actor, position: UUID, now: datetime) -> UUID:
    """Take a position away; no import brings it back, `restore` does."""
    row = _row(actor, position)
    row.removed_at, row.typed = now, True
    row.save(update_fields=["removed_at", "typed"])
    settle(actor=actor, person=row.person, now=now)
    return row.public_id


@flow("positions.restore")
def restore(*, actor: Actor, position: UUID, now: datetime) -> UUID:
    """Bring a removed position back."""
    row = _row(actor, position)
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    settle(actor=actor, person=row.person, now=now)
    return row.public_id


def _row(actor: Actor, position: UUID) -> Position:
    rows = access.visible(actor, Position).select_related("person")
    row = rows.filter(public_id=position).first()
    if row is None:
        raise NoSuchPosition(position)
    return row


def _set(row: Position, field: str, value: str, now: datetime) -> None:
    if field == "organisation":
        row.organisation = organisation_named(workspace=row.workspace_id, name=value, now=now)
    elif field == "title":
        row.title = _short("title", value, model=Position, column="title")
    elif field == "stay":
        row.stay = _stay(value)
    elif field == "from":
        row.from_on = day("from", value)
    elif field == "to":
        row.to_on = day("to", value)
        row.current = row.current and row.to_on is None
    elif field == "current":
        row.current = yes_or_no("current", value)
    else:
        raise Invalid(field, f"cannot be set; these can: {', '.join(FIELDS)}.")


def _stay(value: str) -> Stay:
    try:
        return Stay(value)
    except ValueError:
        raise Invalid("stay", "must be work or study.") from None


def day(field: str, value: str) -> date | None:
    """A date typed by hand, YYYY-MM-DD; empty means not known."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Invalid(field, f"“{value}” is no date; write it like 2024-05-31.") from None


def yes_or_no(field: str, value: str) -> bool:
    """A yes or no typed by hand."""
    word = value.casefold()
    if word not in YES | NO:
        raise Invalid(field, "must be yes or no.")
    return word in YES


def _in_order(from_on: date | None, to_on: date | None) -> None:
    if from_on and to_on and from_on > to_on:
        raise Invalid("to", "lies before the first day.")


def settle(*, actor: Actor, person: Person, now: datetime) -> None:
    """Search text and tie strengths after positions changed; mine touch every tie of mine."""
    searches.index([person])
    if not person.is_me:
        strengths.update(workspace=actor.workspace, people=[person.pk], today=now.date())
        return
    everybody = access.visible(actor, Person).filter(is_me=False).values_list("pk", flat=True)
    strengths.update(workspace=actor.workspace, people=list(everybody), today=now.date())


def settle_all_at(*, actor: Actor, organisation: Organisation, now: datetime) -> None:
    """The same for everybody at an organisation that changed."""
    there = access.visible(actor, Person).filter(positions__organisation=organisation).distinct()
    rows = list(there.order_by("pk"))
    searches.index(rows)
    if any(row.is_me for row in rows):
        rows = list(access.visible(actor, Person).filter(is_me=False))
    strengths.update(workspace=actor.workspace, people=[row.pk for row in rows], today=now.date())
