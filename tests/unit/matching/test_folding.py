from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.people import AddressKind, PersonFacts, PositionFact
from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Record, Stay
from kithwork.matching import folding

KEY = "https://www.linkedin.com/in/ana-sol"


def record(source: str = "linkedin", key: str = KEY, **cells: object) -> Record:
    cells.setdefault("name", NameSeen(given="Ana", family="Sol"))
    return Record(source=source, file="x", line=1, key=key, **cells)  # type: ignore[arg-type]


def at(organisation: str, title: str = "", *, source: str = "linkedin", key: str = KEY) -> Record:
    position = PositionSeen(organisation, title, current=True)
    return record(source, key, positions=(position,))


def shown(facts: PersonFacts) -> list[tuple[str, str, bool]]:
    return [(item.organisation, item.title, item.current) for item in facts.positions]


def called(*names: NameSeen) -> str:
    rows = [record("vcard", f"uid-{place}", name=name) for place, name in enumerate(names)]
    return folding.fold(rows).single["name"]


def test_single_fields_hold_the_latest_value_that_is_not_empty() -> None:
    facts = folding.fold(
        [
            record(headline="Analyst", place="Berlin", industry="Banking"),
            record("vcard", "", headline="Head of analysis", birthday="--04-12", place="  "),
        ]
    )
    assert facts.single == {
        "name": "Ana Sol",
        "given": "Ana",
        "family": "Sol",
        "headline": "Head of analysis",
        "place": "Berlin",
        "industry": "Banking",
        "birthday": "--04-12",
    }


@pytest.mark.parametrize(
    "seen,name",
    [
        ((NameSeen(full="José Nuñez"), NameSeen(full="Jose Nunez")), "José Nuñez"),
        ((NameSeen(full="Jose Nunez"), NameSeen(full="José Nuñez")), "José Nuñez"),
        (
            (NameSeen(given="José", family="Nuñez de la Vega"), NameSeen(full="Jose Nunez")),
            "José Nuñez de la Vega",
        ),
        ((NameSeen(full="Ana Sol"), NameSeen(full="Ana Roth")), "Ana Roth"),
        ((NameSeen(full="Ana Sol"), NameSeen(full="Ana")), "Ana Sol"),
        ((NameSeen(full="A. Sol"), NameSeen(full="Ana Sol")), "Ana Sol"),
        ((NameSeen(full="Ana Sol"), NameSeen(full="A. Sol")), "Ana Sol"),
        ((NameSeen(full="Ana Sol"), NameSeen(full="ana@example.org")), "Ana Sol"),
        ((NameSeen(full="Ana Sol"), NameSeen()), "Ana Sol"),
    ],
)
def test_the_name_is_the_latest_and_fullest_with_its_accents(
    seen: tuple[NameSeen, ...], name: str
) -> None:
    assert called(*seen) == name


def test_a_new_name_in_the_same_entry_replaces_the_old_one() -> None:
    married = record(name=NameSeen(given="Ana", family="Sol-Roth"))
    assert folding.fold([married, record()]).single["name"] == "Ana Sol"


def test_prefix_and_nickname_come_from_whoever_has_them() -> None:
    cards = [
        record("vcard", "1", name=NameSeen(full="Ana Sol", prefix="Dr.", nickname="Anni")),
        record(),
    ]
    single = folding.fold(cards).single
    assert (single["prefix"], single["nickname"]) == ("Dr.", "Anni")


def test_a_record_without_a_name_gives_none() -> None:
    assert folding.fold([record(name=NameSeen())]).single == {}


def test_addresses_are_joined_by_what_they_are() -> None:
    facts = folding.fold(
        [
            record(
                emails=(AddressSeen("Ana@Example.org", "home"), AddressSeen("a@x.org")),
                profiles=(KEY,),
            ),
            record(
                "vcard",
                "",
                emails=(AddressSeen("ana@example.org"),),
                phones=(AddressSeen("+44 20 7946 0958", "mobile"), AddressSeen("front desk")),
                profiles=("https://de.linkedin.com/in/Ana-Sol/", "https://github.com/ana"),
                websites=(AddressSeen("https://example.org/"),),
            ),
        ]
    )
    assert [(fact.kind, fact.key, fact.value, fact.label) for fact in facts.addresses] == [
        (AddressKind.EMAIL, "ana@example.org", "ana@example.org", "home"),
        (AddressKind.EMAIL, "a@x.org", "a@x.org", ""),
        (
            AddressKind.PROFILE,
            "linkedin.com/in/ana-sol",
            "https://de.linkedin.com/in/Ana-Sol/",
            "",
        ),
        (AddressKind.PHONE, "+442079460958", "+44 20 7946 0958", "mobile"),
        (AddressKind.PHONE, "front desk", "front desk", ""),
        (AddressKind.WEB, "example.org", "https://example.org/", ""),
        (AddressKind.WEB, "github.com/ana", "https://github.com/ana", ""),
    ]


