"""Weekly hours, calendars and suggested times as JSON."""

from typing import Any
from uuid import UUID

from kithwork.calendars import wordings
from kithwork.cli.shapes import values
from kithwork.domain import hours as weekly
from kithwork.domain import zones
from kithwork.domain.own_feeds import USUAL_ORIGIN, OwnFeedCard
from kithwork.domain.slots import WeeklyHours
from kithwork.flows.slots import CalendarRead, Suggestion
from kithwork.store.queries.slots import CalendarCard, EntryCard


def suggestion(found: Suggestion) -> dict[str, Any]:
    """The times, `said` as they stand in the message; `text` is empty without any."""
    zone = zones.named(found.zone)
    return {
        "chat": str(found.chat),
        "zone": found.zone,
        "slots": [
            {
                "starts_at": values.moment(slot.start),
                "minutes": slot.minutes,
                "said": wordings.in_english(slot, zone),
            }
            for slot in found.slots
        ],
        "subject": found.message.subject if found.message else "",
        "text": found.message.text if found.message else "",
        "outdated": [calendar.name for calendar in found.outdated],
    }


def hours(week: WeeklyHours) -> dict[str, Any]:
    """The hours of each day, by the clock of `zone`."""
    days = zip(weekly.DAYS, week.days, strict=True)
    return {"zone": week.zone.key, "days": {name: list(weekly.said(day)) for name, day in days}}


def calendar(card: CalendarCard) -> dict[str, Any]:
    """One calendar that was read; `place` is its address without what opens it."""
    return {
        "id": str(card.id),
        "name": card.name,
        "source": card.source,
        "place": card.place,
        "zone": card.zone,
        "read_at": values.moment(card.read_at),
        "from_on": values.day(card.from_on),
        "until_on": values.day(card.until_on),
        "busy": card.busy,
        "failed_at": values.moment(card.failed_at),
        "fault": card.fault,
    }


def entry(chat: UUID, found: EntryCard | None) -> dict[str, Any]:
    """Where a chat stands in the seeker's own calendar; `calendar` null when it was taken out."""
    return {
        "chat": str(chat),
        "calendar": found.calendar if found else None,
        "sequence": found.sequence if found else None,
        "put_at": values.moment(found.put_at) if found else None,
    }


def read(found: CalendarRead) -> dict[str, Any]:
    """A calendar just read, with what of its file could not be."""
    problems = [
        {"file": one.file, "line": one.line, "field": one.field, "why": one.why}
        for one in found.problems
    ]
    return {**calendar(found.calendar), "problems": problems}


def own_feed(card: OwnFeedCard) -> dict[str, Any]:
    """What `kith calendar feed` answers; the address is that of the usual port."""
    return {
        "address": f"{USUAL_ORIGIN}{card.path}" if card.path else None,
        "path": card.path or None,
        "names": card.names.value,
        "made_at": values.moment(card.made_at),
    }
