"""Goals, checklists, rehearsals and reviews as JSON."""

from collections.abc import Sequence
from typing import Any

from kithwork.cli.shapes import question_plans, values
from kithwork.domain.goals import GoalCard
from kithwork.domain.readiness import Readiness
from kithwork.domain.recalls import RecallCard
from kithwork.domain.rehearsals import RehearsalCard, Rehearsed, Stumble
from kithwork.flows.recalls import Deck, WordDeck
from kithwork.flows.rehearsals import Script


def goals(cards: Sequence[GoalCard]) -> list[dict[str, Any]]:
    """What a chat is to teach, and what became of it."""
    return [
        {
            "id": str(one.id),
            "text": one.text,
            "answered": one.answered.value or None,
            "answer": one.answer,
        }
        for one in cards
    ]


def readiness(found: Readiness) -> dict[str, Any]:
    """The checklist of a chat: its score in hundredths, and the gaps by name."""
    return {
        "ready": found.is_ready,
        "score": found.score,
        "gaps": [one.value for one in found.gaps],
        "lines": [
            {"item": one.item.value, "done": one.is_done, "by_hand": one.by_hand}
            for one in found.lines
        ],
    }


def rehearsed(found: Rehearsed | None) -> dict[str, Any] | None:
    """What the rehearsals of a chat say together."""
    if found is None:
        return None
    return {
        "times": found.times,
        "last_at": values.moment(found.last_at),
        "confidence": [found.first, found.last],
        "rating": found.rating,
        "stumbles": _stumbles(found.stumbles),
    }


def rehearsal(card: RehearsalCard) -> dict[str, Any]:
    """One rehearsal as kept."""
    return {
        "id": str(card.id),
        "begun_at": values.moment(card.begun_at),
        "ended_at": values.moment(card.ended_at),
        "seconds": card.seconds,
        "rating": card.rating,
        "before": card.before,
        "after": card.after,
        "stumbles": _stumbles(card.stumbles),
    }


def script(found: Script) -> dict[str, Any]:
    """What to say aloud, and how often it was."""
    return {
        "chat": str(found.chat.id),
        "minutes": found.chat.minutes,
        "opening": found.opening,
        "questions": [question_plans.planned(one) for one in found.questions],
        "rehearsals": [rehearsal(one) for one in found.earlier],
    }


def deck(found: Deck) -> dict[str, Any]:
    """What is to be known by heart, and how it went before."""
    return {
        "chat": str(found.chat.id),
        "cards": [{"key": one.key, "front": one.front, "back": one.back} for one in found.cards],
        "reviews": [recall(one) for one in found.earlier],
    }


def words(found: WordDeck) -> dict[str, Any]:
    """All words of the trade, and how the reviews of them went."""
    return {
        "cards": [{"key": one.key, "front": one.front, "back": one.back} for one in found.cards],
        "reviews": [recall(one) for one in found.earlier],
    }


def recall(card: RecallCard) -> dict[str, Any]:
    """One review as kept."""
    return {
        "id": str(card.id),
        "at": values.moment(card.at),
        "known": card.known,
        "asked": card.asked,
        "not_yet": list(card.not_yet),
    }


def _stumbles(found: Sequence[Stumble]) -> list[dict[str, Any]]:
    return [{"key": one.key, "text": one.text, "times": one.times} for one in found]