def test_a_new_employer_in_the_same_entry_ends_the_old_one() -> None:
    facts = folding.fold([at("Contoso", "Buyer"), at("Fabrikam", "Buyer")])
    assert shown(facts) == [("Fabrikam", "Buyer", True), ("Contoso", "Buyer", False)]


def test_a_new_title_ends_the_old_title() -> None:
    facts = folding.fold([at("Contoso", "Buyer"), at("Contoso GmbH", "Head of Buying")])
    assert shown(facts) == [("Contoso GmbH", "Head of Buying", True), ("Contoso", "Buyer", False)]


def test_an_entry_that_shows_no_position_ends_none() -> None:
    assert shown(folding.fold([at("Contoso", "Buyer"), record()])) == [("Contoso", "Buyer", True)]


def test_going_freelance_ends_the_old_employment() -> None:
    facts = folding.fold([at("Contoso", "Buyer"), at("Self-employed", "Consultant")])
    assert shown(facts) == [("Contoso", "Buyer", False)]
    assert facts.single["headline"] == "Consultant"


def test_another_source_does_not_end_a_position() -> None:
    facts = folding.fold([at("Contoso", "Buyer"), at("Fabrikam", source="vcard", key="uid-1")])
    assert shown(facts) == [("Contoso", "Buyer", True), ("Fabrikam", "", True)]


def test_a_position_without_title_joins_the_one_that_has_it() -> None:
    card = at("CONTOSO Ltd.", source="vcard", key="uid-1")
    for rows in ([at("Contoso", "Buyer"), card], [card, at("Contoso", "Buyer")]):
        assert [item[1:] for item in shown(folding.fold(rows))] == [("Buyer", True)]


def test_a_position_without_title_joins_the_current_one() -> None:
    card = at("Contoso", source="vcard", key="uid-1")
    facts = folding.fold([at("Contoso", "Buyer"), card, at("Contoso", "Head of Buying")])
    assert shown(facts) == [("Contoso", "Head of Buying", True), ("Contoso", "Buyer", False)]


def test_what_is_no_organisation_makes_no_position() -> None:
    facts = folding.fold([at("N/A", "Data scientist 🚀")])
    assert facts.positions == ()
    assert facts.single["headline"] == "Data scientist 🚀"


def test_a_headline_of_its_own_goes_before_a_stray_title() -> None:
    seen = (PositionSeen("", "Buyer", current=True),)
    assert folding.fold([record(headline="Ask me", positions=seen)]).single["headline"] == "Ask me"


def dated(source: str, key: str, start: date | None, end: date | None, *, now: bool) -> Record:
    position = PositionSeen("Contoso", "Buyer", from_on=start, to_on=end, current=now)
    return record(source, key, positions=(position,))


def position(*rows: Record) -> PositionFact:
    (fact,) = folding.fold(rows).positions
    return fact


def test_dates_are_filled_where_one_lacks_them() -> None:
    start, end = date(2019, 3, 1), date(2021, 6, 30)
    fact = position(
        dated("linkedin", KEY, None, None, now=True),
        dated("vcard", "1", start, None, now=False),
        dated("google", "2", None, end, now=False),
    )
    assert (fact.from_on, fact.to_on, fact.current) == (start, end, False)


def test_the_latest_stay_counts_and_is_not_stretched_over_an_earlier_one() -> None:
    fact = position(
        dated("linkedin", KEY, date(2020, 1, 1), None, now=True),
        dated("vcard", "1", date(2010, 1, 1), date(2012, 12, 31), now=False),
    )
    assert (fact.from_on, fact.to_on, fact.current) == (date(2020, 1, 1), None, True)


def test_newer_dates_of_the_same_entry_replace_older_ones() -> None:
    fact = position(
        dated("linkedin", KEY, date(2020, 1, 1), None, now=True),
        dated("linkedin", KEY, date(2019, 1, 1), date(2022, 1, 31), now=False),
    )
    assert (fact.from_on, fact.to_on, fact.current) == (date(2019, 1, 1), date(2022, 1, 31), False)


