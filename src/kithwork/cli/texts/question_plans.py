"""Question plans in words."""

from kithwork.cli import tables
from kithwork.cli.texts import messages
from kithwork.domain.question_plans import PlannedQuestion
from kithwork.flows.question_plans import PlanCard


def plan(card: PlanCard) -> str:
    """The questions in their order, what they take, and what more time would add."""
    made = card.plan
    asked = [_line(place + 1, one) for place, one in enumerate(made.questions)]
    spare = [f"   {one.question.text} [{one.question.key}]" for one in made.left_out]
    return tables.joined(
        f"{card.chat.name}, {made.minutes} minutes: {made.planned_minutes:g} planned, "
        f"{made.slack_minutes:g} left.",
        "\n".join(asked),
        "With more time:\n" + "\n".join(spare) if spare else "",
        messages.findings(card.remarks) if card.remarks else "",
    )


def _line(place: int, one: PlannedQuestion) -> str:
    must = "must, " if one.must else ""
    return (
        f"{place:2}. {one.question.text}\n    ({must}{one.question.minutes:g} min) {one.why}"
        f" [{one.question.key}]"
    )
