"""States and their moves: every state can be reached, ends are ends."""

import pytest

from kithwork.domain import asks, campaigns, introductions
from kithwork.domain.actors import Actor, Right, Role
from kithwork.domain.asks import AskState, Channel, FramingCard, Reader
from kithwork.domain.errors import Invalid
from kithwork.domain.introductions import IntroductionState


def test_every_ask_state_but_the_first_can_be_reached() -> None:
    for state in AskState:
        assert bool(asks.before(state)) is (state is not AskState.DRAFTED)


def test_an_answered_ask_stays_answered() -> None:
    assert asks.MOVES[AskState.YES] == asks.MOVES[AskState.NO] == frozenset()


def test_nothing_is_answered_before_it_was_sent() -> None:
    assert AskState.DRAFTED not in asks.before(AskState.YES)


def test_every_introduction_state_but_the_first_can_be_reached() -> None:
    for state in IntroductionState:
        assert bool(introductions.before(state)) is (state is not IntroductionState.DRAFTED)


def test_a_declined_introduction_stays_declined() -> None:
    assert introductions.MOVES[IntroductionState.DECLINED] == frozenset()


def test_the_card_asks_for_what_is_empty() -> None:
    card = FramingCard(sender="Ana", reader=Reader("Li"), channel=Channel.EMAIL, who="a nurse")
    assert list(asks.missing(card)) == ["why", "why_you", "learn"]


@pytest.mark.parametrize("minutes", [9, 31, 0, -5])
def test_minutes_outside_what_people_grant_are_refused(minutes: int) -> None:
    with pytest.raises(Invalid, match="minutes"):
        campaigns.checked_minutes(minutes)


def test_staff_see_nothing_of_a_seekers_contacts() -> None:
    ben = Actor(account=1, workspace=1, role=Role.STAFF)
    assert not any(ben.may(right) for right in Right)
