"""Weekly hours, calendars and suggested times in words."""

from collections.abc import Sequence

from kithwork.calendars import wordings
from kithwork.cli import tables
from kithwork.domain import hours as weekly
from kithwork.domain import zones
from kithwork.domain.own_feeds import USUAL_ORIGIN, FeedNames, OwnFeedCard
from kithwork.domain.slots import WeeklyHours
from kithwork.flows.slots import DAYS_AHEAD, CalendarRead, Suggestion
from kithwork.store.queries.slots import CalendarCard, EntryCard

MOST_PROBLEMS = 20
NO_CALENDAR = (
    "No calendar was read. `kith calendar read FILE.ics`, or `kith calendar add ADDRESS`, keeps "
    "its times free."
)


def suggestion(found: Suggestion) -> str:
    """The times by both clocks, and the message that offers them."""
    if found.message is None:
        return tables.joined(
            f"No time within {DAYS_AHEAD} days suits both: weekdays 09:00 to 17:00 in "
            f"{found.zone}, and your own hours in {found.own_zone}.",
            "`kith hours set` gives you more hours; early or late ones reach other zones.",
        )
    own, theirs = zones.named(found.own_zone), zones.named(found.zone)
    rows = [(wordings.in_english(s, theirs), wordings.in_english(s, own)) for s in found.slots]
    return tables.joined(
        tables.draw(heads=("Theirs", "Yours"), rows=rows),
        found.message.text,
        *(f"{one.name} ends too soon: read it again." for one in found.outdated),
        "Nothing was sent. Copy it to where you write to them.",
    )


def hours(week: WeeklyHours) -> str:
    """The hours of the week, a line a day."""
    days = [
        (name, ", ".join(weekly.said(day)) or "–")
        for name, day in zip(weekly.DAYS, week.days, strict=True)
    ]
    return tables.joined(f"When you can talk, by the clock of {week.zone}:", tables.facts(days))


def calendars(cards: Sequence[CalendarCard], *, width: int | None) -> str:
    """The table of calendars."""
    if not cards:
        return NO_CALENDAR
    rows = [
        (
            card.name,
            card.place or "a file",
            f"{card.busy}",
            f"{card.read_at:%Y-%m-%d}",
            f"{card.until_on}",
            str(card.id),
        )
        for card in cards
    ]
    heads = ("Calendar", "From", "Busy", "Read", "Until", "Id")
    faults = [
        f"{card.name} could not be read on {card.failed_at:%Y-%m-%d}, and stands as it was: "
        f"{card.fault}"
        for card in cards
        if card.failed_at is not None
    ]
    return tables.joined(tables.draw(heads=heads, rows=rows, width=width), tables.bullets(faults))


def entry(found: EntryCard | None) -> str:
    """Where a chat stands now."""
    if found is None:
        return "Taken out of your calendar. Nobody was written to; tell them yourself."
    return f"In your calendar “{found.calendar}”. Nobody was invited by it."


def read(found: CalendarRead) -> str:
    """What was read, and what could not be."""
    card = found.calendar
    shown = [f"line {one.line}: {one.field} {one.why}" for one in found.problems[:MOST_PROBLEMS]]
    more = len(found.problems) - len(shown)
    return tables.joined(
        f"{card.name}: {card.busy} busy times from {card.from_on} until {card.until_on}. Only the "
        "times are kept, not what they are for.",
        tables.bullets(shown),
        f"And {more} more." if more > 0 else "",
        f"Calendar {card.id}",
    )


def own_feed(card: OwnFeedCard) -> str:
    """The secret address, and where it works."""
    if not card.path:
        return (
            "This address was made with another signing key and opens nothing any more: "
            "kith calendar feed --renew makes a new one."
        )
    names = "Names stand in it." if card.names is FeedNames.SHOWN else "No names stand in it."
    return tables.joined(
        f"{USUAL_ORIGIN}{card.path}",
        f"{names} It works while kith serve runs; on another port, put that in its place.\n"
        "Whoever has it can read it: kith calendar feed --renew makes a new one.",
    )
