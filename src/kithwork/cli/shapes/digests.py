"""A week as JSON."""

from typing import Any

from kithwork.cli.shapes import follow_ups, values
from kithwork.domain.digests import (
    Booked,
    DayAhead,
    Digest,
    Encounter,
    Introduced,
    Late,
    Said,
    SaidKind,
    Talked,
)


def digest(found: Digest) -> dict[str, Any]:
    """What `kith week` answers."""
    return {
        "week": found.week.label,
        "from": values.day(found.week.monday),
        "to": values.day(found.week.sunday),
        "line": found.line,
        "chats": [_talk(one) for one in found.talks],
        "met": [_encounter(one) for one in found.encounters],
        "learned": {kind.value: [_said(one) for one in found.of_kind(kind)] for kind in SaidKind},
        "introductions": [_introduction(one) for one in found.introduced],
        "thanked": [follow_ups.follow_up(one) for one in found.thanked],
        "promises_kept": [follow_ups.follow_up(one) for one in found.kept],
        "done": [follow_ups.follow_up(one) for one in found.done],
        "asks": found.asks,
        "name_asks": found.name_asks,
        "answers": found.answers,
        "late": [late(one) for one in found.late],
        "days": [_day(one) for one in found.ahead],
        "later": found.later,
    }


def late(one: Late) -> dict[str, Any]:
    """A duty whose day has passed."""
    return {
        **follow_ups.follow_up(one.follow_up),
        "days_late": one.days,
        "worth": one.worth,
        "presses": one.presses,
    }


def _talk(one: Talked) -> dict[str, Any]:
    return {
        "chat": str(one.chat),
        "person": str(one.person),
        "name": one.name,
        "held_at": values.moment(one.at),
        "first": one.is_first,
        "written": one.written,
        "sent_by": values.identity(one.sender),
        "names": one.names,
    }


def _encounter(one: Encounter) -> dict[str, Any]:
    return {
        "person": str(one.person),
        "name": one.name,
        "on": values.day(one.on),
        "where": one.where,
    }


def _said(one: Said) -> dict[str, Any]:
    return {
        "text": one.text,
        "about": one.about,
        "sign": one.sign or None,
        "person": str(one.person),
        "name": one.name,
        "chat": str(one.chat),
    }


def _introduction(one: Introduced) -> dict[str, Any]:
    return {
        "person": str(one.person),
        "name": one.name,
        "target": str(one.target),
        "target_name": one.target_name,
    }


def _day(one: DayAhead) -> dict[str, Any]:
    return {
        "on": values.day(one.on),
        "chats": [_booked(chat) for chat in one.chats],
        "follow_ups": [follow_ups.follow_up(card) for card in one.follow_ups],
    }


def _booked(one: Booked) -> dict[str, Any]:
    return {
        "chat": str(one.chat),
        "person": str(one.person),
        "name": one.name,
        "starts_at": values.moment(one.starts_at),
        "minutes": one.minutes,
        "zone": one.zone,
    }
