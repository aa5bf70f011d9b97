from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.records import About, AddressSeen, NameSeen, Record
from kithwork.matching import folding, keys, names, plans
from kithwork.matching.plans import Known, Plan, Verdict

LINK = "https://www.linkedin.com/in/"


def row(
    full: str,
    *,
    source: str = "vcard",
    key: str = "",
    email: str = "",
    profile: str = "",
    note: str = "",
) -> Record:
    return Record(
        source=source,
        file="x",
        line=1,
        name=NameSeen(full=full),
        key=key,
        emails=(AddressSeen(email),) if email else (),
        profiles=(profile,) if profile else (),
        note=note,
    )


def linked(full: str, slug: str, *, email: str = "") -> Record:
    return row(full, source="linkedin", key=LINK + slug, profile=LINK + slug, email=email)


def mine(full: str = "", *, email: str = "", source: str = "linkedin") -> Record:
    emails = (AddressSeen(email),) if email else ()
    return Record(source, "x", 1, NameSeen(full=full), about=About.ME, emails=emails)


def make(*records: Record, known: Known | None = None) -> Plan:
    return plans.make(records=records, known=known or Known())


def handles(plan: Plan) -> list[int]:
    return [entry.handle for entry in plan.entries]


def verdicts(plan: Plan) -> list[Verdict]:
    return [entry.verdict for entry in plan.entries]


def after(plan: Plan, known: Known | None = None) -> Known:
    """What is known once `plan` is written: new person -n becomes 1000 + n."""
    known = known or Known()
    kept: dict[int, list[Record]] = {}
    for entry in plan.entries:
        person = entry.handle if entry.handle > 0 else 1000 - entry.handle
        record = entry.record
        if entry.verdict is not Verdict.SAME:
            kept.setdefault(person, []).append(record)
        known.digests.setdefault((record.source, entry.digest), person)
        if record.about is About.ME:
            known.me = person
        if keys.source_key(record):
            known.keys.setdefault((record.source, keys.source_key(record)), person)
    for person, records in kept.items():
        facts = folding.fold(records)
        single = facts.single
        known.names[person] = NameSeen(
            single.get("name", ""), given=single.get("given", ""), family=single.get("family", "")
        )
        for fact in facts.addresses:
            if fact.kind == "profile":
                known.profiles.setdefault(fact.key, person)
            elif fact.kind == "email":
                known.emails.setdefault(fact.key, []).append(person)
    return known


def people(plan: Plan) -> set[frozenset[str]]:
    """Who is joined, whatever the order of rows: sets of digests."""
    joined: dict[int, set[str]] = {}
    for entry in plan.entries:
        joined.setdefault(entry.handle, set()).add(entry.digest)
    return {frozenset(digests) for digests in joined.values()}


@pytest.mark.parametrize(
    "one,other",
    [
        (linked("Ana Sol", "ana"), row("A. S.", profile="http://de.linkedin.com/in/Ana/?x=1")),
        (row("Ana Sol", key="uid-1"), row("Ben Roth", key=" uid-1 ")),
        (row("José Nuñez", email="j@x.org"), linked("Jose Garcia", "jose", email="J@X.org")),
        (row("Dr. Ana Sol", email="a@x.org"), row("Sol, A.", email="mailto:a@x.org")),
        (row("Ana Sol"), row("Ana Sol")),
    ],
)
def test_records_of_one_person(one: Record, other: Record) -> None:
    assert handles(make(one, other)) == [-1, -1]
    assert handles(make(other, known=after(make(one)))) == [1001]


