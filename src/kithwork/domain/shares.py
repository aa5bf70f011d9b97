"""Shares and rates out of few cases, each with how far it may be from the truth.

| what                        | interval (95 %)                                              |
|-----------------------------|--------------------------------------------------------------|
| a share of one's own cases  | Wilson 1927, "Probable inference", JASA 22                   |
| a share with a prior        | equal tails of the Beta posterior; the prior's cases count   |
|                             | as 10 at most (practice.md c)                                |
| so many a case              | Byar's approximation to Poisson (Breslow & Day 1987, 2.3)    |
| a product of such           | by its logarithm, the variances added (delta method)         |
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# The normal quantile of 97.5 %, and what lies outside on either side.
Z, TAIL = 1.959964, 0.025
MOST_WEIGHT = 10.0
_TURNS, _TINY, _CLOSE = 300, 1e-300, 1e-14


@dataclass(frozen=True, slots=True)
class Prior:
    """What others saw, as cases with and without success; `hits + misses` is 10 at most."""

    hits: float
    misses: float


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of` own cases.

    `value`: the best guess 0..1, None where nothing is known at all; `low` and `high` hold it.
    With a prior the guess is the posterior's mean, otherwise hits / of.
    """

    hits: int
    of: int
    value: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` in `of` cases: so many a case, with the bounds of it; None without a case."""

    count: int
    of: int
    value: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Product:
    """A rate times shares; `value` None while one of them is not known."""

    value: float | None
    low: float
    high: float


def own(*, hits: int, of: int) -> Share:
    """A share of one's own cases alone (Wilson); between 0 and 1 where there is no case."""
    if of == 0:
        return Share(0, 0, None, 0.0, 1.0)
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    # Rounding may leave the very ends short of the share itself.
    low, high = max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))
    return Share(hits, of, share, low, high)


def with_prior(*, hits: int, of: int, prior: Prior) -> Share:
    """A share with what others saw as a beginning; one's own cases soon outweigh it."""
    a, b = hits + prior.hits, of - hits + prior.misses
    mean = a / (a + b)
    low, high = quantile(a=a, b=b, at=TAIL), quantile(a=a, b=b, at=1 - TAIL)
    return Share(hits, of, mean, min(low, mean), max(high, mean))


def rate(*, count: int, of: int) -> Rate:
    """So many a case (Byar); `high` is infinite where there is no case."""
    if of == 0:
        return Rate(0, 0, None, 0.0, math.inf)
    low = count * _byar(count, -Z) if count else 0.0
    return Rate(count, of, count / of, low / of, (count + 1) * _byar(count + 1, Z) / of)


def _byar(count: int, z: float) -> float:
    return max(0.0, 1 - 1 / (9 * count) + z / (3 * math.sqrt(count))) ** 3


def product(*, rate: Rate, shares: Sequence[Share]) -> Product:
    """A rate times shares of one's own cases.

    The value is the plain product. Its bounds rest on logarithms, with half a case added to
    each part so that 0 of 3 says something, too (Jeffreys); they are widened to hold the value.
    """
    values = [rate.value, *(share.value for share in shares)]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return Product(None, 0.0, math.inf)
    value = math.prod(known)
    middle = math.log((rate.count + 0.5) / rate.of)
    variance = 1 / (rate.count + 0.5)
    for share in shares:
        middle += math.log((share.hits + 0.5) / (share.of + 1))
        variance += 1 / (share.hits + 0.5) - 1 / (share.of + 1)
    reach = Z * math.sqrt(variance)
    low, high = math.exp(middle - reach), math.exp(middle + reach)
    return Product(value, min(low, value), max(high, value))


def quantile(*, a: float, b: float, at: float) -> float:
    """Below which value a Beta(a, b) lies with the chance `at`; by halving, to 12 digits."""
    low, high = 0.0, 1.0
    for _ in range(45):
        middle = (low + high) / 2
        if below(a=a, b=b, value=middle) < at:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def below(*, a: float, b: float, value: float) -> float:
    """The chance that a Beta(a, b) is below `value`: the incomplete beta function.

    By its continued fraction (DLMF 8.17.22), from whichever end it is quick.
    """
    if value <= 0 or value >= 1:
        return 0.0 if value <= 0 else 1.0
    if value > (a + 1) / (a + b + 2):
        return 1 - below(a=b, b=a, value=1 - value)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front += a * math.log(value) + b * math.log1p(-value)
    return math.exp(front) / (a * _fraction(a, b, value))


def _fraction(a: float, b: float, value: float) -> float:
    """1 + d1/(1 + d2/(1 + ...)) by the modified method of Lentz."""
    found = c = 1.0
    d = 0.0
    for turn in range(1, _TURNS):
        part = _part(a, b, value, turn)
        d = 1 / ((1 + part * d) or _TINY)
        c = (1 + part / c) or _TINY
        found *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return found


def _part(a: float, b: float, value: float, turn: int) -> float:
    """The numerators of the fraction, odd and even ones by turns."""
    m = turn // 2
    if turn % 2:
        return -(a + m) * (a + b + m) * value / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * value / ((a + 2 * m - 1) * (a + 2 * m))
