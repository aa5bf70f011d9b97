"""Ways to people, organisations and roles, on small networks drawn by hand."""

import itertools
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from kithwork.domain import works
from kithwork.domain.actors import Actor
from kithwork.domain.errors import Ambiguous, Invalid, NotFound
from kithwork.domain.paths import GroupCoverage, PathAnswer, TargetKind, WarmPath
from kithwork.domain.records import PositionSeen, Stay
from kithwork.domain.ties import EvidenceKind
from kithwork.domain.works import Cancelled, WorkKind
from kithwork.flows import introductions, organisations, people, positions, ties
from kithwork.flows.introductions import Reach, Wanted
from kithwork.store.models import Organisation, Person, Tie
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import strengths
from kithwork.store.queries import ties as tie_queries
from tests.cast import NOW, TODAY, bring, find, record, work

pytestmark = pytest.mark.django_db


def know(actor: Actor, name: str, strength: float | None = None, at: str = "") -> UUID:
    """A contact of the seeker, with a tie of that strength (0: none)."""
    person = people.add(actor=actor, name=name, organisation=at, now=NOW)
    if strength is not None:
        ties.add(actor=actor, left=find(actor, "me"), right=person, strength=strength, now=NOW)
    return person


def tie(actor: Actor, left: UUID, right: UUID, strength: float) -> UUID:
    return ties.add(actor=actor, left=left, right=right, strength=strength, now=NOW)


def names(path: WarmPath) -> list[str]:
    return [step.name for step in path.steps]


def to(actor: Actor, person: UUID, reach: Reach = introductions.NEAR) -> PathAnswer:
    return introductions.to_person(actor=actor, person=person, reach=reach)


def warm(*strengths: float) -> float:
    product = 1.0
    for strength in strengths:
        product *= 0.2 + 0.6 * strength
    return product


# --- The shape of an answer -------------------------------------------------------------------


def test_a_direct_tie_and_the_ways_around_it(ana: Actor) -> None:
    li, maria = know(ana, "Li Wei", 1), know(ana, "Maria Gomez", 1)
    tie(ana, maria, li, 0.5)
    answer = to(ana, li)
    assert [names(path) for path in answer.paths] == [["Li Wei"], ["Maria Gomez", "Li Wei"]]
    direct, around = answer.paths
    assert direct.warmth == pytest.approx(0.8, abs=0.02)
    assert around.warmth == pytest.approx(warm(1, 0.5), abs=0.02)
    assert (direct.introducers, around.introducers) == (0, 1)
    assert (direct.ask_first, around.ask_first) == (li, maria)
    assert (around.weakest, [step.strength for step in around.steps]) == (1, [1, 0.5])
    assert [step.warmth for step in around.steps] == pytest.approx([0.8, 0.5], abs=0.02)
    assert answer.none_because is None
    assert answer.ask_around == ()


def test_each_way_begins_with_somebody_else(ana: Actor) -> None:
    target = know(ana, "Tom Target", 0)
    firsts = [know(ana, f"First {n}", 0.9 - n / 10) for n in range(3)]
    for first in firsts:
        tie(ana, first, target, 0.8)
    tie(ana, firsts[0], firsts[1], 1)
    answer = to(ana, target)
    assert [names(path) for path in answer.paths] == [
        ["First 0", "Tom Target"],
        ["First 1", "Tom Target"],
        ["First 2", "Tom Target"],
    ]
    warmths = [path.warmth for path in answer.paths]
    assert warmths == sorted(warmths, reverse=True)
    assert len(to(ana, target, Reach(top=2)).paths) == 2


def test_no_more_introducers_than_allowed(ana: Actor) -> None:
    chain = [know(ana, f"Step {n}", 1 if n == 0 else 0) for n in range(5)]
    for left, right in itertools.pairwise(chain):
        tie(ana, left, right, 1)
    found = {n: bool(to(ana, chain[n]).paths) for n in range(5)}
    assert found == {0: True, 1: True, 2: True, 3: True, 4: False}
    answer = to(ana, chain[2], Reach(max_introducers=1))
    assert answer.none_because == (
        "No way yet: nobody you know is seen to know Step 2 within 1 introduction."
    )
    assert "within 3 introductions." in str(to(ana, chain[4]).none_because)
    assert to(ana, chain[4], Reach(max_introducers=4)).paths[0].introducers == 4


