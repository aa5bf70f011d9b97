"""Runs: the notes of a chat in the order of the talk, and what became of its questions."""

from uuid import UUID

from kithwork.domain import runs as rules
from kithwork.domain.actors import Actor
from kithwork.domain.runs import Mark, Outcome, RunAnswer, RunNote, RunTimes
from kithwork.store import access
from kithwork.store.models import Run
from kithwork.store.models import RunAnswer as AnswerRow
from kithwork.store.models import RunNote as NoteRow


def notes(*, actor: Actor, chat: UUID) -> tuple[RunNote, ...]:
    """The lines of a chat in the order of the talk, but for those taken away."""
    rows = access.visible(actor, NoteRow).filter(chat__public_id=chat).exclude(text="")
    return tuple(note(row) for row in rows.order_by("seconds", "key"))


def taken_away(*, actor: Actor, chat: UUID) -> tuple[RunNote, ...]:
    """The lines of a chat that were taken away: another device may show them still."""
    rows = access.visible(actor, NoteRow).filter(chat__public_id=chat, text="")
    return tuple(note(row) for row in rows.order_by("seconds", "key"))


def answers(*, actor: Actor, chat: UUID) -> tuple[RunAnswer, ...]:
    """What became of the questions of a chat, in the order in which it was settled."""
    rows = access.visible(actor, AnswerRow).filter(chat__public_id=chat)
    return tuple(answer(row) for row in rows.order_by("seconds", "pk"))


def started(*, actor: Actor, chat: UUID) -> RunTimes | None:
    """When a chat began and ended; None before it began."""
    row = access.visible(actor, Run).filter(chat__public_id=chat).first()
    return times(row) if row else None


def note(row: NoteRow) -> RunNote:
    """A row as a line of notes."""
    return RunNote(row.key, row.revision, row.seconds, Mark(row.mark), row.text, row.question)


def answer(row: AnswerRow) -> RunAnswer:
    """A row as the outcome of a question."""
    return RunAnswer(row.question, Outcome(row.outcome), row.seconds, row.revision)


def times(row: Run) -> RunTimes:
    """A row as when a talk was."""
    return rules.RunTimes(row.begun_at, row.ended_at, row.revision)
