"""Days as a letter says them, seen from the day it is written on."""

from datetime import date

_NEAR = 6


def spoken(day: date, *, today: date) -> str:
    """A day in words: "today", "yesterday", "tomorrow", "on Monday", "on 3 May", with its year."""
    away = (day - today).days
    if abs(away) <= 1:
        return ("yesterday", "today", "tomorrow")[away + 1]
    if abs(away) <= _NEAR:
        return f"on {day:%A}"
    year = "" if day.year == today.year else f" {day.year}"
    return f"on {day.day} {day:%B}{year}"
