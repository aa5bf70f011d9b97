"""Who shared a group: overlapping dates at work, no dates needed at school."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import groups
from kithwork.domain.groups import GroupStay
from kithwork.domain.records import Stay


def stay(
    from_on: str = "", to_on: str = "", *, current: bool = False, kind: Stay = Stay.WORK
) -> GroupStay:
    return GroupStay(
        person=1,
        stay=kind,
        from_on=date.fromisoformat(from_on) if from_on else None,
        to_on=date.fromisoformat(to_on) if to_on else None,
        current=current,
    )


@pytest.mark.parametrize(
    "left, right, together",
    [
        (stay("2010-01-01", "2012-12-31"), stay("2012-12-31", "2015-01-01"), True),
        (stay("2010-01-01", "2012-12-30"), stay("2012-12-31", "2015-01-01"), False),
        (stay("2010-01-01", current=True), stay("2020-01-01", "2021-01-01"), True),
        (stay(current=True), stay(current=True), True),
        (stay(current=True), stay("2010-01-01", current=True), True),
        (stay(current=True), stay("2010-01-01", "2012-12-31"), False),
        (stay(), stay(current=True), False),
        (stay(), stay(), False),
        (stay("2010-01-01"), stay("2009-01-01", "2011-01-01"), True),
        (stay("2010-01-01"), stay("2011-01-01", current=True), False),
        (stay(to_on="2010-06-30"), stay("2009-01-01", "2011-01-01"), True),
    ],
)
def test_overlap_at_work(left: GroupStay, right: GroupStay, *, together: bool) -> None:
    assert groups.together(left, right) is together
    assert groups.together(right, left) is together


def test_a_school_joins_without_dates() -> None:
    study = stay("1990-01-01", "1994-01-01", kind=Stay.STUDY)
    assert groups.together(study, stay(kind=Stay.STUDY))
    assert not groups.together(study, stay("1990-01-01", "1994-01-01"))


DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
STAYS = st.builds(
    GroupStay,
    person=st.integers(1, 9),
    stay=st.sampled_from(Stay),
    from_on=DAYS,
    to_on=DAYS,
    current=st.booleans(),
)


@given(STAYS, STAYS)
def test_being_together_is_mutual(left: GroupStay, right: GroupStay) -> None:
    assert groups.together(left, right) == groups.together(right, left)


def test_work_and_study_never_mix() -> None:
    for one, other in product([True, False], repeat=2):
        assert not groups.together(stay(current=one), stay(current=other, kind=Stay.STUDY))
