"""Communities: circles of persons tied more to each other than to the rest.

The method is that of V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden:
guaranteeing well-connected communities", Scientific Reports 9 (2019) 5233, which seeks the
division of highest modularity (M. E. J. Newman and M. Girvan, Physical Review E 69 (2004)
026113): the share of all warmth that lies inside communities, less what would by chance. Here
nothing is drawn by lot: persons are looked at in the order of their numbers, and each joins
where the gain is greatest. Why this method: docs/decisions/0024-measures.md.

With A the weights, K_i = Σ_j A_ij and 2m = Σ_i K_i, moving i into a community of mass M (its K
summed, without i) that i is tied to by w gains 2m·w − K_i·M, up to a factor that is always the
same. All of it is whole numbers, so every machine gives the same answer.
"""

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kithwork.network import arrays
from kithwork.network.networks import Network

# A tie of warmth 1 weighs so much.
WHOLE = 1024
# A second run over the whole starts from what the first found, and gains the most of all
# further ones.
RUNS = 2

Weights: TypeAlias = list[dict[int, int]]


@dataclass(frozen=True, slots=True)
class Communities:
    """Who belongs together.

    of: the community of each person by number, 0 the largest; None for who was left out.
    members: the persons of each community, ascending. Of communities equally large, that with
        the smallest person comes first. Who is tied to nobody is a community of one.
    modularity: how good the division is, below 1; 0 where there are no ties.
    """

    of: tuple[int | None, ...]
    members: tuple[tuple[int, ...], ...]
    modularity: float


@dataclass(slots=True)
class _Level:
    """A network to divide: persons at first, then groups of them taken as one.

    weights[i][j] is how much i and j are tied, i ≠ j, the same both ways; mass[i] all ties of
    i, those inside a group counted from both ends; whole is the sum of all masses.
    """

    weights: Weights
    mass: list[int]
    whole: int


def found(*, network: Network, people: int, without: Collection[int] = ()) -> Communities:
    """The communities of a network of `people` persons, ties weighted by their warmth.

    A tie of a directed network counts both ways, the warmer of two.
    without: persons to leave out with their ties, as the one to whom a network belongs: tied to
    everybody, they belong to all. The same network has the same answer. Raises BadNumber.

    >>> net = Network.from_ties(
    ...     people=5, source=[0, 1, 0, 3, 2], target=[1, 2, 2, 4, 3], warmth=[0.8] * 4 + [0.2]
    ... )
    >>> found(network=net, people=5).members
    ((0, 1, 2), (3, 4))
    """
    out = set(arrays.people(field="without", numbers=tuple(without), count=people))
    level = _level(_weights(network, people, out))
    home = list(range(people))
    for _ in range(RUNS):
        better = _divided(level, home)
        if better == home:
            break
        home = better
    return _numbered(level, home, out)


def _weights(network: Network, people: int, out: Collection[int]) -> Weights:
    """How much every two persons are tied; of a directed network the warmer way counts."""
    weights: Weights = [{} for _ in range(people)]
    for person in range(people):
        if person in out:
            continue
        row = weights[person]
        others, warmths = network.tied_to(person=person)
        for other, warmth in zip(others, warmths, strict=True):
            if other not in out:
                weight = max(1, round(WHOLE * warmth), row.get(other, 0))
                row[other] = weights[other][person] = weight
    return weights


def _level(weights: Weights) -> _Level:
    mass = [sum(row.values()) for row in weights]
    return _Level(weights, mass, sum(mass))


def _divided(level: _Level, home: Sequence[int]) -> list[int]:
    """One run: move, refine, take what belongs together as one, and again until all stays."""
    at, homes = list(range(len(home))), list(home)
    while True:
        _move(level, homes)
        parts = _refined(level, homes)
        names = _names(parts)
        if len(names) == len(parts):
            break
        upper = [0] * len(names)
        for one, part in enumerate(parts):
            upper[names[part]] = homes[one]
        level = _gathered(level, [names[part] for part in parts], len(names))
        at = [names[parts[one]] for one in at]
        numbers = _names(upper)
        homes = [numbers[one] for one in upper]
    labels = [homes[one] for one in at]
    numbers = _names(labels)
    return [numbers[label] for label in labels]


def _names(labels: Sequence[int]) -> dict[int, int]:
    """Labels numbered as they come."""
    names: dict[int, int] = {}
    for label in labels:
        names.setdefault(label, len(names))
    return names


def _move(level: _Level, homes: list[int]) -> None:
    """Let everybody join the community where most is gained, until nobody gains any more.

    Whoever has a neighbour that moved away looks again. Each move gains, so it ends.
    """
    mass = [0] * len(homes)
    for one, home in enumerate(homes):
        mass[home] += level.mass[one]
    queue, waiting = deque(range(len(homes))), bytearray(b"\1") * len(homes)
    while queue:
        one = queue.popleft()
        waiting[one] = 0
        old = homes[one]
        mass[old] -= level.mass[one]
        new = homes[one] = _best(level, homes, mass, one)
        mass[new] += level.mass[one]
        if new == old:
            continue
        for other in level.weights[one]:
            if homes[other] != new and not waiting[other]:
                waiting[other] = 1
                queue.append(other)


