"""What a chat brought, as plain values: for the export and for the logical dump."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from kithwork.flows.export_cells import cells
from kithwork.store.models import Chat, Finding, FollowUp, Recommendation

_DEBRIEF = ("minutes", "goal", "again", "liking", "created_at")
_ANSWER = ("key", "question", "outcome", "text", "to")
_INQUIRY = ("kind", "text", "due_on", "state", "created_at")
_REFERRAL = (
    "name", "organisation", "role", "email", "how_known", "may_use_name", "writer",
    "made_person", "made_tie", "created_at",
)  # fmt: skip
_FOLLOW_UP = (
    "kind", "text", "whose", "reason", "due_at", "state", "note", "created_at", "settled_at",
    "channel", "did", "came", "subject", "letter", "touched_on",
)  # fmt: skip

_RECOMMENDATION = ("to", "matter", "on", "outcome", "outcome_on")

Item = dict[str, Any]
# How a person is called, by primary key.
Called = Callable[[int], Any]


def brought(row: Chat, called: Called) -> Item:
    """The debrief of a chat with its lines, the names given in it, and what it left to do."""
    debrief = getattr(row, "debrief", None)
    return {
        "debrief": cells(debrief, _DEBRIEF) if debrief else None,
        "answers": _in_place(row.answers.all(), _ANSWER),
        "remarks": _in_place(row.remarks.all(), ("kind", "text")),
        "findings": [
            {**cells(one, ("claim", "about", "confidence")), "compared": _compared(one, called)}
            for one in sorted(row.findings.all(), key=lambda one: (one.place, one.pk))
        ],
        "fit": _in_place(row.fit.all(), ("on", "sign", "text", "aspect")),
        "inquiries": _in_order(cells(one, _INQUIRY) for one in row.inquiries.all()),
        "referrals": _in_order(
            {
                "person": called(one.person_id) if one.person_id else None,
                **cells(one, _REFERRAL),
            }
            for one in row.referrals.all()
        ),
        "follow_ups": _in_order(follow_up(one, called) for one in row.follow_ups.all()),
    }


def _compared(row: Finding, called: Called) -> list[Item]:
    """What the finding was held against: who said that, and how the two stand to each other."""
    pairs = [(one.stance, one.right) for one in row.compared_right.all()]
    pairs += [(one.stance, one.left) for one in row.compared_left.all()]
    return _in_order(
        {"stance": stance, "claim": other.claim, "person": called(other.chat.person_id)}
        for stance, other in pairs
    )


def follow_up(row: FollowUp, called: Called) -> Item:
    """A duty, with whom it is owed."""
    tells = row.milestone.partition(":")[0]
    return {"person": called(row.person_id), **cells(row, _FOLLOW_UP), "tells_of": tells}


def recommendation(row: Recommendation, called: Called) -> Item:
    """That somebody spoke for the seeker."""
    return {"person": called(row.person_id), **cells(row, _RECOMMENDATION)}


def _in_place(rows: Iterable[Any], names: Iterable[str]) -> list[Item]:
    return [cells(one, names) for one in sorted(rows, key=lambda one: (one.place, one.pk))]


def _in_order(items: Iterable[Item]) -> list[Item]:
    """Equal content in one order, however its rows came to be."""
    return sorted(items, key=lambda item: json.dumps(item, sort_keys=True))
