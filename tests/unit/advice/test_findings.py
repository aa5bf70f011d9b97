"""What talks taught, put together: the same thing by other words, themes, signs, people."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import findings as rules
from kithwork.domain.coverages import Covered
from kithwork.domain.findings import SignCard, Talk
from kithwork.domain.questions import Theme
from kithwork.domain.runs import Outcome
from kithwork.writing.questions import banks

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
MARIA, TOM = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    "about, of, same",
    [
        ("Contoso", "Contoso GmbH", "the same"),
        ("analyst at Contoso", "Contoso", "the same"),
        ("regulatory affairs", "Regulatory affairs associate", "the same"),
        ("São Paulo", "sao paulo", "the same"),
        ("Contoso Energy", "Northwind Energy", "another"),
        ("", "Contoso", "another"),
        ("art", "Start", "another"),
    ],
)
def test_what_a_finding_is_about_is_known_by_other_words(about: str, of: str, same: str) -> None:
    assert rules.concerns(about, of) is (same == "the same")
    assert rules.concerns(of, about) is (same == "the same")


@given(st.text(max_size=60))
def test_whatever_has_words_concerns_itself(text: str) -> None:
    assert rules.concerns(text, text) in {True, False}
    assert rules.concerns(f"x {text}", f"x {text}")


def covered(theme: Theme | None, outcome: Outcome, person: UUID, days: int = 0) -> Covered:
    return Covered(theme, outcome, person, f"Person {person.int}", NOW + timedelta(days=days))


def test_every_theme_stands_in_the_table_and_the_best_outcome_counts() -> None:
    found = rules.coverage(
        [
            covered(Theme.TRENDS, Outcome.NOT_REACHED, MARIA),
            covered(Theme.TRENDS, Outcome.ANSWERED, MARIA, 1),
            covered(Theme.TRENDS, Outcome.REDIRECTED, TOM, 2),
            covered(None, Outcome.ANSWERED, TOM),
        ]
    )
    assert [row.theme for row in found.themes] == list(Theme)
    assert [one.id for one in found.people] == [TOM, MARIA]
    trends = next(row for row in found.themes if row.theme is Theme.TRENDS)
    assert dict(trends.outcomes) == {MARIA: Outcome.ANSWERED, TOM: Outcome.REDIRECTED}
    assert (trends.views, trends.is_gap) == (1, True)


def test_three_views_are_no_gap() -> None:
    people = [UUID(int=number) for number in range(3)]
    found = rules.coverage(covered(Theme.PAY, Outcome.ANSWERED, one) for one in people)
    gaps = {row.theme for row in found.themes if not row.is_gap}
    assert gaps == {Theme.PAY}


def test_the_next_question_is_one_that_nobody_answered() -> None:
    first, second, *_ = [one for one in banks.bank() if one.theme is Theme.TRENDS]
    bank = banks.bank()
    assert rules.next_question(bank, theme=Theme.TRENDS, answered=[]) == first
    assert rules.next_question(bank, theme=Theme.TRENDS, answered=[first.key]) == second
    every = [one.key for one in bank]
    assert rules.next_question(bank, theme=Theme.TRENDS, answered=every) == first
    assert rules.next_question([], theme=Theme.TRENDS, answered=[]) is None


def sign(on: str, value: int, chat: UUID, days: int) -> SignCard:
    return SignCard(on, value, "", chat, MARIA, "Maria", NOW + timedelta(days=days))


def test_signs_on_one_thing_stand_together_by_day() -> None:
    one, two = uuid4(), uuid4()
    contoso, analyst = rules.signs(
        [
            sign("analyst", 1, one, 0),
            sign("Contoso GmbH", -1, two, 3),
            sign("contoso", 1, one, 0),
            sign("Contoso", 1, one, 1),
        ]
    )
    assert (contoso.on, contoso.likes, contoso.dislikes, contoso.talks) == ("Contoso GmbH", 2, 1, 2)
    assert [one.sign for one in contoso.signs] == [1, 1, -1]
    assert analyst.talks == 1


def test_the_people_of_a_field_show_from_five_talks_on() -> None:
    talks = [Talk(uuid4(), MARIA, "Energy", True, 1) for _ in range(3)]
    talks += [
        Talk(uuid4(), TOM, "energy", again, 0, 1, liking)
        for again, liking in ((None, 5), (False, 2))
    ]
    (field,) = rules.people_of_fields([*talks, Talk(uuid4(), TOM, "", True)])
    assert (field.talks, field.people, field.again, field.said) == (5, 2, 3, 4)
    assert (field.likes, field.dislikes, field.is_enough) == (3, 2, True)
    assert (field.liked, field.rated) == (3.5, 2)
    (few,) = rules.people_of_fields(talks[:4])
    assert not few.is_enough
