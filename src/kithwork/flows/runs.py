"""Runs: a chat while it takes place. What was typed arrives later, perhaps twice, in any order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from kithwork.domain import runs as rules
from kithwork.domain.actors import Actor
from kithwork.domain.briefs import Brief
from kithwork.domain.chats import ChatCard, ChatState
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.question_plans import PlannedQuestion
from kithwork.domain.records import Problem
from kithwork.domain.runs import (
    LATEST_SECOND,
    LONGEST_NOTE,
    LONGEST_QUESTION,
    MOST_ANSWERS,
    MOST_NOTES,
    Kept,
    Outcome,
    RunAnswer,
    RunNote,
    RunSheet,
    RunTimes,
)
from kithwork.flows import briefs, question_plans
from kithwork.flows.flow import flow
from kithwork.sources.carried import runs as carried
from kithwork.store import access
from kithwork.store.models import Chat, Run
from kithwork.store.models import RunAnswer as AnswerRow
from kithwork.store.models import RunNote as NoteRow
from kithwork.store.queries import chats
from kithwork.store.queries import runs as queries

_OPEN = (None, Outcome.NOT_REACHED)


class CalledOff(Conflict):
    """The chat was called off."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Your chat with {name} was called off. Bring it back first.")


class NotBegun(Conflict):
    """The talk has no beginning yet."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Your chat with {name} has not begun.")


class OfAnotherChat(Conflict):
    """A line of that key belongs to another chat."""

    def __init__(self, key: UUID) -> None:
        super().__init__(f"The note {key} belongs to another chat.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A planned question with its place in the talk, from 0, and what became of it."""

    place: int
    planned: PlannedQuestion
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Talk:
    """A chat as it is led: the homework, the plan, the notes, and when it began and ended."""

    brief: Brief
    times: RunTimes | None
    notes: tuple[RunNote, ...]
    taken_away: tuple[RunNote, ...]
    answers: tuple[RunAnswer, ...]
    asked: tuple[Asked, ...]
    seconds: int

    @property
    def chat(self) -> ChatCard:
        """The chat that it is."""
        return self.brief.chat

    @property
    def state(self) -> str:
        """`before`, `going` or `ended`."""
        if self.times is None:
            return "before"
        return "going" if self.times.ended_at is None else "ended"

    @property
    def minute(self) -> int:
        """How many whole minutes it has lasted."""
        return self.seconds // 60

    @property
    def longest(self) -> int:
        """The agreed length in seconds."""
        return self.chat.minutes * 60

    @property
    def over(self) -> int:
        """How many whole minutes it took longer than agreed (practice.md B23)."""
        return max(0, self.seconds - self.chat.minutes * 60) // 60

    @property
    def must_left(self) -> int:
        """How many of the questions that must be asked are open (practice.md D33)."""
        return sum(one.planned.must and one.outcome in _OPEN for one in self.asked)

    @property
    def closing(self) -> PlannedQuestion | None:
        """The question that asks whom else to meet (practice.md A20)."""
        planned = (one.planned for one in reversed(self.asked))
        return next((one for one in planned if one.question.asks_for_names), None)

    @property
    def beside(self) -> tuple[RunAnswer, ...]:
        """What was asked beside the plan."""
        planned = {one.planned.question.key for one in self.asked}
        return tuple(one for one in self.answers if one.question not in planned)

    @property
    def is_time_up(self) -> bool:
        """Whether the agreed minutes are over."""
        return self.seconds >= self.chat.minutes * 60

    @property
    def is_over(self) -> bool:
        """Whether it was held, missed or called off: nothing of it need stay on a device."""
        return self.chat.state in chats.OVER_STATES


def show(*, actor: Actor, chat: UUID, now: datetime) -> Talk:
    """The talk as it stands."""
    brief = briefs.show(actor=actor, chat=chat)
    times = queries.started(actor=actor, chat=chat)
    answers = queries.answers(actor=actor, chat=chat)
    settled = {one.question: one.outcome for one in answers}
    lasted = ((times.ended_at or now) - times.begun_at).total_seconds() if times else 0
    return Talk(
        brief=brief,
        times=times,
        notes=queries.notes(actor=actor, chat=chat),
        taken_away=queries.taken_away(actor=actor, chat=chat),
        answers=answers,
        asked=tuple(
            Asked(place, one, settled.get(one.question.key))
            for place, one in enumerate(brief.questions)
        ),
        seconds=min(LATEST_SECOND, max(0, int(lasted))),
    )


