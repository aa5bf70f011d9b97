"""Imports: the sample files, again and again, beside what the seeker typed."""

import csv
import io
import random
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict
from kithwork.domain.people import AddressKind
from kithwork.domain.records import Record
from kithwork.flows import (
    erasures,
    imports,
    look_alikes,
    organisations,
    people,
    positions,
    removals,
    ties,
    undo,
)
from kithwork.sources.files import Unreadable
from kithwork.store.models import Import, Organisation, Person, SourceRecord, Tie
from kithwork.store.queries import imports as queries
from kithwork.store.queries import look_alikes as look_alike_queries
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import ties as tie_queries
from kithwork.store.queries.imports import ImportCard
from tests.cast import NOW, bring, dump, find, record, show, work

pytestmark = pytest.mark.django_db

LI = "https://www.linkedin.com/in/li-wei"
HEADER = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]


def take(actor: Actor, *paths: Path) -> ImportCard:
    return imports.commit(actor=actor, batch=imports.read(paths=paths), now=NOW)


def connections(rows: Sequence[Sequence[str]], *, bom: bool = False, end: str = "\n") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=end)
    writer.writerow(HEADER)
    writer.writerows(rows)
    return (b"\xef\xbb\xbf" if bom else b"") + text.getvalue().encode()


def rows(count: int, company: str = "Contoso") -> list[list[str]]:
    return [
        [
            f"Given{n}",
            f"Family{n}",
            f"https://www.linkedin.com/in/person-{n}",
            f"person{n}@example.org",
            f"{company} {n % 7}",
            "Engineer",
            "01 May 2020",
        ]
        for n in range(count)
    ]


def partition(card: ImportCard) -> tuple[int, int, int, int]:
    return card.new, card.updated, card.same, card.to_review


def samples(shared_data: Path) -> list[Path]:
    """Every file of the two sample folders that is an address book."""
    csvs = [
        path
        for path in sorted((shared_data / "contact-csv-formats").glob("*.csv"))
        if path.name.startswith(("google", "outlook", "linkedin_Connections"))
    ]
    return csvs + sorted((shared_data / "vcards-dev").rglob("*.vcf"))


# --- The sample files -------------------------------------------------------------------------


def test_every_sample_comes_in_and_counts_partition_people(ana: Actor, shared_data: Path) -> None:
    found = samples(shared_data)
    assert len(found) > 20
    for path in found:
        before = Person.objects.filter(is_me=False).count()
        batch = imports.read(paths=[path])
        card = imports.commit(actor=ana, batch=batch, now=NOW)
        seen = set(
            SourceRecord.objects.filter(digest__in=[r.digest() for r in batch.records]).values_list(
                "person_id", flat=True
            )
        )
        assert sum(partition(card)) == len(seen), path.name
        made = Person.objects.filter(is_me=False).count() - before
        assert card.new + card.to_review == made, path.name
        assert card.committed
        assert card.ties == made


def test_the_samples_again_change_nothing(ana: Actor, shared_data: Path) -> None:
    found = samples(shared_data)
    for path in found:
        take(ana, path)
    before = dump(ana)
    for path in [*found, *reversed(found)]:
        card = take(ana, path)
        assert (card.new, card.updated, card.to_review, card.ties, card.organisations) == (
            (0, 0, 0, 0, 0)
        ), path.name
    assert dump(ana) == before


def test_all_samples_in_one_batch_are_one_import(ana: Actor, shared_data: Path) -> None:
    card = take(ana, *samples(shared_data))
    assert queries.listing(actor=ana) == (card,)
    before = dump(ana)
    take(ana, *samples(shared_data))
    assert dump(ana) == before


def test_a_byte_order_mark_and_other_line_ends_are_the_same_file(
    ana: Actor, tmp_path: Path
) -> None:
    plain, marked = tmp_path / "Connections.csv", tmp_path / "Connections-2.csv"
    plain.write_bytes(connections(rows(12)))
    marked.write_bytes(connections(rows(12), bom=True, end="\r\n"))
    assert partition(take(ana, plain)) == (12, 0, 0, 0)
    before = dump(ana)
    assert partition(take(ana, marked)) == (0, 0, 12, 0)
    assert dump(ana) == before


