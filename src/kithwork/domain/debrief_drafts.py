"""A debrief begun by the notes of the talk: what was marked stands where it belongs."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from math import ceil

from kithwork.domain import names_given
from kithwork.domain.debriefs import (
    Answer,
    Debrief,
    Inquired,
    NameGiven,
    Promised,
    Writer,
)
from kithwork.domain.follow_ups import Whose
from kithwork.domain.names_given import Writes
from kithwork.domain.runs import Mark, Outcome, RunAnswer, RunNote, RunTimes

_PROMISES = {Mark.MY_PROMISE: Whose.MINE, Mark.THEIR_PROMISE: Whose.THEIRS}


def of_run(
    *,
    notes: Sequence[RunNote],
    answers: Sequence[RunAnswer],
    times: RunTimes | None,
    questions: Mapping[str, str],
) -> Debrief:
    """The debrief that the notes of a talk begin; empty where nothing was typed.

    notes, answers: in the order of the talk. questions: the wording of each planned one, by key.
    Plain notes become the text of the question they were typed under.
    """
    return Debrief(
        held_at=times.begun_at if times else None,
        minutes=_minutes(times),
        answers=_answers(notes, answers, questions),
        helpful=_texts(notes, Mark.HELPFUL),
        names=tuple(_name(one.text) for one in notes if one.mark is Mark.NAME),
        promises=tuple(
            Promised(_PROMISES[one.mark], one.text) for one in notes if one.mark in _PROMISES
        ),
        words=_texts(notes, Mark.WORD),
        openings=_texts(notes, Mark.OPENING),
        inquiries=tuple(Inquired(text) for text in _texts(notes, Mark.INQUIRY)),
    )


def _texts(notes: Sequence[RunNote], mark: Mark) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.text for one in notes if one.mark is mark))


def _minutes(times: RunTimes | None) -> int | None:
    """How long it took, begun minutes counted whole; None while that is not known."""
    if times is None or times.ended_at is None:
        return None
    return max(1, ceil((times.ended_at - times.begun_at) / timedelta(minutes=1)))


def _answers(
    notes: Sequence[RunNote], answers: Sequence[RunAnswer], questions: Mapping[str, str]
) -> tuple[Answer, ...]:
    """What became of each question, and what was noted under it."""
    said: dict[str, list[str]] = {}
    for note in notes:
        if note.mark is Mark.NOTE and note.question:
            said.setdefault(note.question, []).append(note.text)
    settled = {one.question: one.outcome for one in answers}
    asked = dict.fromkeys([*settled, *said])
    return tuple(
        Answer(
            questions.get(question, question),
            settled.get(question, Outcome.ANSWERED),
            text=" · ".join(said.get(question, ())),
        )
        for question in asked
    )


def _name(line: str) -> NameGiven:
    given = names_given.parse(line)
    return NameGiven(
        name=given.name,
        organisation=given.organisation,
        role=given.role,
        how_known=given.how_known,
        may_use_name=given.may_use_name,
        writer=Writer.GIVER if given.who_writes is Writes.THEM else Writer.SEEKER,
    )
