"""Everything a workspace holds, row by row, for what must carry all of it away.

Rows come in the order in which they were made, in chunks: 20,000 people never stand in
memory together. What was removed or merged is among them; who reads decides.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from kithwork.domain.actors import Actor
from kithwork.store import access
from kithwork.store.models import (
    Address,
    Ask,
    BriefVersion,
    BusyCalendar,
    BusyTime,
    CalendarEntry,
    Campaign,
    Chat,
    FollowUp,
    FreeHours,
    GivenIntroduction,
    Import,
    Introduction,
    Landing,
    LookAlike,
    Merge,
    Note,
    Offer,
    Organisation,
    OwnQuestion,
    Person,
    Position,
    Recall,
    Recommendation,
    SourceRecord,
    Suppression,
    Tag,
    Target,
    Tie,
    Touch,
)

CHUNK = 500
# The tables that hang on a chat.
OF_CHATS = (
    "questions", "research", "debrief", "answers", "remarks", "findings", "fit", "inquiries",
    "referrals", "follow_ups", "run", "run_notes", "run_answers",
    "rehearsals", "recalls", "goals", "ticks",
    "findings__compared_left__left__chat", "findings__compared_right__right__chat",
)  # fmt: skip

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class PersonContent:
    """A person with every row that belongs to them alone, removed ones included.

    The records are without what they say (`records` reads that).
    """

    row: Person
    addresses: tuple[Address, ...]
    positions: tuple[Position, ...]
    tags: tuple[Tag, ...]
    notes: tuple[Note, ...]
    touches: tuple[Touch, ...]
    records: tuple[SourceRecord, ...]


@dataclass(frozen=True, slots=True)
class CampaignContent:
    """A campaign with what it ended in, all versions of its brief and all its targets."""

    row: Campaign
    landing: Landing | None
    versions: tuple[BriefVersion, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class AskContent:
    """An ask with the introductions it leans on, in their order, and its chat."""

    row: Ask
    introductions: tuple[Introduction, ...]
    chats: tuple[Chat, ...]


@dataclass(frozen=True, slots=True)
class CalendarContent:
    """A calendar that was read, with the stretches of time it keeps busy, in order."""

    row: BusyCalendar
    times: tuple[BusyTime, ...]


def people(*, actor: Actor) -> Iterator[PersonContent]:
    """Everybody, the seeker included; seven statements a chunk."""
    rows = access.visible(actor, Person).defer("search_text").order_by("pk")
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        yield from _whole(actor, chunk)


def _whole(actor: Actor, chunk: Sequence[Person]) -> Iterator[PersonContent]:
    ids = [row.pk for row in chunk]
    addresses = _of(actor, Address, ids)
    positions = _of(actor, Position, ids, joined=("organisation",))
    tags = _of(actor, Tag, ids)
    notes = _of(actor, Note, ids)
    touches = _of(actor, Touch, ids)
    records = _of(actor, SourceRecord, ids, left_out=("content",))
    for row in chunk:
        yield PersonContent(
            row=row,
            addresses=tuple(addresses[row.pk]),
            positions=tuple(positions[row.pk]),
            tags=tuple(tags[row.pk]),
            notes=tuple(notes[row.pk]),
            touches=tuple(touches[row.pk]),
            records=tuple(records[row.pk]),
        )


def _of(
    actor: Actor,
    model: type[M],
    people: Sequence[int],
    *,
    joined: Sequence[str] = (),
    left_out: Sequence[str] = (),
) -> dict[int, list[M]]:
    """The rows of `model` by the person they belong to."""
    rows = access.visible(actor, model).filter(person_id__in=people).order_by("pk")
    rows = rows.select_related(*joined) if joined else rows
    found: dict[int, list[M]] = defaultdict(list)
    for row in rows.defer(*left_out):
        found[getattr(row, "person_id")].append(row)  # noqa: B009 (each of these models has it)
    return found


def records(*, actor: Actor) -> Iterator[SourceRecord]:
    """Every imported row as it was read."""
    return _each(access.visible(actor, SourceRecord))


def import_ids(*, actor: Actor) -> dict[int, UUID]:
    """The outside id of every import, by primary key."""
    return dict(access.visible(actor, Import).values_list("pk", "public_id"))


def kept_positions(*, actor: Actor) -> Iterator[Position]:
    """Positions that are shown: no part of them was removed, and nobody merged away."""
    rows = access.visible(actor, Position).filter(
        removed_at__isnull=True,
        organisation__removed_at__isnull=True,
        person__removed_at__isnull=True,
        person__merged_into__isnull=True,
    )
    # Joined by the caller's maps: a row of each person and organisation a position is dear.
    return _each(rows)


def person_ids(*, actor: Actor) -> dict[int, UUID]:
    """The outside id of everybody, by primary key."""
    return dict(access.visible(actor, Person).values_list("pk", "public_id"))


def organisations(*, actor: Actor) -> Iterator[Organisation]:
    """Every organisation."""
    return _each(access.visible(actor, Organisation))


def ties(*, actor: Actor) -> Iterator[Tie]:
    """Every stored tie; those that a shared group gives are worked out anew when needed."""
    return _each(access.visible(actor, Tie))


def look_alikes(*, actor: Actor) -> Iterator[LookAlike]:
    """Every pair that looked like one person."""
    return _each(access.visible(actor, LookAlike))


def merges(*, actor: Actor) -> Iterator[Merge]:
    """Every merge, undone ones included."""
    return _each(access.visible(actor, Merge))


def imports(*, actor: Actor) -> Iterator[Import]:
    """Every import, those only looked at or taken back included."""
    return _each(access.visible(actor, Import))


def campaigns(*, actor: Actor) -> Iterator[CampaignContent]:
    """Every campaign whole."""
    for row in access.visible(actor, Campaign).order_by("pk"):
        targets = Target.objects.filter(campaign=row).select_related("person", "organisation")
        yield CampaignContent(
            row=row,
            landing=Landing.objects.filter(campaign=row).first(),
            versions=tuple(BriefVersion.objects.filter(campaign=row).order_by("number")),
            targets=tuple(targets.order_by("pk")),
        )


def asks(*, actor: Actor) -> Iterator[AskContent]:
    """Every ask whole; three statements a chunk."""
    rows = access.visible(actor, Ask).select_related("person").order_by("pk")
    last = 0
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1].pk
        ids = [row.pk for row in chunk]
        steps: dict[int, list[Introduction]] = defaultdict(list)
        for step in (
            Introduction.objects.filter(ask_id__in=ids)
            .select_related("introducer", "target")
            .order_by("place")
        ):
            steps[step.ask_id].append(step)
        booked = Chat.objects.filter(ask_id__in=ids).prefetch_related(*OF_CHATS)
        agreed = {chat.ask_id: chat for chat in booked}
        for row in chunk:
            chat = agreed.get(row.pk)
            yield AskContent(row, tuple(steps[row.pk]), (chat,) if chat else ())


def chats_without_ask(*, actor: Actor) -> Iterator[Chat]:
    """Chats that came without an ask, or outlived it."""
    rows = access.visible(actor, Chat).filter(ask__isnull=True).select_related("person")
    return _each(rows.prefetch_related(*OF_CHATS))


def follow_ups_without_chat(*, actor: Actor) -> Iterator[FollowUp]:
    """Duties that no chat left behind."""
    return _each(access.visible(actor, FollowUp).filter(chat__isnull=True))


def recommendations(*, actor: Actor) -> Iterator[Recommendation]:
    """Everybody who spoke for the seeker, what was taken away included."""
    return _each(access.visible(actor, Recommendation))


def offers(*, actor: Actor) -> Iterator[Offer]:
    """What the seeker offers others, if they said."""
    return iter(access.visible(actor, Offer))


def given_introductions(*, actor: Actor) -> Iterator[GivenIntroduction]:
    """Every introduction that the seeker gave or thought of, with its messages."""
    rows = access.visible(actor, GivenIntroduction).select_related("chat")
    return _each(rows.prefetch_related("letters"))


def recalls(*, actor: Actor) -> Iterator[Recall]:
    """The reviews of all words, which belong to no chat."""
    return _each(access.visible(actor, Recall).filter(chat__isnull=True))


def own_questions(*, actor: Actor) -> Iterator[OwnQuestion]:
    """The seeker's own questions, those taken away included."""
    return _each(access.visible(actor, OwnQuestion))


def free_hours(*, actor: Actor) -> Iterator[FreeHours]:
    """The weekly hours that the seeker set, in the order of the week."""
    return iter(access.visible(actor, FreeHours).order_by("weekday", "from_at"))


def calendars(*, actor: Actor) -> Iterator[CalendarContent]:
    """Every calendar whole."""
    for row in access.visible(actor, BusyCalendar).order_by("pk"):
        times = BusyTime.objects.filter(calendar=row).order_by("starts_at", "pk")
        yield CalendarContent(row, tuple(times))


def calendar_entries(*, actor: Actor) -> Iterator[CalendarEntry]:
    """Every chat that stands in a calendar of the seeker's server."""
    return _each(access.visible(actor, CalendarEntry).select_related("chat"))


def count_suppressions(*, actor: Actor) -> int:
    """How many addresses of erased people are kept from being written to."""
    return access.visible(actor, Suppression).count()


def _each(rows: QuerySet[M]) -> Iterator[M]:
    return rows.order_by("pk").iterator(chunk_size=CHUNK)
