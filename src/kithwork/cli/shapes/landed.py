"""The landing as JSON."""

from collections.abc import Mapping
from typing import Any

from kithwork.cli.shapes import messages, values
from kithwork.domain.landed import Landed, News, Offer
from kithwork.domain.occasions import FollowUpDraft


def landed(card: Landed, drafts: Mapping[int, FollowUpDraft]) -> dict[str, Any]:
    """What `kith landed` answers: everybody who helped, how, and the news to each."""
    return {
        "campaign": values.identity(card.campaign),
        "landed_at": values.moment(card.landed_at),
        "as": card.found.title,
        "at": card.found.organisation,
        "from": values.day(card.found.starts_on),
        "helpers": [_helper(one, drafts.get(one.helper.key)) for one in card.news],
        "offer": offer(card.offer),
    }


def _helper(one: News, draft: FollowUpDraft | None) -> dict[str, Any]:
    return {
        "person": str(one.helper.person),
        "name": one.helper.name,
        "helped": list(one.helper.helped),
        "draft": _draft(draft) if draft else None,
        "follow_up": values.identity(one.note.id if one.note else None),
        "state": one.note.state.value if one.note else None,
    }


def _draft(card: FollowUpDraft) -> dict[str, Any]:
    return {
        "channel": card.channel.value,
        "subject": card.subject,
        "text": card.text,
        "findings": [messages.finding(remark) for remark in card.remarks],
    }


def offer(found: Offer) -> dict[str, Any]:
    """What the seeker offers; null where it was not said."""
    return {
        "chats": found.chats,
        "chats_a_month": found.chats_a_month,
        "introductions": found.introductions,
        "topics": found.topics,
    }