def test_dates_the_wrong_way_round_say_nothing() -> None:
    fact = position(dated("vcard", "1", date(2020, 1, 1), date(2010, 1, 1), now=False))
    assert (fact.from_on, fact.to_on) == (None, None)


def test_tags_notes_sources_and_the_first_day() -> None:
    facts = folding.fold(
        [
            record("vcard", "", tags=("Work", "Alumni"), note="met at the fair"),
            record(tags=("work",), note="met at the fair ", connected_on=date(2021, 5, 1)),
            record(connected_on=date(2019, 5, 1)),
        ]
    )
    assert facts.tags == ("Work", "Alumni")
    assert facts.notes == ("met at the fair",)
    assert facts.sources == ("linkedin", "vcard")
    assert facts.connected_on == date(2019, 5, 1)


def test_no_records_say_nothing() -> None:
    assert folding.fold([]) == PersonFacts()


DAYS = st.none() | st.dates(min_value=date(2010, 1, 1), max_value=date(2014, 12, 31))
POSITIONS = st.builds(
    PositionSeen,
    organisation=st.sampled_from(["Contoso", "contoso GmbH", "Fabrikam", "N/A", ""]),
    title=st.sampled_from(["", "Buyer", "BUYER", "Chef"]),
    stay=st.sampled_from(Stay),
    from_on=DAYS,
    to_on=DAYS,
    current=st.booleans(),
)
ADDRESSES = st.lists(
    st.builds(
        AddressSeen,
        value=st.sampled_from(["ana@example.org", "ANA@example.org", "desk", "+34 600 000 000"]),
        label=st.sampled_from(["", "home", "work"]),
    ),
    max_size=3,
).map(tuple)
RECORDS = st.lists(
    st.builds(
        Record,
        source=st.sampled_from(["linkedin", "vcard", "google"]),
        file=st.just("x"),
        line=st.just(1),
        name=st.builds(
            NameSeen,
            full=st.sampled_from(["", "Ana Sol", "Aña Sol", "Ana Maria Sol", "Ana"]),
            nickname=st.sampled_from(["", "Anni"]),
        ),
        key=st.sampled_from(["", KEY, "uid-1"]),
        emails=ADDRESSES,
        phones=ADDRESSES,
        websites=ADDRESSES,
        profiles=st.sampled_from([(), (KEY,), ("https://github.com/ana",)]),
        positions=st.lists(POSITIONS, max_size=3).map(tuple),
        headline=st.sampled_from(["", "Analyst", "Buyer"]),
        note=st.sampled_from(["", "one", "two"]),
        tags=st.sampled_from([(), ("a",), ("A", "b")]),
        connected_on=DAYS,
    ),
    max_size=6,
)


def places(facts: PersonFacts) -> set[tuple[str, str, Stay]]:
    return {(fact.organisation_key, fact.title.lower(), fact.stay) for fact in facts.positions}


def reached(facts: PersonFacts) -> set[tuple[AddressKind, str]]:
    return {(fact.kind, fact.key) for fact in facts.addresses}


@given(RECORDS)
def test_folding_records_twice_is_folding_them_once(records: list[Record]) -> None:
    assert folding.fold([*records, *records]) == folding.fold(records)


@given(RECORDS, RECORDS)
def test_further_records_take_no_address_and_no_position_away(
    records: list[Record], more: list[Record]
) -> None:
    before, after = folding.fold(records), folding.fold([*records, *more])
    assert reached(before) <= reached(after)
    kept = places(after)
    for organisation, title, stay in places(before):
        # A title may have been found for the one without.
        assert any(place == (organisation, title or place[1], stay) for place in kept), (
            f"{organisation}, {title} is gone"
        )


@given(RECORDS, st.permutations(["linkedin", "vcard", "google"]))
def test_the_order_of_sources_changes_no_set(records: list[Record], order: list[str]) -> None:
    sorted_by_source = sorted(records, key=lambda row: order.index(row.source))
    one, other = folding.fold(records), folding.fold(sorted_by_source)
    assert reached(one) == reached(other)
    assert places(one) == places(other)

    def settled(facts: PersonFacts) -> set[tuple[object, ...]]:
        return {
            (item.organisation_key, item.title.lower(), item.from_on, item.to_on, item.current)
            for item in facts.positions
        }

    assert settled(one) == settled(other)


@given(RECORDS)
def test_dates_are_in_order_and_an_ended_position_is_not_current(records: list[Record]) -> None:
    for fact in folding.fold(records).positions:
        assert not (fact.from_on and fact.to_on) or fact.from_on <= fact.to_on
        assert not (fact.current and fact.to_on)