def _best(level: _Level, homes: Sequence[int], mass: Sequence[int], one: int) -> int:
    """Where `one` gains most; where they are when nothing is better."""
    toward: dict[int, int] = {}
    for other, weight in level.weights[one].items():
        home = homes[other]
        toward[home] = toward.get(home, 0) + weight
    whole, own, best = level.whole, level.mass[one], homes[one]
    most = whole * toward.get(best, 0) - own * mass[best]
    for home, weight in toward.items():
        gain = whole * weight - own * mass[home]
        if gain > most:
            best, most = home, gain
    return best


@dataclass(slots=True)
class _Parts:
    """How communities fall into parts: of[i] is the part of i, which begins as i alone.

    mass: of each part; cut: how much it is tied to the rest of its community.
    """

    of: list[int]
    mass: list[int]
    cut: list[int]
    alone: bytearray


def _refined(level: _Level, homes: Sequence[int]) -> list[int]:
    """The parts that each community truly holds together by, each of them connected.

    Only who is tied well enough to the rest of their community joins a part, and only a part
    of which the same holds; only who is alone moves.
    """
    whole = [0] * len(homes)
    for one, home in enumerate(homes):
        whole[home] += level.mass[one]
    parts = _Parts(
        of=list(range(len(homes))),
        mass=list(level.mass),
        cut=[
            sum(weight for other, weight in row.items() if homes[other] == home)
            for row, home in zip(level.weights, homes, strict=True)
        ],
        alone=bytearray(b"\1") * len(homes),
    )
    for one, home in enumerate(homes):
        if parts.alone[one] and _holds(level, parts, one, whole[home]):
            _join(level, parts, homes, one, whole[home])
    return parts.of


def _holds(level: _Level, parts: _Parts, part: int, whole: int) -> bool:
    """Whether a part is tied to the rest of its community at least as chance would tie it."""
    own = parts.mass[part]
    return level.whole * parts.cut[part] >= own * (whole - own)


def _join(level: _Level, parts: _Parts, homes: Sequence[int], one: int, whole: int) -> None:
    """Put one who is alone into the part of their community where most is gained, if any."""
    toward: dict[int, int] = {}
    for other, weight in level.weights[one].items():
        if homes[other] == homes[one]:
            part = parts.of[other]
            toward[part] = toward.get(part, 0) + weight
    best, most, own = one, 0, level.mass[one]
    for part, weight in toward.items():
        gain = level.whole * weight - own * parts.mass[part]
        if gain > most and _holds(level, parts, part, whole):
            best, most = part, gain
    if best == one:
        return
    parts.of[one] = best
    parts.mass[best] += own
    parts.cut[best] += parts.cut[one] - 2 * toward[best]
    parts.alone[one] = parts.alone[best] = 0


def _gathered(level: _Level, groups: Sequence[int], count: int) -> _Level:
    """Each group taken as one person."""
    weights: Weights = [{} for _ in range(count)]
    mass = [0] * count
    for one, group in enumerate(groups):
        mass[group] += level.mass[one]
        row = weights[group]
        for other, weight in level.weights[one].items():
            there = groups[other]
            if there != group:
                row[there] = row.get(there, 0) + weight
    return _Level(weights, mass, level.whole)


def _numbered(level: _Level, homes: Sequence[int], out: Collection[int]) -> Communities:
    """Communities by size, then by their smallest person."""
    together: dict[int, list[int]] = {}
    for person, home in enumerate(homes):
        if person not in out:
            together.setdefault(home, []).append(person)
    members = sorted(together.values(), key=lambda one: (-len(one), one[0]))
    of: list[int | None] = [None] * len(homes)
    for number, persons in enumerate(members):
        for person in persons:
            of[person] = number
    return Communities(
        of=tuple(of),
        members=tuple(map(tuple, members)),
        modularity=_modularity(level, homes),
    )


def _modularity(level: _Level, homes: Sequence[int]) -> float:
    """Q = Σ_c (inside_c / 2m − (M_c / 2m)²), the ties inside c counted from both ends."""
    if not level.whole:
        return 0.0
    inside, mass = 0, [0] * (max(homes) + 1)
    for one, row in enumerate(level.weights):
        mass[homes[one]] += level.mass[one]
        inside += sum(weight for other, weight in row.items() if homes[other] == homes[one])
    # Whole numbers to the end: two machines never differ.
    return (inside * level.whole - sum(one * one for one in mass)) / level.whole**2
