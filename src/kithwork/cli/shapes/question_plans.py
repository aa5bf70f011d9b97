"""Question plans as JSON."""

from typing import Any

from kithwork.cli.shapes import messages
from kithwork.domain.question_plans import PlannedQuestion
from kithwork.flows.question_plans import PlanCard


def plan(card: PlanCard) -> dict[str, Any]:
    """The plan of one chat, in the order to ask."""
    return {
        "chat": str(card.chat.id),
        "minutes": card.plan.minutes,
        "planned_minutes": card.plan.planned_minutes,
        "slack_minutes": card.plan.slack_minutes,
        "kept": card.is_kept,
        "questions": [planned(one) for one in card.plan.questions],
        "left_out": [planned(one) for one in card.plan.left_out],
        "findings": [messages.finding(remark) for remark in card.remarks],
    }


def planned(one: PlannedQuestion) -> dict[str, Any]:
    """One question of a plan."""
    question = one.question
    return {
        "key": question.key,
        "text": question.text,
        "theme": question.theme.value,
        "minutes": question.minutes,
        "must": one.must,
        "depth": question.depth,
        "scope": question.scope.value,
        "slot": question.tiara.value if question.tiara else None,
        "source": question.source,
        "why": one.why,
    }
