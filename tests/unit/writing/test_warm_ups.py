"""The gentle plan of a warm-up: a hobby, a few questions, and no musts."""

import itertools

import pytest

from kithwork.domain.asks import Channel, FramingCard, Reader
from kithwork.domain.errors import Invalid
from kithwork.domain.question_plans import SHARE
from kithwork.writing import openings
from kithwork.writing.questions import banks, warm_ups

CARD = FramingCard(
    sender="Ana",
    reader=Reader(name="Maria Moreno", given="Maria"),
    channel=Channel.PHONE,
    learn="how nurses become analysts",
    minutes=20,
)


@pytest.mark.parametrize("minutes", [5, 10, 15, 20, 30, 60])
def test_a_warm_up_keeps_time_and_has_no_musts(minutes: int) -> None:
    plan = warm_ups.plan(minutes)
    asked = plan.questions
    assert not any(one.must for one in asked)
    assert asked[0].question.key == "warm-began"
    assert asked[-1].question.asks_for_names
    assert minutes == 5 or plan.planned_minutes <= minutes * SHARE
    assert len(asked) + len(plan.left_out) == len(warm_ups.HOBBY)
    if minutes >= 15:
        assert 4 <= len(asked) <= 6


def test_a_shorter_warm_up_only_loses_questions() -> None:
    keys = [
        {one.question.key for one in warm_ups.plan(minutes).questions} for minutes in range(5, 31)
    ]
    assert all(short <= long for short, long in itertools.pairwise(keys))


def test_a_warm_up_is_no_part_of_the_bank() -> None:
    assert not {one.key for one in banks.bank()} & {one.key for one, _ in warm_ups.HOBBY}
    with pytest.raises(Invalid, match="5 to 480"):
        warm_ups.plan(4)


def test_its_first_minute_asks_for_no_job_and_names_no_search() -> None:
    said = openings.warm_up(CARD)
    assert len(said.split()) <= openings.MOST_WORDS
    assert "job" not in said
    assert said.endswith("?")
