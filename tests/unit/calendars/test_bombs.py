"""Files made to keep a program busy for hours: refused by name, or cut short (trust.md, 3).

No test is timed. Whatever is not bounded here does not end while anybody waits.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kithwork.calendars import busy
from tests.unit.calendars.cases import one

START, END = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
LONG_AGO = ("DTSTART:20000101T100000Z", "DURATION:PT30M")
AT_FIRST = ("DTSTART:00010101T100000Z", "DURATION:PT30M")
HOURS = ",".join(str(hour) for hour in range(24))
MINUTES = ",".join(str(minute) for minute in range(60))


def look(text: str) -> busy.Busy:
    return busy.busy(text.encode(), start=START, end=END, zone=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    "rule, why",
    [
        ("FREQ=SECONDLY", "faster than by the hour"),
        ("FREQ=MINUTELY;COUNT=1", "faster than by the hour"),
        (f"FREQ=DAILY;BYHOUR={HOURS};BYMINUTE={MINUTES}", "too many times a day"),
        (f"FREQ=HOURLY;BYMINUTE={MINUTES}", "too many times a day"),
        ("FREQ=HOURLY;BYSETPOS=1", "cannot be read"),
        ("FREQ=YEARLY;BYEASTER=1", "not known"),
        ("FREQ=DAILY;INTERVAL=0", "cannot be read"),
        ("FREQ=DAILY;BYMONTH=13", "cannot be read"),
        ("FREQ=DAILY;BYDAY=54MO", "cannot be read"),
        ("FREQ=DAILY;COUNT=99999999999999999999", "cannot be read"),
        ("RSCALE=HEBREW;FREQ=YEARLY", "another calendar"),
        ("FREQ=", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_a_rule_that_no_appointment_has_is_refused_and_the_first_time_counts(
    rule: str, why: str
) -> None:
    found = look(one("DTSTART:20261103T100000Z", "DURATION:PT30M", f"RRULE:{rule}"))
    assert len(found.intervals) == 1
    assert [problem.field for problem in found.problems] == ["RRULE"]
    assert why in found.problems[0].why


@pytest.mark.parametrize("lines", [LONG_AGO, AT_FIRST])
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;INTERVAL=2;BYHOUR=3;COUNT=9",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1;COUNT=5",
        "FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1",
        "FREQ=DAILY;INTERVAL=999999999",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4;BYSETPOS=366",
    ],
)
def test_a_rule_that_is_never_met_ends(lines: tuple[str, ...], rule: str) -> None:
    assert look(one(*lines, f"RRULE:{rule}")).intervals == ()


def test_a_count_that_cannot_be_followed_to_now_is_a_problem() -> None:
    found = look(one(*AT_FIRST, "RRULE:FREQ=DAILY;COUNT=999999999"))
    assert "more here than can be reckoned" in found.problems[0].why


def test_every_minute_but_for_every_minute() -> None:
    found = look(one(*LONG_AGO, "RRULE:FREQ=MINUTELY", "EXRULE:FREQ=MINUTELY"))
    assert [problem.field for problem in found.problems] == ["RRULE", "EXRULE"]


def test_a_rule_without_what_another_rule_excludes() -> None:
    found = look(
        one("DTSTART:20261103T100000Z", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=4").replace(
            "END:VEVENT", "EXRULE:FREQ=DAILY;INTERVAL=2\nEND:VEVENT"
        )
    )
    assert [each.start.day for each in found.intervals] == [4, 6]


def test_one_event_counts_five_thousand_times_at_most() -> None:
    found = look(one("DTSTART:19900101T100000Z", "DURATION:P20000D", "RRULE:FREQ=DAILY"))
    assert len(found.intervals) == 1
    assert "more than 5,000 times" in found.problems[0].why


def test_a_greedy_rule_leaves_the_others_theirs() -> None:
    good = one("DTSTART:20200107T120000Z", "DURATION:PT30M", "RRULE:FREQ=WEEKLY")
    bad = one(*AT_FIRST, "RRULE:FREQ=HOURLY;COUNT=999999999")
    found = look(bad * 3 + good)
    assert found.intervals == look(good).intervals != ()
    assert len(found.problems) == 3


def test_a_file_of_greedy_rules_is_cut_short() -> None:
    bad = one(*AT_FIRST, "RRULE:FREQ=HOURLY;COUNT=999999999")
    found = look(bad * 500)
    assert len(found.problems) == 201
    assert found.problems[-1].why == "300 more problems are not shown."


def test_a_zone_that_changes_every_second_is_refused() -> None:
    part = "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\n"
    zone = f"BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\n{part}END:STANDARD\nEND:VTIMEZONE\n"
    found = look(zone + one("DTSTART;TZID=X:20261103T100000", "DURATION:PT30M"))
    assert [problem.field for problem in found.problems] == ["RRULE", "DTSTART"]
    assert len(found.intervals) == 1


def test_a_zone_of_thousands_of_parts_is_refused() -> None:
    part = "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nDTSTART:19700101T000000\n"
    parts = f"BEGIN:STANDARD\n{part}END:STANDARD\n" * 1000
    zone = f"BEGIN:VTIMEZONE\nTZID:X\n{parts}END:VTIMEZONE\n"
    found = look(zone + one("DTSTART;TZID=X:20261103T100000", "DURATION:PT30M"))
    assert [problem.field for problem in found.problems] == ["VTIMEZONE", "DTSTART"]


def test_long_lists_are_cut() -> None:
    listed = ",".join(["20261103T100000Z/PT1H"] * 6_000)
    found = look(f"BEGIN:VFREEBUSY\nFREEBUSY:{listed}\nEND:VFREEBUSY\n")
    assert len(found.intervals) == 1
    assert "more than 5,000 times" in found.problems[0].why


def test_a_deep_file_is_read() -> None:
    text = one("BEGIN:A\n" * 100_000, "DTSTART:20261103T100000Z")
    found = look(text + one("DTSTART:20261103T100000Z", "DURATION:PT30M"))
    assert len(found.intervals) == 1


def test_unclosed_quotes_are_passed_over() -> None:
    found = look(one('DTSTART;X="' + '"' * 1_000_000 + ":20261103", "DURATION:PT1H"))
    assert [problem.field for problem in found.problems] == ["DTSTART"]


def test_a_file_of_too_many_appointments_is_cut_and_old_ones_do_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(busy, "MOST_COMPONENTS", 10)
    old = one("DTSTART:20010101T100000Z", "DTEND:20010101T110000Z")
    new = one("DTSTART:20261103T100000Z", "DURATION:PT30M")
    assert look(old * 20 + new).problems == ()
    assert "more than 10 appointments" in look(new * 20).problems[0].why


def test_a_file_that_is_too_large_is_refused() -> None:
    found = busy.busy(
        b" " * (busy.MOST_BYTES + 1), start=START, end=END, zone=ZoneInfo("Europe/Berlin")
    )
    assert "20 MB" in found.problems[0].why
