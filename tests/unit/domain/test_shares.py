"""Shares out of few cases: their bounds hold them, and grow surer with more cases."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kithwork.domain import shares
from kithwork.domain.shares import Prior, Share

COUNTS = st.integers(0, 400)
PRIORS = st.sampled_from([Prior(5, 5), Prior(3, 7), Prior(0.7, 9.3)])
CLOSE = 1e-9


def case(hits: int, misses: int) -> dict[str, int]:
    return {"hits": hits, "of": hits + misses}


@given(COUNTS, COUNTS)
def test_an_interval_holds_its_share(hits: int, misses: int) -> None:
    found = shares.own(**case(hits, misses))
    assert 0 <= found.low <= found.high <= 1
    if found.value is None:
        assert found == Share(0, 0, None, 0.0, 1.0)
    else:
        assert found.low <= found.value <= found.high


@given(COUNTS, COUNTS, PRIORS)
def test_a_posterior_holds_its_mean(hits: int, misses: int, prior: Prior) -> None:
    found = shares.with_prior(**case(hits, misses), prior=prior)
    assert found.value is not None
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(COUNTS, st.integers(1, 400))
def test_one_more_hit_never_lowers_a_share(hits: int, misses: int) -> None:
    less, more = shares.own(**case(hits, misses)), shares.own(**case(hits + 1, misses - 1))
    assert less.value is not None
    assert more.value is not None
    assert less.value < more.value
    assert less.low <= more.low + CLOSE
    assert less.high <= more.high + CLOSE


@given(st.integers(0, 60), st.integers(1, 60), PRIORS)
def test_nor_the_posterior(hits: int, misses: int, prior: Prior) -> None:
    less = shares.with_prior(**case(hits, misses), prior=prior)
    more = shares.with_prior(**case(hits + 1, misses - 1), prior=prior)
    assert less.value is not None
    assert more.value is not None
    assert less.value < more.value
    assert less.low <= more.low + CLOSE
    assert less.high <= more.high + CLOSE


@given(COUNTS, COUNTS)
def test_twice_the_cases_are_surer(hits: int, misses: int) -> None:
    assume(hits + misses)
    once, twice = shares.own(**case(hits, misses)), shares.own(**case(2 * hits, 2 * misses))
    assert once.value == twice.value
    assert twice.high - twice.low < once.high - once.low + CLOSE


@given(st.integers(0, 200), st.integers(1, 200))
def test_a_rate_is_held_and_grows_surer(count: int, of: int) -> None:
    once, twice = shares.rate(count=count, of=of), shares.rate(count=2 * count, of=2 * of)
    assert once.value is not None
    assert once.low <= once.value <= once.high
    assert twice.value == pytest.approx(once.value)
    assert twice.high - twice.low < once.high - once.low


PARTS = st.tuples(COUNTS, COUNTS).filter(any)


@given(st.integers(0, 99), st.integers(1, 99), PARTS, PARTS)
def test_a_product_of_doubled_cases_is_the_same(
    named: int, talks: int, followed: tuple[int, int], held: tuple[int, int]
) -> None:

    def product(times: int) -> shares.Product:
        found = [
            shares.own(**case(hits * times, misses * times)) for hits, misses in (followed, held)
        ]
        return shares.product(rate=shares.rate(count=named * times, of=talks * times), shares=found)

    once, twice = product(1), product(2)
    assert once.value is not None
    assert twice.value is not None
    assert twice.value == pytest.approx(once.value)
    for one in (once, twice):
        assert one.value is not None
        assert one.low <= one.value <= one.high


def test_nothing_is_known_of_a_product_before_all_its_parts_are() -> None:
    nothing = shares.own(hits=0, of=0)
    found = shares.product(rate=shares.rate(count=3, of=2), shares=[nothing])
    assert (found.value, found.low, found.high) == (None, 0.0, math.inf)


# Exact figures: Beta(a, 1) and Beta(1, b) have closed forms; Beta(2, 3) is a polynomial.
@pytest.mark.parametrize("value", [0.01, 0.2, 0.5, 0.77, 0.99])
def test_the_incomplete_beta_function(value: float) -> None:
    assert shares.below(a=3.5, b=1, value=value) == pytest.approx(value**3.5)
    assert shares.below(a=1, b=9.3, value=value) == pytest.approx(1 - (1 - value) ** 9.3)
    exact = 6 * value**2 - 8 * value**3 + 3 * value**4
    assert shares.below(a=2, b=3, value=value) == pytest.approx(exact)


@given(st.floats(0.5, 300), st.floats(0.5, 300), st.floats(0.01, 0.99))
def test_a_quantile_is_where_so_much_lies_below(a: float, b: float, at: float) -> None:
    value = shares.quantile(a=a, b=b, at=at)
    assert shares.below(a=a, b=b, value=value) == pytest.approx(at, abs=1e-6)


def test_the_interval_of_wilson_as_it_is_printed() -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3: 15 of 148, and 0 of 20."""
    found = shares.own(hits=15, of=148)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0624, 0.1605)
    none = shares.own(hits=0, of=20)
    assert (round(none.low, 4), round(none.high, 4)) == (0.0, 0.1611)
