"""The workspace as tables: CSV as spreadsheets read it, with no cell that can act.

UTF-8 with a byte-order mark, commas, CRLF, every cell in quotation marks. Several values in
one cell stand on lines of their own.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import StringIO
from typing import Any

from kithwork.domain.actors import Actor
from kithwork.domain.people import SINGLE_FIELDS, AddressKind
from kithwork.flows.export_cards import is_kept
from kithwork.flows.export_cells import cells, plain
from kithwork.sources import formulas
from kithwork.store.queries import contents
from kithwork.store.queries import people as people_queries
from kithwork.store.queries.contents import PersonContent

MARK = "\ufeff"
BETWEEN_NOTES = "\n---\n"

PEOPLE = (
    "id", *SINGLE_FIELDS, "emails", "phones", "profiles", "websites", "tags", "notes",
    "is_me", "strength", "connected_on", "last_touch_on", "is_fan", "fan_on",
    "do_not_contact", "sources",
)  # fmt: skip
POSITIONS = (
    "id", "person", "name", "organisation", "organisation_name", "title", "stay", "from", "to",
    "current",
)  # fmt: skip
ORGANISATIONS = ("id", "name", "industry", "place", "website", "note", "people")
TIES = (
    "id", "left", "left_name", "right", "right_name", "strength", "strength_typed",
    "connected_on", "met_on", "origin", "why",
)  # fmt: skip
ASKS = (
    "id", "person", "name", "purpose", "about", "channel", "state", "via", "subject", "text",
    "minutes", "times_sent", "drafted_at", "sent_at", "answered_at",
)  # fmt: skip

Row = Sequence[Any]


def _people(actor: Actor) -> Iterator[Row]:
    strengths = people_queries.own_strengths(actor=actor)
    days = _connected(actor)
    for person in _kept(actor):
        pk = person.row.pk
        values = {
            **cells(person.row, SINGLE_FIELDS),
            **cells(person.row, ("is_me", "last_touch_on", "is_fan", "fan_on", "do_not_contact")),
            "id": person.row.public_id,
            "emails": _values(person, AddressKind.EMAIL),
            "phones": _values(person, AddressKind.PHONE),
            "profiles": _values(person, AddressKind.PROFILE),
            "websites": _values(person, AddressKind.WEB),
            "tags": "\n".join(tag.text for tag in person.tags if tag.removed_at is None),
            "notes": BETWEEN_NOTES.join(
                note.text for note in person.notes if note.removed_at is None
            ),
            "strength": strengths.get(pk),
            "connected_on": days.get(pk),
            "sources": "\n".join(sorted({record.source for record in person.records})),
        }
        yield [values[name] for name in PEOPLE]


def _kept(actor: Actor) -> Iterator[PersonContent]:
    return (person for person in contents.people(actor=actor) if is_kept(person))


def _connected(actor: Actor) -> dict[int, Any]:
    """Since when the seeker's ties stand, by the other person's key."""
    me = people_queries.me_pk(actor=actor)
    return {
        (tie.right_id if tie.left_id == me else tie.left_id): tie.connected_on
        for tie in contents.ties(actor=actor)
        if me in (tie.left_id, tie.right_id) and tie.removed_at is None
    }


def _values(person: PersonContent, kind: AddressKind) -> str:
    rows = [row for row in person.addresses if row.kind == kind and row.removed_at is None]
    return "\n".join(row.value for row in rows)


def _positions(actor: Actor) -> Iterator[Row]:
    names = _names(actor)
    places = {row.pk: row for row in contents.organisations(actor=actor)}
    for row in contents.kept_positions(actor=actor):
        place = places[row.organisation_id]
        yield [
            row.public_id, *names[row.person_id], place.public_id, place.name, row.title,
            row.stay, row.from_on, row.to_on, row.current,
        ]  # fmt: skip


def _organisations(actor: Actor) -> Iterator[Row]:
    there: dict[int, set[int]] = defaultdict(set)
    for stay in contents.kept_positions(actor=actor):
        there[stay.organisation_id].add(stay.person_id)
    for row in contents.organisations(actor=actor):
        if row.removed_at is None:
            shown = (getattr(row, name) for name in ORGANISATIONS[1:-1])
            yield [row.public_id, *shown, len(there[row.pk])]


def _names(actor: Actor) -> dict[int, tuple[Any, str]]:
    """Id and name of everybody kept, by primary key."""
    rows = people_queries.present(actor).values_list("pk", "public_id", "name")
    return {pk: (public_id, name) for pk, public_id, name in rows}


def _ties(actor: Actor) -> Iterator[Row]:
    names = _names(actor)
    for row in contents.ties(actor=actor):
        if row.removed_at is None and row.left_id in names and row.right_id in names:
            yield [
                row.public_id, *names[row.left_id], *names[row.right_id],
                *(getattr(row, name) for name in TIES[5:]),
            ]  # fmt: skip


def _asks(actor: Actor) -> Iterator[Row]:
    names = _names(actor)
    for ask in contents.asks(actor=actor):
        row = ask.row
        if row.removed_at is not None or row.person_id not in names:
            continue
        via = "\n".join(f"{step.introducer.name}: {step.state}" for step in ask.introductions)
        values = {**cells(row, ASKS[3:7]), "via": via, **cells(row, ASKS[8:])}
        yield [row.public_id, *names[row.person_id], *values.values()]


def _table(
    columns: Sequence[str], rows: Callable[[Actor], Iterable[Row]]
) -> Callable[[Actor, datetime], Iterator[str]]:
    """What gives the text of a table, line by line."""

    def pieces(actor: Actor, now: datetime) -> Iterator[str]:
        yield MARK + _line(columns)
        for row in rows(actor):
            yield _line([_cell(value) for value in row])

    return pieces


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return formulas.safe(str(plain(value)))


def _line(row: Sequence[str]) -> str:
    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(row)
    return text.getvalue()


FILES: Mapping[str, Callable[[Actor, datetime], Iterator[str]]] = {
    "people.csv": _table(PEOPLE, _people),
    "positions.csv": _table(POSITIONS, _positions),
    "organisations.csv": _table(ORGANISATIONS, _organisations),
    "ties.csv": _table(TIES, _ties),
    "asks.csv": _table(ASKS, _asks),
}
