"""Who may be worth introducing to whom (practice.md E12): reasons from what is written down.

| reason                                             | weight                     |
|----------------------------------------------------|----------------------------|
| one spoke of where the other is, or what they do   | 1.0                        |
| the same tag                                       | 0.8, less where many share |
| the same work                                      | 0.6, less where many share |
| one left where the other is now                    | 0.6                        |
| the same field                                     | 0.5, less where many share |
| the same school                                    | 0.4, less where many share |

A pair's worth is what its reasons say together, times how well the seeker knows both. [ours]
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from kithwork.advice import findings
from kithwork.domain.given_introductions import (
    KNOWN_FROM,
    MOST_LOOKED_AT,
    MOST_SUGGESTIONS,
    Acquaintance,
    Suggestion,
    Suggestions,
)
from kithwork.matching import organisations, texts

# Nobody stands in more suggestions than that, but for whom they are looked for.
MOST_EACH = 2
MOST_REASONS = 3
_FEW = (
    "You do not know two people here well enough to introduce them. Note how close you are to "
    "those you know, and keep in touch with them."
)
_SILENT = (
    "Nothing that is written down says who would gain from whom. Their work, tags, and what they "
    "spoke of in chats would tell; you may know better, and choose two people yourself."
)
_RESTS_ON_LITTLE = "These rest on what is written down. You know the people: choose, and ask both."

# What two people share: how much it says, and how it is said.
_COMMON = {
    "tag": (0.8, "You gave both the tag “{}”"),
    "work": (0.6, "Both work as {}"),
    "field": (0.5, "Both are in {}"),
    "school": (0.4, "Both went to {}"),
}

Pair = frozenset[UUID]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Reason:
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody with what they are compared by, worked out once.

    `facts` maps what others may share to how it is shown, `now` and `former` an organisation's
    normal form to its name; `offers` are the words of what they are, `topics` those of what they
    spoke of.
    """

    who: Acquaintance
    facts: Mapping[Key, str]
    now: Mapping[str, str]
    former: Mapping[str, str]
    offers: frozenset[str]
    topics: tuple[tuple[str, frozenset[str]], ...]


def suggest(
    people: Iterable[Acquaintance], *, kept: Collection[Pair] = (), around: UUID | None = None
) -> Suggestions:
    """The pairs worth bringing together, best first; `around` wants one of them in each.

    `kept` are pairs that know each other, or that the seeker thought of before.
    """
    known = [_read(one) for one in _close(people, around)]
    shared = Counter(key for one in known for key in one.facts)
    pairs = [
        _suggestion(left, right, shared)
        for left, right in _pairs(known, around)
        if frozenset((left.who.id, right.who.id)) not in kept
    ]
    found = _few_each([one for one in pairs if one.reasons], around)
    return Suggestions(found, len(known), _note(len(known), len(found)))


def _close(people: Iterable[Acquaintance], around: UUID | None) -> list[Acquaintance]:
    """Whom the seeker knows well enough, the best known first; `around` always."""
    close = [one for one in people if one.strength >= KNOWN_FROM or one.id == around]
    close.sort(key=lambda one: (one.id != around, -one.strength, one.name, one.id))
    return close[:MOST_LOOKED_AT]


def _pairs(known: Sequence[_Known], around: UUID | None) -> Iterator[tuple[_Known, _Known]]:
    if around is None:
        yield from combinations(known, 2)
    else:
        middle = [one for one in known if one.who.id == around]
        yield from ((one, other) for one in middle for other in known if other is not one)


def _read(one: Acquaintance) -> _Known:
    facts = {("tag", texts.fold(tag)): tag for tag in one.tags}
    facts |= {("school", _form(school)): school for school in one.schools}
    facts |= {("field", texts.fold(one.industry)): one.industry}
    facts |= {("work", texts.fold(one.title)): one.title}
    return _Known(
        who=one,
        facts={key: shown for key, shown in facts.items() if key[1]},
        now={_form(place): place for place in one.organisations},
        former={_form(place): place for place in one.former},
        offers=_words(text for text, _ in _offers(one)),
        topics=tuple((topic, _words([topic])) for topic in one.spoke_of),
    )


def _form(name: str) -> str:
    return organisations.normal_form(name) or texts.fold(name)


def _words(said: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in said for word in texts.words(texts.fold(text)))


def _offers(one: Acquaintance) -> list[tuple[str, str]]:
    """What somebody is, and how it is said."""
    found = [(place, f"{one.name} is at {place}") for place in one.organisations]
    found += [(one.title, f"{one.name} works as {one.title}")]
    found += [(one.industry, f"{one.name} is in {one.industry}")]
    found += [(tag, f"you gave {one.name} the tag “{tag}”") for tag in one.tags]
    return [(text, said) for text, said in found if text]


def _suggestion(left: _Known, right: _Known, shared: Mapping[Key, int]) -> Suggestion:
    found = sorted(_reasons(left, right, shared), key=lambda one: (-one.weight, one.text))
    said = sum(one.weight for one in found)
    # However much speaks for it, a pair hardly known is a weak one.
    worth = (1 - math.exp(-said)) * math.sqrt(left.who.strength * right.who.strength)
    return Suggestion(
        left=left.who.id,
        left_name=left.who.name,
        right=right.who.id,
        right_name=right.who.name,
        reasons=tuple(one.text for one in found[:MOST_REASONS]),
        worth=round(worth, 4),
    )


def _reasons(left: _Known, right: _Known, shared: Mapping[Key, int]) -> Iterator[_Reason]:
    for one, other in ((left, right), (right, left)):
        yield from _sought(one, other)
        yield from _followed(one, other)
    for key in left.facts.keys() & right.facts.keys():
        # What half the network has in common is no reason.
        full, said = _COMMON[key[0]]
        yield _Reason(full * 2 / max(2, shared[key]), _ended(said.format(left.facts[key])))


def _sought(one: _Known, other: _Known) -> Iterator[_Reason]:
    """What one spoke of meets what the other is, once."""
    for topic, said in one.topics:
        # Words first: most pairs have none in common.
        if said.isdisjoint(other.offers):
            continue
        for text, offer in _offers(other.who):
            # Their own day's work they need not be introduced to.
            if _form(text) not in one.now and findings.concerns(topic, text):
                yield _Reason(1.0, _ended(f"{one.who.name} spoke of “{topic}”; {offer}"))
                return


def _ended(text: str) -> str:
    """A sentence with one full stop, whatever its last word ends with."""
    return f"{text.rstrip('.')}."


def _followed(one: _Known, other: _Known) -> Iterator[_Reason]:
    for form in one.former.keys() & other.now.keys():
        place = one.former[form]
        yield _Reason(0.6, f"{one.who.name} was at {place}, where {other.who.name} is now.")


def _few_each(pairs: Iterable[Suggestion], around: UUID | None) -> tuple[Suggestion, ...]:
    """The best, with nobody in too many of them."""
    ordered = sorted(pairs, key=lambda one: (-one.worth, one.left_name, one.right_name))
    times = Counter[UUID]()
    chosen: list[Suggestion] = []
    for one in ordered:
        both = {one.left, one.right} - {around}
        if len(chosen) < MOST_SUGGESTIONS and all(times[who] < MOST_EACH for who in both):
            chosen.append(one)
            times.update(both)
    return tuple(chosen)


def _note(known: int, found: int) -> str:
    if known < 2:
        return _FEW
    return _RESTS_ON_LITTLE if found else _SILENT
