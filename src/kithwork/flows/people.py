"""People: added, edited, marked, removed and brought back, listed with their next step."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict, Invalid, NotFound
from kithwork.domain.people import SINGLE_FIELDS, AddressKind
from kithwork.domain.records import NameSeen, Stay
from kithwork.flows import positions, searches, strengths, suppressions, touches
from kithwork.flows.flow import flow
from kithwork.matching import keys, names
from kithwork.store import access, columns
from kithwork.store.models import Address, Note, Person, Tag, Tie, Touch
from kithwork.store.queries import people
from kithwork.store.queries.people import NoSuchPerson

LONGEST_NOTE = 100_000
LONGEST_ADDRESS = 1000
LONGEST_TAG = 100
# What a typed address must look like: a slip is told at once, not when a message comes back.
SHAPES: dict[AddressKind, tuple[Callable[[str], str], ...]] = {
    AddressKind.EMAIL: (keys.email,),
    AddressKind.PHONE: (keys.phone,),
    AddressKind.PROFILE: (keys.profile, keys.web),
    AddressKind.WEB: (keys.web,),
}


class NoSuchNote(NotFound):
    """No note of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no note {public_id}.")


class Me(Conflict):
    """The seeker themself cannot be removed, silenced or erased."""

    def __init__(self) -> None:
        super().__init__("This is you. Edit yourself with `kith edit person me`.")


def row(*, actor: Actor, person: UUID) -> Person:
    """The row of one person, removed or not; raises NoSuchPerson."""
    found = access.visible(actor, Person).filter(public_id=person, merged_into__isnull=True).first()
    if found is None:
        raise NoSuchPerson(person)
    return found


def other_row(*, actor: Actor, person: UUID) -> Person:
    """The row of one person who is not the seeker; raises NoSuchPerson or Me."""
    found = row(actor=actor, person=person)
    if found.is_me:
        raise Me
    return found


@flow("people.add")
def add(
    *,
    actor: Actor,
    name: str,
    now: datetime,
    email: str = "",
    organisation: str = "",
    title: str = "",
    why: str = "",
) -> UUID:
    """Add a contact by hand, with a tie to the seeker."""
    person = newcomer(actor=actor, name=name, now=now)
    if email:
        add_address(person, AddressKind.EMAIL, email)
    if organisation:
        positions.place(person, organisation=organisation, title=title, stay=Stay.WORK, now=now)
    elif title:
        _set(person, "headline", title)
        person.save(update_fields=["headline", "typed"])
    _tie_to_me(actor, person, why)
    settle(actor, person, now)
    return person.public_id


def newcomer(*, actor: Actor, name: str, now: datetime) -> Person:
    """A new row with that name alone, inside another flow; raises Invalid."""
    words = _clean("name", name)
    seen = names.read(NameSeen(full=words))
    return Person.objects.create(
        workspace_id=actor.workspace,
        name=seen.full or words,
        given=_cut("given", seen.given),
        family=_cut("family", seen.family),
        typed=["name", "given", "family"],
        added_by_hand=True,
        created_at=now,
    )


def _tie_to_me(actor: Actor, person: Person, why: str) -> None:
    me = people.me_pk(actor=actor)
    Tie.objects.create(
        workspace_id=actor.workspace,
        left_id=min(me, person.pk),
        right_id=max(me, person.pk),
        strength=0.0,
        why=" ".join(why.split()),
        typed=True,
    )


@flow("people.edit")
def edit(
    *,
    actor: Actor,
    person: UUID,
    now: datetime,
    changes: Iterable[tuple[str, str]] = (),
    additions: Iterable[tuple[str, str]] = (),
    removals: Iterable[tuple[str, str]] = (),
    released: Iterable[str] = (),
) -> UUID:
    """Set single fields, add and remove addresses and tags; what is typed wins over imports.

    `released` are fields that imports may set again: an undo puts back what they said.
    Raises Invalid naming the field. Nothing is written when any of it is refused.
    """
    found = row(actor=actor, person=person)
    for field, value in changes:
        _set(found, field, value)
    for field, value in additions:
        _add(found, field, value)
    for field, value in removals:
        _remove(found, field, value, now)
    found.typed = sorted(set(found.typed) - set(released))
    found.save()
    settle(actor, found, now)
    return found.public_id


