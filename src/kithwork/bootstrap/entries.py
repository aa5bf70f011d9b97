"""The secrets that open a door once, the desk's or a phone's: made, kept hashed, used up.

Held in memory only: it lives for minutes, and a new start prints a new one.
"""

import hashlib
import secrets
import threading
from datetime import datetime, timedelta

LIFETIME = timedelta(minutes=5)
BYTES = 32


class Entries:
    """The secrets handed out and not yet used, by their hash, with the moment each ends."""

    def __init__(self) -> None:
        self._ends: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def make(self, *, now: datetime) -> str:
        """A new secret of 256 bits, good once within five minutes of `now`."""
        secret = secrets.token_urlsafe(BYTES)
        with self._lock:
            self._ends[_hashed(secret)] = now + LIFETIME
        return secret

    def is_good(self, secret: str, *, now: datetime) -> bool:
        """Whether `secret` would open the door now; it is not used up."""
        with self._lock:
            ends = self._ends.get(_hashed(secret))
        return ends is not None and now < ends

    def use(self, secret: str, *, now: datetime) -> bool:
        """Use `secret` up; whether it was good."""
        with self._lock:
            ends = self._ends.pop(_hashed(secret), None)
        return ends is not None and now < ends


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


# One server a process: the web's views and the printed address speak of the same secrets.
OPEN = Entries()
# For phones: these make a device, and open nothing at the desk.
PAIRING = Entries()
