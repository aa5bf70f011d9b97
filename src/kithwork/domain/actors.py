"""Who performs a call, and what they may do."""

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """What a flow or query asks of its actor."""

    VIEW = "view"
    EDIT = "edit"


class Role(StrEnum):
    """A member's part in a workspace."""

    SEEKER = "seeker"
    STAFF = "staff"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.SEEKER: frozenset({Right.VIEW, Right.EDIT}),
    # Staff of a centre see nothing of a seeker's own contacts (trust.md, threat 19).
    Role.STAFF: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The account that acts, in the one workspace it acts in (both are primary keys)."""

    account: int
    workspace: int
    role: Role = Role.SEEKER

    def may(self, right: Right) -> bool:
        """Whether this actor's role holds `right`."""
        return right in RIGHTS[self.role]
