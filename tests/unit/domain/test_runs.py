"""Lines of a talk: their signs, and which state of one holds."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import runs
from kithwork.domain.runs import Mark, Outcome, RunAnswer, RunNote, RunTimes

KEY = UUID(int=7)
BEGUN = datetime(2026, 12, 3, 14, 0, tzinfo=UTC)
notes = st.builds(
    RunNote,
    key=st.just(KEY),
    revision=st.integers(0, 3),
    seconds=st.integers(0, 2),
    mark=st.sampled_from(Mark),
    text=st.sampled_from(["", "a", "b"]),
    question=st.sampled_from(["", "q"]),
)


@pytest.mark.parametrize(
    "line, mark, text",
    [
        ("they use R", Mark.NOTE, "they use R"),
        ("+ ask the registry first", Mark.HELPFUL, "ask the registry first"),
        ("@Li Chen", Mark.NAME, "Li Chen"),
        (" ? DataWell ", Mark.INQUIRY, "DataWell"),
        ("! send the article", Mark.MY_PROMISE, "send the article"),
        ("<write to Li", Mark.THEIR_PROMISE, "write to Li"),
        ("# backfill", Mark.WORD, "backfill"),
        ("* a post in March", Mark.OPENING, "a post in March"),
        ("+", Mark.HELPFUL, ""),
        ("", Mark.NOTE, ""),
        ("C++ is used", Mark.NOTE, "C++ is used"),
    ],
)
def test_the_first_sign_of_a_line_says_what_it_is(line: str, mark: Mark, text: str) -> None:
    assert runs.marked(line) == (mark, text)


@given(st.sampled_from(Mark), st.text("abc é+@", max_size=8).map(str.strip))
def test_a_signed_line_reads_back(mark: Mark, text: str) -> None:
    if mark is not Mark.NOTE or text[:1] not in runs.SIGNS:
        assert runs.marked(runs.signed(mark, text)) == (mark, text)


@given(st.lists(notes, min_size=1, max_size=4))
def test_a_line_comes_to_the_same_in_any_order_and_however_often(found: list[RunNote]) -> None:
    ends = set()
    for order in permutations([*found, found[0]]):
        held = order[0]
        for one in order[1:]:
            held = runs.later_note(held, one)
        ends.add(held)
    assert len(ends) == 1
    assert ends.pop().revision == max(one.revision for one in found)


def test_the_higher_revision_of_an_answer_and_of_the_times_holds() -> None:
    first = RunAnswer("t01", Outcome.ANSWERED, 60, revision=1)
    second = RunAnswer("t01", Outcome.REDIRECTED, 70, revision=2)
    assert runs.later_answer(first, second) == runs.later_answer(second, first) == second
    going = RunTimes(BEGUN, None, 1)
    ended = RunTimes(BEGUN, BEGUN + timedelta(minutes=21), 2)
    assert runs.later_times(going, ended) == runs.later_times(ended, going) == ended
    same = RunTimes(BEGUN, BEGUN, 1)
    assert runs.later_times(going, same) == runs.later_times(same, going)


def test_the_overrun_is_what_the_agreed_minutes_do_not_hold() -> None:
    ended = RunTimes(BEGUN, BEGUN + timedelta(minutes=23, seconds=5))
    assert ended.overrun(minutes=20) == timedelta(minutes=3, seconds=5)
    assert ended.overrun(minutes=30) == timedelta(0)
    assert RunTimes(BEGUN).overrun(minutes=20) == timedelta(0)


def test_later_keys_are_greater() -> None:
    keys = [runs.new_key(at=BEGUN + timedelta(seconds=at), chance=bytes(10)) for at in range(3)]
    assert keys == sorted(keys)
    assert {key.version for key in keys} == {7}


def test_a_revision_is_above_the_one_before() -> None:
    now = runs.revision(at=BEGUN)
    assert runs.revision(at=BEGUN, before=now) == now + 1
    assert runs.revision(at=BEGUN + timedelta(seconds=1), before=now) == now + 1000
