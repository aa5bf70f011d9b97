"""The question plan of a chat: made from the bank and the seeker's own, then changed by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from kithwork.advice import question_plans as planner
from kithwork.advice.question_plans import Heard, Wishes
from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatCard, ChatKind, ChatState
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.messages import Remark
from kithwork.domain.question_plans import PlannedQuestion, QuestionPlan
from kithwork.domain.questions import FIRST_DEPTH, LAST_DEPTH, Question, Scope, Theme
from kithwork.flows.flow import flow
from kithwork.store.models import Chat, OwnQuestion
from kithwork.store.models import PlannedQuestion as Row
from kithwork.store.queries import campaigns, chats, debriefs, goals
from kithwork.store.queries import question_plans as queries
from kithwork.store.queries.question_plans import OWN, NoSuchQuestion
from kithwork.writing import plan_checks
from kithwork.writing.questions import banks, guesses, warm_ups

LONGEST_QUESTION, LONGEST_SOURCE = 500, 300
BY_HAND = "Put in by you."
# Nobody decides on one view: three to five people a field (practice.md F20).
ENOUGH_VIEWS = 3
# Over so many, nobody finds the next one.
MOST_QUESTIONS = 60


class AlreadyHeld(Conflict):
    """What was planned for a talk that took place stays as it was."""

    def __init__(self) -> None:
        super().__init__("This chat took place; its plan stays as it was.")


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan as shown: `is_kept` once it was made or changed; remarks are those of L43."""

    chat: ChatCard
    plan: QuestionPlan
    is_kept: bool
    remarks: tuple[Remark, ...]


def bank(*, actor: Actor) -> tuple[Question, ...]:
    """All questions that come into question: the seeker's own first, then the shipped bank."""
    return (*queries.own(actor=actor), *banks.bank())


def show(*, actor: Actor, chat: UUID) -> PlanCard:
    """The plan of a chat: the one that was kept, or the one that would be made now."""
    card = chats.show(actor=actor, chat=chat)
    made = _possible(actor, card)
    found = queries.kept(actor=actor, chat=chat)
    if not found:
        return PlanCard(card, made, is_kept=False, remarks=_remarks(card, made))
    there = {one.question.key for one in found}
    spare = tuple(one for one in (*made.questions, *made.left_out) if one.question.key not in there)
    plan = QuestionPlan(card.minutes, found, spare)
    return PlanCard(card, plan, is_kept=True, remarks=_remarks(card, plan))


def for_minutes(*, actor: Actor, chat: UUID, minutes: int) -> PlanCard:
    """The plan that a chat of other `minutes` would get; nothing is kept."""
    card = replace(chats.show(actor=actor, chat=chat), minutes=minutes)
    plan = _made(actor, card)
    return PlanCard(card, plan, is_kept=False, remarks=_remarks(card, plan))


def _possible(actor: Actor, card: ChatCard) -> QuestionPlan:
    """The plan, empty where no plan fits into the minutes."""
    try:
        return _made(actor, card)
    except Invalid:
        return QuestionPlan(card.minutes, ())


def _made(actor: Actor, card: ChatCard) -> QuestionPlan:
    """A fresh plan: towards the goals of the chat, or a gentle one for a warm-up."""
    if card.kind is ChatKind.WARM_UP:
        return warm_ups.plan(card.minutes)
    learn = [goal.text for goal in goals.of_chat(actor=actor, chat=card.id)]
    learn += [campaigns.brief(actor=actor).learn]
    heard = {
        key: Heard(said.answers, differed=said.ways > 1 and said.answers < ENOUGH_VIEWS)
        for key, said in debriefs.heard(actor=actor).items()
    }
    wishes = Wishes(learn=tuple(filter(None, learn)), heard=heard)
    return planner.make(bank=bank(actor=actor), minutes=card.minutes, wishes=wishes)


