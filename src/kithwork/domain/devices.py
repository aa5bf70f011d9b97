"""Devices: phones that were let in, each with a name to know it by."""

from datetime import timedelta

from kithwork.domain.errors import Invalid

LONGEST_NAME = 60
# When a device was last seen is kept roughly: looking at a page seldom writes.
SEEN_EVERY = timedelta(hours=1)


def named(text: str) -> str:
    """The name of a device on one line; raises Invalid when nothing is left or it is too long."""
    name = " ".join(text.replace("\x00", "").split())
    if not name:
        raise Invalid("name", "must not be empty.")
    if len(name) > LONGEST_NAME:
        raise Invalid("name", f"must have at most {LONGEST_NAME} letters.")
    return name
