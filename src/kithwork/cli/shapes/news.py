"""News as JSON."""

from typing import Any

from kithwork.cli.shapes import values
from kithwork.domain.news import Milestone, NewsPage, Proposal


def news(page: NewsPage) -> dict[str, Any]:
    """What `kith news` answers."""
    return {
        "milestones": [milestone(one) for one in page.milestones],
        "proposals": [_proposal(one) for one in page.proposals],
        "more": page.more,
        "resting": page.resting,
    }


def milestone(one: Milestone) -> dict[str, Any]:
    """Something that happened."""
    return {
        "milestone": one.key,
        "kind": one.kind.value,
        "on": values.day(one.on),
        "title": one.title,
    }


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "person": str(one.person),
        "name": one.name,
        "why": one.why,
        **milestone(one.milestone),
        "others": [milestone(other) for other in one.others],
    }
