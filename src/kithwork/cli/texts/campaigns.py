"""The campaign, its targets and the next steps in words."""

from collections.abc import Sequence
from dataclasses import asdict

from kithwork.cli import tables
from kithwork.domain.advice import Advice
from kithwork.domain.campaigns import CampaignCard, TargetCard

NONE_YET = "No campaign yet. Say what you look for: kith campaign set --role …"


def campaign(card: CampaignCard | None) -> str:
    """The brief, the state and the targets."""
    if card is None:
        return NONE_YET
    brief = [(name.replace("_", " "), str(value)) for name, value in asdict(card.brief).items()]
    return tables.joined(
        f"Campaign: {card.state.value} (version {card.version} of the brief)",
        tables.facts(brief),
        f"Targets\n{tables.bullets([_target(found) for found in card.targets])}"
        if card.targets
        else "",
    )


def _target(card: TargetCard) -> str:
    blocked = f" ({card.blocked})" if card.blocked else ""
    return f"{card.name}, {card.kind.value}, motivation {card.motivation}{blocked}"


def targets(cards: Sequence[TargetCard], *, width: int | None) -> str:
    """The targets, the most wanted first."""
    if not cards:
        return "No targets yet. Whom or where would you like to reach? kith target add …"
    rows = [
        (card.name, card.kind.value, str(card.motivation), card.blocked, str(card.id))
        for card in cards
    ]
    return tables.draw(heads=("Target", "Kind", "Wanted", "", "Id"), rows=rows, width=width)


def steps(found: Sequence[Advice]) -> str:
    """What to do next, best first."""
    if not found:
        return "Nothing is urgent. Well done; look in again tomorrow."
    return "\n".join(_step(number, advice) for number, advice in enumerate(found, start=1))


def _step(number: int, advice: Advice) -> str:
    due = f" (by {advice.due.isoformat()})" if advice.due else ""
    whom = f"{advice.name}: " if advice.name and advice.name not in advice.reason else ""
    return f"{number}. {whom}{advice.reason}{due}"
