"""The report on a search as JSON."""

import math
from typing import Any

from kithwork.cli.shapes import recommendations, values
from kithwork.domain.reports import (
    Branch,
    FromChat,
    Growth,
    Introducer,
    Learned,
    Replies,
    Report,
    Somebody,
    Spread,
    Stage,
    Variety,
    Week,
    Yield,
)
from kithwork.domain.shares import Product, Rate, Share

DIGITS = 4


def report(found: Report) -> dict[str, Any]:
    """What `kith report` answers; shares with the bounds of 95 %, and how many they rest on."""
    rhythm = found.rhythm
    return {
        "since": values.day(found.since),
        "asks": found.asks,
        "answers": found.answers,
        "chats": found.chats,
        "referrals": found.referrals,
        "who_do_you_know": found.who_do_you_know,
        "warm_ups": found.warm_ups,
        "people_met": found.met,
        "would_talk_again": share(found.would_again),
        "talked_again": share(found.met_again),
        "learned": _learned(found.learned),
        "closeness": {rung.value: number for rung, number in found.closeness},
        "funnel": [_stage(one) for one in found.stages],
        "replies": {
            "by_footing": [_replies(one) for one in found.by_footing],
            "by_channel": [_replies(one) for one in found.by_channel],
        },
        "days_from_ask_to_chat": _spread(found.until_chat),
        "growth": _growth(found.growth),
        "introducers": [_introducer(one) for one in found.introducers],
        "chats_that_led_on": [_yield(one) for one in found.yields],
        "tree": [_branch(one) for one in found.tree.branches],
        "generations": list(found.tree.generations),
        "weeks": [_week(one) for one in rhythm.weeks],
        "weeks_in_a_row": rhythm.in_a_row,
        "diversity": [_variety(one) for one in found.varieties],
        "recommendations": [recommendations.recommendation(one) for one in found.recommendations],
        "circle": {
            "people": found.circle.people,
            "pairs_who_know_each_other": found.circle.tied,
            "effective": _rounded(found.circle.effective),
            "effective_before_last": _rounded(found.circle.effective_before),
            "constraint": _rounded(found.circle.constraint),
            "constraint_before_last": _rounded(found.circle.before),
            "last": found.circle.last,
        },
    }


def share(found: Share | Rate) -> dict[str, Any]:
    """A share, or so many a case, with its bounds; `of` says how many of one's own it rests on."""
    return {
        "value": _rounded(found.value),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
        "count": found.hits if isinstance(found, Share) else found.count,
        "of": found.of,
    }


def _rounded(value: float | None) -> float | None:
    """None, too, for a bound that nothing sets."""
    return None if value is None or math.isinf(value) else round(value, DIGITS)


def _product(found: Product) -> dict[str, Any]:
    return {
        "value": _rounded(found.value),
        "low": _rounded(found.low),
        "high": _rounded(found.high),
    }


def _learned(found: Learned) -> dict[str, Any]:
    return {
        "findings": found.findings,
        "helpful": found.helpful,
        "words": found.words,
        "goals": found.goals,
        "openings": [_from_chat(one) for one in found.openings],
        "worth": [_from_chat(one) for one in found.worth],
    }


def _from_chat(one: FromChat) -> dict[str, Any]:
    return {
        "text": one.text,
        "person": str(one.person),
        "name": one.name,
        "chat": str(one.chat),
        "on": values.day(one.on),
    }


def _stage(found: Stage) -> dict[str, Any]:
    of_before = found.share or found.rate
    return {
        "stage": found.name.value,
        "count": found.count,
        "waiting": found.waiting,
        "other_ways": found.other_ways,
        "of_the_one_before": share(of_before) if of_before else None,
    }


def _replies(found: Replies) -> dict[str, Any]:
    return {"name": found.name, "waiting": found.waiting, **share(found.share)}


def _spread(found: Spread | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "of": found.of,
        "quartile": _rounded(found.low),
        "median": _rounded(found.median),
        "upper_quartile": _rounded(found.high),
    }


def _growth(found: Growth) -> dict[str, Any]:
    return {
        "r": _product(found.r),
        "named_per_chat": share(found.named),
        "followed_up": share(found.followed),
        "became_a_chat": share(found.held),
    }


def _somebody(found: Somebody | None) -> dict[str, str] | None:
    return None if found is None else {"person": str(found.id), "name": found.name}


def _introducer(found: Introducer) -> dict[str, Any]:
    return {
        "person": str(found.who.id),
        "name": found.who.name,
        "chats": found.chats,
        "told": found.told,
        "owed": found.owed,
        "introduced": found.introduced,
        "with": [_somebody(one) for one in found.with_whom],
    }


def _yield(found: Yield) -> dict[str, Any]:
    return {
        "chat": str(found.chat),
        "person": str(found.who.id),
        "name": found.who.name,
        "on": values.day(found.on),
        "came_through": _somebody(found.came_through),
        "names": found.names,
        "chats": found.chats,
        "introductions": found.introductions,
        "introductions_given": found.given,
    }


def _branch(found: Branch) -> dict[str, Any]:
    return {
        "person": str(found.who.id),
        "name": found.who.name,
        "through": _somebody(found.through),
        "depth": found.depth,
        "reached": found.reached.value,
        "chats": found.chats,
        "below": found.below,
    }


def _week(found: Week) -> dict[str, Any]:
    return {
        "from": values.day(found.on),
        "asks": found.asks,
        "answers": found.answers,
        "chats": found.chats,
        "names": found.names,
    }


def _variety(found: Variety) -> dict[str, Any]:
    return {
        "by": found.by.value,
        "known": found.known,
        "unknown": found.unknown,
        "kinds": found.kinds,
        "as_many": _rounded(found.as_many),
        "evenness": _rounded(found.evenness),
        "mostly": found.mostly or None,
        "top": [{"name": name, "people": people} for name, people in found.top],
        "months": [{"month": f"{on:%Y-%m}", "kinds": kinds} for on, kinds in found.months],
    }
