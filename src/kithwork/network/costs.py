"""Warmth as a small whole number, so that sums are exact and answers can be compared.

Products of odds become sums of logarithms (practice.md P1). One step of cost is 3.1 %, at
most 1.6 % error a tie: less than any estimate of a warmth.
"""

import math

SCALE = 32
LEAST, MOST = 1, 255


def cost(warmth: float) -> int:
    """The cost q = clip(round(-32·ln p), 1, 255) of a tie of warmth p, 0 < p <= 1.

    >>> cost(1.0), cost(0.5), cost(0.0001)
    (1, 22, 255)
    """
    return min(MOST, max(LEAST, round(-SCALE * math.log(warmth))))


def warmth(total: int) -> float:
    """exp(-total/32): how warm a tie or path of this cost is, 0..1.

    >>> round(warmth(22), 3)
    0.503
    """
    return math.exp(-total / SCALE)


# Of each cost of one tie, its warmth; nought stands for nobody's.
WARMTHS = tuple(warmth(cost) for cost in range(MOST + 1))


def total(warmth: float) -> int:
    """The cost that the warmth of a whole path stands for: the inverse of `warmth`.

    >>> total(warmth(300))
    300
    """
    return round(-SCALE * math.log(warmth))