@pytest.mark.parametrize("introducers, top", [(-1, 5), (7, 5), (3, 0), (3, 51)])
def test_a_reach_out_of_bounds_names_its_field(introducers: int, top: int) -> None:
    with pytest.raises(Invalid) as caught:
        Reach(max_introducers=introducers, top=top)
    assert caught.value.field in {"max-introducers", "top"}


def test_only_cold_ways_say_so_and_ask_around(ana: Actor) -> None:
    target = know(ana, "Tom Target", 0)
    first, second = know(ana, "First", 0.01), know(ana, "Second", 0)
    tie(ana, first, second, 0.01)
    tie(ana, second, target, 0.01)
    answer = to(ana, target)
    assert [names(path) for path in answer.paths] == [["First", "Second", "Tom Target"]]
    assert str(answer.none_because).startswith("Only cold ways to Tom Target so far")
    assert "would work about once in a hundred." in str(answer.none_because)
    assert [around.name for around in answer.ask_around] == ["First"]


def test_an_unknown_person_is_not_found(ana: Actor) -> None:
    for person in (uuid4(), find(ana, "me")):
        with pytest.raises(NotFound):
            to(ana, person)


# --- Who is on no path ------------------------------------------------------------------------


def test_nobody_removed_or_silenced_is_on_a_path(ana: Actor) -> None:
    target, first = know(ana, "Tom Target", 0), know(ana, "First", 1)
    tie(ana, first, target, 1)
    assert to(ana, target).paths
    people.set_do_not_contact(actor=ana, person=first, now=NOW)
    assert not to(ana, target).paths
    people.lift_do_not_contact(actor=ana, person=first, now=NOW)
    assert to(ana, target).paths
    people.remove(actor=ana, person=first, now=NOW)
    assert not to(ana, target).paths
    people.restore(actor=ana, person=first, now=NOW)
    people.set_do_not_contact(actor=ana, person=target, now=NOW)
    answer = to(ana, target)
    assert (answer.paths, answer.ask_around) == ((), ())
    assert answer.none_because == (
        "Tom Target is marked “do not contact”, so no way is looked for."
    )
    people.remove(actor=ana, person=target, now=NOW)
    with pytest.raises(NotFound):
        to(ana, target)


def test_a_tie_of_strength_zero_or_removed_is_no_tie(ana: Actor) -> None:
    li = know(ana, "Li Wei", 1)
    own = Tie.objects.get().public_id
    ties.edit(actor=ana, tie=own, changes=[("strength", "0")], now=NOW)
    assert not to(ana, li).paths
    ties.edit(actor=ana, tie=own, changes=[("strength", "")], now=NOW)
    assert to(ana, li).paths
    ties.remove(actor=ana, tie=own, now=NOW)
    assert not to(ana, li).paths
    ties.restore(actor=ana, tie=own, now=NOW)
    assert to(ana, li).paths


# --- Organisations and roles ------------------------------------------------------------------


def test_the_ways_into_an_organisation(ana: Actor) -> None:
    bring(
        ana,
        record("Now There", positions=[work("Contoso GmbH", "Chief")], connected_on=TODAY),
        record("Gone Since", positions=[work("Contoso GmbH", end=date(2024, 1, 1))]),
    )
    answer = introductions.to_organisation(actor=ana, name="contoso")
    assert [names(path) for path in answer.paths] == [["Now There"]]
    assert answer.paths[0].steps[0].headline == "Chief, Contoso GmbH"
    assert (answer.target, answer.target_id) == (
        "Contoso GmbH",
        Organisation.objects.get().public_id,
    )


def test_an_unknown_organisation_is_an_ordinary_answer(ana: Actor) -> None:
    know(ana, "Li Wei", 0.9)
    answer = introductions.to_organisation(actor=ana, name=" Nowhere  Ltd ")
    assert (answer.paths, answer.target, answer.target_id) == ((), "Nowhere Ltd", None)
    assert answer.none_because == (
        "No way yet: you know nobody at Nowhere Ltd, and nobody you know is seen there."
    )
    assert [around.name for around in answer.ask_around] == ["Li Wei"]