@flow("runs.begin")
def begin(*, actor: Actor, chat: UUID, now: datetime) -> RunTimes:
    """Begin a talk, or go on with one that was ended; one that is going on stays as it is."""
    row, before = _row(actor, chat), queries.started(actor=actor, chat=chat)
    if row.state == ChatState.CANCELLED:
        raise CalledOff(row.person.name)
    if before is None:
        return _keep_times(actor, row, RunTimes(now, None, rules.revision(at=now)))
    return _keep_times(
        actor, row, RunTimes(before.begun_at, None, rules.revision(at=now, before=before.revision))
    )


@flow("runs.begin_anew")
def begin_anew(*, actor: Actor, chat: UUID, now: datetime) -> RunTimes:
    """Set the clock of a talk to its beginning; the notes stay as they are."""
    row, before = _row(actor, chat), queries.started(actor=actor, chat=chat)
    revision = rules.revision(at=now, before=before.revision if before else 0)
    return _keep_times(actor, row, RunTimes(now, None, revision))


@flow("runs.end")
def end(*, actor: Actor, chat: UUID, now: datetime) -> RunTimes:
    """End a talk; raises NotBegun."""
    row, before = _row(actor, chat), queries.started(actor=actor, chat=chat)
    if before is None:
        raise NotBegun(row.person.name)
    ended = max(now, before.begun_at)
    return _keep_times(
        actor, row, RunTimes(before.begun_at, ended, rules.revision(at=now, before=before.revision))
    )


@flow("runs.keep")
def keep(
    *,
    actor: Actor,
    chat: UUID,
    now: datetime,
    notes: Sequence[RunNote] = (),
    answers: Sequence[RunAnswer] = (),
    times: RunTimes | None = None,
) -> Kept:
    """Keep what was typed: of each line, question and time the higher revision holds.

    Delivered twice or in another order, it comes to the same. Notes come in after the talk was
    marked as held, and for somebody who is not to be written to, too: nothing typed is lost.
    Raises Invalid for what is too long or too much, OfAnotherChat.
    """
    row = _row(actor, chat)
    _check(notes, answers)
    return _kept(actor, row, RunSheet(chat, tuple(notes), tuple(answers), times))


@flow("runs.deliver")
def deliver(*, actor: Actor, chat: UUID, document: bytes, now: datetime) -> Kept:
    """The same, as the browser writes it (docs/reference/carried-runs.md).

    What cannot be kept is told in `problems`; the rest is. Raises Invalid for what is no talk.
    """
    row, sheet = _row(actor, chat), read(document=document)
    whole = next((one for one in sheet.problems if not one.field), None)
    if whole is not None:
        raise Invalid("file", whole.why)
    elsewhere = _elsewhere(actor, row, sheet.notes)
    notes = tuple(one for one in sheet.notes if one.key not in elsewhere)
    kept = _kept(actor, row, replace(sheet, notes=notes))
    strange = (Problem("", 0, "key", str(OfAnotherChat(key))) for key in sorted(elsewhere))
    return replace(kept, problems=(*sheet.problems, *strange))