@pytest.mark.parametrize(
    "one,other",
    [
        (row("Ana Sol", note="1"), row("Ana Sol", note="2")),
        (row("Ana Sol", key="1"), row("Ana Sol", key="1", source="google")),
        (row("Ana Sol", email="info@x.org"), row("Ben Roth", email="info@x.org")),
        (row("", email="a@x.org"), row("Ana Sol", email="a@x.org")),
        (row("a@x.org", email="a@x.org"), row("a@x.org", email="a@x.org", note="1")),
        (row("Ana Sol", email="n/a"), row("Ana Roth", email="n/a")),
        (
            row("Ana Sol", profile="https://github.com/contoso"),
            row("Ben Roth", profile="https://github.com/contoso"),
        ),
    ],
)
def test_records_of_two_people(one: Record, other: Record) -> None:
    assert handles(make(one, other)) == [-1, -2]
    assert handles(make(other, known=after(make(one)))) == [-1]


def test_rows_joined_through_a_third_one() -> None:
    plan = make(
        linked("Ana Sol", "ana"),
        row("Anna Roth", email="a@x.org"),
        row("Ana Roth", profile=LINK + "ana", email="a@x.org"),
    )
    assert handles(plan) == [-1, -1, -1]


def test_an_equal_name_alone_is_for_review() -> None:
    plan = make(row("Ana Sol", note="1"), row("SOL, Aña", note="2"), row("Ben Roth"))
    assert handles(plan) == [-1, -2, -3]
    assert verdicts(plan) == [Verdict.TO_REVIEW, Verdict.TO_REVIEW, Verdict.NEW]
    (pair,) = plan.look_alikes
    assert (pair.left, pair.right, pair.reasons) == (-1, -2, ("Both are called Ana Sol.",))
    assert plan.counts() == {"new": 1, "updated": 0, "same": 0, "to_review": 2}


def test_a_namesake_of_somebody_known_is_for_review_and_the_known_one_is_left_alone() -> None:
    known = after(make(row("Ana Sol", key="1")))
    plan = make(row("Ana Sol", source="google"), row("Ana Sol", key="1"), known=known)
    assert handles(plan) == [-1, 1001]
    assert plan.verdicts() == {-1: Verdict.TO_REVIEW, 1001: Verdict.SAME}
    assert [(pair.left, pair.right) for pair in plan.look_alikes] == [(1001, -1)]


def test_namesakes_with_profiles_of_their_own_are_two_people() -> None:
    first, second = linked("Sam Lee", "sam-1"), linked("Sam Lee", "sam-2")
    plan = make(first, second)
    assert plan.look_alikes == ()
    assert verdicts(plan) == [Verdict.NEW, Verdict.NEW]
    assert make(second, known=after(make(first))).look_alikes == ()


def test_namesakes_with_cards_of_their_own_in_one_address_book_may_be_one() -> None:
    assert len(make(row("Sam Lee", key="uid-1"), row("Sam Lee", key="uid-2")).look_alikes) == 1


def test_a_shared_address_with_alike_names_is_for_review() -> None:
    plan = make(
        row("Katarina Petrovic", email="j@x.org"), row("Katerina Petrovich", email="j@x.org")
    )
    assert handles(plan) == [-1, -2]
    (pair,) = plan.look_alikes
    assert pair.reasons == ("Both have the address j@x.org, and their names are alike.",)


def test_a_shared_address_with_other_names_is_nothing() -> None:
    plan = make(row("Ana Sol", email="info@x.org"), row("Ben Roth", email="info@x.org"))
    assert plan.look_alikes == ()


def test_known_people_are_told_by_what_the_seeker_typed_too() -> None:
    known = Known(
        emails={"ana@x.org": [7]},
        profiles={"linkedin.com/in/ben": 8},
        names={7: NameSeen("Ana Sol")},
    )
    plan = make(row("Ana Roth", email="ana@x.org"), linked("Ben Roth", "ben"), known=known)
    assert handles(plan) == [7, 8]
    assert plan.counts() == {"new": 0, "updated": 2, "same": 0, "to_review": 0}


