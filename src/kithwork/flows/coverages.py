"""Coverage: themes × people, and what is left open put into the next plan (F20)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from kithwork.advice import findings as rules
from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatCard
from kithwork.domain.coverages import Coverage, Covered
from kithwork.domain.questions import Question, Theme
from kithwork.domain.runs import Outcome
from kithwork.flows import question_plans
from kithwork.store.models import Answer, Finding, OwnQuestion, PlannedQuestion
from kithwork.store.queries import chats, findings
from kithwork.store.queries import coverages as queries
from kithwork.store.queries.question_plans import NoSuchQuestion
from kithwork.writing import comparisons
from kithwork.writing.questions import banks, guesses

# Where a question that two findings left open came from; it names nobody.
HEARD = "two different answers"
# What stands in a question where somebody was quoted who is erased.
UNNAMED = "“…”"


def show(*, actor: Actor) -> Coverage:
    """Which themes were answered, redirected or not reached, person by person."""
    themes = {one.key: one.theme for one in banks.bank()} | dict(queries.own_themes(actor=actor))
    asked = queries.asked(actor=actor)
    guessed = {text: guesses.theme(text) for text in {one.text for one in asked}}
    return rules.coverage(
        Covered(
            theme=themes.get(one.key) or guessed[one.text],
            outcome=one.outcome,
            person=one.person,
            name=one.name,
            at=one.at,
        )
        for one in asked
    )


def open_chats(*, actor: Actor, limit: int = 20) -> tuple[ChatCard, ...]:
    """The chats that are still to come, the next first: a question may be put into their plans."""
    found = chats.listing(actor=actor, limit=limit)
    return tuple(one for one in found if one.state not in chats.OVER_STATES)


def ask_theme(*, actor: Actor, theme: Theme, chat: UUID, now: datetime) -> Question:
    """Put a question of a theme that nobody answered into a plan; answers which.

    Raises NoSuchChat, AlreadyHeld, Invalid when the plan lets no more in.
    """
    asked = queries.asked(actor=actor)
    answered = [one.key for one in asked if one.outcome is Outcome.ANSWERED]
    planned = question_plans.show(actor=actor, chat=chat).plan.questions
    known = [*answered, *(one.question.key for one in planned)]
    question = rules.next_question(question_plans.bank(actor=actor), theme=theme, answered=known)
    if question is None:
        raise NoSuchQuestion(theme)
    question_plans.add(actor=actor, chat=chat, question=question, now=now)
    return question


def ask_comparison(*, actor: Actor, comparison: UUID, chat: UUID | None, now: datetime) -> str:
    """Make the question that two findings leave open, for one plan or for all to come.

    It names nobody. Raises NoSuchComparison, NoSuchChat, AlreadyHeld.
    """
    found = findings.comparison(findings.comparison_row(actor=actor, comparison=comparison))
    text = comparisons.question(left=found.left.claim, right=found.right.claim)
    question_plans.ask_next(actor=actor, text=text, source=HEARD, chat=chat, now=now)
    return text


def forget(*, workspace: int, people: Collection[int]) -> None:
    """Take what these people (keys) claimed out of every question; inside a flow's transaction.

    A question of the seeker's own that quotes them goes; where it was asked already, the quote.
    """
    claims = Finding.objects.filter(chat__person_id__in=people).order_by("pk")
    for claim in claims.values_list("claim", flat=True):
        quote = comparisons.quoted(claim)
        heard = {"workspace_id": workspace, "source": HEARD, "text__contains": quote}
        OwnQuestion.objects.filter(**heard).delete()
        for row in PlannedQuestion.objects.filter(**heard):
            row.text = row.text.replace(quote, UNNAMED)
            row.save(update_fields=["text"])
        for answer in Answer.objects.filter(workspace_id=workspace, question__contains=quote):
            answer.question = answer.question.replace(quote, UNNAMED)
            answer.save(update_fields=["question"])
