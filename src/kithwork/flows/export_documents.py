"""The workspace as one JSON document, written piece by piece.

No part of it ever stands whole in memory.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Manager

from kithwork.domain import feeds
from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import BRIEF_FIELDS
from kithwork.domain.people import SINGLE_FIELDS
from kithwork.flows import chat_cells, given_cells
from kithwork.flows.export_cells import cells, plain
from kithwork.store.models import (
    CalendarEntry,
    Chat,
    GivenIntroduction,
    Import,
    LookAlike,
    Merge,
    Organisation,
    OwnQuestion,
    Recall,
    Recommendation,
    SourceRecord,
    Tie,
)
from kithwork.store.queries import contents, workspaces
from kithwork.store.queries.contents import (
    AskContent,
    CalendarContent,
    CampaignContent,
    PersonContent,
)

NAME = "kithwork.json"
# Grows when a field is taken away or means something else; new fields may come at any time.
VERSION = 1

_WORKSPACE = ("name", "is_fictional", "nudges_a_week", "quiet_from", "quiet_to", "retention_months")
_PERSON = (
    *SINGLE_FIELDS, "typed", "is_me", "added_by_hand", "is_fan", "fan_on", "do_not_contact",
    "is_kept", "last_touch_on", "layer", "created_at", "removed_at",
)  # fmt: skip
_ORGANISATION = (
    "name", "key", "industry", "place", "website", "note", "typed", "added_by_hand",
    "created_at", "removed_at",
)  # fmt: skip
_TIE = (
    "strength", "strength_typed", "connected_on", "connected_typed", "met_on", "origin", "why",
    "typed", "removed_at",
)  # fmt: skip
_POSITION = (
    "title", "stay", "from_on", "to_on", "current", "seen_key", "typed", "removed_at",
)  # fmt: skip
_ADDRESS = ("kind", "value", "key", "label", "typed", "removed_at")
_TAG = ("text", "typed", "removed_at")
_NOTE = ("text", "typed", "created_at", "removed_at")
_TOUCH = ("kind", "on", "text")
_RECORD = ("source", "key", "digest", "file", "line", "content")
_LANDING = ("title", "organisation", "starts_on", "landed_at")
_OFFER = ("chats", "chats_a_month", "introductions", "topics", "changed_at")
_TARGET = ("kind", "role", "motivation", "created_at", "removed_at")
_ASK = (
    "purpose", "about", "about_kind", "channel", "state", "card", "subject", "text",
    "minutes", "times_sent", "drafted_at", "sent_at", "answered_at", "removed_at",
)  # fmt: skip
_INTRODUCTION = ("place", "state", "subject", "text", "created_at", "changed_at")
_CHAT = (
    "state", "kind", "minutes", "agreed_at", "starts_at", "zone", "mode", "where", "sequence",
    "held_at",
)  # fmt: skip
_QUESTION = (
    "text", "theme", "depth", "half_minutes", "scope", "tiara", "asks_for_names", "source",
)  # fmt: skip
_RESEARCH = ("kind", "text", "source", "on", "created_at", "removed_at")
_PLANNED = (*_QUESTION, "place", "key", "must", "why")
_RUN = ("begun_at", "ended_at", "revision")
_RUN_NOTE = ("key", "revision", "seconds", "mark", "text", "question")
_RUN_ANSWER = ("question", "outcome", "seconds", "revision")
_REHEARSAL = (
    "begun_at", "ended_at", "seconds", "rating", "confidence_before", "confidence_after",
    "hesitations",
)  # fmt: skip
_RECALL = ("at", "known", "asked", "not_yet")
_GOAL = ("place", "text", "answered", "answer", "created_at")
_HOURS = ("weekday", "from_at", "to_at", "zone")
_CALENDAR = (
    "name", "source", "digest", "zone", "read_at", "from_on", "until_on", "failed_at", "fault",
)  # fmt: skip
_IMPORT = (
    "state", "files", "source", "counts", "problems", "kept", "created_at", "committed_at",
    "undone_at",
)  # fmt: skip

Ids = Mapping[int, UUID]
Item = dict[str, Any]


def pieces(actor: Actor, now: datetime) -> Iterator[str]:
    """The text of the document; each item of a list stands on a line of its own."""
    own = workspaces.show(actor=actor)
    head = {name: plain(getattr(own, name)) for name in _WORKSPACE}
    yield f'{{"format": "kithwork", "version": {VERSION}, '
    yield f'"written_at": {_text(now.isoformat())},\n"workspace": {_text(head)}'
    for name, items in _sections(actor):
        yield f',\n"{name}": ['
        yield from _listed(items)
        yield "]"
    yield "}\n"


def _listed(items: Iterable[Item]) -> Iterator[str]:
    between = "\n"
    for item in items:
        yield between + _text(item)
        between = ",\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sections(actor: Actor) -> Iterator[tuple[str, Iterator[Item]]]:
    ids = contents.person_ids(actor=actor)
    yield "people", (_person(person, ids) for person in contents.people(actor=actor))
    batches = contents.import_ids(actor=actor)
    yield "records", (_record(row, ids, batches) for row in contents.records(actor=actor))
    yield "organisations", map(_organisation, contents.organisations(actor=actor))
    yield "ties", (_tie(row, ids) for row in contents.ties(actor=actor))
    yield "look_alikes", (_look_alike(row, ids) for row in contents.look_alikes(actor=actor))
    yield "merges", (_merge(row, ids) for row in contents.merges(actor=actor))
    yield "campaigns", map(_campaign, contents.campaigns(actor=actor))
    yield "asks", (_ask(ask, ids) for ask in contents.asks(actor=actor))
    chats = contents.chats_without_ask(actor=actor)
    yield "chats_without_ask", (_chat(row, ids) for row in chats)
    called = _called(ids)
    owed = contents.follow_ups_without_chat(actor=actor)
    yield "follow_ups", (chat_cells.follow_up(row, called) for row in owed)
    spoken = contents.recommendations(actor=actor)
    yield "recommendations", (_recommendation(row, called) for row in spoken)
    yield "offers", (cells(row, _OFFER) for row in contents.offers(actor=actor))
    given = contents.given_introductions(actor=actor)
    yield "given_introductions", (_given(row, ids) for row in given)
    yield "questions", map(_own_question, contents.own_questions(actor=actor))
    yield "recalls", map(_recall, contents.recalls(actor=actor))
    hours = contents.free_hours(actor=actor)
    yield "free_hours", (cells(row, _HOURS) for row in hours)
    yield "calendars", map(_calendar, contents.calendars(actor=actor))
    yield "calendar_entries", map(_entry, contents.calendar_entries(actor=actor))
    yield "imports", map(_import, contents.imports(actor=actor))


def _id(public_id: UUID | None) -> str | None:
    return str(public_id) if public_id else None


def _called(ids: Ids) -> chat_cells.Called:
    return lambda person: _id(ids.get(person))


def _recommendation(row: Recommendation, called: chat_cells.Called) -> Item:
    said = chat_cells.recommendation(row, called)
    return {"id": _id(row.public_id), **said, **cells(row, ("created_at", "removed_at"))}


def _person(person: PersonContent, ids: Ids) -> Item:
    row = person.row
    merged = ids.get(row.merged_into_id) if row.merged_into_id else None
    return {
        "id": _id(row.public_id),
        **cells(row, _PERSON),
        "merged_into": _id(merged),
        "addresses": [cells(item, _ADDRESS) for item in person.addresses],
        "positions": [
            {
                "id": _id(item.public_id),
                "organisation": _id(item.organisation.public_id),
                "organisation_name": item.organisation.name,
                **cells(item, _POSITION),
            }
            for item in person.positions
        ],
        "tags": [cells(item, _TAG) for item in person.tags],
        "notes": [{"id": _id(item.public_id), **cells(item, _NOTE)} for item in person.notes],
        "touches": [{"id": _id(item.public_id), **cells(item, _TOUCH)} for item in person.touches],
    }


def _record(row: SourceRecord, ids: Ids, batches: Ids) -> Item:
    return {
        "person": _id(ids.get(row.person_id)),
        "import": _id(batches.get(row.batch_id)),
        **cells(row, _RECORD),
    }


def _organisation(row: Organisation) -> Item:
    return {"id": _id(row.public_id), **cells(row, _ORGANISATION)}


def _tie(row: Tie, ids: Ids) -> Item:
    return {"id": _id(row.public_id), **_pair(row, ids), **cells(row, _TIE)}


def _look_alike(row: LookAlike, ids: Ids) -> Item:
    return {"id": _id(row.public_id), **_pair(row, ids), **cells(row, ("reasons", "state"))}


def _pair(row: Tie | LookAlike, ids: Ids) -> Item:
    return {"left": _id(ids.get(row.left_id)), "right": _id(ids.get(row.right_id))}


def _merge(row: Merge, ids: Ids) -> Item:
    return {
        "id": _id(row.public_id),
        "kept": _id(ids.get(row.kept_id)),
        "absorbed": _id(ids.get(row.absorbed_id)),
        **cells(row, ("merged_at", "undone_at")),
    }


def _campaign(campaign: CampaignContent) -> Item:
    return {
        "id": _id(campaign.row.public_id),
        **cells(campaign.row, ("state", "created_at")),
        "landing": cells(campaign.landing, _LANDING) if campaign.landing else None,
        "versions": [
            cells(version, ("number", *BRIEF_FIELDS, "created_at")) for version in campaign.versions
        ],
        "targets": [
            {
                "id": _id(target.public_id),
                "person": _id(target.person.public_id if target.person else None),
                "organisation": _id(target.organisation.public_id if target.organisation else None),
                **cells(target, _TARGET),
            }
            for target in campaign.targets
        ],
    }


def _ask(ask: AskContent, ids: Ids) -> Item:
    return {
        "id": _id(ask.row.public_id),
        "person": _id(ask.row.person.public_id),
        **cells(ask.row, _ASK),
        "introductions": [
            {
                "id": _id(item.public_id),
                "introducer": _id(item.introducer.public_id),
                "target": _id(item.target.public_id),
                **cells(item, _INTRODUCTION),
            }
            for item in ask.introductions
        ],
        "chats": [_chat(item, ids) for item in ask.chats],
    }


def _chat(row: Chat, ids: Ids) -> Item:
    return {
        "id": _id(row.public_id),
        "person": _id(ids.get(row.person_id)),
        "referred_by": _id(ids.get(row.referred_by_id)) if row.referred_by_id else None,
        **cells(row, _CHAT),
        "questions": [
            cells(item, _PLANNED)
            for item in sorted(row.questions.all(), key=lambda item: item.place)
        ],
        "research": [
            cells(item, _RESEARCH) for item in sorted(row.research.all(), key=lambda item: item.pk)
        ],
        "rehearsals": [
            {"id": _id(one.public_id), **cells(one, _REHEARSAL)} for one in _aged(row.rehearsals)
        ],
        "recalls": [_recall(one) for one in _aged(row.recalls)],
        "goals": [
            {"id": _id(one.public_id), **cells(one, _GOAL)}
            for one in sorted(row.goals.all(), key=lambda item: item.place)
        ],
        "ticks": [cells(one, ("item", "at")) for one in _aged(row.ticks)],
        **chat_cells.brought(row, lambda person: _id(ids.get(person))),
        **_run(row),
    }


def _run(chat: Chat) -> Item:
    """The talk itself, its notes in order; a note without text was taken away."""
    times = getattr(chat, "run", None)
    notes = sorted(chat.run_notes.all(), key=lambda item: (item.seconds, item.key))
    answers = sorted(chat.run_answers.all(), key=lambda item: (item.seconds, item.pk))
    return {
        "run": cells(times, _RUN) if times else None,
        "run_notes": [cells(item, _RUN_NOTE) for item in notes],
        "run_answers": [cells(item, _RUN_ANSWER) for item in answers],
    }


def _aged(rows: "Manager[Any]") -> list[Any]:
    """The rows that belong to a chat, the oldest first."""
    return sorted(rows.all(), key=lambda item: item.pk)


def _recall(row: Recall) -> Item:
    return {"id": _id(row.public_id), **cells(row, _RECALL)}


def _given(row: GivenIntroduction, ids: Ids) -> Item:
    return {
        "id": _id(row.public_id),
        "chat": _id(row.chat.public_id if row.chat else None),
        **cells(row, ("created_at",)),
        **given_cells.of(row, lambda person: _id(ids.get(person))),
    }


def _own_question(row: OwnQuestion) -> Item:
    return {
        "id": _id(row.public_id),
        **cells(row, (*_QUESTION, "created_at", "removed_at")),
    }


def _import(row: Import) -> Item:
    return {"id": _id(row.public_id), **cells(row, _IMPORT)}


def _calendar(calendar: CalendarContent) -> Item:
    return {
        "id": _id(calendar.row.public_id),
        **cells(calendar.row, _CALENDAR),
        # Whoever has the whole address can read the calendar: it stays in the data folder.
        "place": feeds.shortened(calendar.row.address),
        "busy": [cells(item, ("starts_at", "ends_at")) for item in calendar.times],
    }


def _entry(row: CalendarEntry) -> Item:
    return {
        "chat": _id(row.chat.public_id),
        **cells(row, ("calendar", "sequence", "put_at")),
        "place": feeds.shortened(row.address),
    }
