"""What a chat stands between: who led to it, and what came after (practice.md E16)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kithwork.domain.follow_ups import FollowUpKind, FollowUpState
from kithwork.domain.given_introductions import GivenCard
from kithwork.domain.reports import Reached

# News that went to a partner after the talk; thanks and promises belong to the talk itself.
NEWS = (
    FollowUpKind.UPDATE,
    FollowUpKind.ADVICE_RESULT,
    FollowUpKind.KEEP_IN_TOUCH,
    FollowUpKind.CONGRATULATE,
    FollowUpKind.NEWS,
)


@dataclass(frozen=True, slots=True)
class NamedThere:
    """A name that was given in the chat; `person` once it is clear who is meant."""

    person: UUID | None
    name: str
    reached: Reached


@dataclass(frozen=True, slots=True)
class Told:
    """A message that the partner was sent since."""

    kind: FollowUpKind
    on: date


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Before a chat: who sent the seeker, and whether they heard. After it: what came of it.

    `heard` is None where no report is owed to the sender.
    """

    sender: UUID | None = None
    sender_name: str = ""
    heard: FollowUpState | None = None
    named: tuple[NamedThere, ...] = ()
    told: tuple[Told, ...] = ()
    given: tuple[GivenCard, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the chat stands alone so far."""
        return not (self.sender or self.named or self.told or self.given)
