"""Birthdays as the sources write them, in one form where the form is certain."""

import re

_ISO = re.compile(r"(\d{4}|-)-(\d{2})-(\d{2})(?:[T ].*)?")
_BASIC = re.compile(r"(\d{4}|--)(\d{2})(\d{2})(?:T.*)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NONE = re.compile(r"0+[/.-]0+[/.-]0+")


def normal(text: str) -> str:
    """As "1980-03-22", or "--03-22" where the year is not known; otherwise as it stands.

    "3/4/1980" stays: which of the two is the month depends on the country it was written in.
    """
    if match := _ISO.fullmatch(text) or _BASIC.fullmatch(text):
        return f"{match[1].rstrip('-') or '-'}-{match[2]}-{match[3]}"
    if match := _SLASHED.fullmatch(text):
        month, day = int(match[1]), int(match[2])
        if month <= 12 < day or month == day:
            return f"{match[3]}-{month:02}-{day:02}"
    return "" if _NONE.fullmatch(text) else text
