"""Debriefs: a talk written down once, with the people and duties it brought."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kithwork.domain import debrief_drafts
from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import (
    Answer,
    Debrief,
    DebriefCard,
    Debriefed,
    GoalAnswer,
    Promised,
    RemarkKind,
)
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import FollowUpKind, Whose
from kithwork.domain.goals import Answered
from kithwork.flows import chats, debrief_checks, duties, findings, inquiries, referrals
from kithwork.flows.flow import flow
from kithwork.store import models
from kithwork.store.models import Chat
from kithwork.store.queries import chats as chat_queries
from kithwork.store.queries import debriefs as queries
from kithwork.store.queries import runs


@flow("debriefs.debrief")
def debrief(*, actor: Actor, chat: UUID, debrief: Debrief, now: datetime) -> DebriefCard:
    """Write down a chat that took place, and make what follows from it.

    The chat is held by it; people who were named become people with a tie to whoever named
    them; thanks, reports, promises and letters become follow-ups. Raises Debriefed for a chat
    that was written down, CannotMove for one that was called off, Invalid naming the part.
    """
    row = chat_queries.row(actor=actor, chat=chat)
    if models.Debrief.objects.filter(chat=row).exists():
        raise Debriefed(row.person.name)
    noted = debrief_checks.clean(debrief, now=now)
    chats.take_place(row, held_at=noted.held_at, now=now)
    return _write(actor, row, noted, now)


@flow("debriefs.rewrite")
def rewrite(*, actor: Actor, chat: UUID, debrief: Debrief, now: datetime) -> DebriefCard:
    """Write a chat down anew, in the place of what was written; duties done stay done.

    Raises NoDebrief, Invalid.
    """
    talk = chat_queries.row(actor=actor, chat=chat)
    known, looked_into = findings.kept(chat=talk), inquiries.kept(chat=talk)
    before = _named(talk)
    row, made = _emptied(actor, chat)
    noted = debrief_checks.clean(debrief, now=now)
    chats.take_place(row, held_at=noted.held_at, now=now)
    _write(actor, row, noted, now)
    duties.renew(actor=actor, people=before, now=now)
    findings.keep(chat=row, known=known)
    inquiries.keep(chat=row, known=looked_into)
    card = queries.show(actor=actor, chat=chat)
    again = row.referrals.filter(person_id__in=list(made))
    again.update(made_person=True)
    named = set(again.values_list("person_id", flat=True))
    referrals.let_go(actor=actor, people={key: at for key, at in made.items() if key not in named})
    return card


@flow("debriefs.take_back")
def take_back(*, actor: Actor, chat: UUID, now: datetime) -> UUID:
    """Take a debrief away, with whom and what it made. Raises NoDebrief.

    The chat stays held, and what every talk leaves behind is still owed.
    """
    before = _named(chat_queries.row(actor=actor, chat=chat))
    row, made = _emptied(actor, chat)
    duties.settle(actor=actor, chat=row, promises=(), now=now)
    duties.renew(actor=actor, people=before, now=now)
    referrals.let_go(actor=actor, people=made)
    return row.public_id


def written(*, actor: Actor, chat: UUID, now: datetime) -> Debrief:
    """A debrief as it was written, whoever was silenced or taken away since; raises NoDebrief.

    Promises stand with the days they are due on, by the seeker's clock.
    """
    card = queries.show(actor=actor, chat=chat)
    row = chat_queries.row(actor=actor, chat=chat)
    promised = row.follow_ups.filter(kind=FollowUpKind.PROMISE).order_by("due_at", "pk")
    return replace(
        card.as_written(),
        names=tuple(
            queries.referral(one, actor=actor).as_given()
            for one in row.referrals.select_related("chat__person", "person").order_by("pk")
        ),
        promises=tuple(
            Promised(Whose(one.whose), one.text, one.due_at.astimezone(now.tzinfo).date())
            for one in promised
        ),
    )


def draft(*, actor: Actor, chat: UUID) -> Debrief:
    """What the notes of the talk say already; raises NoSuchChat."""
    row = chat_queries.row(actor=actor, chat=chat)
    return debrief_drafts.of_run(
        notes=runs.notes(actor=actor, chat=chat),
        answers=runs.answers(actor=actor, chat=chat),
        times=runs.started(actor=actor, chat=chat),
        questions={one.key: one.text for one in row.questions.all()},
    )


def _emptied(actor: Actor, chat: UUID) -> tuple[Chat, dict[int, datetime]]:
    """A chat without its debrief, and whom that had made."""
    row = chat_queries.row(actor=actor, chat=chat)
    if not models.Debrief.objects.filter(chat=row).delete()[0]:
        raise queries.NoDebrief(chat)
    made = referrals.forget(chat=row)
    row.goals.update(answered=Answered.OPEN, answer="")
    for lines in (row.answers, row.remarks, row.findings, row.fit, row.inquiries):
        lines.all().delete()
    return row, made


def _write(actor: Actor, row: Chat, noted: Debrief, now: datetime) -> DebriefCard:
    kept = models.Debrief.objects.create(
        workspace_id=actor.workspace,
        chat=row,
        minutes=noted.minutes or row.minutes,
        goal=noted.goal,
        again=noted.again,
        liking=noted.liking,
        created_at=now,
    )
    _answer_goals(row, noted.goals)
    _write_answers(row, noted.answers)
    _write_lines(row, noted)
    models.Inquiry.objects.bulk_create(
        models.Inquiry(
            workspace_id=actor.workspace,
            chat=row,
            kind=one.kind,
            text=one.text,
            due_on=one.due,
            created_at=now,
        )
        for one in noted.inquiries
    )
    referrals.keep(actor=actor, chat=row, named=noted.names, now=now)
    duties.settle(actor=actor, chat=row, promises=noted.promises, now=now)
    duties.renew(actor=actor, people=_named(row), now=now)
    return queries.card(kept, row, actor=actor)


def _named(row: Chat) -> set[int]:
    """Who was named, by key: talks with them owe a report to whoever named them."""
    return set(row.referrals.filter(person__isnull=False).values_list("person_id", flat=True))


def _answer_goals(row: Chat, said: Sequence[GoalAnswer]) -> None:
    """What became of the goals of a chat; raises Invalid for one that is none of them."""
    there = {goal.text.casefold(): goal for goal in row.goals.all()}
    for one in said:
        goal = there.get(one.goal.casefold())
        if goal is None:
            raise Invalid("goals", f"“{one.goal[:60]}” is no goal of this chat.")
        goal.answered, goal.answer = one.answered, one.answer
        goal.save(update_fields=["answered", "answer"])


def _write_answers(row: Chat, answers: Sequence[Answer]) -> None:
    """Answers under the planned question they belong to, named by its key or its wording."""
    planned = {one.key: one.text for one in row.questions.all()}
    by_text = {text: key for key, text in planned.items()}
    models.Answer.objects.bulk_create(
        models.Answer(
            workspace_id=row.workspace_id,
            chat=row,
            place=place,
            key=one.question if one.question in planned else by_text.get(one.question, ""),
            question=planned.get(one.question, one.question),
            outcome=one.outcome,
            text=one.text,
            to=one.to,
        )
        for place, one in enumerate(answers)
    )


def _write_lines(row: Chat, noted: Debrief) -> None:
    own = {"workspace_id": row.workspace_id, "chat": row}
    said = [
        *((RemarkKind.HELPFUL, text) for text in noted.helpful),
        *((RemarkKind.WORD, text) for text in noted.words),
        *((RemarkKind.OPENING, text) for text in noted.openings),
        *((RemarkKind.COMMON, text) for text in noted.common),
        *((RemarkKind.WORTH, text) for text in noted.worth),
    ]
    models.Remark.objects.bulk_create(
        models.Remark(**own, place=place, kind=kind, text=text)
        for place, (kind, text) in enumerate(said)
    )
    models.Finding.objects.bulk_create(
        models.Finding(
            **own, place=place, claim=one.claim, about=one.about, confidence=one.confidence
        )
        for place, one in enumerate(noted.findings)
    )
    models.FitSign.objects.bulk_create(
        models.FitSign(
            **own, place=place, on=one.on, sign=one.sign, text=one.text, aspect=one.aspect
        )
        for place, one in enumerate(noted.fit)
    )
