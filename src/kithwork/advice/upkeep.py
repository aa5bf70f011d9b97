"""Whom to be in touch with again, and which ties fade (practice.md P3, c-17 to c-19, E06, E15).

| what      | who                                                                              |
|-----------|----------------------------------------------------------------------------------|
| due       | the last touch lies a layer's interval back or more: 7, 30, 180, 365 days (P3)    |
| fading    | silent for two months, and about to lose a twentieth in the next three            |
| dormant   | silent for three years: trusted, higher up, of another field, few shared (F28)    |
| in mind   | recency × strength × clarity of what they were last told (E15)                    |
"""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from kithwork.domain.closeness import FRIENDLY
from kithwork.domain.upkeep import (
    DAYS,
    EVERY,
    Briefed,
    Dormant,
    Due,
    Fading,
    Helper,
    Kept,
    Layer,
    NextTouch,
    Silent,
)

# Layers by closeness: how many people one holds with those within it (c-18), and how strong a
# tie must be for it [ours]: with three acquaintances, nobody is written to every week.
HOLDS: tuple[tuple[Layer, int, float], ...] = (
    (Layer.WEEKLY, 5, 0.8),
    (Layer.MONTHLY, 15, 0.6),
    (Layer.HALF_YEARLY, 50, 0.4),
    (Layer.YEARLY, 150, 0.0),
)
# Half-lives in days (P3): a bridge 3.6 months, an acquaintance 6, a friend 12, family 60.
BRIDGE, ACQUAINTANCE, FRIEND, FAMILY = 110, 183, 365, 1826
# What is left of a tie when nothing happens for ever [ours]: they know one's name.
LEAST = 0.1
# A tie is told to slip away after so long a silence, if it is about to lose so much.
SILENT_DAYS, LOST, AHEAD = 60, 0.05, timedelta(days=91)
# A tie worth reviving was trusted, and has been silent for three years (F28).
TRUSTED, DORMANT_DAYS = 0.5, 1095
# What speaks for it besides trust [ours]: F28's corrections of the bias for the comfortable.
TRUST, HIGHER, OTHER_FIELD, UNSHARED = 0.4, 0.25, 0.15, 0.2
# Titles of those who decide, or have seen much [ours].
_HIGH = re.compile(
    r"\b(?:chief|c[efiot]o|director|direktor(?:in)?|head|leiter(?:in)?|president|vice president|vp|"
    r"partner|principal|professor|founder|owner|chair(?:man|woman)?|dean|fellow|"
    r"gesch\u00e4ftsf\u00fchrer(?:in)?|vorstand)\b",
    re.IGNORECASE,
)
# What a helper was told fades from their mind by half in three months [ours].
IN_MIND_DAYS = 91
CLEAR, VAGUE, NEVER_TOLD = 1.0, 0.5, 0.1
FRESH, FAINT = 0.3, 0.1


def layers(people: Iterable[Kept]) -> dict[int, Layer]:
    """The layer of each person by key: the seeker's own word, else by the order of strengths.

    Only who was ever touched, or offered help, has a layer by strength: a list of names is no
    network yet. Beyond a hundred and fifty nobody has one. The order of `people` changes nothing.
    """
    found: dict[int, Layer] = {}
    left: list[Kept] = []
    for one in people:
        if one.layer is not Layer.UNSET:
            found[one.key] = one.layer
        elif one.last_touch_on is not None or one.is_fan:
            left.append(one)
    left.sort(key=lambda one: (-one.strength, one.key))
    for place, one in enumerate(left[: HOLDS[-1][1]]):
        found[one.key] = _layer(place, one.strength)
    return found


def _layer(place: int, strength: float) -> Layer:
    fitting = (layer for layer, most, least in HOLDS if place < most and strength >= least)
    return next(fitting, Layer.YEARLY)


def due(people: Sequence[Kept], *, today: date) -> tuple[Due, ...]:
    """Who is due, the most overdue first; never who is out of contact by choice.

    Who was never touched, but is to be, is due at once.
    """
    found = [_due(one, layer, today) for one, layer in _placed(people)]
    wanted = [one for one in found if one.score >= 1]
    return tuple(sorted(wanted, key=lambda one: (-one.score, -one.who.strength, one.who.key)))


def _placed(people: Sequence[Kept]) -> list[tuple[Kept, Layer]]:
    placed = layers(people)
    return [(one, placed[one.key]) for one in people if placed.get(one.key) in DAYS]


def _due(who: Kept, layer: Layer, today: date) -> Due:
    days = (today - who.last_touch_on).days if who.last_touch_on else DAYS[layer]
    score = max(0, days) / DAYS[layer]
    return Due(who, layer, days, round(score, 3), _reason(who, layer))


def _reason(who: Kept, layer: Layer) -> str:
    often = f"A line {EVERY[layer]} keeps your tie alive."
    if who.layer is not Layer.UNSET:
        often = f"You wanted to be in touch {EVERY[layer]}."
    if who.last_touch_on is None:
        return f"{'They offered to help. ' if who.is_fan else ''}{often}"
    return f"You were last in touch on {said(who.last_touch_on)}. {often}"


