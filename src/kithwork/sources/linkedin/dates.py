"""Dates as LinkedIn writes them; months by a fixed table, never by the machine's language."""

import calendar
import re
from datetime import date

# English, and the German spellings that differ.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january",
            "feb februar february",
            "mar mär mrz märz march",
            "apr april",
            "may mai",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "oct okt oktober october",
            "nov november",
            "dec dez dezember december",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY = re.compile(r"(\d{1,2})\.? (\w+)\.?,? (\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(,? .*)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})([T ].*)?")
_MONTH = re.compile(r"(\w+)\.? (\d{4})")
_YEAR = re.compile(r"\d{4}")


def day(text: str) -> date | None:
    """The day in "05 Mar 2024", "04/11/18, 06:07 PM" (month first) or "2024-03-05"."""
    if match := _DAY.fullmatch(text):
        return _date(match[3], _MONTHS.get(match[2].casefold(), 0), match[1])
    if match := _SLASHED.fullmatch(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        # A day first shows itself where the first number cannot be a month.
        first, second = (1, 2) if int(match[1]) <= 12 else (2, 1)
        return _date(year, int(match[first]), match[second])
    if match := _ISO.fullmatch(text):
        return _date(match[1], int(match[2]), match[3])
    return None


def first_day(text: str) -> date | None:
    """The first day of "Mar 2019" or "2019", or the day itself."""
    if match := _MONTH.fullmatch(text):
        return _date(match[2], _MONTHS.get(match[1].casefold(), 0), "1")
    return _date(text, 1, "1") if _YEAR.fullmatch(text) else day(text)


def last_day(text: str) -> date | None:
    """The last day of "Mar 2019" or "2019", or the day itself."""
    if _YEAR.fullmatch(text):
        return _date(text, 12, "31")
    first = first_day(text)
    if first and _MONTH.fullmatch(text):
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first


def _date(year: str, month: int, day_of_month: str) -> date | None:
    try:
        return date(int(year), month, int(day_of_month))
    except ValueError:
        return None
