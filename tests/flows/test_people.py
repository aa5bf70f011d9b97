"""People, positions, organisations and ties corrected by hand: every field, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict, Invalid, NotFound
from kithwork.domain.people import SINGLE_FIELDS
from kithwork.flows import listings, organisations, people, positions, removals, ties
from kithwork.store.models import Organisation, Tie
from kithwork.store.queries import fans
from kithwork.store.queries import organisations as organisation_queries
from kithwork.store.queries import people as queries
from kithwork.store.queries import ties as tie_queries
from tests.cast import NOW, TODAY, bring, dump, find, record, show, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(ana: Actor) -> UUID:
    return people.add(
        actor=ana,
        name="Li Wei",
        email="li@example.org",
        organisation="Contoso",
        title="Engineer",
        now=NOW,
    )


# --- People -----------------------------------------------------------------------------------


def test_a_person_added_by_hand(ana: Actor, li: UUID) -> None:
    shown = queries.show(actor=ana, person=li)
    assert (shown.name, shown.given, shown.family) == ("Li Wei", "Li", "Wei")
    assert shown.values("email") == ("li@example.org",)
    (position,) = shown.positions
    assert (position.organisation, position.title, position.current) == (
        ("Contoso", "Engineer", True)
    )
    (tie,) = tie_queries.of_person(actor=ana, person=shown.pk)
    assert (tie.other_is_me, tie.typed) == (True, True)
    assert 0 < tie.strength < 1


def test_a_title_without_an_organisation_is_a_headline(ana: Actor) -> None:
    person = people.add(actor=ana, name="Maria Gomez", title=" Cook ", now=NOW)
    shown = queries.show(actor=ana, person=person)
    assert (shown.headline, shown.positions) == ("Cook", ())


@pytest.mark.parametrize("who", ["li", "me"])
def test_every_single_field_can_be_set_and_emptied(ana: Actor, li: UUID, who: str) -> None:
    person = li if who == "li" else find(ana, "me")
    for field in SINGLE_FIELDS:
        people.edit(actor=ana, person=person, changes=[(field, f" new {field} ")], now=NOW)
        shown = queries.show(actor=ana, person=person)
        assert getattr(shown, field) == f"new {field}"
        assert field in shown.typed
    for field in set(SINGLE_FIELDS) - {"name"}:
        people.edit(actor=ana, person=person, changes=[(field, "")], now=NOW)
        assert getattr(queries.show(actor=ana, person=person), field) == ""


ADDRESSES = {
    "email": ("li.wei@home.example", "LI.WEI@home.example"),
    "phone": ("+351 21 123 4567", "00351 211234567"),
    "profile": ("https://www.linkedin.com/in/li-wei/", "linkedin.com/in/Li-Wei"),
    "web": ("https://li.example/about", "li.example/about"),
}


@pytest.mark.parametrize("kind", ADDRESSES)
def test_every_kind_of_address_can_be_added_and_removed(ana: Actor, li: UUID, kind: str) -> None:
    value, written_otherwise = ADDRESSES[kind]
    before = queries.show(actor=ana, person=li).values(kind)
    for _ in range(2):
        people.edit(actor=ana, person=li, additions=[(kind, f" {value} ")], now=NOW)
    assert queries.show(actor=ana, person=li).values(kind) == (*before, value)
    people.edit(actor=ana, person=li, removals=[(kind, written_otherwise)], now=NOW)
    assert queries.show(actor=ana, person=li).values(kind) == before
    people.edit(actor=ana, person=li, additions=[(kind, value)], now=NOW)
    assert queries.show(actor=ana, person=li).values(kind) == (*before, value)


def test_a_tag_is_removed_however_it_is_spaced(ana: Actor, li: UUID) -> None:
    people.tag(actor=ana, person=li, tags=[" Old  friend "], now=NOW)
    assert queries.show(actor=ana, person=li).tags == ("Old friend",)
    people.edit(actor=ana, person=li, removals=[("tag", "old   FRIEND")], now=NOW)
    assert queries.show(actor=ana, person=li).tags == ()


def test_me_can_be_given_what_a_message_needs(ana: Actor) -> None:
    edits = [("phone", "+351 21 123 4567"), ("profile", "linkedin.com/in/ana")]
    people.edit(actor=ana, person=find(ana, "me"), additions=edits, now=NOW)
    assert show(ana, "me").values("phone") == ("+351 21 123 4567",)
    assert show(ana, "me").values("profile") == ("linkedin.com/in/ana",)


Edit = Callable[[Actor, UUID], object]


def changing(*changes: tuple[str, str]) -> Edit:
    return lambda a, p: people.edit(
        actor=a, person=p, changes=[("place", "Oslo"), *changes], now=NOW
    )


def adding(*additions: tuple[str, str]) -> Edit:
    return lambda a, p: people.edit(
        actor=a, person=p, changes=[("place", "Oslo")], additions=additions, now=NOW
    )


def removing(*removals_: tuple[str, str]) -> Edit:
    return lambda a, p: people.edit(
        actor=a, person=p, changes=[("place", "Oslo")], removals=removals_, now=NOW
    )


def placing(**cells: object) -> Edit:
    return lambda a, p: positions.add(
        actor=a,
        person=p,
        now=NOW,
        **{"organisation": "Contoso", **cells},  # type: ignore[arg-type]
    )


REFUSED: dict[str, tuple[str, Edit]] = {
    "an unknown field": ("salary", changing(("salary", "1"))),
    "an empty name": ("name", changing(("name", "  "))),
    "a long name": ("name", changing(("name", "x" * 301))),
    "a long headline": ("headline", changing(("headline", "x" * 501))),
    "a long given name": ("given", changing(("given", "x" * 151))),
    "a long birthday": ("birthday", changing(("birthday", "x" * 41))),
    "an unknown list": ("fax", adding(("fax", "1"))),
    "no e-mail address": ("email", adding(("email", "li at example"))),
    "a second one that is none": ("email", adding(("email", "a@x.org"), ("email", "nobody"))),
    "no phone number": ("phone", adding(("phone", "none"))),
    "no profile": ("profile", adding(("profile", "li wei"))),
    "no web address": ("web", adding(("web", "my page"))),
    "a long web address": ("web", adding(("web", "x.example/" + "x" * 1000))),
    "an empty tag": ("tag", adding(("tag", " "))),
    "a long tag": ("tag", adding(("tag", "x" * 101))),
    "an address that is not theirs": ("email", removing(("email", "no@example.org"))),
    "a tag that is not theirs": ("tag", removing(("tag", "sailing"))),
    "an empty note": ("text", lambda a, p: people.note(actor=a, person=p, text=" \n", now=NOW)),
    "a long note": (
        "text",
        lambda a, p: people.note(actor=a, person=p, text="x" * 100_001, now=NOW),
    ),
    "a touch to come": (
        "on",
        lambda a, p: people.touch(actor=a, person=p, kind="call", on=TODAY + timedelta(1), now=NOW),
    ),
    "a touch of no kind": (
        "kind",
        lambda a, p: people.touch(actor=a, person=p, kind=" ", on=TODAY, now=NOW),
    ),
    "a long kind of touch": (
        "kind",
        lambda a, p: people.touch(actor=a, person=p, kind="x" * 41, on=TODAY, now=NOW),
    ),
    "a position nowhere": ("organisation", placing(organisation=" -- ")),
    "a position at a long name": ("organisation", placing(organisation="x" * 301)),
    "a long title": ("title", placing(title="x" * 501)),
    "an end before the beginning": (
        "to",
        placing(from_on=date(2020, 1, 2), to_on=date(2020, 1, 1)),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_names_its_field_and_writes_nothing(
    ana: Actor, li: UUID, what: str
) -> None:
    field, edit = REFUSED[what]
    before = dump(ana)
    with pytest.raises(Invalid) as caught:
        edit(ana, li)
    assert caught.value.field == field
    assert dump(ana) == before


def test_a_person_of_a_long_single_word_can_be_added(ana: Actor) -> None:
    name = "x" * 300
    person = people.add(actor=ana, name=name, now=NOW)
    people.edit(actor=ana, person=person, changes=[("name", f"{name[:299]}y")], now=NOW)
    assert queries.show(actor=ana, person=person).name == f"{name[:299]}y"
    with pytest.raises(Invalid):
        people.add(actor=ana, name=name, title="x" * 501, now=NOW)


@pytest.mark.parametrize("name", ["(she/her)", "Dr.", "PhD", "李", "-"])
def test_a_strange_name_is_still_a_name(ana: Actor, name: str) -> None:
    person = people.add(actor=ana, name=name, now=NOW)
    assert queries.show(actor=ana, person=person).name


def test_strange_texts_are_kept_as_typed(ana: Actor, li: UUID) -> None:
    words = "{{ settings }} %(x)s {0} <b>\u05d0\u202e \U0001f41d ' \" ; --"
    people.edit(actor=ana, person=li, changes=[("headline", words)], now=NOW)
    people.note(actor=ana, person=li, text=words, now=NOW)
    shown = queries.show(actor=ana, person=li)
    assert (shown.headline, shown.notes[0].text) == (words, words)


def test_notes_are_written_removed_and_brought_back(ana: Actor, li: UUID) -> None:
    note = people.note(actor=ana, person=li, text=" Sails. ", now=NOW)
    assert [n.text for n in queries.show(actor=ana, person=li).notes] == ["Sails."]
    people.remove_note(actor=ana, note=note, now=NOW)
    assert queries.show(actor=ana, person=li).notes == ()
    with pytest.raises(NotFound, match="no note"):
        people.remove_note(actor=ana, note=note, now=NOW)
    removals.restore(actor=ana, public_id=note, now=NOW)
    assert len(queries.show(actor=ana, person=li).notes) == 1


def test_touches_raise_the_strength_and_the_last_day(ana: Actor, li: UUID) -> None:
    pk = queries.show(actor=ana, person=li).pk
    before = queries.own_strengths(actor=ana)[pk]
    people.touch(actor=ana, person=li, kind="coffee", on=TODAY, text=" talked ", now=NOW)
    people.touch(actor=ana, person=li, kind="call", on=TODAY - timedelta(400), now=NOW)
    shown = queries.show(actor=ana, person=li)
    assert shown.last_touch_on == TODAY
    assert [(t.kind, t.text) for t in shown.touches] == [("coffee", "talked"), ("call", "")]
    assert queries.own_strengths(actor=ana)[pk] > before


def test_fans_come_and_go(ana: Actor, li: UUID) -> None:
    people.add_fan(actor=ana, person=li, now=NOW)
    people.add_fan(actor=ana, person=li, now=NOW + timedelta(days=3))
    assert [row.name for row in fans.listing(actor=ana)] == ["Li Wei"]
    assert queries.show(actor=ana, person=li).fan_on == TODAY
    people.remove_fan(actor=ana, person=li, now=NOW)
    assert fans.listing(actor=ana) == ()


def test_a_removed_person_is_out_of_every_list(ana: Actor, li: UUID) -> None:
    people.add_fan(actor=ana, person=li, now=NOW)
    before = dump(ana)
    people.remove(actor=ana, person=li, now=NOW)
    assert queries.matching(actor=ana).count() == 0
    assert fans.listing(actor=ana) == ()
    assert organisation_queries.listing(actor=ana)[0].people == 0
    with pytest.raises(NotFound):
        queries.find(actor=ana, text="Li Wei")
    assert queries.show(actor=ana, person=li).removed_at == NOW
    people.restore(actor=ana, person=li, now=NOW)
    assert dump(ana) == before


def test_the_seeker_cannot_be_removed_silenced_or_made_a_fan(ana: Actor) -> None:
    me = find(ana, "me")
    for verb in (people.remove, people.set_do_not_contact, people.add_fan):
        with pytest.raises(Conflict, match="This is you"):
            verb(actor=ana, person=me, now=NOW)


def test_nobody_is_found_by_a_wrong_id(ana: Actor) -> None:
    for verb in (people.remove, people.add_fan, people.restore):
        with pytest.raises(NotFound):
            verb(actor=ana, person=uuid4(), now=NOW)
    with pytest.raises(NotFound):
        removals.restore(actor=ana, public_id=uuid4(), now=NOW)
    with pytest.raises(NotFound, match="Nobody here"):
        positions.add(actor=ana, person=uuid4(), organisation="Contoso", now=NOW)


# --- Finding ----------------------------------------------------------------------------------


def test_a_person_is_found_by_id_address_and_name(ana: Actor, li: UUID) -> None:
    people.edit(actor=ana, person=li, additions=[("profile", "linkedin.com/in/li-wei")], now=NOW)
    texts = [
        str(li),
        "LI@example.org",
        "https://www.linkedin.com/in/LI-WEI/",
        "li wei",
        "Wei",
        "Dr. Li Wei",
    ]
    for text in texts:
        assert queries.find(actor=ana, text=text) == li, text
    for text in ("", " ", "nobody", str(uuid4()), "li@example.com"):
        with pytest.raises(NotFound):
            queries.find(actor=ana, text=text)


def test_an_ambiguous_name_lists_the_candidates(ana: Actor, li: UUID) -> None:
    other = people.add(actor=ana, name="Li Wei", organisation="Fabrikam", now=NOW)
    with pytest.raises(Conflict, match="fits several") as caught:
        queries.find(actor=ana, text="Li Wei")
    assert caught.value.candidates == [  # type: ignore[attr-defined]
        (str(li), "Li Wei · Engineer Contoso · li@example.org"),
        (str(other), "Li Wei · Fabrikam"),
    ]


def test_search_holds_every_word(ana: Actor, li: UUID) -> None:
    people.edit(
        actor=ana,
        person=li,
        changes=[("place", "São Paulo")],
        additions=[("tag", "Sailing")],
        now=NOW,
    )
    for text in ("sao", "ENGINEER li", "contoso wei", "sailing", "li@example"):
        assert queries.matching(actor=ana, text=text).count() == 1, text
    assert queries.matching(actor=ana, text="li nowhere").count() == 0
    assert queries.matching(actor=ana, tag="SAILING").count() == 1
    assert queries.matching(actor=ana, tag="sail").count() == 0
    assert queries.matching(actor=ana, organisation="contoso ltd").count() == 1


# --- Listing ----------------------------------------------------------------------------------


def test_lists_are_paged_and_sorted(ana: Actor) -> None:
    bring(ana, *[record(f"Given Family{n:02}", positions=[work("Contoso")]) for n in range(12)])
    people.touch(actor=ana, person=find(ana, "Family07"), kind="call", on=TODAY, now=NOW)
    people.add_fan(actor=ana, person=find(ana, "Family03"), now=NOW)

    def names(sort: str, limit: int = 50, offset: int = 0) -> list[str]:
        page = listings.people(actor=ana, now=NOW, sort=sort, limit=limit, offset=offset)
        assert page.total == 12
        return [listed.row.name[-2:] for listed in page.rows]

    assert names("name", 3, 3) == ["03", "04", "05"]
    assert names("touch")[0] == "07"
    assert names("next")[0] == "03"
    assert sorted(names("warmth")[:2]) == ["03", "07"]
    for sort in listings.SORTS:
        assert names(sort, 5) + names(sort, 50, 5) == names(sort)
    with pytest.raises(Invalid) as caught:
        names("age")
    assert caught.value.field == "sort"


# --- Positions --------------------------------------------------------------------------------


def position(actor: Actor, person: UUID) -> UUID:
    return queries.show(actor=actor, person=person).positions[0].id


def test_every_field_of_a_position(ana: Actor, li: UUID) -> None:
    own = position(ana, li)
    edits = [
        ("organisation", "Fabrikam"),
        ("title", "Director"),
        ("from", "2020-01-01"),
        ("to", "2022-05-31"),
    ]
    positions.edit(actor=ana, position=own, changes=edits, now=NOW)
    (shown,) = queries.show(actor=ana, person=li).positions
    assert (shown.organisation, shown.title, shown.from_on, shown.to_on, shown.current) == (
        "Fabrikam",
        "Director",
        date(2020, 1, 1),
        date(2022, 5, 31),
        False,
    )
    more = [("to", ""), ("current", "yes"), ("stay", "study")]
    positions.edit(actor=ana, position=own, changes=more, now=NOW)
    (shown,) = queries.show(actor=ana, person=li).positions
    assert (shown.to_on, shown.current, shown.stay) == (None, True, "study")
    assert queries.matching(actor=ana, text="fabrikam director").count() == 1
    assert queries.matching(actor=ana, text="contoso").count() == 0


@pytest.mark.parametrize(
    "field, value",
    [
        ("salary", "1"),
        ("organisation", " "),
        ("title", "x" * 501),
        ("stay", "holiday"),
        ("from", "01.02.2020"),
        ("to", "yesterday"),
        ("current", "perhaps"),
    ],
)
def test_what_a_position_refuses(ana: Actor, li: UUID, field: str, value: str) -> None:
    before = dump(ana)
    with pytest.raises(Invalid) as caught:
        positions.edit(
            actor=ana,
            position=position(ana, li),
            changes=[("title", "Boss"), (field, value)],
            now=NOW,
        )
    assert caught.value.field == field
    assert dump(ana) == before


def test_a_position_is_removed_and_brought_back(ana: Actor, li: UUID) -> None:
    own = position(ana, li)
    before = dump(ana)
    ways: list[Callable[[], UUID]] = [
        lambda: positions.restore(actor=ana, position=own, now=NOW),
        lambda: removals.restore(actor=ana, public_id=own, now=NOW),
    ]
    for restore in ways:
        positions.remove(actor=ana, position=own, now=NOW)
        assert queries.show(actor=ana, person=li).positions == ()
        assert queries.matching(actor=ana, text="contoso").count() == 0
        assert restore() == own
        assert dump(ana) == before
        assert queries.matching(actor=ana, text="contoso").count() == 1


def test_my_positions_change_my_ties(ana: Actor, li: UUID) -> None:
    pk = queries.show(actor=ana, person=li).pk
    before = queries.own_strengths(actor=ana)[pk]
    own = positions.add(actor=ana, person=find(ana, "me"), organisation="Contoso", now=NOW)
    together = queries.own_strengths(actor=ana)[pk]
    assert together > before
    place = Organisation.objects.get().public_id
    organisations.remove(actor=ana, organisation=place, now=NOW)
    assert queries.own_strengths(actor=ana)[pk] == before
    organisations.restore(actor=ana, organisation=place, now=NOW)
    assert queries.own_strengths(actor=ana)[pk] == together
    positions.remove(actor=ana, position=own, now=NOW)
    assert queries.own_strengths(actor=ana)[pk] == before


# --- Organisations ----------------------------------------------------------------------------


def test_every_field_of_an_organisation(ana: Actor, li: UUID) -> None:
    place = Organisation.objects.get().public_id
    fields = ("name", "industry", "place", "website", "note")
    edits = [(field, f"New {field}") for field in fields]
    organisations.edit(actor=ana, organisation=place, changes=edits, now=NOW)
    shown = organisation_queries.show(actor=ana, organisation=place)
    assert [getattr(shown, field) for field in fields] == [text for _, text in edits]
    assert shown.typed == tuple(sorted(fields))
    assert queries.matching(actor=ana, text="new name").count() == 1
    for text in ("NEW NAME", "contoso", str(place)):
        assert organisation_queries.find(actor=ana, text=text) == place


@pytest.mark.parametrize(
    "field, value",
    [
        ("salary", "1"),
        ("name", " "),
        ("name", "x" * 301),
        ("industry", "x" * 201),
        ("website", "x" * 1001),
    ],
)
def test_what_an_organisation_refuses(ana: Actor, li: UUID, field: str, value: str) -> None:
    place = Organisation.objects.get().public_id
    before = dump(ana)
    with pytest.raises(Invalid) as caught:
        organisations.edit(
            actor=ana, organisation=place, changes=[("place", "Oslo"), (field, value)], now=NOW
        )
    assert caught.value.field == field
    assert dump(ana) == before


def test_two_organisations_never_share_a_name(ana: Actor, li: UUID) -> None:
    other = organisations.add(actor=ana, name="Fabrikam", now=NOW)
    contoso = organisation_queries.find(actor=ana, text="Contoso")
    with pytest.raises(Conflict, match="already"):
        organisations.edit(
            actor=ana, organisation=other, changes=[("name", "CONTOSO Ltd.")], now=NOW
        )
    organisations.edit(actor=ana, organisation=contoso, changes=[("name", "Adatum")], now=NOW)
    with pytest.raises(Conflict, match="already"):
        organisations.edit(actor=ana, organisation=other, changes=[("name", "Adatum")], now=NOW)
    assert organisations.add(actor=ana, name="adatum inc", now=NOW) == contoso
    assert organisations.add(actor=ana, name="Contoso", now=NOW) == contoso


def test_organisations_are_listed_with_those_who_are_there(ana: Actor, li: UUID) -> None:
    people.add(actor=ana, name="Maria Gomez", organisation="Contoso", now=NOW)
    people.add(actor=ana, name="Omar Haddad", organisation="Adatum", now=NOW)
    positions.add(actor=ana, person=find(ana, "me"), organisation="Contoso", now=NOW)
    rows = organisation_queries.listing(actor=ana)
    assert [(row.name, row.people) for row in rows] == [("Contoso", 2), ("Adatum", 1)]
    assert [row.name for row in organisation_queries.listing(actor=ana, text="conto")] == [
        "Contoso"
    ]
    with pytest.raises(Conflict, match="fits several"):
        organisation_queries.find(actor=ana, text="t")
    with pytest.raises(NotFound):
        organisation_queries.find(actor=ana, text="Nowhere")


# --- Ties -------------------------------------------------------------------------------------


def test_every_field_of_a_tie(ana: Actor, li: UUID) -> None:
    own = Tie.objects.get().public_id
    edits = [("strength", "0.8"), ("why", " sailed  twice "), ("origin", "event")]
    days = [("met", "2019-03-02"), ("connected", "2020-05-01")]
    ties.edit(actor=ana, tie=own, changes=[*edits, *days], now=NOW)
    (shown,) = tie_queries.of_person(actor=ana, person=queries.show(actor=ana, person=li).pk)
    assert (shown.strength, shown.why, shown.origin) == (0.8, "sailed twice", "event")
    assert (shown.met_on, shown.connected_on) == (date(2019, 3, 2), date(2020, 5, 1))
    assert shown.warmth == pytest.approx(0.68)
    empty = [("strength", ""), ("why", ""), ("origin", ""), ("met", "")]
    ties.edit(actor=ana, tie=own, changes=empty, now=NOW)
    row = Tie.objects.get()
    assert (row.strength_typed, row.why, row.origin, row.met_on) == (None, "", "", None)


@pytest.mark.parametrize(
    "field, value",
    [
        ("salary", "1"),
        ("strength", "strong"),
        ("strength", "1.1"),
        ("strength", "-0.1"),
        ("strength", "nan"),
        ("strength", "inf"),
        ("why", "x" * 2001),
        ("origin", "space"),
        ("met", "long ago"),
    ],
)
def test_what_a_tie_refuses(ana: Actor, li: UUID, field: str, value: str) -> None:
    before = dump(ana)
    with pytest.raises(Invalid) as caught:
        ties.edit(
            actor=ana,
            tie=Tie.objects.get().public_id,
            changes=[("origin", "work"), (field, value)],
            now=NOW,
        )
    assert caught.value.field == field
    assert dump(ana) == before


def test_ties_are_added_once_and_brought_back(ana: Actor, li: UUID) -> None:
    maria = people.add(actor=ana, name="Maria Gomez", now=NOW)
    tie = ties.add(actor=ana, left=li, right=maria, why="cousins", now=NOW)
    assert ties.add(actor=ana, left=maria, right=li, strength=0.4, now=NOW) == tie
    row = Tie.objects.get(public_id=tie)
    assert (row.why, row.strength_typed, row.typed) == ("cousins", 0.4, True)
    ties.remove(actor=ana, tie=tie, now=NOW)
    assert ties.add(actor=ana, left=li, right=maria, now=NOW) == tie
    assert Tie.objects.get(public_id=tie).removed_at is None
    with pytest.raises(Conflict, match="two different people"):
        ties.add(actor=ana, left=li, right=li, now=NOW)
    with pytest.raises(Invalid):
        ties.add(actor=ana, left=li, right=maria, strength=2, now=NOW)
