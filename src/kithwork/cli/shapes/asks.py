"""Asks and introductions as JSON."""

from typing import Any

from kithwork.cli.shapes import messages, values
from kithwork.domain.asks import AskCard, IntroductionText
from kithwork.domain.introductions import IntroductionCard


def drafted(card: AskCard) -> dict[str, Any]:
    """What `kith ask` answers: every text, what the checker found in it, and its digest."""
    return {
        **listed(card),
        "text": card.text,
        "to_introducer": _first(card),
        "introductions": [introduction_text(found) for found in card.introductions],
        "findings": [messages.finding_in(remark) for remark in card.remarks],
        "missing": card.missing,
        "mailto": card.mailto,
        "digest": card.digest,
    }


def _first(card: AskCard) -> dict[str, Any] | None:
    """What goes out first when somebody is to introduce me."""
    return introduction_text(card.introductions[0]) if card.introductions else None


def introduction_text(found: IntroductionText) -> dict[str, Any]:
    """The message to one introducer."""
    return {
        "introduction": str(found.introduction),
        "person": str(found.introducer),
        "name": found.name,
        "state": found.state,
        "subject": found.subject,
        "text": found.text,
        "mailto": found.mailto,
    }


def listed(card: AskCard) -> dict[str, Any]:
    """One row of `kith asks`."""
    return {
        "id": str(card.id),
        "ask": str(card.id),
        "person": str(card.person),
        "name": card.name,
        "state": card.state.value,
        "purpose": card.purpose.value,
        "about": card.about,
        "about_kind": card.about_kind.value,
        "channel": card.channel.value,
        "subject": card.subject,
        "minutes": card.minutes,
        "via": [
            {
                "introduction": str(found.introduction),
                "person": str(found.introducer),
                "name": found.name,
                "state": found.state,
            }
            for found in card.introductions
        ],
        "drafted_at": values.moment(card.drafted_at),
        "sent_at": values.moment(card.sent_at),
        "answered_at": values.moment(card.answered_at),
        "chat": values.identity(card.chat),
    }


def introduction(card: IntroductionCard) -> dict[str, Any]:
    """One row of `kith introduction list`: `person` is the introducer, `target` whom I want."""
    return {
        "id": str(card.id),
        "introduction": str(card.id),
        "ask": str(card.ask),
        "person": str(card.introducer),
        "name": card.introducer_name,
        "target": str(card.target),
        "target_name": card.target_name,
        "state": card.state.value,
        "subject": card.subject,
        "text": card.text,
        "changed_at": values.moment(card.changed_at),
    }