def test_the_ways_to_a_role(ana: Actor) -> None:
    bring(
        ana,
        record("Dana A", positions=[work("Contoso", "Senior Data Analyst")]),
        record("Pat B", positions=[work("Analyst Data Works", "Cook")]),
        record("Old C", positions=[work("Contoso", "Data Analyst", end=date(2020, 1, 1))]),
    )
    answer = introductions.to_role(actor=ana, role="data  ANALYST")
    assert [names(path) for path in answer.paths] == [["Dana A"]]
    assert answer.target == "data ANALYST"
    nobody = introductions.to_role(actor=ana, role="beekeeper")
    assert nobody.none_because == (
        "No way yet: you know nobody who works as beekeeper, and nobody you know is seen there."
    )
    assert introductions.to_role(actor=ana, role=" ").paths == ()


# --- Ties that groups give --------------------------------------------------------------------


def derived(actor: Actor, left: str, right: str) -> float | None:
    """The strength of the tie between two contacts in the arrays."""
    low, high = sorted(Person.objects.get(name=name).pk for name in (left, right))
    return strengths.between(actor=actor, pairs=[(low, high)]).get((low, high))


def both(actor: Actor, left: PositionSeen, right: PositionSeen) -> float | None:
    """Two contacts with one position each: what tie that gives."""
    bring(
        actor,
        record("Left One", positions=[left]),
        record("Right One", positions=[right]),
    )
    return derived(actor, "Left One", "Right One")


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_dates_that_overlap_give_a_tie(ana: Actor) -> None:
    left = work("Contoso", "A", start=day("2018-01-01"), end=day("2020-06-30"))
    right = work("contoso ltd", "B", start=day("2020-06-30"), end=day("2022-01-01"))
    assert both(ana, left, right) == 0.25


def test_dates_that_do_not_meet_give_none(ana: Actor) -> None:
    left = work("Contoso", "A", start=day("2018-01-01"), end=day("2020-06-29"))
    right = work("Contoso", "B", start=day("2020-06-30"))
    assert both(ana, left, right) is None


def test_without_dates_both_must_be_there_now(ana: Actor) -> None:
    assert both(ana, work("Contoso", "A"), work("Contoso", "B", start=day("2019-01-01"))) == 0.25


def test_an_undated_one_who_left_gives_none(ana: Actor) -> None:
    left = work("Contoso", "A", end=day("2019-01-01"))
    assert both(ana, left, work("Contoso", "B")) is None


def test_a_school_gives_a_tie_whatever_the_dates(ana: Actor) -> None:
    for name, year in (("Left One", 1990), ("Right One", 2015)):
        person = people.add(actor=ana, name=name, now=NOW)
        positions.add(
            actor=ana,
            person=person,
            organisation="University of Porto",
            stay=Stay.STUDY,
            to_on=date(year, 1, 1),
            now=NOW,
        )
    assert derived(ana, "Left One", "Right One") == 0.25
    ways = to(ana, find(ana, "Right One")).paths
    (reason,) = ways[1].steps[1].evidence
    assert (reason.kind, reason.text) == (
        EvidenceKind.SAME_SCHOOL,
        "both went to University of Porto",
    )


def crowd(actor: Actor, size: int) -> None:
    bring(
        actor,
        *[record(f"Member {n}", positions=[work("Contoso", f"Post {n}")]) for n in range(size)],
    )


def test_a_group_of_150_gives_ties_and_one_of_151_none(ana: Actor) -> None:
    crowd(ana, 150)
    assert derived(ana, "Member 0", "Member 149") == pytest.approx(2 / 150**0.5)
    answer = introductions.to_organisation(actor=ana, name="Contoso")
    assert answer.left_out == ()
    bring(ana, record("One Too Many", positions=[work("Contoso", "Guest")]))
    assert derived(ana, "Member 0", "Member 149") is None
    answer = introductions.to_organisation(actor=ana, name="Contoso")
    assert answer.left_out == (
        (
            "Contoso has 151 people here. Sharing an employer of more than 150 is no tie by "
            "itself, so it was left out."
        ),
    )


def test_somebody_removed_does_not_count_in_a_group(ana: Actor) -> None:
    crowd(ana, 151)
    people.remove(actor=ana, person=find(ana, "Member 150"), now=NOW)
    assert derived(ana, "Member 0", "Member 1")
    low, high = sorted(Person.objects.get(name=f"Member {n}").pk for n in (0, 1))
    (reason,) = tie_queries.evidence(actor=ana, pairs=[(low, high)])[low, high]
    assert reason.text == "both at Contoso at the same time"


def test_a_stored_tie_wins_over_a_group(ana: Actor) -> None:
    crowd(ana, 2)
    tie(ana, find(ana, "Member 0"), find(ana, "Member 1"), 0)
    assert derived(ana, "Member 0", "Member 1") == 0


