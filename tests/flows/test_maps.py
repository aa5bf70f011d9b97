"""The map of a network drawn by hand: who is on it, how warm, and what one more tie changes."""

import itertools
from uuid import UUID, uuid4

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid, NotFound
from kithwork.domain.paths import GroupCoverage, TargetKind
from kithwork.flows import campaigns, introductions, maps, people, ties, what_ifs
from kithwork.flows.maps import Filter
from kithwork.store.models import Person
from kithwork.store.queries import communities as community_queries
from kithwork.store.queries import strengths
from kithwork.store.queries import ties as tie_queries
from kithwork.store.queries.maps import Picture, Spot
from tests.cast import NOW, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(ana: Actor) -> dict[str, UUID]:
    """Ana knows Maria well and Priya a little; Maria knows Li; Li knows Noa; nobody knows Sam."""
    me = find(ana, "me")
    found = {
        name: people.add(actor=ana, name=name, organisation=at, title=title, now=NOW)
        for name, at, title in (
            ("Maria Moreno", "Contoso", "Nurse"),
            ("Priya Nair", "Contoso", "Engineer"),
            ("Li Chen", "DataWell", "Analyst"),
            ("Noa Levi", "Globex", "Boss"),
            ("Sam Solo", "", ""),
        )
    }
    given = {"Maria Moreno": 1.0, "Priya Nair": 0.25}
    for name, person in found.items():
        ties.add(actor=ana, left=me, right=person, strength=given.get(name, 0.0), now=NOW)
    for left, right in (("Maria Moreno", "Li Chen"), ("Li Chen", "Noa Levi")):
        ties.add(actor=ana, left=found[left], right=found[right], strength=0.5, now=NOW)
    return found


def every_tie(actor: Actor) -> dict[tuple[int, int], float]:
    """All ties there are."""
    return strengths.of_people(actor=actor, people=Person.objects.values_list("pk", flat=True))


def spots(actor: Actor) -> dict[str, Spot]:
    return {spot.name: spot for spot in maps.show(actor=actor).spots}


def names(actor: Actor, wanted: Filter = maps.EVERYBODY, sort: str = "warmth") -> list[str]:
    return [row.spot.name for row in maps.table(actor=actor, wanted=wanted, sort=sort).rows]


def test_the_picture_says_how_warm_and_through_whom(ana: Actor, drawn: dict[str, UUID]) -> None:
    found = spots(ana)
    assert set(found) == set(drawn)
    maria, li = found["Maria Moreno"], found["Li Chen"]
    assert maria.own == pytest.approx(0.8)
    assert maria.first is None
    assert (li.own, li.first) == (0.0, maria.pk)
    assert found["Noa Levi"].first == maria.pk
    assert (found["Sam Solo"].warmth, found["Sam Solo"].place) == (0.0, None)
    assert found["Priya Nair"].place == maria.place
    assert (li.work, li.ties) == ("Analyst", 2)


def test_the_warmth_is_what_the_paths_page_says(ana: Actor, drawn: dict[str, UUID]) -> None:
    found = spots(ana)
    for name, person in drawn.items():
        paths = introductions.to_person(actor=ana, person=person).paths
        assert found[name].warmth == pytest.approx(paths[0].warmth if paths else 0.0)


def test_stated_ties_of_others_are_drawn_and_those_of_a_group_are_not(
    ana: Actor, drawn: dict[str, UUID]
) -> None:
    picture = maps.show(actor=ana)
    assert {frozenset(pair) for pair in between(picture)} == {
        frozenset({"Maria Moreno", "Li Chen"}), frozenset({"Li Chen", "Noa Levi"}),
    }  # fmt: skip
    tie = ties.add(
        actor=ana, left=drawn["Maria Moreno"], right=drawn["Sam Solo"], strength=1, now=NOW
    )
    assert between(maps.show(actor=ana))[0] == ("Maria Moreno", "Sam Solo")
    ties.remove(actor=ana, tie=tie, now=NOW)
    assert len(maps.show(actor=ana).between) == 2


def between(picture: Picture) -> list[tuple[str, str]]:
    return [(picture.spots[one].name, picture.spots[two].name) for one, two, _ in picture.between]


