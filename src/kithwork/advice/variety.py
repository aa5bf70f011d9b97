"""How varied those are whom the seeker talked with (practice.md D15, D16).

Kinds are compared by what is written of a person, upper and lower case alike. With the share
p of each kind, H = −Σ p·ln p (Shannon); exp(H) is how many equally frequent kinds would be as
varied (Hill 1973, "Diversity and evenness", Ecology 54), and H / ln(kinds) how even they are
(Pielou 1966, "The measurement of diversity", J. Theor. Biol. 13).
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from kithwork.advice import talks
from kithwork.advice.talks import Seen
from kithwork.domain.reports import Circle, Field, PersonRow, Variety
from kithwork.network import openness
from kithwork.network.openness import Pair

TOP, MONTHS = 5, 24
# Whom one talked with is tied at least so strongly, whatever else is known.
FAINT = 0.1
# So few say nothing of an echo chamber, and so large a share of them does.
FEWEST, MOSTLY = 5, 0.5

_WEEK = timedelta(days=7)

Met = tuple[date, PersonRow]


def met(seen: Seen) -> tuple[Met, ...]:
    """Everybody the seeker talked with, once, by the day of the first talk."""
    found: dict[int, Met] = {}
    people = seen.facts.people
    for talk in seen.held:
        if talk.person in people and talk.person not in found:
            found[talk.person] = (seen.day(talks.moment(talk)), people[talk.person])
    return tuple(found.values())


def varieties(people: Sequence[Met]) -> tuple[Variety, ...]:
    """The same people by each field, as far as it is known of them."""
    return tuple(_variety(one, people) for one in Field)


def _variety(by: Field, people: Sequence[Met]) -> Variety:
    values = [(on, " ".join(getattr(person, by.value).split())) for on, person in people]
    known = [(on, value) for on, value in values if value]
    said = {value.casefold(): value for _, value in reversed(known)}
    counts = Counter(value.casefold() for _, value in known)
    # The most frequent first, then as they were met.
    top = tuple((said[key], count) for key, count in counts.most_common(TOP))
    is_mostly = len(known) >= FEWEST and top[0][1] > MOSTLY * len(known)
    return Variety(
        by=by,
        known=len(known),
        unknown=len(values) - len(known),
        kinds=len(counts),
        as_many=as_many(counts.values()),
        evenness=evenness(counts.values()),
        top=top,
        months=_months(known),
        mostly=top[0][0] if is_mostly else "",
    )


def entropy(counts: Iterable[int]) -> float:
    """H = −Σ p·ln p of the shares that counts make; 0 without any."""
    there = [count for count in counts if count]
    total = sum(there)
    return max(0.0, -sum(count / total * math.log(count / total) for count in there))


def as_many(counts: Collection[int]) -> float:
    """How many equally frequent kinds would be as varied; 0 without any."""
    return math.exp(entropy(counts)) if any(counts) else 0.0


def evenness(counts: Collection[int]) -> float | None:
    """1 where all kinds are equally frequent; None below two kinds."""
    kinds = sum(1 for count in counts if count)
    return min(1.0, entropy(counts) / math.log(kinds)) if kinds > 1 else None


def _months(known: Sequence[tuple[date, str]]) -> tuple[tuple[date, int], ...]:
    """How many kinds had been met by the end of each month, named by its first day."""
    there: set[str] = set()
    found: dict[date, int] = {}
    for on, value in known:
        there.add(value.casefold())
        found[on.replace(day=1)] = len(there)
    if not found:
        return ()
    month, last, kinds, filled = min(found), max(found), 0, []
    while month <= last:
        kinds = found.get(month, kinds)
        filled.append((month, kinds))
        month = (month.replace(day=28) + _WEEK).replace(day=1)
    return tuple(filled[-MONTHS:])


def circle(people: Sequence[Met], *, pairs: Sequence[Pair], own: Mapping[int, float]) -> Circle:
    """How separate those talked with are as sources, and what the last of them changed (P4)."""
    number, keys = len(people), [person.key for _on, person in people]
    if number < 2:
        return Circle(number, len(pairs), effective=None)
    ties = {key: own.get(key, FAINT) for key in keys}
    now = openness.openness(ties, pairs)
    before = openness.openness({key: ties[key] for key in keys[:-1]}, pairs)
    return Circle(
        number,
        len(pairs),
        effective=now.effective,
        effective_before=before.effective,
        constraint=now.constraint,
        before=before.constraint,
        last=people[-1][1].name,
    )