def test_a_changed_row_with_a_key_changes_its_person() -> None:
    known = after(make(row("Ana Sol", key="1", note="old"), row("Ben Roth", key="2")))
    plan = make(row("Ana Sol", key="1", note="new"), row("Ben Roth", key="2"), known=known)
    assert plan.verdicts() == {1001: Verdict.CHANGED, 1002: Verdict.SAME}
    assert plan.counts() == {"new": 0, "updated": 1, "same": 1, "to_review": 0}


def test_the_same_row_twice_is_kept_once() -> None:
    plan = make(row("Ana Sol"), row("Ana Sol"))
    assert verdicts(plan) == [Verdict.NEW, Verdict.SAME]
    assert plan.verdicts() == {-1: Verdict.NEW}
    assert plan.counts() == {"new": 1, "updated": 0, "same": 0, "to_review": 0}


def test_what_tells_of_me_goes_to_me() -> None:
    known = Known(me=1, names={1: NameSeen(full="Mia Bauer")})
    plan = make(
        mine("Mia Bauer"),
        mine(email="mia@x.org"),
        row("Mia Bauer", email="mia@x.org"),
        row("Ben Roth", email="mia@x.org"),
        known=known,
    )
    assert handles(plan) == [1, 1, 1, -1]


def test_my_own_card_is_known_by_my_address() -> None:
    known = Known(me=1, emails={"mia@x.org": [1]}, names={1: NameSeen(full="Mia Bauer")})
    assert handles(make(row("Mia Bauer", email="mia@x.org"), known=known)) == [1]


def test_me_is_one_new_person_where_there_is_none_yet() -> None:
    plan = make(mine("Mia Bauer"), row("Ana Sol"), mine(email="mia@x.org", source="google"))
    assert handles(plan) == [-1, -2, -1]


def tangle() -> tuple[Known, Record]:
    known = Known(
        keys={("vcard", "uid-1"): 4},
        profiles={"linkedin.com/in/ana": 3},
        emails={"ana@x.org": [5]},
        names={3: NameSeen("Ana Sol"), 4: NameSeen("Ana Sol"), 5: NameSeen("Ana Sol")},
    )
    return known, row("Ana Sol", key="uid-1", profile=LINK + "ana", email="ana@x.org")


def test_a_row_that_leads_to_several_goes_by_its_strongest_key() -> None:
    known, record = tangle()
    plan = make(record, known=known)
    assert handles(plan) == [4]
    assert {(pair.left, pair.right) for pair in plan.look_alikes} == {(3, 4), (3, 5), (4, 5)}
    known.digests["vcard", record.digest()] = 5
    assert handles(make(record, known=known)) == [5]


def test_the_reason_names_the_keys() -> None:
    known, record = tangle()
    known.apart = {(3, 5), (4, 5)}
    (pair,) = make(record, known=known).look_alikes
    assert pair.reasons == (
        "An imported row is the source's entry for one and has the profile address of the other.",
    )


def test_people_told_apart_are_not_asked_about_again() -> None:
    known, record = tangle()
    known.apart = {(3, 4), (3, 5), (4, 5)}
    assert make(record, known=known).look_alikes == ()


def test_rows_of_a_tangle_that_name_nobody_follow_their_nearest_row() -> None:
    known = Known(keys={("vcard", "1"): 8, ("vcard", "2"): 9}, names={8: NameSeen(), 9: NameSeen()})
    rows = [
        row("Ana Sol", key="1", email="a@x.org"),
        row("Ana Sol", key="2", email="b@x.org"),
        row("Ana Sol", email="b@x.org", profile=LINK + "ana"),
        row("Ana Sol", source="google", profile=LINK + "ana"),
        row("Ana Sol", source="outlook", email="a@x.org"),
    ]
    assert handles(make(*rows, known=known)) == [8, 9, 9, 9, 8]
    assert handles(make(*reversed(rows), known=known)) == [8, 9, 9, 9, 8]


def test_a_common_name_asks_nothing() -> None:
    assert make(*(row("Sam Lee", note=str(i)) for i in range(21))).look_alikes == ()


