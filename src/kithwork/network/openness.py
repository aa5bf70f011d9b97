"""How open the network around somebody is: Burt's constraint and effective size (practice.md P4).

R. S. Burt, Structural Holes (1992), ch. 2. With a_ij the strength of a tie, the same both ways,
and j and q among those tied to i:

- p_ij = a_ij / Σ_k a_ik is the share of i's ties that goes to j, and the constraint of i is
  C_i = Σ_j (p_ij + Σ_q p_iq · p_qj)². It is low where many sources do not know each other (1/n
  for n of equal strength) and high where all know all.
- m_jq = a_jq / max_k a_jk is how much j is tied to q beside j's strongest tie, and the effective
  size of i is Σ_j (1 − Σ_q p_iq · m_jq): as how many separate sources those tied to i count. It
  is n where none knows another, and n − 2t/n for t ties among n where all are equally strong
  (S. P. Borgatti, Connections 20 (1997) 35).

Only ties among i and those tied to i count: what they know elsewhere is not seen, or by chance.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Openness:
    """How open the network around somebody is; constraint None and size 0.0 without any tie."""

    constraint: float | None
    effective: float


def openness(own: Mapping[int, float], pairs: Iterable[Pair]) -> Openness:
    """Constraint and effective size of somebody by their ties, given as to `constraint`."""
    tied = _tied(own)
    within = _within(tied, pairs)
    return Openness(_constraint(tied, within), _effective(tied, within))


def constraint(own: Mapping[int, float], pairs: Iterable[Pair]) -> float | None:
    """The constraint of somebody by their `own` ties and the `pairs` among those tied to them.

    own: strength > 0 of the tie to each person by number; a tie of strength 0 is none.
    pairs: (person, person, strength), each pair once; one with a stranger is left out.
    Returns a number > 0, None without any tie.

    >>> constraint({1: 1.0, 2: 1.0}, [])
    0.5
    >>> constraint({1: 1.0, 2: 1.0}, [(1, 2, 1.0)])
    1.125
    """
    tied = _tied(own)
    return _constraint(tied, _within(tied, pairs))


def effective_size(own: Mapping[int, float], pairs: Iterable[Pair]) -> float:
    """As how many separate sources those tied to somebody count; `own`, `pairs` as above.

    Returns a number of 0 (without any tie) up to how many ties there are.

    >>> effective_size({1: 1.0, 2: 1.0, 3: 1.0}, [])
    3.0
    >>> effective_size({1: 1.0, 2: 1.0}, [(1, 2, 0.5)])
    1.5
    """
    tied = _tied(own)
    return _effective(tied, _within(tied, pairs))


def _tied(own: Mapping[int, float]) -> dict[int, float]:
    return {one: strength for one, strength in own.items() if strength > 0}


def _within(tied: Mapping[int, float], pairs: Iterable[Pair]) -> list[Pair]:
    """The ties among those tied to somebody."""
    return [
        (left, right, strength)
        for left, right, strength in pairs
        if strength > 0 and left != right and left in tied and right in tied
    ]


def _constraint(tied: Mapping[int, float], within: Iterable[Pair]) -> float | None:
    if not tied:
        return None
    whole = dict(tied)
    for left, right, strength in within:
        whole[left] += strength
        whole[right] += strength
    total = sum(tied.values())
    share = {one: strength / total for one, strength in tied.items()}
    reached = dict(share)
    for left, right, strength in within:
        reached[right] += share[left] * strength / whole[left]
        reached[left] += share[right] * strength / whole[right]
    return sum(part * part for part in reached.values())


def _effective(tied: Mapping[int, float], within: Iterable[Pair]) -> float:
    most = dict(tied)
    for left, right, strength in within:
        most[left] = max(most[left], strength)
        most[right] = max(most[right], strength)
    # What they say twice, in units of the tie to them.
    twice = sum(
        strength * (tied[right] / most[left] + tied[left] / most[right])
        for left, right, strength in within
    )
    return max(0.0, len(tied) - twice / sum(tied.values())) if tied else 0.0
