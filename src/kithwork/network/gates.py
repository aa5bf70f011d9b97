"""Many may ask a network at once; who changes it has it alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock


class Gate:
    """Lets askers through together, and a changer only when nobody else is inside."""

    __slots__ = ("_askers", "_changed", "_lock")

    def __init__(self) -> None:
        self._lock = Lock()
        self._changed = Condition(self._lock)
        self._askers = 0

    def asking(self) -> "_Asking":
        """A block in which nothing changes."""
        return _Asking(self)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """A block in which nobody asks."""
        with self._changed:
            self._changed.wait_for(lambda: not self._askers)
            yield

    def enter(self) -> None:
        """One more asks."""
        with self._lock:
            self._askers += 1

    def leave(self) -> None:
        """One is done."""
        with self._changed:
            self._askers -= 1
            if not self._askers:
                self._changed.notify()


class _Asking:
    """Without a generator: a search may take less time than one takes to start."""

    __slots__ = ("_gate",)

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    def __enter__(self) -> None:
        self._gate.enter()

    def __exit__(self, *_failure: object) -> None:
        self._gate.leave()
