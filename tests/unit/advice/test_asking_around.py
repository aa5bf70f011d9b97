"""Whom to ask when nobody leads there."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import asking_around
from kithwork.domain.paths import AskAround, Candidate

PRIYA = Candidate(
    person=UUID(int=1),
    name="Priya Nair",
    strength=0.3,
    worked_there=True,
    worked_there_until=date(2023, 6, 30),
)
OMAR = Candidate(person=UUID(int=2), name="Omar Haddad", strength=0.4, same_industry="software")
LENA = Candidate(
    person=UUID(int=3),
    name="Lena Vogt",
    strength=0.2,
    same_industry="software",
    same_school="ETH Zürich",
)
NOOR = Candidate(person=UUID(int=4), name="Noor Aziz", strength=0.9, organisation="Fabrikam")
IVO = Candidate(person=UUID(int=5), name="Ivo Lang", strength=0.8, organisation=" fabrikam ")
MEI = Candidate(person=UUID(int=6), name="Mei Tan", strength=0.7, organisation="Fabrikam")
ANN = Candidate(person=UUID(int=7), name="Ann Roy", strength=0.3)


def names(found: tuple[AskAround, ...]) -> list[str]:
    return [one.name for one in found]


def test_who_worked_there_then_who_shares_then_people_unlike_each_other() -> None:
    found = asking_around.rank(
        candidates=[ANN, NOOR, IVO, OMAR, LENA, PRIYA], place="Contoso", limit=9
    )
    assert names(found) == [
        "Priya Nair",
        "Lena Vogt",
        "Omar Haddad",
        "Noor Aziz",
        "Ann Roy",
        "Ivo Lang",
    ]
    assert [one.reason for one in found] == [
        "Priya Nair worked at Contoso until 2023, so probably still knows people there.",
        (
            "Lena Vogt works in the same field (software) and has a school in common "
            "(ETH Zürich), so may know whom to ask about Contoso."
        ),
        "Omar Haddad works in the same field (software), so may know whom to ask about Contoso.",
        (
            "You know Noor Aziz well, and at Fabrikam they meet people you do not: "
            "worth asking about Contoso."
        ),
        "You know Ann Roy, and they know people you do not: worth asking about Contoso.",
        (
            "You know Ivo Lang well, and at fabrikam they meet people you do not: "
            "worth asking about Contoso."
        ),
    ]


def test_the_stronger_tie_decides_among_equals() -> None:
    there = [
        Candidate(person=UUID(int=n), name=f"P{n}", strength=n / 10, worked_there=True)
        for n in range(1, 5)
    ]
    assert names(asking_around.rank(candidates=there, place="X")) == ["P4", "P3", "P2", "P1"]


def test_an_unknown_leaving_year_is_left_out_of_the_sentence() -> None:
    (one,) = asking_around.rank(
        candidates=[Candidate(person=UUID(int=1), name="Bo", strength=0.1, worked_there=True)],
        place="Contoso",
    )
    assert one.reason == "Bo worked at Contoso, so probably still knows people there."


def test_a_third_from_one_organisation_is_not_named() -> None:
    assert names(asking_around.rank(candidates=[NOOR, IVO, MEI, ANN], place="X")) == [
        "Noor Aziz",
        "Ann Roy",
        "Ivo Lang",
    ]


def test_nobody_is_named_twice_and_the_better_reason_stays() -> None:
    as_stranger = Candidate(person=PRIYA.person, name=PRIYA.name, strength=0.9)
    (one,) = asking_around.rank(candidates=[as_stranger, PRIYA], place="Contoso")
    assert "worked at Contoso" in one.reason


def test_a_person_without_a_tie_is_not_named_for_the_tie() -> None:
    nobody = Candidate(person=UUID(int=9), name="Nobody", strength=0.0, organisation="Fabrikam")
    assert asking_around.rank(candidates=[nobody], place="X") == ()


candidates = st.builds(
    Candidate,
    person=st.integers(1, 8).map(lambda n: UUID(int=n)),
    name=st.sampled_from(["Ana", "Ben", "Cleo"]),
    strength=st.sampled_from([0.0, 0.25, 0.67, 1.0]),
    worked_there=st.booleans(),
    worked_there_until=st.sampled_from([None, date(2020, 1, 1)]),
    same_industry=st.sampled_from(["", "software"]),
    same_place=st.sampled_from(["", "Berlin"]),
    organisation=st.sampled_from(["", "Acme", "Fabrikam"]),
)


@given(st.lists(candidates, max_size=12), st.integers(-1, 6))
def test_laws(found: list[Candidate], limit: int) -> None:
    ranked = asking_around.rank(candidates=found, place="X", limit=limit)
    assert len(ranked) <= max(0, limit)
    assert len({one.person for one in ranked}) == len(ranked)
    assert {one.person for one in ranked} <= {one.person for one in found}
    assert ranked == asking_around.rank(candidates=found[::-1], place="X", limit=limit)
    assert ranked == asking_around.rank(candidates=found, place="X", limit=99)[: max(0, limit)]
