"""What is busy: hard cases by hand and once more otherwise, sample files, anything at all."""

import tarfile
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.calendars import busy
from kithwork.domain.slots import Interval, NoStretch, merged
from tests.unit.calendars import cases
from tests.unit.calendars.cases import CASES, Case, one

START, END = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def utc(text: str) -> datetime:
    return cases.at(text).replace(tzinfo=UTC)


def look(text: str, *, start: datetime = START, end: datetime = END) -> busy.Busy:
    data = f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n".replace("\n", "\r\n").encode()
    return busy.busy(data, start=start, end=end, zone=BERLIN, file="f.ics")


def look_at(case: Case) -> busy.Busy:
    data = f"BEGIN:VCALENDAR\r\n{case.text}END:VCALENDAR\r\n".encode()
    start, end = (utc(day) for day in case.window)
    return busy.busy(data, start=start, end=end, zone=ZoneInfo(case.viewer), file="f.ics")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hard_cases_come_out_as_reckoned_by_hand(case: Case) -> None:
    found = look_at(case)
    said = tuple(f"{each.start:%Y%m%dT%H%M}/{each.end:%Y%m%dT%H%M}" for each in found.intervals)
    assert said == case.expected
    assert tuple(problem.field for problem in found.problems) == case.problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hard_cases_come_out_as_reckoned_otherwise(case: Case) -> None:
    found = [(each.start, each.end) for each in look_at(case).intervals]
    assert found == sorted(set(case.again))


def test_problems_say_where() -> None:
    found = look(one("DTSTART:20261103T100000Z") + one("UID:a", "DTSTART:today"))
    assert [(each.file, each.line, each.field) for each in found.problems] == [
        ("f.ics", 5, "DTSTART")
    ]


def test_appointments_of_one_uid_that_are_no_versions_of_each_other_all_count() -> None:
    text = one("UID:a", "DTSTART:20261103T100000Z", "DURATION:PT1H")
    found = look(text + text.replace("20261103", "20261104"))
    assert len(found.intervals) == 2


def test_those_that_are_known_already_are_left_out() -> None:
    text = "".join(
        f"BEGIN:VEVENT\nUID:{uid}\nDTSTART:202610{day}T100000Z\nDURATION:PT1H\nEND:VEVENT\n"
        for uid, day in (("mine@kithwork", "05"), ("theirs@kithwork", "06"))
    )
    data = f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n".encode()
    found = busy.busy(data, start=START, end=END, zone=BERLIN, but={"mine@kithwork"})
    assert [each.start.day for each in found.intervals] == [6]


def test_a_newer_version_takes_the_place_of_an_older() -> None:
    older = one("UID:a", "SEQUENCE:1", "DTSTART:20261103T100000Z", "DURATION:PT1H")
    newer = one("UID:a", "SEQUENCE:2", "DTSTART:20261104T100000Z", "DURATION:PT1H")
    assert look(older + newer).intervals == look(newer).intervals


def test_a_file_of_wide_characters_is_read() -> None:
    text = one("DTSTART:20261103T100000Z", "DURATION:PT1H")
    wide = busy.busy(text.encode("utf-16"), start=START, end=END, zone=BERLIN)
    assert wide.intervals == look(text).intervals


def test_a_file_without_appointments_is_named() -> None:
    found = busy.busy(b"Name,Mail\r\n", start=START, end=END, zone=BERLIN)
    assert found.intervals == ()
    assert "no appointments" in found.problems[0].why


@pytest.mark.parametrize(
    "start, end",
    [
        (END, START),
        (START, START),
        (START.replace(tzinfo=None), END),
        (START.astimezone(BERLIN), END),
    ],
)
def test_a_stretch_that_is_none_is_refused(start: datetime, end: datetime) -> None:
    with pytest.raises(NoStretch):
        look("", start=start, end=end)


def test_a_stretch_of_years_is_refused() -> None:
    with pytest.raises(busy.TooFar):
        look("", end=START + timedelta(days=801))