def _elsewhere(actor: Actor, chat: Chat, notes: Iterable[RunNote]) -> set[UUID]:
    """The keys of lines that belong to another chat."""
    rows = access.visible(actor, NoteRow).filter(key__in=[one.key for one in notes])
    return set(rows.exclude(chat=chat).values_list("key", flat=True))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a carried file would bring: lines that are not here yet, and those that are."""

    chat: ChatCard
    fresh: int
    known: int
    problems: tuple[Problem, ...]


def foresee(*, actor: Actor, document: bytes, file: str = "") -> Foreseen:
    """What `bring` would do; nothing is kept. Raises Invalid for a file without a chat."""
    sheet, row = _of_chat(actor, document, file)
    keys = {one.key for one in sheet.notes}
    known = access.visible(actor, NoteRow).filter(key__in=keys).count()
    return Foreseen(chats.card(row), len(keys) - known, known, sheet.problems)


def _of_chat(actor: Actor, document: bytes, file: str) -> tuple[RunSheet, Chat]:
    """A carried file, and the chat that it names."""
    sheet = read(document=document, file=file)
    if sheet.chat is None:
        why = sheet.problems[0].why if sheet.problems else "It names no chat."
        raise Invalid("file", why)
    return sheet, _row(actor, sheet.chat)


@flow("runs.bring")
def bring(*, actor: Actor, document: bytes, now: datetime, file: str = "") -> Kept:
    """Bring in the notes of a page that was carried along; what it cannot read is left out.

    The file names its chat. Raises Invalid for a file without one, NoSuchChat.
    """
    sheet, row = _of_chat(actor, document, file)
    return _kept(actor, row, sheet)


def read(*, document: bytes, file: str = "") -> RunSheet:
    """What a carried file holds; nothing is kept."""
    return carried.read(document, file=file)


def is_carried(*, head: bytes) -> bool:
    """Whether a file begins as the notes of a talk do."""
    return carried.recognises(head)


def _row(actor: Actor, chat: UUID) -> Chat:
    """A chat; notes come in for somebody who was taken away, too, and may be brought back."""
    return chats.row_of_anybody(actor=actor, chat=chat)


def _check(notes: Iterable[RunNote], answers: Iterable[RunAnswer]) -> None:
    asked = [*(one.question for one in notes), *(one.question for one in answers)]
    for field, texts, longest in (
        ("text", [one.text for one in notes], LONGEST_NOTE),
        ("question", asked, LONGEST_QUESTION),
    ):
        length = max(map(len, texts), default=0)
        if length > longest:
            raise Invalid(field, f"is {length} characters long; {longest} is the most.")


def _kept(actor: Actor, chat: Chat, sheet: RunSheet) -> Kept:
    fresh, notes = _keep_notes(actor, chat, sheet.notes)
    answers = _keep_answers(chat, sheet.answers)
    times = _keep_times(actor, chat, sheet.times) if sheet.times else None
    return Kept(
        chat=chat.public_id,
        notes=notes,
        answers=answers,
        times=times.revision if times else None,
        fresh=fresh,
    )


def _keep_notes(actor: Actor, chat: Chat, given: Iterable[RunNote]) -> tuple[int, dict[UUID, int]]:
    """Keep lines; how many are new, and the revision of each as it stands now."""
    wanted: dict[UUID, RunNote] = {}
    for one in given:
        wanted[one.key] = rules.later_note(wanted.get(one.key, one), one)
    rows = access.visible(actor, NoteRow).filter(key__in=list(wanted))
    known = {row.key: row for row in rows}
    fresh = [one for one in wanted.values() if one.key not in known]
    if fresh and NoteRow.objects.filter(chat=chat).count() + len(fresh) > MOST_NOTES:
        raise Invalid("notes", f"are too many; {MOST_NOTES} is the most for one chat.")
    held: dict[UUID, int] = {}
    for one in wanted.values():
        held[one.key] = _keep_note(chat, known.get(one.key), one)
    return len(fresh), held


def _keep_note(chat: Chat, row: NoteRow | None, given: RunNote) -> int:
    if row is None:
        row = NoteRow(workspace_id=chat.workspace_id, chat=chat, key=given.key)
    elif row.chat_id != chat.pk:
        raise OfAnotherChat(given.key)
    elif rules.later_note(queries.note(row), given) == queries.note(row):
        return row.revision
    row.revision, row.seconds, row.mark = given.revision, given.seconds, given.mark
    row.text, row.question = given.text, given.question
    row.save()
    return row.revision


def _keep_answers(chat: Chat, given: Iterable[RunAnswer]) -> dict[str, int]:
    wanted: dict[str, RunAnswer] = {}
    for one in given:
        wanted[one.question] = rules.later_answer(wanted.get(one.question, one), one)
    known = {row.question: row for row in AnswerRow.objects.filter(chat=chat)}
    if len({*known, *wanted}) > MOST_ANSWERS:
        raise Invalid("answers", f"are too many; {MOST_ANSWERS} is the most for one chat.")
    held: dict[str, int] = {}
    for question, one in wanted.items():
        row = known.get(question)
        before = queries.answer(row) if row else one
        kept = rules.later_answer(before, one)
        if row is None or kept != before:
            row = row or AnswerRow(workspace_id=chat.workspace_id, chat=chat, question=question)
            row.outcome, row.seconds, row.revision = kept.outcome, kept.seconds, kept.revision
            row.save()
        held[question] = kept.revision
    return held


def _keep_times(actor: Actor, chat: Chat, given: RunTimes) -> RunTimes:
    """Keep when a talk was; at its beginning the plan is kept as it stood then."""
    row = Run.objects.filter(chat=chat).first()
    if row is None:
        question_plans.settle(actor=actor, chat=chat)
        row = Run(workspace_id=chat.workspace_id, chat=chat, begun_at=given.begun_at)
        kept = given
    else:
        kept = rules.later_times(queries.times(row), given)
    begun = kept.begun_at.astimezone(UTC)
    row.begun_at, row.ended_at, row.revision = begun, kept.ended_at, kept.revision
    row.save()
    return queries.times(row)
