"""Campaigns, targets and next steps as JSON."""

from dataclasses import asdict
from typing import Any

from kithwork.cli.shapes import values
from kithwork.domain.advice import Advice
from kithwork.domain.campaigns import CampaignCard, TargetCard


def campaign(card: CampaignCard | None) -> dict[str, Any]:
    """What `kith campaign show` answers; empty before the first campaign."""
    if card is None:
        return {}
    return {
        "id": str(card.id),
        "state": card.state.value,
        "version": card.version,
        **asdict(card.brief),
        "targets": [target(found) for found in card.targets],
    }


def target(card: TargetCard) -> dict[str, Any]:
    """One row of `kith target list`."""
    return {
        "id": str(card.id),
        "kind": card.kind.value,
        "name": card.name,
        "person": values.identity(card.person),
        "organisation": values.identity(card.organisation),
        "motivation": card.motivation,
        "blocked": card.blocked,
    }


def advice(found: Advice) -> dict[str, Any]:
    """One row of `kith next`."""
    return {
        "step": found.step.value,
        "person": values.identity(found.person),
        "name": found.name,
        "reason": found.reason,
        "due": values.day(found.due),
        "worth": round(found.worth, 4),
        "subject": values.identity(found.subject),
        "for": found.for_name,
    }