def test_a_removed_organisation_gives_no_tie_and_finds_nobody(ana: Actor) -> None:
    crowd(ana, 2)
    place = Organisation.objects.get().public_id
    organisations.remove(actor=ana, organisation=place, now=NOW)
    assert derived(ana, "Member 0", "Member 1") is None
    assert people_queries.matching(actor=ana, text="contoso").count() == 0
    assert introductions.to_organisation(actor=ana, name="Contoso").paths == ()
    organisations.restore(actor=ana, organisation=place, now=NOW)
    assert derived(ana, "Member 0", "Member 1") == 0.25
    assert people_queries.matching(actor=ana, text="contoso").count() == 2


# --- Evidence ---------------------------------------------------------------------------------


def reasons(actor: Actor, name: str) -> list[str]:
    (shown,) = [
        found
        for found in tie_queries.of_person(actor=actor, person=people_queries.me_pk(actor=actor))
        if found.other_name == name
    ]
    return [reason.text for reason in shown.evidence]


def test_the_evidence_of_my_own_ties_in_words(ana: Actor) -> None:
    day_connected = date(2020, 5, 1)
    bring(ana, record("Li Wei", emails=["li@x.org"], connected_on=day_connected))
    bring(ana, record("Li Wei", source="vcard", emails=["li@x.org"]))
    li = find(ana, "Li Wei")
    positions.add(actor=ana, person=li, organisation="Contoso", now=NOW)
    positions.add(actor=ana, person=find(ana, "me"), organisation="Contoso", now=NOW)
    people.add_fan(actor=ana, person=li, now=NOW)
    edits = [("origin", "event"), ("why", "the fair in Porto"), ("strength", "0.7")]
    ties.edit(actor=ana, tie=Tie.objects.get().public_id, changes=edits, now=NOW)
    assert reasons(ana, "Li Wei") == [
        "connected since May 2020",
        "met at an event; you noted: the fair in Porto",
        "you set the strength to 0.70",
        "Li Wei is in your address book",
        "Li Wei offered to help you",
        "both at Contoso at the same time",
    ]


@pytest.mark.parametrize(
    "changes, text",
    [
        ([], "you said that you know them"),
        ([("origin", "family")], "family"),
        ([("origin", "work"), ("met", "2019-03-02")], "met at work in March 2019"),
        ([("met", "2019-03-02")], "met in March 2019"),
        ([("why", "sailed  together")], "you noted: sailed together"),
    ],
)
def test_what_the_seeker_says_of_a_tie(
    ana: Actor, changes: list[tuple[str, str]], text: str
) -> None:
    know(ana, "Li Wei")
    ties.edit(actor=ana, tie=Tie.objects.get().public_id, changes=changes, now=NOW)
    assert reasons(ana, "Li Wei") == [text]


def test_a_tie_between_two_contacts_is_theirs(ana: Actor) -> None:
    li, maria = know(ana, "Li Wei", 1), know(ana, "Maria Gomez", 0)
    tie(ana, li, maria, 0.5)
    (way,) = to(ana, maria).paths
    assert [reason.text for reason in way.steps[1].evidence] == [
        "you said that they know each other",
        "you set the strength to 0.50",
    ]


def test_ties_of_somebody_silenced_are_still_shown(ana: Actor) -> None:
    li = know(ana, "Li Wei", 0.5)
    people.set_do_not_contact(actor=ana, person=li, now=NOW)
    pk = people_queries.show(actor=ana, person=li).pk
    (shown,) = tie_queries.of_person(actor=ana, person=pk)
    assert (shown.other_is_me, shown.strength) == (True, 0.5)


# --- Asking around ----------------------------------------------------------------------------


