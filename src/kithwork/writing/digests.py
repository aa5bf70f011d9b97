"""A digest as a sheet: in Markdown, and as one HTML page that needs nothing else."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo

from kithwork.domain.digests import (
    Booked,
    DayAhead,
    Digest,
    Encounter,
    Introduced,
    Late,
    Said,
    SaidKind,
    Talked,
)
from kithwork.domain.follow_ups import FollowUp, FollowUpKind, Whose
from kithwork.writing import duties, sheets
from kithwork.writing.sheets import Section, Sheet

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DID = {
    FollowUpKind.THANK_YOU: "You thanked {name}",
    FollowUpKind.REPORT_BACK: "You told {name} how it went",
    FollowUpKind.WRITE_TO: "You wrote to {name}",
    FollowUpKind.CONNECT: "You connected with {name}",
    FollowUpKind.ADVICE_RESULT: "You told {name} what came of their advice",
    FollowUpKind.UPDATE: "You sent {name} an update",
    FollowUpKind.KEEP_IN_TOUCH: "You stayed in touch with {name}",
    FollowUpKind.CONGRATULATE: "You congratulated {name}",
    FollowUpKind.NEWS: "You told {name} your news",
}


def sections(digest: Digest, *, clock: tzinfo | None) -> tuple[Section, ...]:
    """The parts of a digest that hold anything: learning and people, deeds, what comes."""
    parts = (
        Section("Whom you talked with", tuple(map(_talk, digest.talks))),
        Section("Whom you met", tuple(map(_encounter, digest.encounters))),
        Section("What you learned", tuple(map(_said, digest.of_kind(SaidKind.FINDING)))),
        Section("What helped", tuple(map(_said, digest.of_kind(SaidKind.HELPFUL)))),
        Section("Words of the trade", tuple(map(_said, digest.of_kind(SaidKind.WORD)))),
        Section("Does it suit you?", tuple(map(_sign, digest.of_kind(SaidKind.FIT)))),
        Section(
            "Openings, and who raised them", tuple(map(_said, digest.of_kind(SaidKind.OPENING)))
        ),
        Section("What you have in common", tuple(map(_said, digest.of_kind(SaidKind.COMMON)))),
        Section("What it was worth to you", tuple(map(_said, digest.of_kind(SaidKind.WORTH)))),
        Section("What you did for it", tuple(_deeds(digest))),
        Section("Late, and still worth doing", tuple(map(_late, digest.late))),
        *_ahead(digest.ahead, clock),
        Section("Later", (_later(digest.later),) if digest.later else ()),
    )
    return tuple(part for part in parts if part.lines)


def markdown(digest: Digest, *, clock: tzinfo | None) -> str:
    """The digest in Markdown, hours by a clock; no foreign text can begin a line of its own."""
    return sheets.markdown(_sheet(digest, clock))


def html(digest: Digest, *, clock: tzinfo | None) -> str:
    """The digest as one HTML page without scripts or anything from elsewhere."""
    return sheets.html(_sheet(digest, clock))


def duty(card: FollowUp) -> str:
    """What is owed, with what was promised."""
    title = duties.title(card)
    return f"{title}: {card.text}" if card.kind is FollowUpKind.PROMISE else title


def _sheet(digest: Digest, clock: tzinfo | None) -> Sheet:
    week = digest.week
    span = f"{_day(week.monday)} to {_day(week.sunday)} {week.sunday.year}"
    return Sheet(f"Your week {week.label}", f"{span}. {digest.line}", sections(digest, clock=clock))


def _talk(one: Talked) -> str:
    after = [
        f"sent by {one.sender_name}" if one.sender_name else "",
        "for the first time" if one.is_first else "",
        f"{one.names} new {'name' if one.names == 1 else 'names'}" if one.names else "",
        "" if one.written else "not written down yet",
    ]
    said = ", ".join(part for part in after if part)
    return f"{one.name} ({said})" if said else one.name


def _encounter(one: Encounter) -> str:
    where = f", {one.where}" if one.where else ""
    return f"{one.name} ({_day(one.on)}{where})"


def _said(one: Said) -> str:
    about = f"{one.about}: " if one.about else ""
    return f"{about}{one.text} ({one.name})"


def _sign(one: Said) -> str:
    text = f": {one.text}" if one.text else ""
    return f"{'+' if one.sign > 0 else '−'} {one.about}{text} ({one.name})"


def _deeds(digest: Digest) -> Iterator[str]:
    if digest.asks or digest.answers:
        yield f"Asks sent: {digest.asks}. Answers: {digest.answers}."
    if digest.name_asks:
        yield f"Asks for a name: {digest.name_asks}."
    yield from (_did(one) for one in (*digest.thanked, *digest.kept, *digest.done))
    yield from (_introduction(one) for one in digest.introduced)


def _did(one: FollowUp) -> str:
    if one.kind is not FollowUpKind.PROMISE:
        return _DID[one.kind].format(name=one.name)
    if one.whose is Whose.THEIRS:
        return f"{one.name} kept their promise: {one.text}"
    return f"You kept your promise to {one.name}: {one.text}"


def _introduction(one: Introduced) -> str:
    return f"{one.name} introduced you to {one.target_name}"


def _late(one: Late) -> str:
    return f"{duty(one.follow_up)} – {one.worth}"


def _ahead(days: Iterable[DayAhead], clock: tzinfo | None) -> Iterator[Section]:
    for one in days:
        lines = [_booked(chat, clock) for chat in one.chats]
        lines += [duty(card) for card in one.follow_ups]
        yield Section(_day(one.on), tuple(lines))


def _booked(one: Booked, clock: tzinfo | None) -> str:
    at: datetime = one.starts_at.astimezone(clock)
    return f"{at:%H:%M} chat with {one.name}, {one.minutes} minutes"


def _later(count: int) -> str:
    return "1 more is due after these days." if count == 1 else f"{count} more are due after these."


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
