"""The seeker's own feed: chats and duties at a secret address, for their calendar program."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# Where `kith serve` listens unless told otherwise.
USUAL_ORIGIN = "http://127.0.0.1:8765"
# Talks stay in it so many days after they took place.
KEPT_DAYS = 60
# More than any calendar shows; all else stands on the pages.
MOST_CHATS, MOST_DUTIES = 1_000, 2_000


class FeedNames(StrEnum):
    """Whether a feed names people: “Chat with Maria”, or “Career chat”."""

    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class OwnFeedCard:
    """A feed as shown to its owner; `secret` is empty where its address cannot be shown again."""

    secret: str
    names: FeedNames
    made_at: datetime

    @property
    def path(self) -> str:
        """Its address below that of the server; empty where it cannot be shown."""
        return f"/feed/{self.secret}.ics" if self.secret else ""


@dataclass(frozen=True, slots=True)
class Change:
    """How often something was changed, and when last."""

    count: int
    at: datetime