def test_who_is_removed_is_gone_and_who_is_silenced_is_said_to_be(
    ana: Actor, drawn: dict[str, UUID]
) -> None:
    people.remove(actor=ana, person=drawn["Sam Solo"], now=NOW)
    people.set_do_not_contact(actor=ana, person=drawn["Maria Moreno"], now=NOW)
    found = spots(ana)
    assert "Sam Solo" not in found
    maria, li = found["Maria Moreno"], found["Li Chen"]
    assert (maria.silenced, maria.warmth, maria.own, maria.ties) == (True, 0.0, 0.0, 0)
    # As on the Paths page, no way leads through her.
    assert (li.warmth, li.first) == (0.0, None)
    assert between(maps.show(actor=ana)) == [("Li Chen", "Noa Levi")]


def test_the_table_is_sorted_and_filtered(ana: Actor, drawn: dict[str, UUID]) -> None:
    warmest = ["Maria Moreno", "Li Chen", "Priya Nair", "Noa Levi", "Sam Solo"]
    assert names(ana) == warmest
    assert names(ana, sort="name") == sorted(drawn)
    assert names(ana, sort="organisation")[:2] == ["Maria Moreno", "Priya Nair"]
    assert names(ana, sort="organisation")[-1] == "Sam Solo"
    assert names(ana, sort="ties")[0] == "Maria Moreno"
    assert names(ana, Filter(organisation="contoso")) == ["Maria Moreno", "Priya Nair"]
    assert names(ana, Filter(text="chen nurse")) == []
    assert names(ana, Filter(text="chen li")) == ["Li Chen"]
    assert names(ana, Filter(least=0.6)) == ["Maria Moreno"]
    people.tag(actor=ana, person=drawn["Noa Levi"], tags=["school"], now=NOW)
    assert names(ana, Filter(tag="School")) == ["Noa Levi"]
    assert maps.fits(actor=ana, wanted=Filter(tag="School")) == (drawn["Noa Levi"],)
    page = maps.table(actor=ana, limit=2, offset=1)
    assert (page.total, [row.spot.name for row in page.rows]) == (5, warmest[1:3])
    assert (page.rows[0].through, page.rows[0].organisation) == ("Maria Moreno", "DataWell")
    with pytest.raises(Invalid):
        maps.table(actor=ana, sort="nonsense")


# --- Communities ------------------------------------------------------------------------------


def test_who_belongs_together_is_named_by_where_most_are(
    ana: Actor, drawn: dict[str, UUID]
) -> None:
    rooms = (("Contoso", 4), ("Globex", 3))
    for place, number in rooms:
        circle = [
            people.add(actor=ana, name=f"{place} {n}", organisation=place, now=NOW)
            for n in range(number)
        ]
        for left, right in itertools.combinations(circle, 2):
            ties.add(actor=ana, left=left, right=right, strength=1, now=NOW)
    found = maps.communities(actor=ana)
    named = {one.community.organisations: one.community for one in found}
    assert ("Contoso",) in named
    assert ("Globex",) in named
    assert [one.community.people for one in found] == sorted(
        (one.community.people for one in found), reverse=True
    )
    contoso = named["Contoso",]
    # Whoever is added by hand is known a little.
    assert (contoso.known, contoso.people, contoso.is_alike) == (6, 6, False)
    assert {one.nearest.name for one in found if one.nearest} >= {"Maria Moreno"}
    # Of somebody alone nothing is said, and the seeker is in no community.
    assert spots(ana)["Sam Solo"].community is None
    by_community = names(ana, sort="community")
    assert by_community[-1] == "Sam Solo"
    assert "Maria Moreno" in by_community[: contoso.people]


def test_communities_are_found_anew_when_a_tie_changes_and_not_before(
    ana: Actor, drawn: dict[str, UUID]
) -> None:
    before = members(ana)
    people.tag(actor=ana, person=drawn["Sam Solo"], tags=["quiet"], now=NOW)
    assert members(ana) is before
    sam, noa = drawn["Sam Solo"], drawn["Noa Levi"]
    ties.add(actor=ana, left=sam, right=noa, strength=1, now=NOW)
    (together,) = [group for group in members(ana) if key(ana, "Sam Solo") in group]
    assert key(ana, "Noa Levi") in together


def members(actor: Actor) -> community_queries.Groups:
    return community_queries.members(arrays=tie_queries.arrays(actor=actor))


def key(actor: Actor, name: str) -> int:
    return spots(actor)[name].pk


# --- What if ----------------------------------------------------------------------------------


