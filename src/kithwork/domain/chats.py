"""A chat: the 15 to 30 minute talk itself."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ChatState(StrEnum):
    """Where a chat stands. Thanked and kept warm are read from what follows, never stored."""

    IDEA = "idea"
    ASKED = "asked"
    AGREED = "agreed"
    SCHEDULED = "scheduled"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ChatCard:
    """A chat as listed; `minutes` is what was agreed (practice.md A07, default 20)."""

    id: UUID
    person: UUID
    name: str
    state: ChatState
    minutes: int
    agreed_at: datetime
