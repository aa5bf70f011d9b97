"""Merging and parting: the way back is exact, and nothing the seeker said is lost."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict, NotFound
from kithwork.flows import asks, campaigns, introductions, look_alikes, people, positions, ties
from kithwork.store.models import Ask, Introduction, LookAlike, Person, Tie
from kithwork.store.queries import campaigns as campaign_queries
from kithwork.store.queries import look_alikes as queries
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import ties as tie_queries
from tests.cast import NOW, TODAY, bring, dump, find, pk, record, show, work

pytestmark = pytest.mark.django_db

LI = "https://www.linkedin.com/in/li-wei"


def content(actor: Actor) -> list[str]:
    """All that is said, but for the verdict on the pair itself."""
    return [line for line in dump(actor) if json.loads(line)["kind"] not in {"look-alike", "merge"}]


def merge(actor: Actor, kept: Person, absorbed: Person) -> None:
    look_alikes.merge(actor=actor, kept=kept.public_id, absorbed=absorbed.public_id, now=NOW)


def split(actor: Actor, person: Person) -> None:
    look_alikes.split(actor=actor, person=person.public_id, now=NOW)


@pytest.fixture
def pair(ana: Actor) -> tuple[Person, Person]:
    """Li as two sources show them: the same name, and nothing else in common."""
    bring(
        ana,
        record(
            "Li Wei",
            key=LI,
            positions=[work("Contoso", "Engineer", start=date(2020, 1, 1))],
            connected_on=date(2020, 5, 1),
        ),
    )
    bring(
        ana,
        record("Li Wei", source="google", emails=["li@example.org"], positions=[work("Fabrikam")]),
    )
    first, second = Person.objects.filter(name="Li Wei").order_by("pk")
    return first, second


def test_a_merge_joins_what_both_say(ana: Actor, pair: tuple[Person, Person]) -> None:
    merge(ana, *pair)
    shown = people_queries.show(actor=ana, person=pair[0].public_id)
    assert {address.value for address in shown.addresses} == {LI, "li@example.org"}
    assert {p.organisation for p in shown.positions} == {"Contoso", "Fabrikam"}
    assert [seen.source for seen in shown.seen_in] == ["linkedin", "google"]
    assert people_queries.matching(actor=ana).count() == 1
    assert queries.count(actor=ana) == 0
    with pytest.raises(NotFound):
        people_queries.show(actor=ana, person=pair[1].public_id)


def test_parting_is_the_exact_way_back(ana: Actor, pair: tuple[Person, Person]) -> None:
    before = content(ana)
    merge(ana, *pair)
    assert content(ana) != before
    split(ana, pair[0])
    assert content(ana) == before
    assert LookAlike.objects.get().state == LookAlike.APART


def everything(actor: Actor, person: Person, words: str) -> None:
    """Something of every kind that can hang on a person."""
    third = people.add(actor=actor, name=f"Third {words}", now=NOW)
    own = person.public_id
    edits = [("headline", f"headline {words}"), ("place", f"place {words}")]
    people.edit(
        actor=actor,
        person=own,
        changes=edits,
        additions=[("phone", "+351 21 1234567"), ("tag", "shared"), ("tag", words)],
        now=NOW,
    )
    people.note(actor=actor, person=own, text=f"note {words}", now=NOW)
    people.touch(actor=actor, person=own, kind="call", on=TODAY - timedelta(len(words)), now=NOW)
    positions.add(actor=actor, person=own, organisation="Woodgrove", title="Chair", now=NOW)
    campaigns.add_person(actor=actor, person=own, now=NOW)
    asks.draft(actor=actor, person=own, via=[third], now=NOW)
    asks.draft(actor=actor, person=third, via=[own], now=NOW)
    ties.add(actor=actor, left=own, right=third, strength=0.4, why=words, now=NOW)


def test_parting_brings_everything_back(ana: Actor, pair: tuple[Person, Person]) -> None:
    everything(ana, pair[0], "one")
    everything(ana, pair[1], "second")
    people.add_fan(actor=ana, person=pair[1].public_id, now=NOW)
    people.set_do_not_contact(actor=ana, person=pair[0].public_id, now=NOW)
    before = content(ana)
    for kept, absorbed in (pair, pair[::-1]):
        merge(ana, kept, absorbed)
        split(ana, kept)
        assert content(ana) == before


def test_the_keepers_word_stands_and_fills_up(ana: Actor, pair: tuple[Person, Person]) -> None:
    people.edit(actor=ana, person=pair[0].public_id, changes=[("headline", "Poet")], now=NOW)
    edits = [("headline", "Cook"), ("place", "Oslo")]
    people.edit(actor=ana, person=pair[1].public_id, changes=edits, now=NOW)
    people.tag(actor=ana, person=pair[1].public_id, tags=["sailing"], now=NOW)
    merge(ana, *pair)
    shown = people_queries.show(actor=ana, person=pair[0].public_id)
    assert (shown.headline, shown.place, shown.tags) == ("Poet", "Oslo", ("sailing",))


def test_a_no_to_one_is_a_no_to_both(ana: Actor, pair: tuple[Person, Person]) -> None:
    people.set_do_not_contact(actor=ana, person=pair[1].public_id, now=NOW)
    merge(ana, *pair)
    assert people_queries.show(actor=ana, person=pair[0].public_id).do_not_contact
    split(ana, pair[0])
    states = [people_queries.show(actor=ana, person=each.public_id).do_not_contact for each in pair]
    assert states == [False, True]


def test_a_no_said_while_merged_is_kept_by_both(ana: Actor, pair: tuple[Person, Person]) -> None:
    merge(ana, *pair)
    people.set_do_not_contact(actor=ana, person=pair[0].public_id, now=NOW)
    split(ana, pair[0])
    for each in pair:
        assert people_queries.show(actor=ana, person=each.public_id).do_not_contact


def test_ties_to_third_people_move(ana: Actor, pair: tuple[Person, Person]) -> None:
    maria = people.add(actor=ana, name="Maria Gomez", now=NOW)
    ties.add(actor=ana, left=maria, right=pair[1].public_id, why="met at sea", now=NOW)
    merge(ana, *pair)
    shown = tie_queries.of_person(actor=ana, person=pair[0].pk)
    assert {tie.other_name for tie in shown} == {"Ana Sol", "Maria Gomez"}
    split(ana, pair[0])
    assert [t.other_name for t in tie_queries.of_person(actor=ana, person=pair[0].pk)] == [
        "Ana Sol"
    ]


def test_what_was_said_of_the_other_tie_is_kept(ana: Actor, pair: tuple[Person, Person]) -> None:
    """Both have a tie to me; the seeker spoke of the one that is put aside."""
    low, high = sorted((people_queries.me_pk(actor=ana), pair[1].pk))
    own = Tie.objects.get(left_id=low, right_id=high)
    edits = [("strength", "0.9"), ("why", "sailed together"), ("origin", "social")]
    ties.edit(actor=ana, tie=own.public_id, changes=edits, now=NOW)
    before = content(ana)
    merge(ana, *pair)
    (shown,) = tie_queries.of_person(actor=ana, person=pair[0].pk)
    assert (shown.strength, shown.why, shown.origin) == (0.9, "sailed together", "social")
    assert shown.connected_on == date(2020, 5, 1)
    split(ana, pair[0])
    assert content(ana) == before


def test_two_who_know_each_other_become_one(ana: Actor, pair: tuple[Person, Person]) -> None:
    ties.add(actor=ana, left=pair[0].public_id, right=pair[1].public_id, why="twins", now=NOW)
    before = content(ana)
    merge(ana, *pair)
    (shown,) = tie_queries.of_person(actor=ana, person=pair[0].pk)
    assert shown.other_is_me
    split(ana, pair[0])
    assert content(ana) == before


def test_asks_and_introductions_move(ana: Actor, pair: tuple[Person, Person]) -> None:
    maria = people.add(actor=ana, name="Maria Gomez", now=NOW)
    drafted = asks.draft(actor=ana, person=pair[1].public_id, via=[maria], now=NOW)
    led = asks.draft(actor=ana, person=maria, via=[pair[1].public_id], now=NOW)
    merge(ana, *pair)
    assert asks.show(actor=ana, ask=drafted.id).person == pair[0].public_id
    assert [card.id for card in asks.of_person(actor=ana, person=pair[0].pk)] == [drafted.id]
    (item,) = asks.show(actor=ana, ask=led.id).introductions
    assert item.introducer == pair[0].public_id
    assert Introduction.objects.filter(target=pair[0]).count() == 1
    split(ana, pair[0])
    assert Ask.objects.get(public_id=drafted.id).person == pair[1]


def test_a_target_that_is_merged_stays_a_target(ana: Actor, pair: tuple[Person, Person]) -> None:
    campaigns.add_person(actor=ana, person=pair[1].public_id, motivation=3, now=NOW)
    merge(ana, *pair)
    (target,) = campaign_queries.targets(actor=ana)
    assert target.person == pair[0].public_id


def test_the_seeker_is_kept_whichever_is_named_first(
    ana: Actor, pair: tuple[Person, Person]
) -> None:
    me = find(ana, "me")
    before = content(ana)
    kept = look_alikes.merge(actor=ana, kept=pair[0].public_id, absorbed=me, now=NOW)
    assert kept == me
    shown = show(ana, "me")
    assert (shown.is_me, shown.values("profile")) == (True, (LI,))
    assert not introductions.to_organisation(actor=ana, name="Contoso").paths
    look_alikes.split(actor=ana, person=me, now=NOW)
    assert content(ana) == before


def test_a_chain_of_merges_parts_in_the_reverse_order(
    ana: Actor, pair: tuple[Person, Person]
) -> None:
    third = bring(ana, record("Li W.", source="vcard", key="uid", emails=["w@example.org"]))
    assert third.new == 1
    other = Person.objects.get(name="Li W.")
    steps = [content(ana)]
    merge(ana, *pair)
    steps.append(content(ana))
    merge(ana, other, pair[0])
    with pytest.raises(NotFound):
        split(ana, pair[0])
    split(ana, other)
    assert content(ana) == steps[1]
    split(ana, pair[0])
    assert content(ana) == steps[0]
    with pytest.raises(Conflict, match="not merged"):
        split(ana, pair[0])


def test_rows_imported_while_merged_part_with_their_own(
    ana: Actor, pair: tuple[Person, Person]
) -> None:
    uid = record("Li Wei", source="vcard", key="uid", positions=[work("Adatum", "Clerk")])
    bring(ana, uid)
    other = Person.objects.get(records__key="uid")
    merge(ana, pair[0], other)
    later = record("Li Wei", source="vcard", key="uid", positions=[work("Northwind", "Boss")])
    assert bring(ana, later).updated == 1
    again = record("Li Wei", key=LI, positions=[work("Tailspin", "Pilot")])
    assert bring(ana, again).updated == 1
    at = {
        p.organisation for p in people_queries.show(actor=ana, person=pair[0].public_id).positions
    }
    assert at == {"Contoso", "Adatum", "Northwind", "Tailspin"}
    split(ana, pair[0])
    mine = people_queries.show(actor=ana, person=pair[0].public_id)
    theirs = people_queries.show(actor=ana, person=other.public_id)
    assert {p.organisation for p in mine.positions} == {"Contoso", "Tailspin"}
    assert {p.organisation for p in theirs.positions} == {"Adatum", "Northwind"}
    assert bring(ana, uid, later, again).same == 2


def test_the_same_files_again_after_a_merge_change_nothing(
    ana: Actor, pair: tuple[Person, Person]
) -> None:
    merge(ana, *pair)
    before = dump(ana)
    card = bring(
        ana,
        record(
            "Li Wei",
            key=LI,
            positions=[work("Contoso", "Engineer", start=date(2020, 1, 1))],
            connected_on=date(2020, 5, 1),
        ),
        record("Li Wei", source="google", emails=["li@example.org"], positions=[work("Fabrikam")]),
    )
    assert (card.new, card.updated, card.same, card.to_review) == (0, 0, 1, 0)
    assert dump(ana) == before


def test_a_removed_and_a_kept_one_are_kept(ana: Actor, pair: tuple[Person, Person]) -> None:
    people.remove(actor=ana, person=pair[0].public_id, now=NOW)
    before = content(ana)
    merge(ana, *pair)
    assert pk(ana, "Li Wei") == pair[0].pk
    split(ana, pair[0])
    assert content(ana) == before


def test_what_the_seeker_changed_since_stays(ana: Actor, pair: tuple[Person, Person]) -> None:
    edits = [("place", "Oslo")]
    people.edit(actor=ana, person=pair[1].public_id, changes=edits, now=NOW)
    merge(ana, *pair)
    people.edit(actor=ana, person=pair[0].public_id, changes=[("place", "Rome")], now=NOW)
    people.note(actor=ana, person=pair[0].public_id, text="said since", now=NOW)
    split(ana, pair[0])
    kept = people_queries.show(actor=ana, person=pair[0].public_id)
    back = people_queries.show(actor=ana, person=pair[1].public_id)
    assert (kept.place, back.place) == ("Rome", "Oslo")
    assert [note.text for note in kept.notes] == ["said since"]


def test_one_person_cannot_be_merged_or_told_apart(ana: Actor, pair: tuple[Person, Person]) -> None:
    own = pair[0].public_id
    with pytest.raises(Conflict, match="same person"):
        look_alikes.merge(actor=ana, kept=own, absorbed=own, now=NOW)
    with pytest.raises(Conflict, match="same person"):
        look_alikes.keep_apart(actor=ana, left=own, right=own, now=NOW)


def test_review_shows_what_speaks_against(ana: Actor, pair: tuple[Person, Person]) -> None:
    people.edit(actor=ana, person=pair[0].public_id, changes=[("place", "Oslo")], now=NOW)
    people.edit(actor=ana, person=pair[1].public_id, changes=[("place", "Rome")], now=NOW)
    (shown,) = queries.listing(actor=ana)
    assert shown.speaks_for == ("Both are called Li Wei.",)
    assert shown.speaks_against == (
        "different organisations (Contoso, Fabrikam)",
        "different places (Oslo, Rome)",
    )


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(order=st.permutations(range(4)))
def test_the_order_of_merges_does_not_matter(ana: Actor, order: list[int]) -> None:
    """Whoever is merged first: together they say the same, and parting undoes each."""
    if not Person.objects.filter(is_me=False).exists():
        for number in range(4):
            bring(ana, record(f"Li {number}", key=f"{LI}-{number}", positions=[work(f"W{number}")]))
    rows = list(Person.objects.filter(is_me=False).order_by("pk"))
    before = content(ana)
    keeper = rows[order[0]]
    for number in order[1:]:
        merge(ana, keeper, rows[number])
    shown = people_queries.show(actor=ana, person=keeper.public_id)
    assert {p.organisation for p in shown.positions} == {"W0", "W1", "W2", "W3"}
    assert len(shown.addresses) == 4
    for _ in order[1:]:
        split(ana, keeper)
    assert content(ana) == before