def _remarks(card: ChatCard, plan: QuestionPlan) -> tuple[Remark, ...]:
    """What L43 says of it; the rules for a talk about work are not for a warm-up."""
    if card.kind is ChatKind.WARM_UP:
        return ()
    asked = [one.question for one in plan.questions]
    return plan_checks.check(questions=asked, minutes=plan.minutes)


@flow("question_plans.make")
def make(*, actor: Actor, chat: UUID, now: datetime) -> ChatCard:
    """Keep a fresh plan for the agreed minutes, in the place of the one before."""
    row = _open_row(actor, chat)
    _keep(row, _made(actor, chats.card(row)).questions)
    return chats.card(row)


@flow("question_plans.arrange")
def arrange(*, actor: Actor, chat: UUID, keys: Sequence[str], now: datetime) -> ChatCard:
    """Keep the questions of `keys`, in that order; others of the plan fall out.

    A question that asks for names and stood last stays last (practice.md A20). Raises
    NoSuchQuestion for a key of no question, Invalid when one stands twice.
    """
    row = _open_row(actor, chat)
    if len(set(keys)) != len(keys):
        raise Invalid("keys", "name a question twice.")
    if len(keys) > MOST_QUESTIONS:
        raise Invalid("keys", f"are {len(keys)} questions; {MOST_QUESTIONS} is the most.")
    known = _known(actor, chat)
    missing = next((key for key in keys if key not in known), None)
    if missing is not None:
        raise NoSuchQuestion(missing)
    chosen = [known[key] for key in keys]
    if sum(one.question.asks_for_names for one in chosen) == 1:
        chosen.sort(key=lambda one: one.question.asks_for_names)
    _keep(row, chosen)
    return chats.card(row)


@flow("question_plans.write")
def write(*, actor: Actor, chat: UUID, text: str, now: datetime, source: str = "") -> ChatCard:
    """Put a question of the seeker's own into a plan, before the closing one.

    Theme, depth and minutes are guessed from its words. Raises Invalid naming the field.
    """
    row = _open_row(actor, chat)
    asked = _current(actor, chat, row)
    _put_in(row, asked, _own(actor, text, source, now))
    return chats.card(row)


@flow("question_plans.ask_next")
def ask_next(*, actor: Actor, text: str, source: str, chat: UUID | None, now: datetime) -> UUID:
    """Have a question of the seeker's own ready for every plan to come, and put it into one.

    The same words are kept, and planned, once. Raises Invalid, NoSuchChat, AlreadyHeld.
    """
    row = None if chat is None else _open_row(actor, chat)
    asked = _current(actor, row.public_id, row) if row else ()
    known = next((one for one in queries.own(actor=actor) if one.text == text), None)
    question = known or _own(actor, text, source, now)
    if row is not None and question.key not in {one.question.key for one in asked}:
        _put_in(row, asked, question)
    return UUID(question.key.removeprefix(OWN))


@flow("question_plans.add")
def add(*, actor: Actor, chat: UUID, question: Question, now: datetime) -> ChatCard:
    """Put a question of the bank into a plan, before the closing one; once. Raises AlreadyHeld."""
    row = _open_row(actor, chat)
    asked = _current(actor, chat, row)
    if question.key not in {one.question.key for one in asked}:
        _put_in(row, asked, question, why=BY_HAND)
    return chats.card(row)


def _own(actor: Actor, text: str, source: str, now: datetime) -> Question:
    """A question of the seeker's own, made; theme, depth and minutes are guessed from its words."""
    words, origin = " ".join(text.split()), " ".join(source.split())
    _check_length("text", words, LONGEST_QUESTION)
    if len(origin) > LONGEST_SOURCE:
        raise Invalid("source", f"is {len(origin)} characters long; {LONGEST_SOURCE} is the most.")
    own = OwnQuestion(workspace_id=actor.workspace, public_id=uuid4(), created_at=now)
    question = replace(_guessed(words), key=f"{OWN}{own.public_id}", source=origin)
    _fill(own, question)
    own.save()
    return question


