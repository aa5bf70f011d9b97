"""Slots: when the seeker can talk, what their calendars keep busy, and which times to suggest."""

import hashlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from itertools import count as numbers
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from kithwork.calendars import busy as reading
from kithwork.calendars import slots as rules
from kithwork.calendars import wordings
from kithwork.domain import chats as chat_rules
from kithwork.domain import hours as weekly
from kithwork.domain import zones
from kithwork.domain.actors import Actor, Right
from kithwork.domain.chats import ChatCard, ChatState
from kithwork.domain.errors import Invalid
from kithwork.domain.feeds import CalendarSource
from kithwork.domain.messages import Message
from kithwork.domain.records import Problem
from kithwork.domain.slots import Interval, Slot, WeeklyHours
from kithwork.flows import ask_cards, asks, workspaces
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import BusyCalendar, BusyTime, FreeHours, Person
from kithwork.store.queries import chats, people
from kithwork.store.queries import slots as queries
from kithwork.store.queries.slots import CalendarCard
from kithwork.writing import slots as writing

MOST_BYTES = reading.MOST_BYTES
# Days from today on for which a calendar is read.
DAYS_READ = 120
# Days from now on within which times are suggested: the earliest useful ones (C05).
DAYS_AHEAD = 21
# Minutes kept free before and after everything that is in a calendar.
PAUSE_MINUTES = 15
PAUSE = timedelta(minutes=PAUSE_MINUTES)
USUAL_COUNT = 3
LONGEST_ZONE = 60
LONGEST_NAME = 200
CHUNK = 500
_HEAD = b"BEGIN:VCALENDAR"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a calendar comes from: a file by its name, or an `address` with a name to show."""

    name: str
    source: CalendarSource = CalendarSource.FILE
    address: str = ""

    @property
    def field(self) -> str:
        """What is to be mended where it cannot be read."""
        return "file" if self.source is CalendarSource.FILE else "address"


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """A calendar that was read, and what of its file could not be."""

    calendar: CalendarCard
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The times to offer for a chat, in order, and the message that offers them.

    `zone` is theirs, `own_zone` the seeker's. Without a time that suits both, `slots` is empty
    and `message` None. `mailto` opens the message in a mail program (or is empty). `outdated`
    are the calendars that end before the days that were looked at.
    """

    chat: UUID
    zone: str
    own_zone: str
    slots: tuple[Slot, ...]
    message: Message | None = None
    mailto: str = ""
    calendars: tuple[CalendarCard, ...] = ()
    outdated: tuple[CalendarCard, ...] = ()


def hours(*, actor: Actor) -> WeeklyHours:
    """When the seeker can talk: what they set, else weekdays 09:00 to 18:00 by their clock."""
    return queries.hours(actor=actor) or weekly.usual(_zone_here())


def _zone_here() -> ZoneInfo:
    return zones.named(timezone.get_default_timezone_name())


@flow("slots.set_hours")
def set_hours(*, actor: Actor, hours: WeeklyHours, now: datetime) -> WeeklyHours:
    """Replace the seeker's weekly hours; raises Invalid when there are none at all."""
    if not any(hours.days):
        raise Invalid("hours", "must leave some time in the week for a chat.")
    zone = _fitting_zone(hours.zone)
    FreeHours.objects.filter(workspace_id=actor.workspace).delete()
    FreeHours.objects.bulk_create(
        FreeHours(
            workspace_id=actor.workspace, weekday=weekday, from_at=start, to_at=end, zone=zone
        )
        for weekday, day in enumerate(hours.days)
        for start, end in day
    )
    return hours


def _fitting_zone(zone: ZoneInfo) -> str:
    if len(zone.key) > LONGEST_ZONE:
        raise Invalid("zone", "is too long a name for a zone.")
    return zone.key


