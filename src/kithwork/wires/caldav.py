"""CalDAV (RFC 4791): the seeker's calendars on their own server, read and written.

The caldav library finds its way about servers and reads their answers; what goes over the wire
goes through our own bounded connections. So the password reaches the server that the setting
names and no other, and neither a slow nor an endless answer holds anybody up.
"""

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from kithwork.domain import feeds as rules
from kithwork.domain.errors import Invalid
from kithwork.wires import addresses, answers, feeds
from kithwork.wires.addresses import Unreachable
from kithwork.wires.answers import MOST_REDIRECTS, USUAL, Answer, Caps
from kithwork.wires.lines import Deadline, Lines

if TYPE_CHECKING:
    from caldav.collection import Calendar
    from caldav.davclient import DAVClient

SETTING = "KITHWORK_CALDAV_URL"
# Whoever sets the address of a server may name one at home.
ANYWHERE = addresses.allowance("0.0.0.0/0, ::/0")
_CALENDAR = {"Content-Type": "text/calendar; charset=utf-8"}
_EVENTS = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
    "<D:prop><C:calendar-data/></D:prop>"
    '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
    '<C:time-range start="{start:%Y%m%dT%H%M%SZ}" end="{end:%Y%m%dT%H%M%SZ}"/>'
    "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"
)
_NONE = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"


class NoLibrary(Invalid):
    """The library is not installed: it comes with an extra."""

    def __init__(self) -> None:
        super().__init__(
            "caldav",
            'needs the extra `calendar`, which is not installed: pip install "kithwork[calendar]".',
        )


class WrongPassword(Invalid):
    """The server does not accept the name and the password."""

    def __init__(self, host: str) -> None:
        super().__init__("password", f"is not accepted by {host}, or your name there is another.")


@dataclass(frozen=True, slots=True)
class Account:
    """Whose calendars, and where; the password is never shown."""

    url: str
    user: str
    password: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The name of the server."""
        return rules.host(self.url)

    def with_password(self, password: str) -> "Account":
        """The same, with a password that was typed; that of the setting if it is empty."""
        return replace(self, password=password) if password else self


@dataclass(frozen=True, slots=True)
class ServerCalendar:
    """One calendar of the server."""

    name: str
    address: str


def account(setting: str) -> Account:
    """The account that a setting such as https://ana:secret@dav.example.org/ names.

    Raises Invalid where it names none, or one to which a password would go readable for all.
    """
    try:
        found = rules.address(setting)
    except rules.NoFeed as error:
        raise Invalid(SETTING, error.message) from None
    parts = urlsplit(found)
    if parts.username is None:
        raise Invalid(SETTING, "names nobody; write https://NAME:PASSWORD@… or https://NAME@….")
    if parts.scheme != "https" and not _is_here(parts.hostname or ""):
        raise Invalid(
            SETTING,
            "begins with http://, so that everybody on the way could read your password; "
            "only https:// is used, but for a server on this machine.",
        )
    place = parts.netloc.rpartition("@")[2]
    return Account(
        url=urlunsplit((parts.scheme, place, parts.path, parts.query, "")),
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
    )


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def calendars(*, account: Account, caps: Caps = USUAL) -> tuple[ServerCalendar, ...]:
    """The calendars of the account that hold appointments, in the server's order.

    Raises NoLibrary, WrongPassword, Unreachable.
    """
    with _Server(account, caps) as client:
        found = tuple(
            ServerCalendar(_name(each), str(each.url))
            for each in client.get_calendars()
            if _can_be_kept(str(each.url)) and _holds_appointments(each)
        )
    if not found:
        raise Unreachable(f"{account.host} shows you no calendar. Is its address right?")
    return found


def _name(calendar: "Calendar") -> str:
    """What the server calls it; the last part of its address where it has no name."""
    found = calendar.get_display_name()
    if isinstance(found, str) and found.strip():
        return found
    return _last_part(str(calendar.url))


def _can_be_kept(url: str) -> bool:
    """Whether an address is none that a server made up to hurt."""
    return url.isprintable() and len(url) <= rules.LONGEST


def _holds_appointments(calendar: "Calendar") -> bool:
    """Whether it is no list of things to do."""
    kinds = calendar.get_supported_components()
    return isinstance(kinds, list) and "VEVENT" in kinds


def appointments(
    *, account: Account, calendar: str, start: datetime, end: datetime, caps: Caps = USUAL
) -> bytes:
    """The appointments of a calendar that may lie between two moments (UTC), as one file.

    What repeats stands in it as its rule: whoever reads it reckons the times. Raises the same.
    """
    query = _EVENTS.format(start=start, end=end)
    with _Server(account, caps) as client:
        found = client.report(calendar, query, depth=1)
        _require_found(account, found.status)
        texts = [each.calendar_data or "" for each in found.parse_calendar_query()]
    return "\r\n".join(texts or [_NONE]).encode()


def put(*, account: Account, calendar: str, uid: str, content: bytes, caps: Caps = USUAL) -> None:
    """Put an appointment into a calendar, in the place of the one of that UID."""
    with _Server(account, caps) as client:
        done = client.put(_entry(calendar, uid), content.decode(), headers=dict(_CALENDAR))
        _require_found(account, done.status)


def remove(*, account: Account, calendar: str, uid: str, caps: Caps = USUAL) -> None:
    """Take an appointment out of a calendar; none of that UID is as well."""
    with _Server(account, caps) as client:
        done = client.request(_entry(calendar, uid), "DELETE")
        if done.status not in (404, 410):
            _require_found(account, done.status)


def _entry(calendar: str, uid: str) -> str:
    return f"{calendar.rstrip('/')}/{quote(uid, safe='@')}.ics"


def _last_part(url: str) -> str:
    return unquote(urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]) or "Calendar"


def _require_found(account: Account, status: int) -> None:
    if status in (404, 410):
        raise Unreachable(f"{account.host} has no such calendar any more.")
    if not 200 <= status < 300:
        raise Unreachable(f"{account.host} did not do it, but answered with {status}.")


class _Server:
    """The library's client, on our own connections; its failures in our words."""

    def __init__(self, account: Account, caps: Caps) -> None:
        self._account = account
        self._session = _Session(account, caps)

    def __enter__(self) -> "DAVClient":
        if importlib.util.find_spec("caldav") is None:
            raise NoLibrary
        # It comes with an extra, and takes a second to load.
        from caldav.davclient import DAVClient  # noqa: PLC0415

        client = DAVClient(url=self._account.url, enable_rfc6764=False)
        client.session.close()
        client.session = self._session  # type: ignore[assignment]
        return client

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        from caldav.lib.error import DAVError  # noqa: PLC0415

        # What the library makes of answers that are none (broken XML is a SyntaxError in it): it
        # looks for what is not there.
        strange = (DAVError, SyntaxError, AttributeError, KeyError, TypeError, ValueError)
        if kind is not None and issubclass(kind, strange) and not issubclass(kind, Invalid):
            raise Unreachable(f"{self._account.host} does not answer as a CalDAV server does.")


