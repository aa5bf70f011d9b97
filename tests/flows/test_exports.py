"""Exports of a small search, and their way back."""

import csv
import json
import os
import stat
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kithwork.domain import hours
from kithwork.domain.actors import Actor, Role
from kithwork.domain.asks import AskState
from kithwork.domain.errors import Invalid, Refused
from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Record
from kithwork.flows import asks, campaigns, exports, imports, people, slots, ties, workspaces
from kithwork.flows.imports import Batch
from kithwork.sources import formulas, vcard
from kithwork.store.queries import people as people_queries
from tests.cast import CALENDAR

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
FORMULA = '=HYPERLINK("http://example.org";"here")'


@pytest.fixture
def actor() -> Actor:
    return workspaces.local_actor(now=NOW)


def record(name: str, line: int, organisation: str = "") -> Record:
    stays = (PositionSeen(organisation, "Engineer", current=True),) if organisation else ()
    return Record(
        source="linkedin",
        file="Connections.csv",
        line=line,
        name=NameSeen(full=name),
        profiles=(f"https://www.linkedin.com/in/person-{line}-example",),
        emails=(AddressSeen(f"person{line}@example.org"),),
        positions=stays,
        connected_on=date(2020, 5, line),
    )


@pytest.fixture
def search(actor: Actor) -> dict[str, UUID]:
    """Two imported people, two added by hand, a tie, a campaign, an ask, a removed person."""
    records = (record("Ana Sol", 1, "Contoso"), record("Li Wei", 2, "Contoso"))
    imports.commit(actor=actor, batch=Batch(("Connections.csv",), "", records, ()), now=NOW)
    found = {name: people_queries.find(actor=actor, text=name) for name in ("Ana Sol", "Li Wei")}
    found["Odd"] = people.add(actor=actor, name=FORMULA, email="odd@example.org", now=NOW)
    found["Gone"] = people.add(actor=actor, name="Gone Away", now=NOW)
    people.remove(actor=actor, person=found["Gone"], now=NOW)
    people.note(actor=actor, person=found["Odd"], text="-2 out of 3\n@home", now=NOW)
    people.tag(actor=actor, person=found["Odd"], tags=["+lab"], now=NOW)
    people.edit(actor=actor, person=found["Odd"], additions=[("phone", "+49 30 901820")], now=NOW)
    people.set_do_not_contact(actor=actor, person=found["Odd"], now=NOW)
    people.touch(actor=actor, person=found["Ana Sol"], kind="call", on=date(2026, 5, 3), now=NOW)
    ties.add(actor=actor, left=found["Ana Sol"], right=found["Li Wei"], strength=0.7, now=NOW)
    campaigns.set_brief(actor=actor, changes={"role": "Engineer"}, now=NOW)
    campaigns.add_person(actor=actor, person=found["Li Wei"], now=NOW)
    drafted = asks.draft(actor=actor, person=found["Li Wei"], via=[found["Ana Sol"]], now=NOW)
    found["ask"] = drafted.id
    return found


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {name: formulas.restored(cell) for name, cell in row.items()}
            for row in csv.DictReader(file)
        ]


def test_json_holds_everything(actor: Actor, search: dict[str, UUID], tmp_path: Path) -> None:
    written = exports.write(actor=actor, folder=tmp_path / "out", format="json", now=NOW)
    assert [path.name for path in written] == ["kithwork.json", "README.txt"]
    document = json.loads(written[0].read_text(encoding="utf-8"))
    assert document["format"] == "kithwork"
    by_name = {person["name"]: person for person in document["people"]}
    assert set(by_name) == {"Me", "Ana Sol", "Li Wei", FORMULA, "Gone Away"}
    assert by_name["Gone Away"]["removed_at"] is not None
    ana = by_name["Ana Sol"]
    assert ana["id"] == str(search["Ana Sol"])
    assert {item["key"] for item in ana["addresses"]} >= {"person1@example.org"}
    assert ana["positions"][0]["organisation_name"] == "Contoso"
    assert ana["touches"][0]["on"] == "2026-05-03"
    behind = [row for row in document["records"] if row["person"] == ana["id"]]
    assert behind[0]["content"]["connected_on"] == "2020-05-01"
    assert behind[0]["import"] == document["imports"][0]["id"]
    assert by_name[FORMULA]["notes"][0]["text"] == "-2 out of 3\n@home"
    between = {str(search["Ana Sol"]), str(search["Li Wei"])}
    typed = [tie for tie in document["ties"] if {tie["left"], tie["right"]} == between]
    assert [tie["strength_typed"] for tie in typed] == [0.7]
    assert document["campaigns"][0]["versions"][0]["role"] == "Engineer"
    assert document["campaigns"][0]["targets"][0]["person"] == str(search["Li Wei"])
    asked = document["asks"][0]
    assert asked["introductions"][0]["introducer"] == str(search["Ana Sol"])
    assert document["organisations"][0]["name"] == "Contoso"


def test_json_holds_when_the_seeker_can_talk(actor: Actor, tmp_path: Path) -> None:
    week = hours.week(["mon", "09:00-24:00"], zone=ZoneInfo("Europe/Berlin"))
    slots.set_hours(actor=actor, hours=week, now=NOW)
    slots.read_calendar(actor=actor, name="work.ics", data=CALENDAR, now=NOW)
    written = exports.write(actor=actor, folder=tmp_path / "out", format="json", now=NOW)
    document = json.loads(written[0].read_text(encoding="utf-8"))
    assert document["free_hours"] == [
        {"weekday": 0, "from_at": "09:00", "to_at": "00:00", "zone": "Europe/Berlin"}
    ]
    (calendar,) = document["calendars"]
    assert (calendar["name"], calendar["from_on"]) == ("work.ics", "2026-11-21")
    assert calendar["busy"] == [
        {"starts_at": "2026-12-01T10:00:00+00:00", "ends_at": "2026-12-01T11:00:00+00:00"}
    ]


