"""What follows from the touches with somebody: the last one, the tie, and the nudges it meets.

Called inside a flow's transaction, whatever made the touch or took it away.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Max

from kithwork.domain.follow_ups import WAITING, FollowUpKind, FollowUpState
from kithwork.flows import strengths
from kithwork.store.models import FollowUp, Person, Touch


def settle(*, workspace: int, people: Sequence[int], now: datetime) -> None:
    """Work out again all that rests on the touches with `people` (primary keys)."""
    last = _last(people)
    for pk, before in Person.objects.filter(pk__in=people).values_list("pk", "last_touch_on"):
        if before != last.get(pk):
            Person.objects.filter(pk=pk).update(last_touch_on=last.get(pk))
    strengths.update(workspace=workspace, people=people, today=now.date())
    follow(workspace=workspace, people=people, now=now)


def _last(people: Sequence[int]) -> dict[int, date]:
    found = Touch.objects.filter(person_id__in=people).values("person_id")
    return dict(found.annotate(last=Max("on")).values_list("person_id", "last"))


def follow(*, workspace: int, people: Sequence[int], now: datetime) -> None:
    """A touch later than the one a nudge was made after meets it; taken back, it is open again.

    Of one person at most one nudge waits.
    """
    rows = FollowUp.objects.filter(workspace_id=workspace, kind=FollowUpKind.KEEP_IN_TOUCH)
    nudges: dict[int, list[FollowUp]] = defaultdict(list)
    for row in rows.filter(person_id__in=people).order_by("-created_at", "-pk"):
        nudges[row.person_id].append(row)
    last = _last(list(nudges))
    for person, found in nudges.items():
        _follow(found, last.get(person), now)


def _follow(nudges: Sequence[FollowUp], last: date | None, now: datetime) -> None:
    """`nudges` of one person, the newest first."""
    waiting = [row for row in nudges if row.state in WAITING]
    for row in waiting:
        if _is_met(row, last):
            _move(row, FollowUpState.DONE, now)
    newest = nudges[0]
    # Who said themselves that it is done left a touch of its own.
    by_other = newest.state == FollowUpState.DONE and newest.touch_id is None
    if by_other and newest not in waiting and not _is_met(newest, last):
        _move(newest, FollowUpState.OPEN, None)


def _is_met(row: FollowUp, last: date | None) -> bool:
    return last is not None and (row.touched_on is None or last > row.touched_on)


def _move(row: FollowUp, state: FollowUpState, settled_at: datetime | None) -> None:
    row.state, row.settled_at = state, settled_at
    row.save(update_fields=["state", "settled_at"])


def only_one(*, workspace: int, person: int) -> None:
    """Of two people who became one, one nudge is left: the one that waits the longest."""
    rows = FollowUp.objects.filter(
        workspace_id=workspace,
        person_id=person,
        kind=FollowUpKind.KEEP_IN_TOUCH,
        state__in=WAITING,
    )
    for row in rows.order_by("created_at", "pk")[1:]:
        row.delete()
