"""How open the network around somebody is: Burt's constraint (practice.md P4, c-18).

R. S. Burt, Structural Holes (1992), ch. 2. With a_ij the strength of a tie and
p_ij = (a_ij + a_ji) / Σ_k (a_ik + a_ki), the constraint of i is
C_i = Σ_j (p_ij + Σ_q p_iq · p_qj)², j and q among those tied to i. It is low where many sources do
not know each other (1/n for n of equal strength) and high where all know all.
"""

from collections.abc import Iterable, Mapping

Pair = tuple[int, int, float]


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
    tied = {one: strength for one, strength in own.items() if strength > 0}
    if not tied:
        return None
    within = [
        (left, right, strength)
        for left, right, strength in pairs
        if strength > 0 and left != right and left in tied and right in tied
    ]
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