def read_calendar(
    *, actor: Actor, name: str, data: bytes, now: datetime, zone: str = ""
) -> CalendarRead:
    """Read a calendar file for the 120 days from today on, in the place of one of that name.

    `zone` is whose clock its whole days and bare times mean; the seeker's if empty. Only
    stretches of time are kept. Raises Invalid when it is too large or holds no appointments.
    """
    return read(actor=actor, origin=Origin(_file_name(name)), data=data, now=now, zone=zone)


def window(*, now: datetime, zone: ZoneInfo) -> Interval:
    """The days for which a calendar is read, by the clock of `zone`."""
    today = now.astimezone(zone).date()
    return Interval(_midnight(today, zone), _midnight(today + timedelta(days=DAYS_READ), zone))


def read(
    *, actor: Actor, origin: Origin, data: bytes, now: datetime, zone: str = ""
) -> CalendarRead:
    """Read what a calendar says, in the place of what was read from the same origin.

    The seeker's own chats in it are left out: what stands here of them is newer. Raises
    Invalid when it is too large or holds no appointments.
    """
    access.require(actor, Right.EDIT)
    own = zones.named(zone) if zone else hours(actor=actor).zone
    if len(data) > MOST_BYTES:
        raise Invalid(origin.field, f"is larger than {MOST_BYTES // 1_000_000} MB.")
    today, days = now.astimezone(own).date(), window(now=now, zone=own)
    chats_here = {f"{chat}{chat_rules.UID_END}" for chat in chats.ids(actor=actor)}
    found = reading.busy(
        data, start=days.start, end=days.end, zone=own, file=origin.name, but=chats_here
    )
    problems = _problems(origin, data, found)
    kept = BusyCalendar(
        workspace_id=actor.workspace,
        name=origin.name,
        source=origin.source,
        address=origin.address,
        digest=hashlib.sha256(data).hexdigest(),
        zone=_fitting_zone(own),
        read_at=now,
        from_on=today,
        until_on=today + timedelta(days=DAYS_READ),
    )
    card = _keep(actor=actor, calendar=kept, times=found.intervals, now=now)
    return CalendarRead(card, problems)


def _problems(origin: Origin, data: bytes, found: reading.Busy) -> tuple[Problem, ...]:
    """What could not be read; Invalid where that is all.

    A calendar on the web may have no appointments as yet.
    """
    first = next(iter(found.problems), None)
    if not first or first.line or found.intervals:
        return found.problems
    if origin.source is CalendarSource.FILE or _HEAD not in data[:1_000].upper():
        raise Invalid(origin.field, f"“{origin.name}” gives nothing to read. {first.why}")
    return ()


def _file_name(name: str) -> str:
    """The last part of a file's name, on one line."""
    shown = shown_name(name.replace("\\", "/").rstrip("/").rsplit("/", maxsplit=1)[-1])
    if not shown:
        raise Invalid("file", "has no name.")
    return shown


