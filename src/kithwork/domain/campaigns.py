"""A campaign: one search, with who I am, what I look for and whom I want to reach."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Invalid
from kithwork.domain.paths import TargetKind

DEFAULT_MINUTES = 20
SHORTEST, LONGEST = 10, 30


class CampaignState(StrEnum):
    """Where a campaign stands; one at most is running in a workspace."""

    RUNNING = "running"
    PAUSED = "paused"
    LANDED = "landed"


@dataclass(frozen=True, slots=True)
class SearchBrief:
    """What every message starts from (practice.md A04); a new version at every change.

    who: one line about me. role, field, place: what I look for. why: why I look.
    learn: what I hope to learn. help_me: how exactly somebody can help. minutes: asked for.
    """

    who: str = ""
    role: str = ""
    field: str = ""
    place: str = ""
    why: str = ""
    learn: str = ""
    help_me: str = ""
    minutes: int = DEFAULT_MINUTES


BRIEF_FIELDS = ("who", "role", "field", "place", "why", "learn", "help_me", "minutes")


def checked_minutes(minutes: int) -> int:
    """`minutes` when it is 10 to 30 (practice.md F10, L04); Invalid otherwise."""
    if not SHORTEST <= minutes <= LONGEST:
        raise Invalid("minutes", f"must be {SHORTEST} to {LONGEST}; 20 is what most people grant.")
    return minutes


@dataclass(frozen=True, slots=True)
class TargetCard:
    """A person, organisation or role the campaign wants; motivation 0-3 (practice.md F01)."""

    id: UUID
    kind: TargetKind
    name: str
    person: UUID | None
    organisation: UUID | None
    motivation: int
    # Nobody may be written to, or nobody is there: shown, never thrown.
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class CampaignCard:
    """The campaign as shown: its state, its newest brief with its number, and its targets."""

    id: UUID
    state: CampaignState
    version: int
    brief: SearchBrief
    targets: tuple[TargetCard, ...] = ()
