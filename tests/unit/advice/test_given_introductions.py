"""Who may be worth introducing to whom: reasons in words, at most five, never the unknown."""

from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import given_introductions as rules
from kithwork.domain.given_introductions import KNOWN_FROM, MOST_SUGGESTIONS, Acquaintance

MARIA = Acquaintance(
    UUID(int=1), "Maria", 0.6, organisations=("Contoso GmbH",), spoke_of=("Fabrikam",)
)
LI = Acquaintance(UUID(int=2), "Li", 0.5, title="Data engineer", organisations=("Fabrikam Inc.",))
TOM = Acquaintance(UUID(int=3), "Tom", 0.4)


def reasons(*people: Acquaintance) -> tuple[str, ...]:
    """Why the one pair of two people."""
    (pair,) = rules.suggest(people).pairs
    return pair.reasons


def test_what_one_spoke_of_meets_where_the_other_is() -> None:
    found = rules.suggest([LI, MARIA, TOM])
    (pair,) = found.pairs
    assert {pair.left_name, pair.right_name} == {"Maria", "Li"}
    assert pair.reasons == ("Maria spoke of “Fabrikam”; Li is at Fabrikam Inc.",)


@pytest.mark.parametrize(
    "left, right, said",
    [
        ({"tags": ("Nephrology",)}, {"tags": ("nephrology",)}, "the tag “Nephrology”"),
        ({"industry": "Health"}, {"industry": "health"}, "Both are in Health."),
        ({"title": "Analyst"}, {"title": "analyst"}, "Both work as Analyst."),
        ({"schools": ("Uni Porto",)}, {"schools": ("Uni Porto",)}, "Both went to Uni Porto."),
        (
            {"former": ("Contoso",)},
            {"organisations": ("Contoso GmbH",)},
            "A was at Contoso, where B is now.",
        ),
        (
            {"spoke_of": ("data engineer",)},
            {"title": "Data engineer"},
            "A spoke of “data engineer”; B works as Data engineer.",
        ),
    ],
)
def test_each_reason_in_words(left: dict[str, object], right: dict[str, object], said: str) -> None:
    one = Acquaintance(UUID(int=1), "A", 0.5, **left)  # type: ignore[arg-type]
    other = Acquaintance(UUID(int=2), "B", 0.5, **right)  # type: ignore[arg-type]
    assert said in reasons(one, other)[0]


def test_ones_own_organisation_is_nothing_to_be_introduced_to() -> None:
    one = Acquaintance(UUID(int=1), "A", 0.5, organisations=("Contoso",), spoke_of=("Contoso",))
    other = Acquaintance(UUID(int=2), "B", 0.5, organisations=("Contoso",))
    assert rules.suggest([one, other]).pairs == ()


def test_who_is_hardly_known_is_not_introduced_unless_wanted() -> None:
    faint = Acquaintance(LI.id, "Li", KNOWN_FROM - 0.01, organisations=("Fabrikam",))
    assert rules.suggest([MARIA, faint]).pairs == ()
    assert len(rules.suggest([MARIA, faint], around=faint.id).pairs) == 1


def test_who_knows_each_other_needs_no_introduction() -> None:
    assert rules.suggest([MARIA, LI], kept={frozenset((LI.id, MARIA.id))}).pairs == ()


def test_what_many_share_says_less() -> None:
    def worth(number: int) -> float:
        many = [Acquaintance(UUID(int=i), f"P{i}", 0.5, industry="Health") for i in range(number)]
        return rules.suggest(many).pairs[0].worth

    assert worth(2) > worth(4) > worth(40)


def test_on_few_data_it_says_so() -> None:
    assert "do not know two people" in rules.suggest([]).note
    assert "do not know two people" in rules.suggest([MARIA]).note
    assert "Nothing that is written down" in rules.suggest([MARIA, TOM]).note
    assert "ask both" in rules.suggest([MARIA, LI]).note


WORDS = st.sampled_from(["Contoso", "data", "Health", "Porto", "nurse", ""])
PEOPLE = st.lists(
    st.builds(
        Acquaintance,
        id=st.uuids(),
        name=st.sampled_from(["A", "B", "C"]),
        strength=st.floats(0, 1),
        title=WORDS,
        industry=WORDS,
        tags=st.tuples(WORDS),
        organisations=st.tuples(WORDS),
        former=st.tuples(WORDS),
        spoke_of=st.tuples(WORDS),
    ),
    max_size=9,
    unique_by=lambda one: one.id,
)


@given(PEOPLE, st.randoms())
def test_few_known_with_reasons_and_the_same_in_any_order(
    people: list[Acquaintance], chance: Random
) -> None:
    found = rules.suggest(people)
    known = {one.id for one in people if one.strength >= KNOWN_FROM}
    assert len(found.pairs) <= MOST_SUGGESTIONS
    assert found.known == len(known)
    for pair in found.pairs:
        assert pair.reasons
        assert pair.left != pair.right
        assert {pair.left, pair.right} <= known
        assert 0 < pair.worth <= 1
    assert [one.worth for one in found.pairs] == sorted(
        (one.worth for one in found.pairs), reverse=True
    )
    chance.shuffle(people)
    again = rules.suggest(people).pairs
    assert [one.worth for one in again] == [one.worth for one in found.pairs]


@given(PEOPLE)
def test_pairs_that_are_kept_never_come(people: list[Acquaintance]) -> None:
    first = rules.suggest(people).pairs
    kept = {frozenset((one.left, one.right)) for one in first}
    second = rules.suggest(people, kept=kept).pairs
    assert not kept & {frozenset((one.left, one.right)) for one in second}
