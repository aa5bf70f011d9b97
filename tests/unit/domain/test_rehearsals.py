"""What the rehearsals of a chat say together."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from kithwork.domain.recalls import Flash, in_turn
from kithwork.domain.rehearsals import RehearsalCard, Stumble, together

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)


def card(
    days: int, *, before: int | None = None, after: int | None = None, at: str = ""
) -> RehearsalCard:
    ended = NOW + timedelta(days=days)
    stumbles = (Stumble("t01-x", at, 1),) if at else ()
    return RehearsalCard(uuid4(), ended, ended, 600, 3, before, after, stumbles)


def test_confidence_goes_from_the_first_word_to_the_last() -> None:
    found = together([card(0, before=2), card(1, after=3, at="How?"), card(2, at="Why?")])
    assert found is not None
    assert (found.times, found.first, found.last) == (3, 2, 3)
    assert found.last_at == NOW + timedelta(days=2)
    assert [one.text for one in found.stumbles] == ["Why?"]


def test_nothing_said_is_nothing_known() -> None:
    assert together([]) is None
    found = together([card(0)])
    assert found is not None
    assert (found.first, found.last, found.stumbles) == (None, None, ())


def test_what_was_not_known_comes_first_the_next_time() -> None:
    cards = [Flash(key, "front", "back") for key in "abcd"]
    assert [one.key for one in in_turn(cards, {"c", "b"})] == ["b", "c", "a", "d"]
