"""What can go wrong, in four kinds. Each door maps a kind once (HTTP status, exit code).

Every message is written for the person who reads it: what happened, and what to do.
Subclass these beside whoever raises them.
"""


class KithworkError(Exception):
    """Base of all failures Kithwork raises on purpose; its text is safe to show."""


class Refused(KithworkError):
    """The actor may not do this (HTTP 403, exit 6)."""


class Conflict(KithworkError):
    """The state of things does not allow it now, or the name is ambiguous (HTTP 409, exit 5)."""


class NotFound(KithworkError):
    """There is no such thing, or it is not the actor's to see (HTTP 404, exit 4)."""


class Invalid(KithworkError):
    """The input is not acceptable (HTTP 422, exit 3). `field` names what to mend."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message


class StorageFull(KithworkError):
    """The storage is full or cannot be written (HTTP 507, exit 7); nothing was changed."""


class Ambiguous(Conflict):
    """A name fits several; `candidates` lists (id, description) pairs to choose from."""

    def __init__(self, what: str, candidates: list[tuple[str, str]]) -> None:
        listed = "\n".join(f"  {public_id}  {text}" for public_id, text in candidates)
        super().__init__(f"{what} fits several. Name one by its id:\n{listed}")
        self.candidates = candidates
