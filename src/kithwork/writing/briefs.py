"""A brief as a page of text: in Markdown, and as one HTML file that needs nothing else."""

from collections.abc import Iterator

from kithwork.domain import zones
from kithwork.domain.briefs import Brief, Employer, ResearchKind
from kithwork.domain.chats import Mode
from kithwork.domain.rehearsals import MOST
from kithwork.writing import sheets
from kithwork.writing.sheets import Section, Sheet

_KINDS = {
    ResearchKind.KNOWN: "Known",
    ResearchKind.ASSUMED: "Assumed, to be tested",
    ResearchKind.UNKNOWN: "Not known yet",
    ResearchKind.TRAIL: "Trails to follow",
}
_MODES = {Mode.IN_PERSON: "in person", Mode.VIDEO: "by video", Mode.PHONE: "by phone"}


def sections(brief: Brief) -> tuple[Section, ...]:
    """The parts of a brief that hold anything, in the order they are read."""
    parts = (
        Section("When and where", tuple(_when(brief))),
        Section("What I hope to learn", tuple(_learn(brief))),
        Section("The first minute", (brief.opening,)),
        Section("What links us", brief.common),
        Section("Their path", tuple(_employer(one) for one in brief.employers)),
        Section("Between us so far", tuple(f"{one.on}: {one.text}" for one in brief.touches)),
        Section("Promised", tuple(f"{one.text} (until {one.on})" for one in brief.promised)),
        Section("What I heard before", tuple(f"{one.on}: {one.text}" for one in brief.heard)),
        Section("My notes", tuple(f"{one.on}: {one.text}" for one in brief.notes)),
        *(Section(name, tuple(_research(brief, kind))) for kind, name in _KINDS.items()),
        Section(
            "My questions",
            tuple(
                f"{one.question.text} ({one.question.minutes:g} min{', must' if one.must else ''})"
                for one in brief.questions
            ),
            is_ordered=True,
        ),
        Section("Rehearsal", tuple(_rehearsed(brief))),
        Section("Where this comes from", brief.seen_in),
    )
    return tuple(part for part in parts if part.lines)


def _when(brief: Brief) -> Iterator[str]:
    chat = brief.chat
    if chat.starts_at is not None:
        local = chat.starts_at.astimezone(zones.named(chat.zone))
        yield f"{local:%Y-%m-%d %H:%M} ({chat.zone}), {chat.minutes} minutes"
    else:
        yield f"No day yet; {chat.minutes} minutes are agreed"
    if chat.venue.where:
        yield f"{_MODES[chat.venue.mode].capitalize()}: {chat.venue.where}"
    if chat.referred_by_name:
        yield f"{chat.referred_by_name} sent me"
    yield from (*brief.phones, *brief.emails, *brief.profiles)


def _learn(brief: Brief) -> Iterator[str]:
    """The goals of this chat, else what the whole search hopes to learn."""
    yield from [one.text for one in brief.goals] or ([brief.goal] if brief.goal else [])


def _rehearsed(brief: Brief) -> Iterator[str]:
    done = brief.rehearsed
    if done is None:
        return
    often = {1: "once", 2: "twice"}.get(done.times, f"{done.times} times")
    yield f"Rehearsed {often}, last on {done.last_at:%Y-%m-%d}"
    if done.first is not None and done.last is not None:
        yield f"Confidence {done.first} → {done.last}, of {MOST}"
    for one in done.stumbles:
        yield f"Stumbled at: {one.text or 'the first minute'}"


def _employer(one: Employer) -> str:
    years = "–".join(str(day.year) if day else "" for day in (one.from_on, one.to_on))
    span = f" ({years})" if years != "–" else (" (now)" if one.is_current else "")
    title = f"{one.title}, " if one.title else ""
    about = ", ".join(part for part in (one.industry, one.place, one.website) if part)
    also = f" Also there: {', '.join(one.others)}." if one.others else ""
    told = f" {one.note}" if one.note else ""
    return f"{title}{one.name}{span}{f': {about}' if about else ''}.{told}{also}"


def _research(brief: Brief, kind: ResearchKind) -> Iterator[str]:
    for line in brief.research:
        if line.kind is kind:
            source = f"{line.source}, " if line.source else ""
            yield f"{line.text} ({source}{line.on})"


def markdown(brief: Brief) -> str:
    """The brief in Markdown; what came from outside cannot begin a line of its own."""
    return sheets.markdown(_sheet(brief))


def html(brief: Brief) -> str:
    """The brief as one HTML page without scripts or anything from elsewhere."""
    return sheets.html(_sheet(brief))


def _sheet(brief: Brief) -> Sheet:
    return Sheet(brief.chat.name, brief.headline, sections(brief))
