"""An introduction: A is asked to connect me with C, and may say no."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Conflict


class IntroductionState(StrEnum):
    """Where an introduction stands (practice.md F24: double opt-in)."""

    DRAFTED = "drafted"
    ASKED = "asked"
    AGREED = "agreed"
    MADE = "made"
    DECLINED = "declined"
    LAPSED = "lapsed"


_OPEN_ENDS = frozenset({IntroductionState.DECLINED, IntroductionState.LAPSED})
MOVES: dict[IntroductionState, frozenset[IntroductionState]] = {
    IntroductionState.DRAFTED: frozenset({IntroductionState.ASKED, IntroductionState.AGREED}),
    IntroductionState.ASKED: _OPEN_ENDS | {IntroductionState.AGREED, IntroductionState.MADE},
    IntroductionState.AGREED: _OPEN_ENDS | {IntroductionState.MADE},
    IntroductionState.LAPSED: frozenset({IntroductionState.ASKED, IntroductionState.AGREED}),
    IntroductionState.MADE: frozenset(),
    IntroductionState.DECLINED: frozenset(),
}
# The introducer has said yes: their name may be used.
ALLOWED = frozenset({IntroductionState.AGREED, IntroductionState.MADE})


class CannotMove(Conflict):
    """The introduction is not in a state that leads to the one wanted."""

    def __init__(self, now: IntroductionState, wanted: IntroductionState) -> None:
        super().__init__(f"An introduction that is “{now}” cannot become “{wanted}”.")


def before(wanted: IntroductionState) -> frozenset[IntroductionState]:
    """The states from which an introduction may become `wanted`."""
    return frozenset(state for state, after in MOVES.items() if wanted in after)


@dataclass(frozen=True, slots=True)
class IntroductionCard:
    """An introduction as listed: who is asked, to whom they lead, for which ask."""

    id: UUID
    ask: UUID
    introducer: UUID
    introducer_name: str
    target: UUID
    target_name: str
    state: IntroductionState
    subject: str
    text: str
    changed_at: datetime