def shown_name(name: str) -> str:
    """A calendar's name on one line."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    return shown[-LONGEST_NAME:]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), zone).astimezone(UTC)


@flow("slots.read_calendar")
def _keep(
    *, actor: Actor, calendar: BusyCalendar, times: Sequence[Interval], now: datetime
) -> CalendarCard:
    rows = BusyCalendar.objects.filter(workspace_id=actor.workspace)
    same = {"address": calendar.address} if calendar.address else {"name": calendar.name}
    former = rows.filter(source=calendar.source, **same).first()
    if former is not None:
        calendar.pk, calendar.public_id = former.pk, former.public_id
        BusyTime.objects.filter(calendar=former).delete()
    others = rows.exclude(pk=calendar.pk).values_list("name", flat=True)
    calendar.name = _free_name(calendar.name, set(others))
    calendar.save()
    BusyTime.objects.bulk_create(
        (
            BusyTime(
                workspace_id=actor.workspace,
                calendar=calendar,
                starts_at=each.start,
                ends_at=each.end,
            )
            for each in times
        ),
        batch_size=CHUNK,
    )
    return queries.card(calendar, busy=len(times))


def _free_name(name: str, taken: Container[str]) -> str:
    """The name, or the first of “name 2”, “name 3” ... that no other calendar has."""
    numbered = (f"{name[: LONGEST_NAME - 5]} {number}" for number in numbers(2))
    return next(each for each in chain([name], numbered) if each not in taken)


@flow("slots.forget_calendar")
def forget_calendar(*, actor: Actor, calendar: UUID, now: datetime) -> UUID:
    """Take a calendar away with all its stretches of time; it can be read again."""
    queries.calendar_row(actor=actor, calendar=calendar).delete()
    return calendar


def suggest(
    *, actor: Actor, chat: UUID, now: datetime, zone: str = "", count: int = USUAL_COUNT
) -> Suggestion:
    """A few times for a chat, in their working hours and the seeker's free ones (B15, F11).

    `zone` is theirs; that of the chat's day, or the seeker's own, if empty. At most `count` (1
    to 5), the earliest in 24 hours, the latest within 21 days, with 15 minutes free on both
    sides. Nothing is sent. Raises NotToThem, CannotMove when it was held, Invalid.
    """
    row = chats.row(actor=actor, chat=chat)
    asks.may_be_written_to(row.person)
    card = chats.card(row)
    if card.state not in chat_rules.before(ChatState.SCHEDULED):
        raise chat_rules.CannotMove(card.state, ChatState.SCHEDULED)
    own = hours(actor=actor)
    theirs = zones.named(zone or card.zone or own.zone.key)
    start = now.astimezone(UTC)
    window = Interval(start, start + timedelta(days=DAYS_AHEAD))
    chosen = rules.propose(
        candidates=_candidates(actor, own, window, card.minutes),
        their_zone=theirs,
        now=start,
        count=count,
    )
    message = _message(actor, row.person, card, chosen, theirs) if chosen else None
    calendars = queries.calendars(actor=actor)
    return Suggestion(
        chat=chat,
        zone=theirs.key,
        own_zone=own.zone.key,
        slots=chosen,
        message=message,
        mailto=ask_cards.mailto(row.person, message.subject, message.text) if message else "",
        calendars=calendars,
        outdated=tuple(one for one in calendars if _ends(one) < window.end),
    )


def _candidates(actor: Actor, own: WeeklyHours, window: Interval, minutes: int) -> tuple[Slot, ...]:
    """Every slot that the seeker has free, clear of calendars and booked chats."""
    return rules.free(
        hours=own,
        busy=[*_calendars_busy(actor, window), *_booked(actor, window)],
        start=window.start,
        end=window.end,
        minutes=minutes,
        buffer_minutes=PAUSE_MINUTES,
    )


def _calendars_busy(actor: Actor, window: Interval) -> tuple[Interval, ...]:
    return queries.busy(actor=actor, start=window.start - PAUSE, end=window.end + PAUSE)


def _booked(actor: Actor, window: Interval) -> Iterator[Interval]:
    start, end = window.start - PAUSE, window.end + PAUSE
    for each in chats.booked_around(actor=actor, start=start, end=end):
        if each.starts_at is not None and each.ends_at is not None:
            yield Interval(each.starts_at.astimezone(UTC), each.ends_at.astimezone(UTC))


def _ends(calendar: CalendarCard) -> datetime:
    return _midnight(calendar.until_on, zones.named(calendar.zone))


def _message(
    actor: Actor, person: Person, card: ChatCard, offered: Sequence[Slot], zone: ZoneInfo
) -> Message:
    me = people.me(actor=actor)
    write = writing.offer_again if card.starts_at is not None else writing.offer
    return write(
        given=person.given or person.name,
        minutes=card.minutes,
        times=[wordings.in_english(slot, zone) for slot in offered],
        sender=workspaces.signed(me.name),
    )