def said(day: date) -> str:
    """A day as people write it: 3 May 2026."""
    return f"{day.day} {day:%B %Y}"


def next_touch(people: Sequence[Kept], *, key: int, today: date) -> NextTouch:
    """When the next touch with one of `people` is due, never before today (practice.md E06)."""
    who = next((one for one in people if one.key == key), None)
    chosen = who.layer if who else Layer.UNSET
    # Who has no layer yet is written to once a year, like all beyond the closest.
    layer = layers(people).get(key, Layer.YEARLY)
    if layer is Layer.NONE:
        return NextTouch(chosen, layer, None)
    last = who.last_touch_on if who else None
    on = last + timedelta(days=DAYS[layer]) if last else today
    return NextTouch(chosen, layer, max(on, today))


def half_life(who: Kept) -> int:
    """Days in which a tie that is left alone loses half of what it can lose."""
    if who.is_family:
        return FAMILY
    if who.strength >= FRIENDLY:
        return FRIEND
    return BRIDGE if who.is_bridge else ACQUAINTANCE


def left(strength: float, *, days: float, half_life: float) -> float:
    """P3: s(t) = s∞ + (s₀ − s∞)·2^(−t/h); a tie below s∞ stays as it is."""
    if strength <= LEAST:
        return strength
    return LEAST + (strength - LEAST) * _halved(days, half_life)


def _halved(days: float, half_life: float) -> float:
    return math.pow(2.0, -max(0.0, days) / half_life)


def fading(people: Iterable[Kept], *, today: date, limit: int = 6) -> tuple[Fading, ...]:
    """Ties that slip away in silence, the largest loss of the next three months first.

    The decay has no memory: from the strength as it stands, what is left in three months does
    not depend on how long the silence has lasted.
    """
    found = []
    for one in people:
        if one.last_touch_on is None or one.layer is Layer.NONE:
            continue
        if not SILENT_DAYS <= (today - one.last_touch_on).days < DORMANT_DAYS:
            continue
        later = left(one.strength, days=AHEAD.days, half_life=half_life(one))
        if one.strength - later >= LOST:
            found.append(Fading(one, round(one.strength, 3), round(later, 3)))
    found.sort(key=lambda item: (item.later - item.now, item.who.key))
    return tuple(found[: max(0, limit)])


def dormant(people: Iterable[Silent], *, today: date, limit: int = 5) -> tuple[Dormant, ...]:
    """Trusted ties that fell silent years ago, the most worth reviving first (F28).

    People like to revive the comfortable ones; advice comes from those higher up, elsewhere,
    with less of a shared past. So these rise.
    """
    found = [
        Dormant(one, _worth(one), _why(one))
        for one in people
        if one.trust >= TRUSTED and (today - one.since).days >= DORMANT_DAYS
    ]
    found.sort(key=lambda one: (-one.worth, -one.who.trust, one.who.key))
    return tuple(found[: max(0, limit)])


def _worth(who: Silent) -> float:
    found = TRUST * who.trust + UNSHARED / (1 + who.shared)
    found += HIGHER * _is_higher(who) + OTHER_FIELD * who.other_field
    return round(found, 4)


def _is_higher(who: Silent) -> bool:
    return bool(_HIGH.search(who.title))


def _why(who: Silent) -> str:
    parts = [f"A strong tie once, and nothing noted since {said(who.since)}"]
    if _is_higher(who):
        parts.append(f"as {who.title} they see further than most")
    if who.other_field:
        parts.append("they see another field than you")
    if who.shared == 0:
        parts.append("no contact in common is known")
    return f"{'; '.join(parts)}."


def helpers(people: Iterable[Briefed], *, today: date) -> tuple[Helper, ...]:
    """Helpers with how likely the seeker comes to their mind, the most faded of the close first."""
    found = [_helper(one, today) for one in people]
    return tuple(sorted(found, key=lambda one: (one.in_mind, -one.who.strength, one.who.name)))


def in_mind(who: Briefed, *, today: date) -> float:
    """E15: recency × strength × clarity of what they were last told, 0..1."""
    if who.briefed_on is None:
        return round(who.strength * NEVER_TOLD, 3)
    days = (today - who.briefed_on).days
    clarity = CLEAR if who.watching_for else VAGUE
    return round(_halved(days, IN_MIND_DAYS) * who.strength * clarity, 3)


def _helper(who: Briefed, today: date) -> Helper:
    return Helper(who, in_mind(who, today=today), _told(who))


def _told(who: Briefed) -> str:
    if who.briefed_on is None:
        return "You have not told them yet what you look for."
    if not who.watching_for:
        return (
            f"You last wrote on {said(who.briefed_on)}, and named nobody and no place to watch for."
        )
    return f"You told them on {said(who.briefed_on)}."
