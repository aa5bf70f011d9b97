"""Servers: the seeker's own calendar server, named by a setting, asked when the seeker says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from kithwork.domain.actors import Actor, Right
from kithwork.domain.errors import Conflict, Invalid
from kithwork.flows import slots
from kithwork.store import access

if TYPE_CHECKING:
    from kithwork.wires.caldav import Account, ServerCalendar


class NoServer(Conflict):
    """The setting names no calendar server."""

    def __init__(self) -> None:
        super().__init__(
            "No calendar server is set up: KITHWORK_CALDAV_URL names yours, "
            "such as https://ana:secret@dav.example.org/."
        )


class NeedsPassword(Invalid):
    """The setting holds no password, and none was typed."""

    def __init__(self, host: str) -> None:
        super().__init__("password", f"is needed for {host}; it is used once, and not kept.")


@dataclass(frozen=True, slots=True)
class Server:
    """The calendar server as doors show it: its name, and what is wrong with the setting.

    `asks` says that the password has to be typed each time.
    """

    host: str
    asks: bool
    wrong: str = ""


def named() -> Server | None:
    """The server that the setting names; None without one."""
    if not settings.CALDAV_URL:
        return None
    try:
        account = _account()
    except Invalid as error:
        return Server("", asks=False, wrong=str(error))
    return Server(account.host, asks=not account.password)


def calendars(*, actor: Actor, password: str = "") -> Sequence["ServerCalendar"]:
    """The calendars of the server; raises NoServer, NeedsPassword, wires' failures."""
    access.require(actor, Right.EDIT)
    from kithwork.wires import caldav  # noqa: PLC0415 (a slow library)

    return caldav.calendars(account=_account_with(password))


def appointments(*, actor: Actor, address: str, now: datetime, password: str = "") -> bytes:
    """The appointments of one calendar in the days that are read, as one file."""
    access.require(actor, Right.EDIT)
    from kithwork.wires import caldav  # noqa: PLC0415

    days = slots.window(now=now, zone=slots.hours(actor=actor).zone)
    account = _account_with(password)
    return caldav.appointments(account=account, calendar=address, start=days.start, end=days.end)


def put(*, actor: Actor, address: str, uid: str, content: bytes, password: str = "") -> None:
    """Put an appointment into a calendar of the server, in the place of the one of its UID."""
    access.require(actor, Right.EDIT)
    from kithwork.wires import caldav  # noqa: PLC0415

    account = _account_with(password)
    caldav.put(account=account, calendar=address, uid=uid, content=content)


def remove(*, actor: Actor, address: str, uid: str, password: str = "") -> None:
    """Take an appointment out of a calendar of the server."""
    access.require(actor, Right.EDIT)
    from kithwork.wires import caldav  # noqa: PLC0415

    caldav.remove(account=_account_with(password), calendar=address, uid=uid)


def _account() -> "Account":
    from kithwork.wires import caldav  # noqa: PLC0415

    return caldav.account(settings.CALDAV_URL)


def _account_with(password: str) -> "Account":
    if not settings.CALDAV_URL:
        raise NoServer
    account = _account().with_password(password)
    if not account.password:
        raise NeedsPassword(account.host)
    return account