def test_nobody_has_more_look_alikes_than_anybody_judges() -> None:
    plan = make(*(row("Sam Lee", note=str(i)) for i in range(20)))
    pairs = [(pair.left, pair.right) for pair in plan.look_alikes]
    assert len(set(pairs)) == len(pairs)
    for person in handles(plan):
        assert sum(person in pair for pair in pairs) <= 5


SLUGS = st.sampled_from(["", "ana", "ben", "sam"])
ROWS = st.lists(
    st.builds(
        lambda source, full, key, email, profile, about: Record(
            source,
            "x",
            1,
            NameSeen(full=full),
            about=about,
            key=key,
            emails=(AddressSeen(email),) if email else (),
            profiles=(LINK + profile,) if profile else (),
        ),
        source=st.sampled_from(["linkedin", "vcard"]),
        full=st.sampled_from(["", "Ana Sol", "Aña Sol", "Ana Roth", "Ben Roth", "Ben Rot", "Sam"]),
        key=st.sampled_from(["", "", "uid-1", "uid-2", LINK + "ana"]),
        email=st.sampled_from(["", "a@x.org", "b@x.org"]),
        profile=SLUGS,
        about=st.sampled_from([About.PERSON] * 6 + [About.ME]),
    ),
    max_size=8,
)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_for_who_is_joined(
    records: list[Record], chance: Random
) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    one, other = make(*records), make(*shuffled)
    assert people(one) == people(other)
    assert sorted(one.counts().items()) == sorted(other.counts().items())


@given(ROWS)
def test_what_was_imported_is_the_same_afterwards(records: list[Record]) -> None:
    first = make(*records)
    again = make(*records, known=after(first))
    assert set(verdicts(again)) <= {Verdict.SAME}
    assert [1000 - handle for handle in handles(first)] == handles(again)


@given(ROWS, ROWS)
def test_each_record_and_each_person_is_counted_once(
    records: list[Record], before: list[Record]
) -> None:
    known = after(make(*before))
    plan = make(*records, known=known)
    assert [entry.record for entry in plan.entries] == records
    assert sum(plan.counts().values()) == len(set(handles(plan)))
    newcomers = {handle for handle in handles(plan) if handle < 0}
    assert newcomers == set(range(-len(newcomers), 0))


@given(ROWS, ROWS)
def test_look_alikes_are_two_people_of_whom_one_at_least_is_new_or_tangled(
    records: list[Record], before: list[Record]
) -> None:
    known = after(make(*before))
    plan = make(*records, known=known)
    everybody = set(handles(plan)) | set(known.names)
    for pair in plan.look_alikes:
        assert pair.left != pair.right
        assert {pair.left, pair.right} <= everybody
        assert pair.reasons


@given(ROWS)
def test_a_name_alone_never_joins(records: list[Record]) -> None:
    plan = make(*records)
    for entry in plan.entries:
        for other in plan.entries:
            if entry.handle == other.handle and entry.digest != other.digest:
                assert _reach(entry.record, other.record, records)


def _reach(one: Record, other: Record, records: Sequence[Record]) -> bool:
    """Whether a chain of shared addresses and keys leads from one record to the other."""
    reached, waiting = [one], [one]
    while waiting:
        last = waiting.pop()
        for record in records:
            if record not in reached and _share(last, record):
                reached.append(record)
                waiting.append(record)
    return other in reached


def _share(one: Record, other: Record) -> bool:
    profiles = [
        {keys.profile(url) for url in (*item.profiles, item.key)} - {""} for item in (one, other)
    ]
    emails = [{keys.email(seen.value) for seen in item.emails} for item in (one, other)]
    same_key = one.source == other.source and one.key and one.key == other.key
    both_me = one.about is other.about is About.ME
    me = About.ME in (one.about, other.about)
    agreeing = me or names.agree(names.read(one.name), names.read(other.name))
    return bool(
        same_key or both_me or profiles[0] & profiles[1] or (emails[0] & emails[1] and agreeing)
    )