def test_whom_to_ask_around_and_why(ana: Actor) -> None:
    bring(
        ana,
        record("Was There", positions=[work("Contoso", end=date(2021, 5, 1)), work("Elsewhere")]),
        record("Never There", positions=[work("Fabrikam")]),
    )
    know(ana, "Same Field", 0.1)
    know(ana, "Same Place", 0.1)
    know(ana, "Close Friend", 1, at="Adatum")
    know(ana, "Silenced", 1)
    people.set_do_not_contact(actor=ana, person=find(ana, "Silenced"), now=NOW)
    place = Organisation.objects.get(name="Contoso").public_id
    organisations.edit(
        actor=ana,
        organisation=place,
        changes=[("industry", "Energy"), ("place", "Lisbon")],
        now=NOW,
    )
    for name, edits in (
        ("Same Field", [("industry", "energy")]),
        ("Same Place", [("place", "Lisbon")]),
    ):
        people.edit(actor=ana, person=find(ana, name), changes=edits, now=NOW)
    answer = introductions.to_organisation(actor=ana, name="Contoso")
    assert [(around.name, around.reason) for around in answer.ask_around] == [
        (
            "Was There",
            "Was There worked at Contoso until 2021, so probably still knows people there.",
        ),
        (
            "Same Field",
            "Same Field works in the same field (energy), so may know whom to ask about Contoso.",
        ),
        (
            "Same Place",
            "Same Place is in the same place (Lisbon), so may know whom to ask about Contoso.",
        ),
        (
            "Close Friend",
            (
                "You know Close Friend well, and at Adatum they meet people you do not: "
                "worth asking about Contoso."
            ),
        ),
        (
            "Never There",
            (
                "You know Never There, and at Fabrikam they meet people you do not: "
                "worth asking about Contoso."
            ),
        ),
    ]


def test_who_went_to_school_with_the_target_may_know_them(ana: Actor) -> None:
    target, friend = know(ana, "Tom Target", 0), know(ana, "School Friend", 0.5)
    for person in (target, friend):
        positions.add(
            actor=ana,
            person=person,
            organisation="University of Porto",
            stay=Stay.STUDY,
            now=NOW,
        )
    low, high = sorted(people_queries.show(actor=ana, person=p).pk for p in (target, friend))
    tie(ana, target, friend, 0)
    assert strengths.between(actor=ana, pairs=[(low, high)]) == {(low, high): 0}
    (around,) = to(ana, target).ask_around
    assert around.reason == (
        "School Friend has a school in common (University of Porto), "
        "so may know whom to ask about Tom Target."
    )


def test_whoever_was_just_added_is_on_the_next_path(ana: Actor) -> None:
    """The arrays are made once a version: each write must make them anew."""
    target = know(ana, "Tom Target", 0)
    assert not to(ana, target).paths
    first = know(ana, "First", 1)
    assert not to(ana, target).paths
    tie(ana, first, target, 1)
    assert to(ana, target).paths


# --- Several at once --------------------------------------------------------------------------


def each(actor: Actor, *wanted: Wanted, reach: Reach = introductions.NEAR) -> tuple[Any, ...]:
    return introductions.to_each(actor=actor, wanted=wanted, reach=reach)


def test_each_of_several_is_answered_as_it_is_alone(ana: Actor) -> None:
    """More than one handful of evidence, and more than one block of the batch."""
    maria, tom = know(ana, "Maria Gomez", 1), know(ana, "Tom Target", 0, at="Contoso")
    tie(ana, maria, tom, 0.9)
    alone = know(ana, "Al One", 0)
    persons = [know(ana, f"Person {number}", number % 3 / 2) for number in range(70)]
    for number, person in enumerate(persons):
        tie(ana, persons[number - 1], person, 0.7)
    found = each(
        ana,
        Wanted(TargetKind.ORGANISATION, "Contoso"),
        Wanted(TargetKind.ORGANISATION, "Nowhere"),
        Wanted(TargetKind.ROLE, "astronaut"),
        *[Wanted(TargetKind.PERSON, str(person)) for person in (tom, alone, *persons)],
    )
    assert found == (
        introductions.to_organisation(actor=ana, name="Contoso"),
        introductions.to_organisation(actor=ana, name="Nowhere"),
        introductions.to_role(actor=ana, role="astronaut"),
        *[to(ana, person) for person in (tom, alone, *persons)],
    )
    assert found[0].paths[0].ask_first == maria
    near = Reach(max_introducers=0, top=1)
    assert each(ana, Wanted(TargetKind.PERSON, str(tom)), reach=near) == (to(ana, tom, near),)


def test_who_is_not_there_or_is_several_has_a_place_in_the_answer(ana: Actor) -> None:
    li = know(ana, "Li Wei", 1)
    know(ana, "Same Name", 1)
    bring(ana, record("Same Name", key="another"))
    nobody, two, me, answer = each(
        ana,
        *[Wanted(TargetKind.PERSON, text) for text in ("Nobody", "Same Name", "me", "Li Wei")],
    )
    assert isinstance(two, Ambiguous)
    assert isinstance(nobody, NotFound)
    assert isinstance(me, NotFound)
    assert answer == to(ana, li)


