"""What two people said differently, as one question that the checker lets pass."""

import pytest

from kithwork.domain.messages import MessageContext, MessageKind
from kithwork.writing import checks, comparisons

LONG = "They take people from the bench, if they can write well enough to be read by an auditor."


@pytest.mark.parametrize(
    "left, right",
    [
        ("They promote in spring.", "Nobody is promoted before the third year"),
        (LONG, LONG[::-1]),
        ("“So they say”, she said", "Teams are small"),
    ],
)
def test_the_question_is_open_short_and_one(left: str, right: str) -> None:
    text = comparisons.question(left=left, right=right)
    assert text.endswith("How do you see it?")
    assert len(text) <= 500
    found = checks.check(text=text, kind=MessageKind.QUESTION, context=MessageContext())
    assert [one.rule for one in found] == []


def test_a_word_without_end_is_cut() -> None:
    assert len(comparisons.question(left="x" * 4000, right="y" * 4000)) <= 500
