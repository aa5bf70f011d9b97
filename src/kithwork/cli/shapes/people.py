"""People as JSON."""

from collections.abc import Sequence
from typing import Any

from kithwork.cli.shapes import asks, values
from kithwork.domain.advice import NextStep
from kithwork.domain.asks import AskCard
from kithwork.domain.closeness import Closeness
from kithwork.domain.people import AddressKind
from kithwork.flows.listings import Listed
from kithwork.store.queries.people import PersonCard, PersonRow, PositionCard, SeenIn
from kithwork.store.queries.ties import TieCard

# A list of a person's addresses is called after what is in it.
LISTS = {
    AddressKind.EMAIL: "emails",
    AddressKind.PHONE: "phones",
    AddressKind.PROFILE: "profiles",
    AddressKind.WEB: "websites",
}


def listed(item: Listed) -> dict[str, Any]:
    """One row of `kith people`."""
    return {**row(item.row), "next": next_step(item.next)}


def next_step(step: NextStep) -> dict[str, Any]:
    """The one next step with a person."""
    return {"step": step.step.value, "reason": step.reason}


def row(person: PersonRow) -> dict[str, Any]:
    """A person as listed."""
    return {
        "id": str(person.id),
        "name": person.name,
        "emails": list(person.emails),
        "positions": [position(card) for card in person.positions],
        "strength": person.strength,
        "last_touch": values.day(person.last_touch_on),
        "headline": person.headline,
        "place": person.place,
        "tags": list(person.tags),
        "fan": person.is_fan,
        "do_not_contact": person.do_not_contact,
    }


def position(card: PositionCard) -> dict[str, Any]:
    """A position; its id is what `kith edit position` takes."""
    return {
        "id": str(card.id),
        "organisation": card.organisation,
        "organisation_id": str(card.organisation_id),
        "title": card.title,
        "stay": card.stay.value,
        "from": values.day(card.from_on),
        "to": values.day(card.to_on),
        "current": card.current,
    }


def whole(
    *,
    card: PersonCard,
    ties: Sequence[TieCard],
    asks_to: Sequence[AskCard],
    step: NextStep | None,
    near: Closeness | None,
) -> dict[str, Any]:
    """All that is known of a person, with the ids by which it can be edited."""
    addresses = {name: list(card.values(kind)) for kind, name in LISTS.items()}
    return {
        **_named(card),
        **addresses,
        "positions": [position(found) for found in card.positions],
        "tags": list(card.tags),
        "notes": [
            {"id": str(note.id), "text": note.text, "at": values.moment(note.created_at)}
            for note in card.notes
        ],
        "touches": [
            {
                "id": str(found.id),
                "kind": found.kind,
                "on": values.day(found.on),
                "text": found.text,
            }
            for found in card.touches
        ],
        "ties": [tie(found) for found in ties],
        "asks": [asks.listed(found) for found in asks_to],
        "seen_in": [_seen(one) for one in card.seen_in],
        **_near(near),
        "next": None if step is None else next_step(step),
    }


def _seen(one: SeenIn) -> dict[str, Any]:
    return {
        "import": str(one.batch),
        "source": one.source,
        "file": one.file,
        "line": one.line,
        "on": values.day(one.on),
    }


def _near(near: Closeness | None) -> dict[str, Any]:
    """How close somebody is; nothing for the seeker."""
    return {
        "closeness": near.rung.value if near else None,
        "common": list(near.common) if near else [],
    }


def _named(card: PersonCard) -> dict[str, Any]:
    names = ("name", "given", "family", "nickname", "prefix", "suffix")
    facts = ("headline", "place", "industry", "birthday")
    return {
        "id": str(card.id),
        "person": str(card.id),
        **{name: getattr(card, name) for name in (*names, *facts)},
        "me": card.is_me,
        "fan": card.is_fan,
        "fan_on": values.day(card.fan_on),
        "do_not_contact": card.do_not_contact,
        "last_touch": values.day(card.last_touch_on),
        "layer": card.layer.value or "by-strength",
        "removed_at": values.moment(card.removed_at),
        "typed": sorted(card.typed),
    }


def tie(card: TieCard) -> dict[str, Any]:
    """A tie of a person to another; a tie that a shared group gives has no id."""
    return {
        "id": values.identity(card.id),
        "person": str(card.other),
        "name": card.other_name,
        "me": card.other_is_me,
        "strength": card.strength,
        "strength_typed": card.strength_typed,
        "warmth": round(card.warmth, 4),
        "origin": card.origin.value,
        "why": card.why,
        "met": values.day(card.met_on),
        "connected_on": values.day(card.connected_on),
        "evidence": [reason.text for reason in card.evidence],
    }
