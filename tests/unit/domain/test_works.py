"""How long work still takes: nothing at first, then a guess that moves gently."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import works
from kithwork.domain.works import STAGES, Guess, Span, Tick, WorkKind


def tick(
    done: int, total: int, seconds: float, *, stage: str = "writing", began: float = 0
) -> Tick:
    return Tick(stage, done, total, elapsed=began + seconds, in_stage=seconds)


def test_the_shares_of_a_kind_are_one_whole() -> None:
    assert {
        kind: round(sum(shares.values()), 9) for kind, shares in STAGES.items()
    } == dict.fromkeys(WorkKind, 1.0)


def test_nothing_is_guessed_in_the_first_seconds_or_without_a_count() -> None:
    assert works.left(kind=WorkKind.WRITE, tick=tick(500, 1000, 3.9)) is None
    assert works.left(kind=WorkKind.WRITE, tick=tick(5, 1000, 60)) is None
    assert works.left(kind=WorkKind.WRITE, tick=tick(500, 0, 60)) is None
    assert works.steady(before=None, measured=None, elapsed=9) is None


def test_the_pace_of_a_stage_counts_and_later_stages_are_added() -> None:
    shares = STAGES[WorkKind.WRITE]
    found = works.left(kind=WorkKind.WRITE, tick=tick(500, 1000, 10))
    assert found == pytest.approx(10 + 20 * shares["keeping"] / shares["writing"])
    last = works.left(kind=WorkKind.WRITE, tick=tick(500, 1000, 10, stage="keeping", began=99))
    assert last == pytest.approx(10)
    strange = works.left(kind=WorkKind.WRITE, tick=tick(500, 1000, 10, stage="dancing"))
    assert strange == pytest.approx(10)


def test_the_share_of_the_whole_grows_from_stage_to_stage() -> None:
    def share(stage: str, done: int, total: int) -> float:
        return works.share(kind=WorkKind.WRITE, tick=tick(done, total, 9, stage=stage))

    told = [
        share(*one)
        for one in (
            ("dancing", 1, 2),
            ("reading", 5, 10),
            ("reading", 10, 10),
            ("matching", 0, 0),
            ("writing", 5, 10),
            ("keeping", 0, 10),
            ("keeping", 10, 10),
        )
    ]
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == pytest.approx(1.0)


@given(done=st.integers(0, 10_000), total=st.integers(0, 10_000), seconds=st.floats(0, 1e6))
def test_a_guess_is_never_below_nothing(done: int, total: int, seconds: float) -> None:
    found = works.left(kind=WorkKind.WRITE, tick=tick(done, total, seconds))
    assert found is None or found >= 0


@given(before=st.floats(0, 1e5), measured=st.floats(0, 1e5), passed=st.floats(0, 3))
def test_a_guess_moves_gently_whatever_is_measured(
    before: float, measured: float, passed: float
) -> None:
    found = works.steady(before=Guess(before, 10), measured=measured, elapsed=10 + passed)
    assert found is not None
    counted = max(0.0, before - passed)
    most = works.LARGEST_TURN * passed * max(counted, works.QUIET_SECONDS)
    assert found.left >= 0
    assert abs(found.left - counted) <= most + 1e-6


def test_an_uneven_pace_ends_near_the_truth_and_never_leaps() -> None:
    chance, guess, told = random.Random(7), None, []
    for second in range(1, 121):
        done = round(second / 120 * 10_000 * chance.uniform(0.8, 1.2))
        now = tick(min(done, 10_000), 10_000, second, stage="keeping")
        measured = works.left(kind=WorkKind.WRITE, tick=now)
        guess = works.steady(before=guess, measured=measured, elapsed=second)
        if guess:
            told.append((second, guess.left))
    assert told[0][0] == works.QUIET_SECONDS
    assert all(after - before < 0.15 * max(before, 5) for (_, before), (_, after) in pairwise(told))
    assert all(abs(left - (120 - second)) < 25 for second, left in told if second > 60)


@pytest.mark.parametrize(
    "seconds, said",
    [
        (0, (Span.SECONDS, 0)),
        (9.9, (Span.SECONDS, 0)),
        (10, (Span.PART, 0)),
        (44, (Span.PART, 0)),
        (45, (Span.MINUTES, 1)),
        (80, (Span.MINUTES, 1)),
        (100, (Span.MINUTES, 2)),
        (3500, (Span.MINUTES, 58)),
        (3600, (Span.HOURS, 1)),
        (7300, (Span.HOURS, 2)),
    ],
)
def test_a_time_is_said_roughly(seconds: float, said: tuple[Span, int]) -> None:
    assert works.rough(seconds) == said
