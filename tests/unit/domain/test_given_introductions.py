"""Given introductions: both must agree, one "no" is enough, and every end has its way back."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import given_introductions as rules
from kithwork.domain.given_introductions import MOVING, OVER, CannotMove, Consent, GivenState

consents = st.sampled_from(Consent)


@given(consents, consents)
def test_where_it_stands_does_not_depend_on_who_answered_which(
    left: Consent, right: Consent
) -> None:
    assert rules.standing(left, right) is rules.standing(right, left)


@given(consents, consents)
def test_only_two_yeses_agree_and_one_no_declines(left: Consent, right: Consent) -> None:
    state = rules.standing(left, right)
    assert (state is GivenState.AGREED) is (left is right is Consent.AGREED)
    assert (state is GivenState.DECLINED) is (Consent.DECLINED in (left, right))
    assert (state is GivenState.IDEA) is (left is right is Consent.UNASKED)


@given(consents, consents)
def test_opened_again_nothing_is_over(left: Consent, right: Consent) -> None:
    again = rules.standing(rules.asked_again(left), rules.asked_again(right))
    assert again in MOVING


def test_every_state_moves_or_is_over() -> None:
    assert {*MOVING, *OVER} == set(GivenState)
    assert not {*MOVING} & {*OVER}
    reached = {rules.standing(left, right) for left, right in product(Consent, Consent)}
    assert reached == {*MOVING, GivenState.DECLINED}


@pytest.mark.parametrize(
    "state, aside",
    [
        (GivenState.IDEA, GivenState.DROPPED),
        (GivenState.ASKED, GivenState.LAPSED),
        (GivenState.AGREED, GivenState.LAPSED),
    ],
)
def test_laid_aside_it_says_whether_anybody_was_asked(state: GivenState, aside: GivenState) -> None:
    assert rules.laid_aside(state) is aside


@pytest.mark.parametrize("state", OVER)
def test_what_is_over_cannot_be_laid_aside(state: GivenState) -> None:
    with pytest.raises(CannotMove, match="Nothing was changed"):
        rules.laid_aside(state)
