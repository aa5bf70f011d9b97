"""Several things in a sentence."""

import pytest

from kithwork.domain import lists


@pytest.mark.parametrize(
    "items, said",
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "", "b", "c"], "a, b and c"),
    ],
)
def test_they_are_counted_up(items: list[str], said: str) -> None:
    assert lists.listed(items) == said


def test_of_many_the_first_are_named() -> None:
    assert lists.first_few(["a", "b"], most=2) == "a and b"
    assert lists.first_few(["a", "b", "c", "d"], most=2) == "a, b and 2 more"