def test_csv_shows_who_is_kept_and_restores_every_cell(
    actor: Actor, search: dict[str, UUID], tmp_path: Path
) -> None:
    written = exports.write(actor=actor, folder=tmp_path, format="csv", now=NOW)
    assert [path.name for path in written] == [
        "people.csv", "positions.csv", "organisations.csv", "ties.csv", "asks.csv", "README.txt",
    ]  # fmt: skip
    persons = {row["name"]: row for row in rows(tmp_path / "people.csv")}
    assert set(persons) == {"Me", "Ana Sol", "Li Wei", FORMULA}
    odd = persons[FORMULA]
    assert odd["notes"] == "-2 out of 3\n@home"
    assert odd["tags"] == "+lab"
    assert odd["phones"] == "+49 30 901820"
    assert odd["do_not_contact"] == "yes"
    assert persons["Ana Sol"]["connected_on"] == "2020-05-01"
    assert persons["Ana Sol"]["sources"] == "linkedin"
    assert float(persons["Ana Sol"]["strength"]) > 0
    assert [row["name"] for row in rows(tmp_path / "positions.csv")] == ["Ana Sol", "Li Wei"]
    assert rows(tmp_path / "organisations.csv")[0]["people"] == "2"
    assert ("Ana Sol", "Li Wei", "0.7") in [
        (row["left_name"], row["right_name"], row["strength_typed"])
        for row in rows(tmp_path / "ties.csv")
    ]
    asked = rows(tmp_path / "asks.csv")[0]
    assert (asked["name"], asked["state"], asked["via"]) == (
        "Li Wei",
        "drafted",
        "Ana Sol: drafted",
    )
    assert asked["minutes"] == "20"


def test_no_csv_cell_begins_like_a_formula(
    actor: Actor, search: dict[str, UUID], tmp_path: Path
) -> None:
    for path in exports.write(actor=actor, folder=tmp_path, format="csv", now=NOW)[:-1]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n"))]


def test_vcard_is_read_back(actor: Actor, search: dict[str, UUID], tmp_path: Path) -> None:
    path = exports.write(actor=actor, folder=tmp_path, format="vcard", now=NOW)[0]
    cards = list(vcard.parse(BytesIO(path.read_bytes()), file=path.name))
    read = {card.name.full: card for card in cards if isinstance(card, Record)}
    assert set(read) == {"Ana Sol", "Li Wei", FORMULA}
    assert read["Ana Sol"].emails[0].value == "person1@example.org"
    assert read["Ana Sol"].positions[0].organisation == "Contoso"
    assert read[FORMULA].tags == ("+lab", "do not contact")
    assert len(read) == len(cards)


def test_exporting_again_replaces_our_files_and_no_others(
    actor: Actor, search: dict[str, UUID], tmp_path: Path
) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Li", encoding="utf-8")
    exports.write(actor=actor, folder=tmp_path, format="json", now=NOW)
    people.add(actor=actor, name="Later Still", now=NOW)
    exports.write(actor=actor, folder=tmp_path, format="json", now=NOW)
    assert "Later Still" in (tmp_path / "kithwork.json").read_text(encoding="utf-8")
    assert other.read_text(encoding="utf-8") == "Dear Li"
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["README.txt", "kithwork.json", "letter.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_files_are_their_owner_s_alone(actor: Actor, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for path in exports.write(actor=actor, folder=out, format="csv", now=NOW):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_what_cannot_be_is_refused(actor: Actor, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="format"):
        exports.write(actor=actor, folder=tmp_path, format="xml", now=NOW)
    place = tmp_path / "file"
    place.write_text("here", encoding="utf-8")
    with pytest.raises(Invalid, match="no folder"):
        exports.write(actor=actor, folder=place, format="json", now=NOW)
    (tmp_path / "out" / "kithwork.json").mkdir(parents=True)
    with pytest.raises(Invalid):
        exports.write(actor=actor, folder=tmp_path / "out", format="json", now=NOW)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kithwork.json"]


def test_staff_and_strangers_export_nothing(
    actor: Actor, search: dict[str, UUID], tmp_path: Path
) -> None:
    staff = Actor(account=actor.account, workspace=actor.workspace, role=Role.STAFF)
    with pytest.raises(Refused):
        exports.write(actor=staff, folder=tmp_path, format="json", now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_sent_ask_carries_its_moments(
    actor: Actor, search: dict[str, UUID], tmp_path: Path
) -> None:
    alone = asks.draft(actor=actor, person=search["Ana Sol"], now=NOW)
    asks.mark(actor=actor, ask=alone.id, state=AskState.SENT, now=NOW)
    exports.write(actor=actor, folder=tmp_path, format="csv", now=NOW)
    sent = [row for row in rows(tmp_path / "asks.csv") if row["state"] == "sent"]
    assert [(row["name"], row["sent_at"]) for row in sent] == [
        ("Ana Sol", "2026-11-21T09:30:00+00:00")
    ]
