"""Notes carried along on a phone."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kithwork.domain.records import NameSeen, PositionSeen, Problem, Record, TouchSeen, from_content
from kithwork.sources import carried, files

NOTE = {
    "id": "0f8fad5bd9cb469fa16570867728950e",
    "on": "2026-05-03",
    "name": " Li  Chen ",
    "where": "at the fair",
    "next": "write",
    "what": "send the article",
    "organisation": "DataWell",
    "text": "Sails.\r\nHas two cats.",
}


def read(*notes: Any, **other: Any) -> list[Record | Problem]:
    document = json.dumps({"kithnotes": 1, "captures": list(notes), **other})
    return list(carried.parse(io.BytesIO(document.encode()), file="f"))


def test_a_note_becomes_a_record_with_its_touch() -> None:
    (found,) = read(NOTE)
    assert found == Record(
        "carried",
        "f",
        1,
        NameSeen(full="Li Chen"),
        key=NOTE["id"],
        positions=(PositionSeen("DataWell", current=True),),
        note="Next: write to them: send the article.\nSails.\nHas two cats.",
        touches=(TouchSeen("met", date(2026, 5, 3), "the fair"),),
    )
    assert from_content(found.content(), file="f", line=1) == found


def test_a_name_and_a_day_are_enough() -> None:
    (found,) = read({"id": NOTE["id"], "name": "Li", "on": "2026-05-03"})
    assert isinstance(found, Record)
    assert (found.note, found.positions) == ("", ())


@pytest.mark.parametrize(
    "note, field",
    [
        ("text", "captures"),
        (None, "captures"),
        ({**NOTE, "name": " "}, "name"),
        ({**NOTE, "name": 3}, "name"),
        ({**NOTE, "on": "20260503"}, "on"),
        ({**NOTE, "on": "2026-02-30"}, "on"),
        ({**NOTE, "on": None}, "on"),
    ],
)
def test_what_is_no_note_is_left_out_and_said(note: Any, field: str) -> None:
    found = read(note)
    assert found
    assert all(isinstance(one, Problem) and one.field == field for one in found)


@pytest.mark.parametrize(
    "change, field",
    [
        ({"next": "dance"}, "next"),
        ({"next": ["write"]}, "next"),
        ({"where": {"a": 1}}, "where"),
        ({"what": "x" * 301}, "what"),
        ({"id": "<b>"}, "id"),
    ],
)
def test_a_strange_cell_costs_only_itself(change: dict[str, Any], field: str) -> None:
    record, problem = read({**NOTE, **change})
    assert isinstance(record, Record)
    assert isinstance(problem, Problem)
    assert problem.field == field


@pytest.mark.parametrize(
    "raw",
    [
        b'{"kithnotes": 1, "captures": [',
        b'{"kithnotes": 2, "captures": []}',
        b'{"kithnotes": 1, "captures": {}}',
        b'{"kithnotes": ' + b"[" * 100_000,
        b'{"kithnotes": 1, "a": "\xff"}',
        b'{"kithnotes": 1' + b" " * (8 << 20) + b"}",
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(raw: bytes) -> None:
    assert carried.recognises(raw, file="f")
    (problem,) = carried.parse(io.BytesIO(raw), file="f")
    assert isinstance(problem, Problem)
    assert problem.line == 0


def test_more_than_anybody_notes_is_cut() -> None:
    *found, problem = read(*[NOTE] * 10_001)
    assert len(found) == 10_000
    assert isinstance(problem, Problem)


def test_signs_no_database_takes_are_shown_as_lost() -> None:
    (found,) = read({**NOTE, "name": "L\u0000i \ud800"})
    assert isinstance(found, Record)
    assert found.name.full == "L�i �"


def test_the_front_knows_it_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "anything"
    path.write_text(json.dumps({"kithnotes": 1, "captures": [NOTE]}), encoding="utf-8")
    (found,) = files.read([path])
    assert isinstance(found, Record)
    assert found.source == "carried"
