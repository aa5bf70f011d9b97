"""How a slot is said."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kithwork.calendars import wordings
from kithwork.domain.slots import Slot


@pytest.mark.parametrize(
    "start, zone, expected",
    [
        (
            datetime(2024, 12, 3, 14, tzinfo=UTC),
            "Europe/Berlin",
            "Tue 3 December, 15:00 (Berlin time)",
        ),
        (
            datetime(2026, 7, 1, 3, 30, tzinfo=UTC),
            "America/New_York",
            "Tue 30 June, 23:30 (New York time)",
        ),
        (
            datetime(2026, 7, 1, 3, tzinfo=UTC),
            "America/Argentina/Buenos_Aires",
            "Wed 1 July, 00:00 (Buenos Aires time)",
        ),
        (datetime(2026, 7, 1, 3, tzinfo=UTC), "UTC", "Wed 1 July, 03:00 (UTC)"),
        (datetime(2026, 7, 1, 3, tzinfo=UTC), "Etc/GMT+5", "Tue 30 June, 22:00 (UTC-05:00)"),
        (
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
            "Europe/Berlin",
            "Sun 25 October, 02:30 (Berlin time, UTC+02:00)",
        ),
        (
            datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
            "Europe/Berlin",
            "Sun 25 October, 02:30 (Berlin time, UTC+01:00)",
        ),
        (
            datetime(2026, 3, 29, 1, tzinfo=UTC),
            "Europe/Berlin",
            "Sun 29 March, 03:00 (Berlin time)",
        ),
    ],
)
def test_a_slot_in_english(start: datetime, zone: str, expected: str) -> None:
    assert wordings.in_english(Slot(start, 20), ZoneInfo(zone)) == expected


def test_what_there_is_to_say() -> None:
    found = wordings.said(
        Slot(datetime(2026, 12, 3, 14, tzinfo=UTC), 20), ZoneInfo("Europe/Berlin")
    )
    assert found == wordings.Said(
        weekday=3,
        on=date(2026, 12, 3),
        at=time(15),
        minutes=20,
        zone="Europe/Berlin",
        city="Berlin",
        abbreviation="CET",
        offset=timedelta(hours=1),
        twice=False,
    )


def test_digits_are_no_abbreviation() -> None:
    slot = Slot(datetime(2026, 12, 3, 14, tzinfo=UTC), 20)
    assert wordings.said(slot, ZoneInfo("America/Sao_Paulo")).abbreviation == ""
