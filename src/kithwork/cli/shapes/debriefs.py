"""Debriefs as JSON: what was written down, and what it made."""

from typing import Any

from kithwork.cli.shapes import follow_ups, rehearsals, values
from kithwork.domain.debriefs import DebriefCard, Fit, Referral, RemarkKind


def debrief(card: DebriefCard) -> dict[str, Any]:
    """What `kith chat debrief` answers."""
    return {
        "id": str(card.id),
        "chat": str(card.chat),
        "person": str(card.person),
        "name": card.name,
        "held_at": values.moment(card.held_at),
        "minutes": card.minutes,
        "goal": card.goal.value,
        "goals": rehearsals.goals(card.goals),
        "again": card.again,
        "liking": card.liking,
        "answers": [
            {"question": one.question, "outcome": one.outcome.value, "text": one.text, "to": one.to}
            for one in card.answers
        ],
        "helpful": _remarks(card, RemarkKind.HELPFUL),
        "words": _remarks(card, RemarkKind.WORD),
        "openings": _remarks(card, RemarkKind.OPENING),
        "common": _remarks(card, RemarkKind.COMMON),
        "worth": _remarks(card, RemarkKind.WORTH),
        "findings": [
            {"claim": one.claim, "about": one.about, "confidence": one.confidence}
            for one in card.findings
        ],
        "fit": [_fit(one) for one in card.fit],
        "names": [referral(one) for one in card.referrals],
        "inquiries": [
            {
                "id": str(one.id),
                "kind": one.kind.value,
                "text": one.text,
                "due": values.day(one.due_on),
                "state": one.state.value,
            }
            for one in card.inquiries
        ],
        "follow_ups": [follow_ups.follow_up(one) for one in card.follow_ups],
    }


def _fit(one: Fit) -> dict[str, Any]:
    return {"on": one.on, "sign": one.sign, "text": one.text, "aspect": one.aspect.value}


def _remarks(card: DebriefCard, kind: RemarkKind) -> list[str]:
    return [text for one, text in card.remarks if one is kind]


def referral(card: Referral) -> dict[str, Any]:
    """A name given; `person` is null while several may be meant, and `candidates` lists them."""
    return {
        "referral": str(card.id),
        "person": values.identity(card.person),
        "name": card.name,
        "organisation": card.organisation,
        "role": card.role,
        "email": card.email,
        "how_known": card.how_known,
        "may_use_name": card.may_use_name,
        "writer": card.writer.value,
        "candidates": [{"person": str(one), "name": text} for one, text in card.candidates],
    }
