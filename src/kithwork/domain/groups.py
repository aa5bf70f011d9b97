"""Groups that give ties: people who shared an organisation or a school. The rule, no rows."""

from dataclasses import dataclass
from datetime import date

from kithwork.domain.records import Stay


@dataclass(frozen=True, slots=True)
class GroupStay:
    """One person's time at one organisation, as a group sees it."""

    person: int
    stay: Stay
    from_on: date | None
    to_on: date | None
    current: bool


def together(left: GroupStay, right: GroupStay) -> bool:
    """Whether two stays at one organisation make the two people a group.

    At a school always; at work when the dates overlap, or, where one has no dates, when the
    undated one is there now and the other still is too (design: issue on ties and paths).
    """
    if left.stay is not right.stay:
        return False
    if left.stay is Stay.STUDY:
        return True
    return _overlap(_span(left), _span(right))


def _span(stay: GroupStay) -> tuple[date, date] | None:
    """First and last day; a stay that goes on ends at the end of time, None is "not known"."""
    if stay.from_on is None and stay.to_on is None:
        return (date.max, date.max) if stay.current else None
    first = stay.from_on or stay.to_on or date.max
    last = stay.to_on or (date.max if stay.current else first)
    return first, last


def _overlap(left: tuple[date, date] | None, right: tuple[date, date] | None) -> bool:
    if left is None or right is None:
        return False
    return left[0] <= right[1] and right[0] <= left[1]
