"""The logical dump: what a workspace says, in one canonical form.

Two workspaces of equal content give equal lines, whichever engine holds them and however
their rows came to be: lines hold no keys and no ids. A person is called by name and
addresses, with a digest of all that is known of them where that fits several. Left out is
what is worked out from the rest (search texts, computed strengths, which change with the
day), and the bookkeeping: events, imports, versions, when a row was made.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kithwork.domain.actors import Actor, Right
from kithwork.domain.campaigns import BRIEF_FIELDS
from kithwork.domain.people import SINGLE_FIELDS
from kithwork.flows import chat_cells, given_cells
from kithwork.flows.export_cells import cells, plain
from kithwork.store import access
from kithwork.store.models import CalendarEntry, Chat, LookAlike, Merge, Organisation, Tie
from kithwork.store.queries import contents, workspaces
from kithwork.store.queries.contents import (
    AskContent,
    CalendarContent,
    CampaignContent,
    PersonContent,
)

_WORKSPACE = ("name", "is_fictional", "nudges_a_week", "quiet_from", "quiet_to", "retention_months")
_PERSON = (
    *SINGLE_FIELDS, "is_me", "added_by_hand", "is_fan", "fan_on", "do_not_contact",
    "is_kept", "last_touch_on", "layer",
)  # fmt: skip
_ORGANISATION = ("name", "key", "industry", "place", "website", "note", "added_by_hand")
_ASK = (
    "purpose", "about", "about_kind", "channel", "state", "card", "subject", "text",
    "minutes", "times_sent", "drafted_at", "sent_at", "answered_at",
)  # fmt: skip

_CHAT = (
    "state", "kind", "minutes", "agreed_at", "starts_at", "zone", "mode", "where", "sequence",
    "held_at",
)  # fmt: skip
_QUESTION = (
    "text", "theme", "depth", "half_minutes", "scope", "tiara", "asks_for_names", "source",
)  # fmt: skip
_PLANNED = (*_QUESTION, "place", "must", "why")

_RUN_NOTE = ("seconds", "mark", "text", "question")
_RUN_ANSWER = ("question", "outcome", "seconds")
_REHEARSAL = (
    "begun_at", "ended_at", "seconds", "rating", "confidence_before", "confidence_after",
    "hesitations",
)  # fmt: skip
_RECALL = ("at", "known", "asked", "not_yet")
_GOAL = ("place", "text", "answered", "answer")

_LANDING = ("title", "organisation", "starts_on", "landed_at")
_OFFER = ("chats", "chats_a_month", "introductions", "topics")
_HOURS = ("weekday", "from_at", "to_at", "zone")
_CALENDAR = ("name", "source", "digest", "zone", "from_on", "until_on", "fault")

Item = dict[str, Any]
# How each person is called in the lines of others, by primary key.
Names = Mapping[int, list[str]]


def logical(*, actor: Actor) -> Iterator[str]:
    """The lines, each a JSON object with its `kind`, in the order of their text; no line ends."""
    access.require(actor, Right.VIEW)
    people = {person.row.pk: _said(person) for person in contents.people(actor=actor)}
    items = _items(actor, _names(people))
    return iter(sorted([*(said.line for said in people.values()), *map(_line, items)]))


@dataclass(frozen=True, slots=True)
class _Said:
    """A person's own line, and what they are called where they are called like nobody else."""

    line: str
    name: tuple[str, ...]


def _said(person: PersonContent) -> _Said:
    addresses = sorted(f"{row.kind}:{row.key}" for row in person.addresses)
    return _Said(_line(_person(person)), (person.row.name, *addresses))


def _names(people: Mapping[int, _Said]) -> Names:
    """How each is called in the lines of others; a digest beside where several are alike."""
    times = Counter(said.name for said in people.values())
    return {
        pk: list(said.name) if times[said.name] == 1 else [*said.name, _digest(said.line)]
        for pk, said in people.items()
    }


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def _line(item: Item) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _items(actor: Actor, names: Names) -> Iterator[Item]:
    """Everything but people."""
    own = workspaces.show(actor=actor)
    yield {"kind": "workspace", **{name: plain(getattr(own, name)) for name in _WORKSPACE}}
    yield from map(_organisation, contents.organisations(actor=actor))
    yield from (_tie(row, names) for row in contents.ties(actor=actor))
    yield from (_look_alike(row, names) for row in contents.look_alikes(actor=actor))
    yield from (_merge(row, names) for row in contents.merges(actor=actor))
    yield from (_campaign(campaign, names) for campaign in contents.campaigns(actor=actor))
    yield from (_ask(ask, names) for ask in contents.asks(actor=actor))
    for chat in contents.chats_without_ask(actor=actor):
        yield {**_chat(chat, names), "kind": "chat", "chat_kind": chat.kind}
    for duty in contents.follow_ups_without_chat(actor=actor):
        # A duty has a kind of its own.
        yield {"kind": "follow-up", "follow_up": chat_cells.follow_up(duty, names.__getitem__)}
    for spoken in contents.recommendations(actor=actor):
        said = chat_cells.recommendation(spoken, names.__getitem__)
        yield {"kind": "recommendation", **said, **_removed(spoken)}
    for offer in contents.offers(actor=actor):
        yield {"kind": "offer", **cells(offer, _OFFER)}
    for given in contents.given_introductions(actor=actor):
        yield {
            "kind": "given-introduction",
            "chat": names[given.chat.person_id] if given.chat else None,
            **given_cells.of(given, lambda person: names[person]),
        }
    for row in contents.own_questions(actor=actor):
        yield {"kind": "question", **cells(row, _QUESTION), **_removed(row)}
    for recall in contents.recalls(actor=actor):
        yield {"kind": "recall", **cells(recall, _RECALL)}
    for hours in contents.free_hours(actor=actor):
        yield {"kind": "free-hours", **cells(hours, _HOURS)}
    yield from map(_calendar, contents.calendars(actor=actor))
    yield from (_entry(row, names) for row in contents.calendar_entries(actor=actor))
    yield {"kind": "suppressions", "count": contents.count_suppressions(actor=actor)}


