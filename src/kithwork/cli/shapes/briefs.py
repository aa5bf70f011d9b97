"""Briefs as JSON."""

from typing import Any

from kithwork.cli.shapes import chats, question_plans, rehearsals, values
from kithwork.domain.briefs import Brief, Employer


def brief(found: Brief) -> dict[str, Any]:
    """One page on a chat."""
    return {
        "chat": chats.chat(found.chat),
        "headline": found.headline,
        "place": found.place,
        "emails": list(found.emails),
        "phones": list(found.phones),
        "profiles": list(found.profiles),
        "goal": found.goal,
        "goals": rehearsals.goals(found.goals),
        "rehearsed": rehearsals.rehearsed(found.rehearsed),
        "opening": found.opening,
        "common": list(found.common),
        "employers": [_employer(one) for one in found.employers],
        "touches": [{"on": values.day(one.on), "text": one.text} for one in found.touches],
        "notes": [{"on": values.day(one.on), "text": one.text} for one in found.notes],
        "promised": [{"due": values.day(one.on), "text": one.text} for one in found.promised],
        "heard": [{"on": values.day(one.on), "text": one.text} for one in found.heard],
        "research": [
            {
                "id": str(one.id),
                "kind": one.kind.value,
                "text": one.text,
                "source": one.source,
                "on": values.day(one.on),
            }
            for one in found.research
        ],
        "questions": [question_plans.planned(one) for one in found.questions],
        "seen_in": list(found.seen_in),
    }


def _employer(one: Employer) -> dict[str, Any]:
    return {
        "organisation": one.name,
        "title": one.title,
        "from_on": values.day(one.from_on),
        "to_on": values.day(one.to_on),
        "current": one.is_current,
        "school": one.is_school,
        "industry": one.industry,
        "place": one.place,
        "website": one.website,
        "note": one.note,
        "others": list(one.others),
    }
