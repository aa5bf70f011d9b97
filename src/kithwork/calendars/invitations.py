"""A chat as an iCalendar invitation (RFC 5545, 5546, 7986), with every logistic in it.

The seeker invites (practice.md F11), so the seeker is the organiser. What a chat needs stands
in the description too, for those whose calendar shows nothing else (D24).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from urllib.parse import quote
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from kithwork.calendars import wordings, written_zones
from kithwork.domain.errors import Invalid
from kithwork.domain.slots import Slot

PRODUCT = "-//Kithwork//Chats//EN"
# How long before a chat the calendar rings.
ALARM = timedelta(minutes=15)
# Longest single line and longest text that is written, in letters.
LONGEST_LINE, LONGEST_TEXT = 500, 5_000

_EMAIL = re.compile(r"""[^\s<>()\[\],:;"\\@]+@[^\s<>()\[\],:;"\\@]+""")
_LINK = re.compile(r"""https?://[^\s<>"\\^`{|}]+""", re.IGNORECASE)
_DIALLED = re.compile(r"\+[0-9][0-9 ().\-/]{3,30}")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")


class Unwritable(Invalid):
    """Something of an invitation that cannot be written; `field` says what."""


class Standing(StrEnum):
    """How sure the time of a chat is: offered, agreed, or off."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two who talk; `email` and `phone` empty where not known."""

    name: str
    email: str = ""
    phone: str = ""

    def __post_init__(self) -> None:
        if self.email and not (_EMAIL.fullmatch(self.email) and self.email.isprintable()):
            raise Unwritable("email", f"“{line(self.email)}” is no e-mail address.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """All that an invitation says. `Unwritable` or `NoSlot` where it says no such thing.

    `uid` stays the same for the life of a chat, `sequence` (from 0) grows with each move and
    with a cancellation. `stamp` is when it is written, `start` when the chat begins, both in
    UTC; `zone` is that of whoever is invited, in which the time is said; `minutes` 5 to 480.
    Of `place`, `link` (http or https) and `phone` (the number that is called) any may be empty.
    """

    uid: str
    sequence: int
    stamp: datetime
    start: datetime
    zone: ZoneInfo
    minutes: int
    summary: str
    seeker: Party
    other: Party
    purpose: str = ""
    place: str = ""
    link: str = ""
    phone: str = ""
    standing: Standing = Standing.CONFIRMED

    def __post_init__(self) -> None:
        if not (self.uid.isascii() and self.uid.isprintable() and self.uid.strip()):
            raise Unwritable("uid", "An invitation needs an identifier in plain letters.")
        if self.sequence < 0:
            raise Unwritable("sequence", f"The sequence begins at 0, not at {self.sequence}.")
        if self.stamp.utcoffset() != timedelta(0):
            raise Unwritable("stamp", "When it is written, is said in UTC.")
        if self.link and not (_LINK.fullmatch(self.link) and self.link.isprintable()):
            raise Unwritable("link", f"“{line(self.link)}” is no web address.")
        Slot(self.start, self.minutes)

    @property
    def slot(self) -> Slot:
        """The time of the chat."""
        return Slot(self.start, self.minutes)

    @property
    def method(self) -> str:
        """REQUEST where both can be written to, PUBLISH otherwise."""
        return "REQUEST" if self.seeker.email and self.other.email else "PUBLISH"


def request(invitation: Invitation) -> bytes:
    """The invitation as a file: METHOD:REQUEST, or PUBLISH without both e-mail addresses."""
    entry = appointment(invitation)
    entry.add("status", invitation.standing.value)
    entry.add_component(_alarm(invitation))
    return _written(invitation.method, [invitation], [entry])


def cancel(invitation: Invitation) -> bytes:
    """The word that the chat is off: METHOD:CANCEL, or PUBLISH without both addresses.

    Same `uid` as the invitation and a higher `sequence`; the caller counts.
    """
    entry = appointment(invitation)
    entry.add("status", "CANCELLED")
    method = "CANCEL" if invitation.method == "REQUEST" else "PUBLISH"
    return _written(method, [invitation], [entry])


def several(invitations: Iterable[Invitation]) -> bytes:
    """Chats in one file for the seeker's own calendar: METHOD:PUBLISH, nobody invited."""
    listed = list(invitations)
    entries = []
    for invitation in listed:
        entry = appointment(invitation)
        entry.pop("organizer", None)
        entry.pop("attendee", None)
        entry.add("status", invitation.standing.value)
        entries.append(entry)
    return _written("PUBLISH", listed, entries)


def own(invitation: Invitation) -> bytes:
    """A chat as it stands in the seeker's own calendar on a server.

    Without a method (RFC 4791, 4.1), and with nobody invited: a server would write to them.
    """
    entry = appointment(invitation)
    entry.pop("organizer", None)
    entry.pop("attendee", None)
    entry.add("status", invitation.standing.value)
    entry.add_component(_alarm(invitation))
    return _written("", [invitation], [entry])


def appointment(invitation: Invitation) -> Event:
    """The VEVENT of an invitation, without its status."""
    entry = Event()
    entry.add("uid", invitation.uid.strip())
    entry.add("sequence", invitation.sequence)
    entry.add("dtstamp", invitation.stamp.astimezone(UTC))
    entry.add("last-modified", invitation.stamp.astimezone(UTC))
    start, end = _written_times(invitation)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", line(invitation.summary))
    entry.add("description", _description(invitation))
    entry.add("transp", "OPAQUE")
    if where := line(invitation.place) or invitation.link or line(invitation.phone):
        entry.add("location", where)
    _add_links(entry, invitation)
    if invitation.method == "REQUEST":
        entry.add("organizer", _address(invitation.seeker))
        entry.add("attendee", _invited(invitation.other))
    return entry


def _written(method: str, invitations: list[Invitation], entries: list[Event]) -> bytes:
    content: bytes = calendar(method, invitations, entries).to_ical()
    return content


def calendar(method: str, invitations: list[Invitation], entries: list[Event]) -> Calendar:
    """Entries with the zones that these invitations are written in; without a method if empty."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    if method:
        made.add("method", method)
    for key, (first, last) in _years(invitations).items():
        made.add_component(written_zones.described(key, first, last))
    for entry in entries:
        made.add_component(entry)
    return made


def _years(invitations: Iterable[Invitation]) -> dict[str, tuple[int, int]]:
    """The zones that times are written in, each with the first and last year of them."""
    found: dict[str, tuple[int, int]] = {}
    for each in invitations:
        if _written_times(each)[0].tzinfo is not UTC:
            first, last = found.get(each.zone.key, (each.start.year, each.start.year))
            found[each.zone.key] = min(first, each.start.year), max(last, each.start.year)
    return found


def _written_times(invitation: Invitation) -> tuple[datetime, datetime]:
    """From and to by the clock of the zone; in UTC where that clock shows either twice.

    iCalendar has no word for the second of two equal times (RFC 5545, 3.3.5).
    """
    slot = invitation.slot
    local = [moment.astimezone(invitation.zone) for moment in (slot.start, slot.end)]
    if wordings.is_utc(invitation.zone) or any(moment.fold for moment in local):
        return slot.start.astimezone(UTC), slot.end.astimezone(UTC)
    return local[0], local[1]


def _description(invitation: Invitation) -> str:
    said = wordings.in_english(invitation.slot, invitation.zone)
    seeker, other = invitation.seeker, invitation.other
    lines = [
        _text(invitation.purpose),
        f"When: {said}, {invitation.minutes} minutes",
        f"Place: {line(invitation.place)}" if invitation.place else "",
        f"Video: {invitation.link}" if invitation.link else "",
        f"Call: {line(invitation.phone)}" if invitation.phone else "",
        *(f"{line(each.name)}: {line(each.phone)}" for each in (other, seeker) if each.phone),
        _how_to_move(seeker),
    ]
    return "\n".join(line for line in lines if line)


def _how_to_move(seeker: Party) -> str:
    ways = [
        f"write to {seeker.email}" if seeker.email else "",
        f"call {line(seeker.phone)}" if seeker.phone else "",
    ]
    known = " or ".join(way for way in ways if way)
    return f"To move it: {known or f'tell {line(seeker.name)}'}; any other time is fine."


def _add_links(entry: Event, invitation: Invitation) -> None:
    if invitation.link:
        entry.add("url", invitation.link)
        parameters = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Video"}
        entry.add("conference", invitation.link, parameters=parameters)
    phone = invitation.phone.strip()
    if _DIALLED.fullmatch(phone):
        dialled = "+" + re.sub(r"[^0-9]", "", phone)
        parameters = {"VALUE": "URI", "FEATURE": "PHONE", "LABEL": "Phone"}
        entry.add("conference", f"tel:{dialled}", parameters=parameters)


def _alarm(invitation: Invitation) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", line(invitation.summary))
    alarm.add("trigger", -ALARM)
    return alarm


def _address(party: Party) -> vCalAddress:
    address = vCalAddress("mailto:" + quote(party.email, safe="@!$&'*+-/=_~."))
    # A quotation mark cannot stand in a parameter.
    address.params["CN"] = vText(line(party.name).replace('"', "'") or party.email)
    return address


def _invited(party: Party) -> vCalAddress:
    address = _address(party)
    address.params["CUTYPE"] = vText("INDIVIDUAL")
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("NEEDS-ACTION")
    address.params["RSVP"] = vText("TRUE")
    return address


def line(text: str) -> str:
    """A text as one line: no break of any kind, no letter that does not show."""
    spaced = _SPACES.sub(" ", _BREAKS.sub(" ", text.replace("\t", " ")))
    return "".join(letter for letter in spaced if letter.isprintable()).strip()[:LONGEST_LINE]


def _text(text: str) -> str:
    """A text of several lines, each ended by a plain line feed."""
    return "\n".join(line(each) for each in _BREAKS.split(text)).strip()[:LONGEST_TEXT]
