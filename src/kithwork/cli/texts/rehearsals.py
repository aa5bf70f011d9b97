"""Goals, checklists, rehearsals and reviews in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.domain.goals import GoalCard
from kithwork.domain.readiness import Item, Line, Readiness
from kithwork.domain.rehearsals import MOST, Rehearsed
from kithwork.flows.recalls import Deck
from kithwork.flows.rehearsals import Script

ITEMS = {
    Item.DAY: "a day is agreed",
    Item.PLACE: "it is clear where, by which link or number",
    Item.ZONE: "their clock is not yours: you know the time by both",
    Item.GOAL: "you know what you want to learn (`kith chat goal`)",
    Item.HOMEWORK: "homework is noted (`kith chat research`)",
    Item.BRIEF: "the brief is read",
    Item.QUESTIONS: "questions are planned (`kith chat plan`)",
    Item.REHEARSAL: "said aloud at least once (`kith chat rehearse`)",
    Item.CONFIRMED: "confirmed in a line the day before",
    Item.LINK: "the link is tested; be there five minutes early",
    Item.NUMBER: "their number is at hand",
    Item.QUIET: "a quiet place, and enough battery",
    Item.EARLY: "the way is known: be there ten to fifteen minutes early",
    Item.LOOK: "dressed as people there do; on video with a tidy wall behind you",
    Item.CARD: "your business card is packed",
    Item.RESUME: "one copy of your résumé is packed, to show only when asked",
    Item.COFFEE: "the coffee is on you",
}
OFTEN = {1: "once", 2: "twice"}


def goals(cards: Sequence[GoalCard]) -> str:
    """What a chat is to teach."""
    if not cards:
        return "No goal is set."
    return "\n".join(f"{place}. {one.text}" for place, one in enumerate(cards, start=1))


def readiness(found: Readiness) -> str:
    """The checklist, its gaps marked."""
    head = "Ready" if found.is_ready else "Not ready yet"
    return "\n".join([f"{head}, {found.score} of 100.", *map(_line, found.lines)])


def _line(one: Line) -> str:
    named = f" [{one.item}]" if one.by_hand else ""
    return f"[{'x' if one.is_done else ' '}] {ITEMS[one.item]}{named}"


def rehearsed(found: Rehearsed | None) -> str:
    """What the rehearsals of a chat say together."""
    if found is None:
        return "Not rehearsed yet."
    often = OFTEN.get(found.times, f"{found.times} times")
    sure = f" Confidence {found.first} → {found.last} of {MOST}." if found.last else ""
    stumbles = "; ".join(one.text or "the first minute" for one in found.stumbles)
    told = f" You stumbled at: {stumbles}" if stumbles else ""
    return f"Rehearsed {often}, last on {found.last_at:%Y-%m-%d}.{sure}{told}"


def script(found: Script) -> str:
    """What to say aloud."""
    asked = [f"{place}. {one.question.text}" for place, one in enumerate(found.questions, start=1)]
    return tables.joined(found.opening, "\n".join(asked))


def deck(found: Deck) -> str:
    """What is to be known by heart."""
    last = found.earlier[0] if found.earlier else None
    return tables.joined(
        "\n".join(f"{one.front}: {one.back}" for one in found.cards) or "No questions yet.",
        f"The last time you knew {last.known} of {last.asked}." if last else "",
    )