def _set(person: Person, field: str, value: str) -> None:
    if field not in SINGLE_FIELDS:
        raise Invalid(field, f"cannot be set; these can: {', '.join(SINGLE_FIELDS)}.")
    text = _clean(field, value) if field == "name" else value.strip()
    _check_length(field, text)
    setattr(person, field, text)
    marks = {field}
    if field == "name":
        seen = names.read(NameSeen(full=text))
        person.given, person.family = _cut("given", seen.given), _cut("family", seen.family)
        marks |= {"given", "family"}
    person.typed = sorted({*person.typed, *marks})


def _clean(field: str, value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise Invalid(field, "must not be empty.")
    _check_length(field, text)
    return text


def _cut(field: str, text: str) -> str:
    """A part of a name as long as its column holds: the whole stands in the name."""
    return text[: columns.longest(Person, field)]


def _check_length(field: str, text: str) -> None:
    limit = columns.longest(Person, field)
    if limit and len(text) > limit:
        raise Invalid(field, f"is {len(text)} characters long; {limit} is the most.")


def _add(person: Person, field: str, value: str) -> None:
    if field == "tag":
        _add_tag(person, value)
    else:
        add_address(person, _kind(field), value)


def _kind(field: str) -> AddressKind:
    try:
        return AddressKind(field)
    except ValueError:
        known = ", ".join([*AddressKind, "tag"])
        raise Invalid(field, f"is no list of a person; these are: {known}.") from None


def add_address(person: Person, kind: AddressKind, value: str) -> None:
    """Put a typed address on a person, inside another flow; raises Invalid."""
    if not any(key(value) for key in SHAPES[kind]):
        raise Invalid(kind.value, f"“{value}” does not look like one.")
    key = keys.address(kind, value)
    if max(len(key), len(value.strip())) > LONGEST_ADDRESS:
        raise Invalid(kind.value, f"is longer than {LONGEST_ADDRESS} characters.")
    Address.objects.update_or_create(
        person=person,
        kind=kind.value,
        key=key,
        defaults={
            "workspace_id": person.workspace_id,
            "value": value.strip(),
            "typed": True,
            "removed_at": None,
        },
    )


def _add_tag(person: Person, text: str) -> None:
    word = " ".join(text.split())
    if not word:
        raise Invalid("tag", "must not be empty.")
    if max(len(word), len(word.casefold())) > LONGEST_TAG:
        raise Invalid("tag", f"is {len(word)} characters long; {LONGEST_TAG} is the most.")
    Tag.objects.update_or_create(
        person=person,
        key=word.casefold(),
        defaults={
            "workspace_id": person.workspace_id,
            "text": word,
            "typed": True,
            "removed_at": None,
        },
    )


def _remove(person: Person, field: str, value: str, now: datetime) -> None:
    """Mark an address or tag as "not this one", so that no import brings it back."""
    if field == "tag":
        tags = Tag.objects.filter(person=person, key=" ".join(value.split()).casefold())
        gone = tags.filter(removed_at__isnull=True).update(typed=True, removed_at=now)
    else:
        kind = _kind(field)
        same = Address.objects.filter(person=person, kind=kind, key=keys.address(kind, value))
        gone = same.filter(removed_at__isnull=True).update(typed=True, removed_at=now)
    if not gone:
        raise Invalid(field, f"{person.name} has no “{value}”.")


def settle(actor: Actor, person: Person, now: datetime) -> None:
    """Search text and tie strength after an edit; an erased person's address silences."""
    searches.index([person])
    suppressions.apply(workspace=actor.workspace, people=[person.pk])
    if not person.is_me:
        strengths.update(workspace=actor.workspace, people=[person.pk], today=now.date())


@flow("people.note")
def note(*, actor: Actor, person: UUID, text: str, now: datetime) -> UUID:
    """Write a note about a person."""
    found = row(actor=actor, person=person)
    words = text.strip()
    if not words:
        raise Invalid("text", "must not be empty.")
    if len(words) > LONGEST_NOTE:
        raise Invalid("text", f"is {len(words)} characters long; {LONGEST_NOTE} is the most.")
    made = Note.objects.create(
        workspace_id=actor.workspace, person=found, text=words, created_at=now
    )
    return made.public_id


@flow("people.remove_note")
def remove_note(*, actor: Actor, note: UUID, now: datetime) -> None:
    """Take a note away; `restore-removed` brings it back."""
    moved = (
        access.visible(actor, Note)
        .filter(public_id=note, removed_at__isnull=True)
        .update(removed_at=now, typed=True)
    )
    if not moved:
        raise NoSuchNote(note)


@flow("people.tag")
def tag(*, actor: Actor, person: UUID, tags: Sequence[str], now: datetime) -> UUID:
    """Put tags on a person."""
    found = row(actor=actor, person=person)
    for text in tags:
        _add_tag(found, text)
    searches.index([found])
    return found.public_id


@flow("people.touch")
def touch(
    *, actor: Actor, person: UUID, kind: str, on: date, now: datetime, text: str = ""
) -> UUID:
    """Record that something happened with a person on a date."""
    found = other_row(actor=actor, person=person)
    if on > now.date():
        raise Invalid("on", "lies in the future.")
    made = Touch.objects.create(
        workspace_id=actor.workspace,
        person=found,
        kind=_clean_kind(kind),
        on=on,
        text=text.strip(),
    )
    touches.settle(workspace=actor.workspace, people=[found.pk], now=now)
    return made.public_id


def _clean_kind(kind: str) -> str:
    word = " ".join(kind.split())
    if not word or len(word) > 40:
        raise Invalid("kind", "must be one to forty characters, such as call, coffee or e-mail.")
    return word


@flow("people.set_do_not_contact")
def set_do_not_contact(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """Nobody writes to them any more: no draft, no advice, no path. Outlasts every import."""
    found = other_row(actor=actor, person=person)
    found.do_not_contact = True
    found.save(update_fields=["do_not_contact"])
    return found.public_id


@flow("people.lift_do_not_contact")
def lift_do_not_contact(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """They may be written to again."""
    found = other_row(actor=actor, person=person)
    found.do_not_contact = False
    found.save(update_fields=["do_not_contact"])
    suppressions.forget(workspace=actor.workspace, person=found.pk)
    return found.public_id


@flow("people.add_fan")
def add_fan(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """Mark a contact who offered to help."""
    found = other_row(actor=actor, person=person)
    if not found.is_fan:
        found.is_fan, found.fan_on = True, now.date()
        found.save(update_fields=["is_fan", "fan_on"])
        strengths.update(workspace=actor.workspace, people=[found.pk], today=now.date())
    return found.public_id


@flow("people.remove_fan")
def remove_fan(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """Take the mark away."""
    found = other_row(actor=actor, person=person)
    found.is_fan, found.fan_on = False, None
    found.save(update_fields=["is_fan", "fan_on"])
    strengths.update(workspace=actor.workspace, people=[found.pk], today=now.date())
    return found.public_id


@flow("people.remove")
def remove(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """Take a person out of every list and path; `restore` undoes it, no import does."""
    found = other_row(actor=actor, person=person)
    found.removed_at = found.removed_at or now
    found.save(update_fields=["removed_at"])
    return found.public_id


@flow("people.restore")
def restore(*, actor: Actor, person: UUID, now: datetime) -> UUID:
    """Bring a removed person back as they were."""
    found = other_row(actor=actor, person=person)
    found.removed_at = None
    found.save(update_fields=["removed_at"])
    return found.public_id