def test_of_several_nobody_silenced_is_a_target_or_on_a_path(ana: Actor) -> None:
    first, tom = know(ana, "First", 1), know(ana, "Tom Target", 0, at="Contoso")
    tie(ana, first, tom, 1)
    wanted = Wanted(TargetKind.PERSON, "Tom Target"), Wanted(TargetKind.ORGANISATION, "Contoso")
    assert [len(answer.paths) for answer in each(ana, *wanted)] == [1, 1]
    people.set_do_not_contact(actor=ana, person=first, now=NOW)
    assert [len(answer.paths) for answer in each(ana, *wanted)] == [0, 0]
    people.lift_do_not_contact(actor=ana, person=first, now=NOW)
    people.set_do_not_contact(actor=ana, person=tom, now=NOW)
    person, place = each(ana, *wanted)
    assert (person.paths, place.paths) == ((), ())
    assert "do not contact" in person.none_because


def test_a_list_tells_how_far_it_is_and_can_be_stopped(ana: Actor) -> None:
    know(ana, "Li Wei", 1)
    told: list[str] = []

    def tell(stage: str, done: int, total: int) -> None:
        told.append(stage)
        if stage == stop:
            raise Cancelled

    for stop in works.STAGES[WorkKind.PATHS]:
        with pytest.raises(Cancelled):
            introductions.to_each(
                actor=ana, wanted=[Wanted(TargetKind.PERSON, "Li Wei")], progress=tell
            )
        assert told.pop() == stop
    assert each(ana) == ()


# --- A group as a whole -----------------------------------------------------------------------


def test_a_group_is_covered_and_reached_best_through_brokers(ana: Actor) -> None:
    there = [know(ana, f"Person {n}", 0, at="Globex") for n in range(4)]
    known = know(ana, "Known There", 1, at="Globex")
    maria, priya = know(ana, "Maria", 1), know(ana, "Priya", 1)
    # No ties by the employer, so that the drawn ones count alone.
    for left, right in itertools.combinations([*there, known], 2):
        tie(ana, left, right, 0)
    tie(ana, maria, there[0], 1)
    tie(ana, maria, there[1], 1)
    tie(ana, priya, there[1], 0.25)
    tie(ana, there[1], there[2], 1)
    answer = introductions.to_organisation(actor=ana, name="Globex")
    assert answer.coverage == GroupCoverage(people=5, within_2=3, within_3=4)
    (broker,) = answer.brokers
    assert answer.leading == (broker,)
    assert (broker.person, broker.name, broker.reaches) == (maria, "Maria", 3)
    assert broker.warmth == pytest.approx((warm(1, 1) * 2 + warm(1, 1, 1)) / 3, abs=0.02)
    assert broker.without == pytest.approx((warm(1, 0.25) + warm(1, 0.25, 1)) / 3, abs=0.02)
    # The same whether it was worked out before or with another bound.
    assert introductions.to_organisation(actor=ana, name="Globex").brokers == (broker,)
    far = introductions.to_organisation(actor=ana, name="Globex", reach=Reach(max_introducers=4))
    assert far.brokers == (broker,)


def test_who_is_silenced_is_no_broker_and_in_no_group(ana: Actor) -> None:
    maria, li = know(ana, "Maria", 1), know(ana, "Li", 0, at="Globex")
    tie(ana, maria, li, 1)
    answer = introductions.to_organisation(actor=ana, name="Globex")
    assert [one.name for one in answer.brokers] == ["Maria"]
    # She leads to one alone, and the way to that one says so already.
    assert answer.leading == ()
    people.set_do_not_contact(actor=ana, person=maria, now=NOW)
    answer = introductions.to_organisation(actor=ana, name="Globex")
    assert (answer.coverage, answer.brokers) == (GroupCoverage(1, 0, 0), ())
    people.set_do_not_contact(actor=ana, person=li, now=NOW)
    answer = introductions.to_organisation(actor=ana, name="Globex")
    assert answer.coverage == GroupCoverage(0, 0, 0)


def test_a_person_is_no_group_and_nobody_is_covered_whole(ana: Actor) -> None:
    li = know(ana, "Li", 1)
    assert to(ana, li).coverage is None
    answer = introductions.to_role(actor=ana, role="astronaut")
    assert answer.coverage == GroupCoverage(0, 0, 0)
    assert answer.brokers == ()
