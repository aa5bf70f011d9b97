"""Recalls: the question list known by heart, tried cold, its score kept (practice.md D40)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatCard
from kithwork.domain.errors import Invalid
from kithwork.domain.recalls import Flash, RecallCard, in_turn
from kithwork.flows import question_plans
from kithwork.flows.flow import flow
from kithwork.store.models import Recall
from kithwork.store.queries import chats, debriefs, findings
from kithwork.store.queries import recalls as queries
from kithwork.writing.questions import banks


@dataclass(frozen=True, slots=True)
class Deck:
    """What is to be known by heart for a chat, and how the last reviews went."""

    chat: ChatCard
    cards: tuple[Flash, ...]
    earlier: tuple[RecallCard, ...]


def deck(*, actor: Actor, chat: UUID) -> Deck:
    """The cards of a chat, the unknown of last time first.

    Of a question its theme is in front; of a word of the trade the word, with its meaning behind.
    """
    plan = question_plans.show(actor=actor, chat=chat)
    earlier = queries.of_chat(actor=actor, chat=chat)
    names = {one.theme: one.name for one in banks.chapters()}
    cards = [
        Flash(one.question.key, names[one.question.theme], one.question.text)
        for one in plan.plan.questions
    ]
    cards += [
        Flash(f"word:{word.casefold()}", word, meaning)
        for word, meaning in debriefs.words(actor=actor)
    ]
    not_yet = earlier[0].not_yet if earlier else ()
    return Deck(plan.chat, in_turn(cards, not_yet), earlier)


@flow("recalls.keep")
def keep(*, actor: Actor, chat: UUID, known: Collection[str], now: datetime) -> RecallCard:
    """Keep which cards of the deck were known; the others come first the next time.

    Raises Invalid when there is nothing to know.
    """
    row = chats.row(actor=actor, chat=chat)
    keys = [one.key for one in deck(actor=actor, chat=chat).cards]
    if not keys:
        raise Invalid("known", "needs questions; plan some first.")
    not_yet = [key for key in keys if key not in known]
    made = Recall.objects.create(
        workspace_id=actor.workspace,
        chat=row,
        at=now,
        known=len(keys) - len(not_yet),
        asked=len(keys),
        not_yet=not_yet,
    )
    return queries.card(made)


@dataclass(frozen=True, slots=True)
class WordDeck:
    """All words of the trade that have a meaning, and how the last reviews went."""

    cards: tuple[Flash, ...]
    earlier: tuple[RecallCard, ...]


def word_deck(*, actor: Actor) -> WordDeck:
    """The words of all talks, the unknown of last time first (practice.md C21)."""
    earlier = queries.of_words(actor=actor)
    cards = [
        Flash(f"word:{one.word.casefold()}", one.word, one.meaning)
        for one in findings.words(actor=actor)
        if one.meaning
    ]
    return WordDeck(in_turn(cards, earlier[0].not_yet if earlier else ()), earlier)


@flow("recalls.keep_words")
def keep_words(*, actor: Actor, known: Collection[str], now: datetime) -> RecallCard:
    """Keep which words were known; the others come first the next time.

    Raises Invalid when there is no word to know.
    """
    keys = [one.key for one in word_deck(actor=actor).cards]
    if not keys:
        raise Invalid("known", "needs words; write some down after a chat.")
    not_yet = [key for key in keys if key not in known]
    made = Recall.objects.create(
        workspace_id=actor.workspace,
        at=now,
        known=len(keys) - len(not_yet),
        asked=len(keys),
        not_yet=not_yet,
    )
    return queries.card(made)