def test_the_same_file_three_times_changes_nothing(ana: Actor, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(connections(rows(40)))
    first = take(ana, path)
    assert (first.ties, first.organisations) == (40, 7)
    before = dump(ana)
    for _ in range(2):
        assert partition(take(ana, path)) == (0, 0, 40, 0)
        assert dump(ana) == before


def test_a_tenth_edited_updates_a_tenth(ana: Actor, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    seen = rows(60)
    path.write_bytes(connections(seen))
    take(ana, path)
    for row in seen[::10]:
        row[5] = "Director"
    path.write_bytes(connections(seen))
    assert partition(take(ana, path)) == (0, 6, 54, 0)
    assert Person.objects.filter(is_me=False).count() == 60


def test_preview_says_what_commit_does_and_writes_nothing(ana: Actor, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(connections(rows(9)))
    batch = imports.read(paths=[path])
    before = dump(ana)
    seen = imports.preview(actor=ana, batch=batch, now=NOW)
    assert dump(ana) == before
    assert queries.listing(actor=ana) == ()
    done = imports.commit(actor=ana, batch=batch, now=NOW, previewed=seen.id)
    assert partition(done) == partition(seen) == (9, 0, 0, 0)
    assert (done.ties, done.organisations) == (seen.ties, seen.organisations) == (9, 7)
    assert done.id == seen.id
    with pytest.raises(Conflict, match="already committed"):
        imports.commit(actor=ana, batch=batch, now=NOW, previewed=seen.id)


def test_a_discarded_preview_is_forgotten(ana: Actor) -> None:
    batch = imports.Batch(("a",), "", (record("Li Wei"),), ())
    seen = imports.preview(actor=ana, batch=batch, now=NOW)
    imports.discard(actor=ana, batch=seen.id, now=NOW)
    assert not Import.objects.exists()
    done = bring(ana, record("Li Wei"))
    with pytest.raises(Conflict, match="already committed"):
        imports.discard(actor=ana, batch=done.id, now=NOW)


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n\n", b"\x00\x01\x02\xff" * 40, b"%PDF-1.7 nothing of ours", b"a,b\n1,2\n"],
)
def test_a_refused_file_leaves_nothing(ana: Actor, tmp_path: Path, content: bytes) -> None:
    before = dump(ana)
    good, bad = tmp_path / "Connections.csv", tmp_path / "strange.csv"
    good.write_bytes(connections(rows(3)))
    bad.write_bytes(content)
    with pytest.raises(Unreadable, match=r"strange\.csv"):
        take(ana, good, bad)
    assert dump(ana) == before
    assert not Import.objects.exists()


def test_cells_longer_than_any_column_come_in_cut(ana: Actor, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    long = "Wörd " * 300
    path.write_bytes(
        connections([[long, long, "https://www.linkedin.com/in/x", "", long, long, "01 May 2020"]])
    )
    assert partition(take(ana, path)) == (1, 0, 0, 0)
    before = dump(ana)
    assert partition(take(ana, path)) == (0, 0, 1, 0)
    assert dump(ana) == before


# --- Who is whom ------------------------------------------------------------------------------


def test_a_new_job_keeps_one_person_with_both_positions(ana: Actor) -> None:
    bring(ana, record("Li Wei", key=LI, positions=[work("Contoso", "Engineer")]))
    card = bring(ana, record("Li Wei", key=LI, positions=[work("Fabrikam", "Director")]))
    assert partition(card) == (0, 1, 0, 0)
    found = [(p.organisation, p.title, p.current) for p in show(ana, "Li Wei").positions]
    assert found == [("Fabrikam", "Director", True), ("Contoso", "Engineer", False)]


def test_an_address_and_a_name_that_agrees_are_one_person(ana: Actor) -> None:
    bring(ana, record("Li Wei", key=LI, emails=["li@example.org"]))
    card = bring(ana, record("Dr. Li W.", source="google", emails=["LI@example.org"]))
    assert partition(card) == (0, 1, 0, 0)
    assert len(show(ana, "li@example.org").seen_in) == 2


def test_an_address_and_another_name_are_two_people(ana: Actor) -> None:
    bring(ana, record("Li Wei", emails=["info@example.org"]))
    bring(ana, record("Maria Gomez", source="google", emails=["info@example.org"]))
    assert Person.objects.filter(is_me=False).count() == 2


def test_a_profile_address_joins_across_sources(ana: Actor) -> None:
    bring(ana, record("Li Wei", key=LI))
    other = "http://de.linkedin.com/in/li-wei/?x=1"
    card = bring(ana, record("Wei, Li (Maiden)", source="vcard", key=other))
    assert partition(card) == (0, 1, 0, 0)


def test_a_uid_joins_within_its_source_alone(ana: Actor) -> None:
    bring(ana, record("Li Wei", source="vcard", key="urn:uuid:1"))
    assert partition(bring(ana, record("Li Wei-Ng", source="vcard", key="urn:uuid:1"))) == (
        (0, 1, 0, 0)
    )
    assert partition(bring(ana, record("Maria Gomez", source="google", key="urn:uuid:1"))) == (
        (1, 0, 0, 0)
    )


def test_a_name_alone_makes_two_people_to_review(ana: Actor) -> None:
    bring(ana, record("Li Wei", emails=["li@example.org"]))
    card = bring(ana, record("Li Wei", source="google"))
    assert partition(card) == (0, 0, 0, 1)
    assert Person.objects.filter(name="Li Wei").count() == 2
    (pair,) = look_alike_queries.listing(actor=ana)
    assert pair.speaks_for == ("Both are called Li Wei.",)
    assert (pair.left.name, pair.right.name) == ("Li Wei", "Li Wei")


def test_two_whom_the_seeker_kept_apart_are_not_asked_about_again(ana: Actor) -> None:
    bring(ana, record("Li Wei", emails=["li@example.org"]))
    bring(ana, record("Li Wei", source="google", emails=["wei@example.org"]))
    (pair,) = look_alike_queries.listing(actor=ana)
    look_alikes.keep_apart(actor=ana, left=pair.left.id, right=pair.right.id, now=NOW)
    assert look_alike_queries.count(actor=ana) == 0
    both = record("Li Wei", source="vcard", emails=["li@example.org", "wei@example.org"])
    bring(ana, both)
    assert look_alike_queries.count(actor=ana) == 0


def test_people_without_a_name_are_called_by_their_address(ana: Actor) -> None:
    bring(ana, record("", emails=["who@example.org"]))
    assert [row.name for row in Person.objects.filter(is_me=False)] == ["who@example.org"]


# --- What the seeker typed wins ---------------------------------------------------------------


def changed() -> Record:
    return record(
        "Li Wei-Ng",
        key=LI,
        emails=["li@example.org", "new@example.org"],
        positions=[work("Fabrikam", "Director")],
    )


@pytest.fixture
def li(ana: Actor) -> Person:
    bring(
        ana,
        record(
            "Li Wei",
            key=LI,
            emails=["li@example.org"],
            positions=[work("Contoso", "Engineer")],
            connected_on=date(2020, 5, 1),
        ),
    )
    return Person.objects.get(name="Li Wei")


def test_typed_fields_win_over_a_changed_row(ana: Actor, li: Person) -> None:
    edits = [("name", "Lili Wei"), ("headline", "Poet"), ("place", "Oslo")]
    people.edit(actor=ana, person=li.public_id, changes=edits, now=NOW)
    card = bring(ana, changed())
    assert partition(card) == (0, 1, 0, 0)
    shown = people_queries.show(actor=ana, person=li.public_id)
    assert (shown.name, shown.headline, shown.place) == ("Lili Wei", "Poet", "Oslo")
    assert (shown.given, shown.family) == ("Lili", "Wei")
    assert "new@example.org" in shown.values(AddressKind.EMAIL)


def test_removed_addresses_and_tags_stay_away(ana: Actor, li: Person) -> None:
    people.edit(
        actor=ana,
        person=li.public_id,
        additions=[("email", "home@example.org"), ("tag", "Sailing")],
        removals=[("email", "LI@example.org")],
        now=NOW,
    )
    people.edit(actor=ana, person=li.public_id, removals=[("tag", "sailing")], now=NOW)
    bring(ana, changed())
    shown = people_queries.show(actor=ana, person=li.public_id)
    assert set(shown.values("email")) == {"home@example.org", "new@example.org"}
    assert shown.tags == ()


def test_an_edited_position_is_known_again(ana: Actor, li: Person) -> None:
    (position,) = people_queries.show(actor=ana, person=li.public_id).positions
    edits = [("title", "Lead Engineer"), ("from", "2019-01-01")]
    positions.edit(actor=ana, position=position.id, changes=edits, now=NOW)
    bring(ana, changed())
    found = people_queries.show(actor=ana, person=li.public_id).positions
    assert [(p.organisation, p.title) for p in found] == [
        ("Contoso", "Lead Engineer"),
        ("Fabrikam", "Director"),
    ]


def test_a_removed_position_stays_away(ana: Actor, li: Person) -> None:
    (position,) = people_queries.show(actor=ana, person=li.public_id).positions
    positions.remove(actor=ana, position=position.id, now=NOW)
    bring(ana, record("Li Wei", key=LI, positions=[work("Contoso", "Engineer")]))
    assert people_queries.show(actor=ana, person=li.public_id).positions == ()


def test_a_position_typed_before_a_source_shows_it_stands_once(ana: Actor) -> None:
    person = people.add(
        actor=ana,
        name="Li Wei",
        email="li@example.org",
        organisation="Contoso Ltd.",
        title="engineer",
        now=NOW,
    )
    bring(ana, record("Li Wei", emails=["li@example.org"], positions=[work("Contoso")]))
    (position,) = people_queries.show(actor=ana, person=person).positions
    assert (position.organisation, position.title, position.typed) == (
        "Contoso Ltd.",
        "engineer",
        True,
    )


def test_a_renamed_organisation_keeps_its_name_and_its_people(ana: Actor, li: Person) -> None:
    place = Organisation.objects.get(name="Contoso")
    organisations.edit(
        actor=ana, organisation=place.public_id, changes=[("name", "The Widget Works")], now=NOW
    )
    again = bring(
        ana,
        record("Li Wei", key=LI, emails=["li@x.org"], positions=[work("Contoso", "Engineer")]),
        record("Maria Gomez", positions=[work("Contoso", "Cook")]),
        record("Omar Haddad", positions=[work("Widget Works", "Chief")]),
    )
    assert again.organisations == 0
    assert [row.name for row in Organisation.objects.all()] == ["The Widget Works"]
    assert people_queries.matching(actor=ana, organisation="widget works").count() == 3
    assert people_queries.matching(actor=ana, organisation="Contoso").count() == 3


def test_a_removed_tie_stays_away(ana: Actor, li: Person) -> None:
    tie = Tie.objects.get()
    ties.remove(actor=ana, tie=tie.public_id, now=NOW)
    bring(ana, changed())
    assert Tie.objects.get().removed_at == NOW
    assert tie_queries.of_person(actor=ana, person=li.pk) == ()


def test_a_typed_strength_wins(ana: Actor, li: Person) -> None:
    ties.edit(actor=ana, tie=Tie.objects.get().public_id, changes=[("strength", "0.9")], now=NOW)
    bring(ana, changed())
    (shown,) = tie_queries.of_person(actor=ana, person=li.pk)
    assert shown.strength == 0.9


def test_a_corrected_day_of_a_tie_wins(ana: Actor, li: Person) -> None:
    tie = Tie.objects.get().public_id
    ties.edit(actor=ana, tie=tie, changes=[("connected", "2011-05-04")], now=NOW)
    bring(ana, changed())
    assert Tie.objects.get().connected_on == date(2011, 5, 4)


def test_a_day_that_is_saved_as_it_was_stays_the_sources(ana: Actor, li: Person) -> None:
    row = Tie.objects.get()
    seen = row.connected_on.isoformat() if row.connected_on else ""
    ties.edit(actor=ana, tie=row.public_id, changes=[("connected", seen)], now=NOW)
    assert not Tie.objects.get().connected_typed


def test_do_not_contact_outlasts_import_and_undo(ana: Actor, li: Person) -> None:
    people.set_do_not_contact(actor=ana, person=li.public_id, now=NOW)
    bring(ana, changed())
    assert people_queries.show(actor=ana, person=li.public_id).do_not_contact
    for batch in queries.listing(actor=ana):
        undo.undo(actor=ana, batch=batch.id, now=NOW)
    bring(ana, changed())
    (row,) = Person.objects.filter(is_me=False)
    assert row.do_not_contact


def test_an_erased_person_comes_back_silenced(ana: Actor, li: Person) -> None:
    erasures.erase(actor=ana, person=li.public_id, now=NOW)
    card = bring(ana, changed())
    assert partition(card) == (1, 0, 0, 0)
    (row,) = Person.objects.filter(is_me=False)
    assert row.do_not_contact


def test_an_erased_persons_address_silences_whoever_gains_it(ana: Actor, li: Person) -> None:
    erasures.erase(actor=ana, person=li.public_id, now=NOW)
    other = "https://www.linkedin.com/in/lw"
    bring(ana, record("Li Wei", key=other))
    assert not show(ana, "Li Wei").do_not_contact
    bring(ana, record("Li Wei", key=other, emails=["li@example.org"]))
    assert show(ana, "Li Wei").do_not_contact


def test_who_is_typed_with_an_erased_persons_address_is_silenced(ana: Actor, li: Person) -> None:
    erasures.erase(actor=ana, person=li.public_id, now=NOW)
    person = people.add(actor=ana, name="Li Wei", email="LI@example.org", now=NOW)
    assert people_queries.show(actor=ana, person=person).do_not_contact
    people.lift_do_not_contact(actor=ana, person=person, now=NOW)
    people.edit(actor=ana, person=person, additions=[("tag", "x")], now=NOW)
    assert not people_queries.show(actor=ana, person=person).do_not_contact


def test_lifting_the_word_of_an_erased_person_outlasts_imports(ana: Actor, li: Person) -> None:
    erasures.erase(actor=ana, person=li.public_id, now=NOW)
    bring(ana, record("Li Wei", key=LI, emails=["li@example.org"]))
    people.lift_do_not_contact(actor=ana, person=find(ana, "Li Wei"), now=NOW)
    bring(ana, changed())
    assert not show(ana, "Li Wei").do_not_contact


def test_removed_people_are_named_and_stay_removed(ana: Actor, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(connections(rows(60)))
    take(ana, path)
    gone = Person.objects.filter(is_me=False).order_by("pk")[:50]
    for row in gone:
        people.remove(actor=ana, person=row.public_id, now=NOW)
    before = dump(ana)
    card = take(ana, path)
    assert partition(card) == (0, 0, 60, 0)
    assert {named.person for named in card.removed} == {row.public_id for row in gone}
    assert card.removed[0].why == (
        f"You removed {card.removed[0].name} on 21 November 2026; restore them if you like."
    )
    assert dump(ana) == before
    removals.restore(actor=ana, public_id=card.removed[0].person, now=NOW)
    assert people_queries.matching(actor=ana).count() == 11


# --- About me ---------------------------------------------------------------------------------


def archive(shared_data: Path, path: Path) -> Path:
    """A LinkedIn archive as downloaded: sample files, and the member's own as typed here."""
    folder = shared_data / "contact-csv-formats"
    own = {
        "Profile.csv": (
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,"
            "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n"
            "Ana,Sol,,,,Data analyst between jobs,,Research,,Lisbon,,,\n"
        ),
        "Positions.csv": (
            "Company Name,Title,Description,Location,Started On,Finished On\n"
            "Woodgrove,Analyst,,,Jan 2019,Mar 2024\n"
            "Northwind,Senior Analyst,,,Apr 2024,\n"
        ),
        "Education.csv": (
            "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
            "University of Porto,2012,2016,,BSc,\n"
        ),
    }
    with zipfile.ZipFile(path, "w") as file:
        file.write(folder / "linkedin_Connections_en.csv", "Connections.csv")
        file.write(folder / "linkedin_messages.csv", "messages.csv")
        file.write(folder / "linkedin_Invitations.csv", "Invitations.csv")
        for name, text in own.items():
            file.writestr(name, text)
    return path


def test_an_archive_fills_me(ana: Actor, shared_data: Path, tmp_path: Path) -> None:
    path = archive(shared_data, tmp_path / "Basic_LinkedInDataExport.zip")
    card = take(ana, path)
    assert [problem.why for problem in card.problems] == ["There is no name in this row; left out."]
    me = show(ana, "me")
    assert (me.name, me.headline, me.industry, me.place) == (
        "Ana Sol",
        "Data analyst between jobs",
        "Research",
        "Lisbon",
    )
    assert [(p.organisation, p.title, p.current) for p in me.positions] == [
        ("Northwind", "Senior Analyst", True),
        ("Woodgrove", "Analyst", False),
        ("University of Porto", "BSc", False),
    ]
    before = dump(ana)
    assert take(ana, path).updated == 0
    assert dump(ana) == before


def test_what_i_typed_of_me_wins_over_the_archive(
    ana: Actor, shared_data: Path, tmp_path: Path
) -> None:
    people.edit(
        actor=ana, person=find(ana, "me"), changes=[("headline", "Analyst at large")], now=NOW
    )
    take(ana, archive(shared_data, tmp_path / "archive.zip"))
    assert show(ana, "me").headline == "Analyst at large"
    assert show(ana, "me").place == "Lisbon"


def test_my_own_card_in_my_address_book_goes_to_me(ana: Actor) -> None:
    people.edit(actor=ana, person=find(ana, "me"), additions=[("email", "ana@x.org")], now=NOW)
    card = bring(ana, record("Ana Sol", source="vcard", emails=["ana@x.org"]))
    assert partition(card) == (0, 1, 0, 0)
    assert card.ties == 0
    assert Person.objects.count() == 1
    assert not Tie.objects.exists()


# --- Records ----------------------------------------------------------------------------------


def test_records_are_kept_as_seen(ana: Actor, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(connections(rows(2)))
    take(ana, path)
    (seen,) = show(ana, "person1@example.org").seen_in
    assert (seen.source, seen.file, seen.line, seen.on) == ("linkedin", path.name, 3, NOW.date())
    kept = SourceRecord.objects.get(line=3)
    assert kept.content["emails"] == [{"value": "person1@example.org"}]


def test_the_order_of_files_does_not_matter(ana: Actor, cleo: Actor) -> None:
    seen = [
        record("Li Wei", key=LI, emails=["li@example.org"], positions=[work("Contoso")]),
        record("Li Wei", source="google", emails=["li@example.org"], positions=[work("Contoso")]),
        record("Wei, Li", source="vcard", key="uid-1", emails=["li@example.org"]),
        record("Maria Gomez", emails=["maria@example.org"], positions=[work("Fabrikam")]),
        record("Maria Gomez", source="outlook", emails=["maria@example.org"]),
    ]
    for row in seen:
        bring(ana, row)
    shuffled = random.Random(7).sample(seen, k=len(seen))
    for row in shuffled:
        bring(cleo, row, now=NOW + timedelta(days=1))
    for text in ("li@example.org", "maria@example.org"):
        mine, theirs = show(ana, text), show(cleo, text)
        assert set(mine.values("email")) == set(theirs.values("email"))
        assert {p.organisation for p in mine.positions} == {
            p.organisation for p in theirs.positions
        }
        assert len(mine.seen_in) == len(theirs.seen_in)