def _person(person: PersonContent) -> Item:
    row = person.row
    return {
        "kind": "person",
        **cells(row, _PERSON),
        "typed": sorted(row.typed),
        "removed": row.removed_at is not None,
        "merged": row.merged_into_id is not None,
        "addresses": _sorted(
            {**cells(item, ("kind", "value", "key", "label", "typed")), **_removed(item)}
            for item in person.addresses
        ),
        "positions": _sorted(
            {
                "organisation": item.organisation.key,
                **cells(item, ("title", "stay", "from_on", "to_on", "current")),
                **cells(item, ("seen_key", "typed")),
                **_removed(item),
            }
            for item in person.positions
        ),
        "tags": _sorted(
            {**cells(item, ("text", "typed")), **_removed(item)} for item in person.tags
        ),
        "notes": _sorted(
            {**cells(item, ("text", "typed")), **_removed(item)} for item in person.notes
        ),
        "touches": _sorted(cells(item, ("kind", "on", "text")) for item in person.touches),
        "records": _sorted(cells(item, ("source", "key", "digest")) for item in person.records),
    }


def _sorted(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=_line)


def _removed(row: Any) -> Item:
    return {"removed": row.removed_at is not None}


def _organisation(row: Organisation) -> Item:
    return {
        "kind": "organisation",
        **cells(row, _ORGANISATION),
        "typed": sorted(row.typed),
        **_removed(row),
    }


def _tie(row: Tie, names: Names) -> Item:
    return {
        "kind": "tie",
        "between": sorted([names[row.left_id], names[row.right_id]]),
        **cells(
            row,
            (
                "strength_typed",
                "connected_on",
                "connected_typed",
                "met_on",
                "origin",
                "why",
                "typed",
            ),
        ),
        **_removed(row),
    }


def _look_alike(row: LookAlike, names: Names) -> Item:
    return {
        "kind": "look-alike",
        "between": sorted([names[row.left_id], names[row.right_id]]),
        "reasons": sorted(row.reasons),
        "state": row.state,
    }


def _merge(row: Merge, names: Names) -> Item:
    return {
        "kind": "merge",
        "kept": names[row.kept_id],
        "absorbed": names[row.absorbed_id],
        "undone": row.undone_at is not None,
    }


def _campaign(campaign: CampaignContent, names: Names) -> Item:
    return {
        "kind": "campaign",
        "state": campaign.row.state,
        "landing": cells(campaign.landing, _LANDING) if campaign.landing else None,
        "versions": [cells(item, ("number", *BRIEF_FIELDS)) for item in campaign.versions],
        "targets": _sorted(
            {
                **cells(item, ("kind", "role", "motivation")),
                "person": names[item.person_id] if item.person_id else None,
                "organisation": item.organisation.key if item.organisation else None,
                **_removed(item),
            }
            for item in campaign.targets
        ),
    }


def _ask(ask: AskContent, names: Names) -> Item:
    return {
        "kind": "ask",
        "person": names[ask.row.person_id],
        **cells(ask.row, _ASK),
        **_removed(ask.row),
        "introductions": [
            {
                "introducer": names[item.introducer_id],
                "target": names[item.target_id],
                **cells(item, ("place", "state", "subject", "text", "changed_at")),
            }
            for item in ask.introductions
        ],
        "chats": [_chat(item, names) for item in ask.chats],
    }


def _chat(row: Chat, names: Names) -> Item:
    return {
        "person": names[row.person_id],
        "referred_by": names[row.referred_by_id] if row.referred_by_id else None,
        **cells(row, _CHAT),
        "questions": [
            cells(item, _PLANNED)
            for item in sorted(row.questions.all(), key=lambda item: item.place)
        ],
        "research": _sorted(
            {**cells(item, ("kind", "text", "source", "on")), **_removed(item)}
            for item in row.research.all()
        ),
        "rehearsals": _sorted(cells(item, _REHEARSAL) for item in row.rehearsals.all()),
        "recalls": _sorted(cells(item, _RECALL) for item in row.recalls.all()),
        "goals": _sorted(cells(item, _GOAL) for item in row.goals.all()),
        "ticks": sorted(item.item for item in row.ticks.all()),
        **chat_cells.brought(row, lambda person: names[person]),
        **_run(row),
    }


def _run(chat: Chat) -> Item:
    """The talk itself: when, its notes, those taken away as empty ones, and its answers."""
    times = getattr(chat, "run", None)
    return {
        "run": cells(times, ("begun_at", "ended_at")) if times else None,
        "run_notes": _sorted(cells(item, _RUN_NOTE) for item in chat.run_notes.all()),
        "run_answers": _sorted(cells(item, _RUN_ANSWER) for item in chat.run_answers.all()),
    }


def _calendar(calendar: CalendarContent) -> Item:
    return {
        "kind": "calendar",
        **cells(calendar.row, _CALENDAR),
        # The address is a secret; its digest tells one from another.
        "address": _digest(calendar.row.address) if calendar.row.address else "",
        "busy": [cells(item, ("starts_at", "ends_at")) for item in calendar.times],
    }


def _entry(row: CalendarEntry, names: Names) -> Item:
    return {
        "kind": "calendar-entry",
        "person": names[row.chat.person_id],
        "address": _digest(row.address),
        **cells(row, ("calendar", "sequence")),
    }