def test_every_sample_file_is_read(shared_data: Path) -> None:
    read = counted = 0
    with tarfile.open(shared_data / "ical-dev" / "icalendar-tests.tar.gz") as archive:
        for member in archive:
            held = archive.extractfile(member)
            for year in (1997, 2014, 2021, 2026):
                if held:
                    held.seek(0)
                    start = datetime(year, 1, 1, tzinfo=UTC)
                    end = start + timedelta(days=800)
                    found = busy.busy(held.read(), start=start, end=end, zone=BERLIN)
                    check(found, start, end)
                    read, counted = read + 1, counted + len(found.intervals)
    assert read == 4 * 197
    assert counted > 100


PIECES = st.sampled_from(
    [
        *("BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VTIMEZONE\n", "END:VTIMEZONE\n", "UID:a\n"),
        *("BEGIN:STANDARD\n", "END:STANDARD\n", "BEGIN:VFREEBUSY\n", "END:VFREEBUSY\n", "TZID:X\n"),
        *("DTSTART:20261103T100000Z\n", "DTSTART;TZID=X:20261019T100000\n", "DTSTART:20261103\n"),
        *("DTSTART:00010101T000000\n", "DTSTART:99991231T235959\n", "DTEND:99991231\n"),
        *("DURATION:PT1H\n", "DURATION:P999999W\n", "DTEND:20261104T100000\n", "DURATION:-PT1H\n"),
        *("RRULE:FREQ=DAILY\n", "RRULE:FREQ=YEARLY\n", "RRULE:FREQ=WEEKLY;COUNT=3\n", "RRULE:"),
        *(
            "EXRULE:FREQ=DAILY\n",
            "EXDATE:20261103\n",
            "RDATE:20261105T100000/PT1H,",
            "TZOFFSETTO:+0100\n",
        ),
        *("RECURRENCE-ID;RANGE=THISANDFUTURE:20261103T100000Z\n", "TZOFFSETFROM:-2359\n", "\n "),
        *("FREEBUSY:20261103T100000Z/PT1H\n", "FREEBUSY:99991231T000000Z/P9D\n", "SEQUENCE:1\n"),
        *("BYSETPOS=-1;", "BYDAY=-53SU;", "BYWEEKNO=53;", "INTERVAL=999999999;", "FREQ=MONTHLY;"),
        *("COUNT=999999999;", "UNTIL=00010101;", "UNTIL=99991231T235959Z;", "BYYEARDAY=-366;"),
        *("\x00", "\r", "\t", ";", ":", '"', ",", "ü", "=", "\\", "TZID=", "Etc/../x"),
    ]
)


@given(pieces=st.lists(PIECES, max_size=40))
def test_whatever_the_pieces_a_calendar_is_read(pieces: list[str]) -> None:
    check(look("".join(pieces)), START, END)


@given(data=st.binary(max_size=300))
def test_whatever_the_bytes_a_calendar_is_read(data: bytes) -> None:
    check(busy.busy(data, start=START, end=END, zone=BERLIN), START, END)


def check(found: busy.Busy, start: datetime, end: datetime) -> None:
    """Apart from each other, in order, within the window; problems fit for a database."""
    edges = [moment for each in found.intervals for moment in (each.start, each.end)]
    assert edges == sorted(set(edges))
    assert all(start <= moment <= end and moment.tzinfo is UTC for moment in edges)
    assert all(problem.why.isprintable() for problem in found.problems)


INSTANTS = st.integers(0, 5_000).map(lambda minutes: START + timedelta(minutes=minutes))


@given(pairs=st.lists(st.tuples(INSTANTS, INSTANTS).filter(lambda pair: pair[0] < pair[1])))
def test_merged_stretches_are_apart_and_cover_the_same(
    pairs: list[tuple[datetime, datetime]],
) -> None:
    given_ones = [Interval(*pair) for pair in pairs]
    found = merged(given_ones)
    assert all(one.end < other.start for one, other in pairwise(found))
    for minutes in range(0, 5_001, 50):
        moment = START + timedelta(minutes=minutes)
        assert covers(found, moment) == covers(given_ones, moment)


def covers(stretches: list[Interval] | tuple[Interval, ...], moment: datetime) -> bool:
    return any(each.start <= moment < each.end for each in stretches)
