"""Feeds: calendars on the web and on the seeker's own server, read when the seeker says so.

Nothing is asked of the outside while rows are being written, and nothing at all but on the
seeker's word (trust.md, check 56).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings

from kithwork.domain import feeds as rules
from kithwork.domain.actors import Actor, Right
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.feeds import CalendarSource
from kithwork.flows import servers, slots
from kithwork.flows.flow import flow
from kithwork.flows.slots import CalendarRead, Origin
from kithwork.store import access
from kithwork.store.models import BusyCalendar
from kithwork.store.models.slots import LONGEST_FAULT
from kithwork.store.queries import slots as queries
from kithwork.store.queries.slots import CalendarCard

_WITH_ADDRESS = (CalendarSource.FEED, CalendarSource.SERVER)


class NothingToRefresh(Conflict):
    """There is no calendar that could be asked again."""

    def __init__(self) -> None:
        super().__init__(
            "There is no calendar with an address: a file is read again by hand. "
            "`kith calendar add ADDRESS` reads one from the web."
        )


def read(
    *, actor: Actor, address: str, now: datetime, name: str = "", zone: str = ""
) -> CalendarRead:
    """Read a calendar from its address, and keep the address for the next time.

    `name` is what it is called here; its place in the web if empty. Raises Invalid on
    `address`, and wires' Unreachable; nothing is kept then.
    """
    access.require(actor, Right.EDIT)
    place = rules.address(address)
    shown = slots.shown_name(name) or rules.host(place)
    return slots.read(
        actor=actor,
        origin=Origin(shown, CalendarSource.FEED, place),
        data=_fetched(place),
        now=now,
        zone=zone,
    )


def read_server(*, actor: Actor, now: datetime, password: str = "") -> tuple[CalendarRead, ...]:
    """Read every calendar of the seeker's server, each as one of its own.

    Raises servers.NoServer, servers.NeedsPassword, wires' Unreachable.
    """
    access.require(actor, Right.EDIT)
    return tuple(
        slots.read(
            actor=actor,
            origin=Origin(
                slots.shown_name(one.name) or rules.host(one.address),
                CalendarSource.SERVER,
                one.address,
            ),
            data=servers.appointments(actor=actor, address=one.address, now=now, password=password),
            now=now,
        )
        for one in servers.calendars(actor=actor, password=password)
    )


def refresh(
    *, actor: Actor, now: datetime, calendars: Sequence[UUID] = (), password: str = ""
) -> tuple[CalendarCard, ...]:
    """Ask these calendars again, or all that have an address; each says how it went.

    What cannot be read keeps what was read before, and says why. Raises NothingToRefresh.
    """
    access.require(actor, Right.EDIT)
    rows = tuple(_asked_again(actor, calendars))
    if not rows:
        raise NothingToRefresh
    return tuple(_refreshed(actor, row, now, password) for row in rows)


def _asked_again(actor: Actor, calendars: Sequence[UUID]) -> Iterator[BusyCalendar]:
    if not calendars:
        yield from queries.calendar_rows(actor=actor, sources=_WITH_ADDRESS)
    for each in calendars:
        row = queries.calendar_row(actor=actor, calendar=each)
        if row.source != CalendarSource.FILE:
            yield row


def _refreshed(actor: Actor, row: BusyCalendar, now: datetime, password: str) -> CalendarCard:
    source = CalendarSource(row.source)
    try:
        if source is CalendarSource.FEED:
            data = _fetched(row.address)
        else:
            data = servers.appointments(
                actor=actor, address=row.address, now=now, password=password
            )
        origin = Origin(row.name, source, row.address)
        return slots.read(actor=actor, origin=origin, data=data, now=now, zone=row.zone).calendar
    except (Invalid, Conflict) as error:
        return _note(actor=actor, calendar=row.public_id, why=str(error), now=now)


@flow("feeds.note")
def _note(*, actor: Actor, calendar: UUID, why: str, now: datetime) -> CalendarCard:
    """Keep why a calendar could not be read."""
    row = queries.calendar_row(actor=actor, calendar=calendar)
    row.failed_at, row.fault = now, why[:LONGEST_FAULT]
    row.save(update_fields=["failed_at", "fault"])
    return queries.card(row, busy=row.times.count())


def _fetched(address: str) -> bytes:
    # A slow library, and most calls never ask anything of the web.
    from kithwork.wires import addresses  # noqa: PLC0415
    from kithwork.wires import feeds as wire  # noqa: PLC0415

    return wire.fetch(address=address, allowed=addresses.allowance(settings.NETWORKS))