def test_what_a_tie_to_somebody_in_the_middle_would_change(
    ana: Actor, drawn: dict[str, UUID]
) -> None:
    target = campaigns.add_person(actor=ana, person=drawn["Noa Levi"], now=NOW)
    known = campaigns.add_person(actor=ana, person=drawn["Maria Moreno"], now=NOW)
    before = every_tie(ana)
    found = what_ifs.knowing(actor=ana, person=drawn["Li Chen"])
    assert (found.name, found.now, found.near) == ("Li Chen", None, 3)
    assert [one.name for one in found.newcomers] == ["Noa Levi"]
    (change,) = found.warmer
    assert change.target == target
    assert change.before == pytest.approx(0.8 * 0.5 * 0.5, abs=0.02)
    assert change.after == pytest.approx(0.6 * 0.5, abs=0.02)
    assert [step.name for step in change.steps] == ["Li Chen", "Noa Levi"]
    assert {one.target: one.warmer for one in found.targets} == {target: True, known: False}
    # It was only asked: the same ties, and the same ways.
    assert every_tie(ana) == before
    assert spots(ana)["Noa Levi"].warmth == pytest.approx(change.before)


def test_what_was_foretold_comes_true(ana: Actor, drawn: dict[str, UUID]) -> None:
    campaigns.add_person(actor=ana, person=drawn["Noa Levi"], now=NOW)
    campaigns.add_organisation(actor=ana, name="Globex", now=NOW)
    campaigns.add_role(actor=ana, role="boss", now=NOW)
    foretold = what_ifs.knowing(actor=ana, person=drawn["Sam Solo"])
    assert foretold.warmer == ()
    foretold = what_ifs.knowing(actor=ana, person=drawn["Li Chen"])
    assert len(foretold.warmer) == 3
    globex = next(one for one in foretold.targets if one.kind is TargetKind.ORGANISATION)
    assert (globex.covered, globex.would_cover) == (
        GroupCoverage(1, 0, 1),
        GroupCoverage(1, 1, 1),
    )
    assert {one.kind for one in foretold.nearer} == {TargetKind.ORGANISATION, TargetKind.ROLE}
    ties.add(actor=ana, left=find(ana, "me"), right=drawn["Li Chen"], strength=0.67, now=NOW)
    path = introductions.to_person(actor=ana, person=drawn["Noa Levi"]).paths[0]
    assert [change.after for change in foretold.warmer] == [pytest.approx(path.warmth)] * 3
    assert introductions.to_organisation(actor=ana, name="Globex").coverage == globex.would_cover
    # A tie that is there already changes nothing a second time.
    opened, now = foretold.openness, what_ifs.knowing(actor=ana, person=drawn["Li Chen"]).openness
    assert opened is not None
    assert now is not None
    assert (now.contacts, opened.contacts, opened.then_contacts) == (3, 2, 3)
    assert now.effective == pytest.approx(opened.then_effective, abs=0.01)
    assert now.constraint == pytest.approx(opened.then_constraint, abs=0.01)
    assert (now.counts, now.opens, now.closes) == (False, False, False)


def test_somebody_nobody_knows_opens_most(ana: Actor, drawn: dict[str, UUID]) -> None:
    sam = what_ifs.knowing(actor=ana, person=drawn["Sam Solo"])
    li = what_ifs.knowing(actor=ana, person=drawn["Li Chen"])
    assert sam.openness is not None
    assert li.openness is not None
    # Maria and Priya share an employer; Sam knows neither, Li knows Maria.
    assert sam.openness.then_effective == pytest.approx(sam.openness.effective + 1, abs=0.3)
    assert sam.openness.then_effective > li.openness.then_effective
    assert sam.openness.then_constraint < li.openness.then_constraint
    assert sam.openness.opens
    assert (sam.newcomers != (), sam.changes) == (True, True)


def test_nothing_is_worked_out_for_who_wants_to_be_left_alone(
    ana: Actor, drawn: dict[str, UUID]
) -> None:
    people.set_do_not_contact(actor=ana, person=drawn["Li Chen"], now=NOW)
    found = what_ifs.knowing(actor=ana, person=drawn["Li Chen"])
    assert "do not contact" in found.refused
    assert (found.newcomers, found.targets) == ((), ())
    for person in (uuid4(), find(ana, "me")):
        with pytest.raises(NotFound):
            what_ifs.knowing(actor=ana, person=person)


def test_a_target_who_was_silenced_stays_out_of_reach(ana: Actor, drawn: dict[str, UUID]) -> None:
    campaigns.add_person(actor=ana, person=drawn["Noa Levi"], now=NOW)
    people.set_do_not_contact(actor=ana, person=drawn["Noa Levi"], now=NOW)
    (change,) = what_ifs.knowing(actor=ana, person=drawn["Li Chen"]).targets
    assert (change.before, change.after, change.warmer) == (None, None, False)