class _Session:
    """What the library takes for its HTTP session: one account, one server, one deadline."""

    def __init__(self, account: Account, caps: Caps) -> None:
        self._account = account
        self._caps = caps
        self._lines = Lines(deadline=Deadline(caps.seconds), allowed=ANYWHERE)

    def request(
        self, method: str, url: str, *, data: bytes, headers: Mapping[str, str], **_: object
    ) -> "_Response":
        """Ask the account's own server, and follow it to nobody else."""
        place = url
        for _hop in range(MOST_REDIRECTS + 1):
            self._require_own(place)
            answer = answers.ask(
                place=place,
                lines=self._lines,
                method=method,
                headers={**headers, **feeds.basic(self._account.user, self._account.password)},
                body=data or b"",
                caps=self._caps,
            )
            if answer.status in (401, 403):
                raise WrongPassword(self._account.host)
            if not answer.next_place:
                return _Response(answer)
            place = urljoin(place, answer.next_place)
        raise Unreachable(f"{self._account.host} leads on and on, and never to a calendar.")

    def _require_own(self, place: str) -> None:
        if not place.startswith(("https:", "http:")) or answers.origin(place) != answers.origin(
            self._account.url
        ):
            raise Unreachable(
                f"{self._account.host} sends us on to {rules.host(place)}, which is not told your "
                f"password. If that is right, put its address into {SETTING}."
            )

    def close(self) -> None:
        """Nothing stays open."""


class _Response:
    """An answer as the library expects it."""

    def __init__(self, answer: Answer) -> None:
        from caldav.lib.http_sync import CaseInsensitiveDict  # noqa: PLC0415

        self.status_code = answer.status
        self.headers: Mapping[str, Any] = CaseInsensitiveDict(answer.headers)
        self.content = answer.body
        self.text = answer.body.decode("utf-8", "replace")
        self.reason = ""