def _put_in(row: Chat, asked: Sequence[PlannedQuestion], question: Question, why: str = "") -> None:
    """Keep a plan with one question more, before the closing one."""
    at = next((at for at, one in enumerate(asked) if one.question.asks_for_names), len(asked))
    more = PlannedQuestion(question, must=False, why=why or _why(question))
    _keep(row, [*asked[:at], more, *asked[at:]])


@flow("question_plans.reword")
def reword(*, actor: Actor, chat: UUID, key: str, text: str, now: datetime) -> ChatCard:
    """Word a question of a plan as it will be said aloud (practice.md D31)."""
    row = _open_row(actor, chat)
    words = " ".join(text.split())
    _check_length("text", words, LONGEST_QUESTION)
    asked = list(_current(actor, chat, row))
    at = next((at for at, one in enumerate(asked) if one.question.key == key), None)
    if at is None:
        raise NoSuchQuestion(key)
    asked[at] = replace(asked[at], question=replace(asked[at].question, text=words))
    _keep(row, asked)
    return chats.card(row)


def settle(*, actor: Actor, chat: Chat) -> None:
    """Keep the plan of a chat that begins as it stands; called inside a flow's transaction."""
    if chat.state != ChatState.HELD and not queries.kept(actor=actor, chat=chat.public_id):
        _keep(chat, _possible(actor, chats.card(chat)).questions)


def _open_row(actor: Actor, chat: UUID) -> Chat:
    row = chats.row(actor=actor, chat=chat)
    if row.state == ChatState.HELD:
        raise AlreadyHeld
    return row


def _current(actor: Actor, chat: UUID, row: Chat) -> tuple[PlannedQuestion, ...]:
    """The plan as kept, or as it would be made now."""
    return queries.kept(actor=actor, chat=chat) or _possible(actor, chats.card(row)).questions


def _known(actor: Actor, chat: UUID) -> dict[str, PlannedQuestion]:
    """Every question that a plan may hold, as it stands in the plan if it is in."""
    found = {one.key: PlannedQuestion(one, must=False, why=BY_HAND) for one in bank(actor=actor)}
    card = show(actor=actor, chat=chat)
    for one in (*card.plan.left_out, *card.plan.questions):
        found[one.question.key] = one
    return found


def _keep(chat: Chat, asked: Sequence[PlannedQuestion]) -> None:
    Row.objects.filter(chat=chat).delete()
    rows = []
    for place, one in enumerate(asked):
        row = Row(workspace_id=chat.workspace_id, chat=chat, place=place, key=one.question.key)
        row.must, row.why = one.must, one.why[:500]
        _fill(row, one.question)
        rows.append(row)
    Row.objects.bulk_create(rows)


def _fill(row: Row | OwnQuestion, question: Question) -> None:
    row.text, row.theme, row.depth = question.text, question.theme, question.depth
    row.half_minutes, row.scope = round(question.minutes * 2), question.scope
    row.tiara = question.tiara or ""
    row.asks_for_names, row.source = question.asks_for_names, question.source


def _guessed(text: str) -> Question:
    """What is known of a question by its words alone; in the bank it is known well."""
    known = guesses.of_bank(text)
    if known is not None:
        return known
    depth = guesses.depth(text) or FIRST_DEPTH + 1
    return Question(
        key="",
        text=text,
        theme=guesses.theme(text) or Theme.DAILY_WORK,
        depth=min(LAST_DEPTH, max(FIRST_DEPTH, depth)),
        minutes=guesses.minutes(text),
        scope=Scope.JOB,
        asks_for_names=guesses.asks_for_names(text),
    )


def _why(question: Question) -> str:
    return (
        f"Your own question, from {question.source}." if question.source else "Your own question."
    )


def _check_length(field: str, text: str, longest: int) -> None:
    if not text:
        raise Invalid(field, "must not be empty.")
    if len(text) > longest:
        raise Invalid(field, f"is {len(text)} characters long; {longest} is the most.")
