"""Whom to be in touch with again, and which ties fade (practice.md P3, c-17 to c-19, E06, E15)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from kithwork.domain.upkeep import DAYS, HOLDS, Due, Fading, Kept, Layer

# Half-lives in days (P3): a bridge 3.6 months, an acquaintance 6, a friend 12, family 60.
BRIDGE, ACQUAINTANCE, FRIEND, FAMILY = 110, 183, 365, 1826
# From so strong on a tie is a friend's.
FRIENDLY = 0.6
# What is left of a tie when nothing happens for ever [ours]: they know one's name.
LEAST = 0.1
# Fading is told when a tie lost so much, or will within three months.
LOST, AHEAD = 0.1, timedelta(days=91)
# A tie worth reviving was trusted once, and has been silent for a year.
TRUSTED, SILENT_DAYS = 0.5, 365


def layers(people: Iterable[Kept]) -> dict[int, Layer]:
    """The layer of each person by key: the seeker's own word, else by the order of strengths.

    Only who was ever touched, or offered help, has a layer by strength: a list of names is no
    network yet. The order of `people` changes nothing.
    """
    found = {one.key: one.layer for one in people if one.layer is not Layer.UNSET}
    known = [
        one
        for one in people
        if one.layer is Layer.UNSET and (one.last_touch_on is not None or one.is_fan)
    ]
    known.sort(key=lambda one: (-one.strength, one.key))
    for place, one in enumerate(known):
        found[one.key] = next((layer for layer, most in HOLDS if place < most), Layer.NONE)
    return found


def due(people: Sequence[Kept], *, today: date) -> tuple[Due, ...]:
    """Who is due, the most overdue first; never who is out of contact by choice.

    Who was never touched is due by the time since nothing: a year of their layer, at once.
    """
    placed = layers(people)
    found = []
    for one in people:
        layer = placed.get(one.key, Layer.NONE)
        if layer in DAYS:
            days = (today - one.last_touch_on).days if one.last_touch_on else DAYS[layer]
            score = max(0, days) / DAYS[layer]
            if score >= 1:
                found.append(Due(one, layer, days, round(score, 3)))
    return tuple(sorted(found, key=lambda item: (-item.score, -item.who.strength, item.who.key)))


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
    return LEAST + (strength - LEAST) * 2.0 ** (-max(0.0, days) / half_life)


def fading(people: Iterable[Kept], *, today: date, limit: int = 10) -> tuple[Fading, ...]:
    """Ties that lose the most, of those with a last touch; the largest loss first."""
    found = []
    for one in people:
        if one.last_touch_on is None or one.layer is Layer.NONE:
            continue
        life = half_life(one)
        days = (today - one.last_touch_on).days
        at_present = left(one.strength, days=days, half_life=life)
        later = left(one.strength, days=days + AHEAD.days, half_life=life)
        if one.strength - later >= LOST:
            found.append(Fading(one, round(at_present, 3), round(later, 3)))
    found.sort(key=lambda item: (item.later - item.who.strength, item.who.key))
    return tuple(found[: max(0, limit)])


def dormant(people: Iterable[Kept], *, today: date, limit: int = 5) -> tuple[Kept, ...]:
    """Trusted ties that fell silent a year ago or longer, the strongest first.

    Such ties bring new things and old trust at once (Levin, Walter & Murnighan 2011).
    """
    silent = [
        one
        for one in people
        if one.strength >= TRUSTED
        and one.layer is not Layer.NONE
        and one.last_touch_on is not None
        and (today - one.last_touch_on).days >= SILENT_DAYS
    ]
    silent.sort(key=lambda one: (-one.strength, one.key))
    return tuple(silent[: max(0, limit)])
