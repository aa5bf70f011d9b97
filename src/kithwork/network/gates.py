"""Many may ask a network at once; who changes it has it alone."""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from threading import Condition, Lock
from typing import Final

# What is counted, where native/searches.c reads it: whether somebody changes, or waits to; how many
# ask in C, without passing here; how many ask through here; how many changers wait for them.
SHUT, DIRECT, OTHERS, AWAITED = range(4)
# Who waits so many seconds to change comes before all who want to ask from then on.
PATIENCE: Final = 0.1


class Gate:
    """Lets askers through together (`asking`), and a changer only alone (`changing`).

    Both are for `with`, and are objects rather than generators: a search may take less time
    than a generator takes to start. Nobody may ask while asking.

    counts: see above. Each is written by one side only: DIRECT in C, which has Python's lock
    while it does, the others here.
    """

    __slots__ = ("asking", "changing", "counts")

    def __init__(self) -> None:
        lock = Lock()
        self.counts = array("q", [0, 0, 0, 0])
        self.asking = _Asking(lock, self.counts)
        self.changing = _Changing(lock, self.asking, self.counts)

    def left(self) -> None:
        """The last of those who asked in C has left, and a changer waits."""
        with self.asking.lock:
            self.asking.left.notify_all()


class _Asking:
    __slots__ = ("counts", "impatient", "left", "lock")

    def __init__(self, lock: Lock, counts: array[int]) -> None:
        self.lock, self.left = lock, Condition(lock)
        self.counts = counts
        # How many changers have waited long enough.
        self.impatient = 0

    def __enter__(self) -> None:
        with self.lock:
            while self.impatient:
                self.left.wait()
            self.counts[OTHERS] += 1

    def __exit__(self, *_failure: object) -> None:
        counts = self.counts
        with self.lock:
            counts[OTHERS] -= 1
            if counts[AWAITED] and not counts[OTHERS]:
                self.left.notify_all()


class _Changing:
    __slots__ = ("askers", "counts", "lock")

    def __init__(self, lock: Lock, askers: _Asking, counts: array[int]) -> None:
        self.lock, self.askers, self.counts = lock, askers, counts

    def __enter__(self) -> None:
        counts = self.counts
        self.lock.acquire()
        # Before it is looked who asks: whoever comes later in C sees it.
        counts[SHUT] = 1
        if counts[DIRECT] or counts[OTHERS]:
            self._wait()

    def _wait(self) -> None:
        """Until those who ask are through; for a while, others may ask meanwhile."""
        counts, askers = self.counts, self.askers
        counts[AWAITED] += 1
        alone, impatient = False, 0
        try:
            while counts[DIRECT] or counts[OTHERS]:
                if not askers.left.wait(PATIENCE) and not impatient:
                    impatient = 1
                    askers.impatient += 1
                # Another may have changed and left meanwhile.
                counts[SHUT] = 1
            alone = True
        finally:
            counts[AWAITED] -= 1
            askers.impatient -= impatient
            askers.left.notify_all()
            # Who is interrupted while waiting leaves the gate open.
            if not alone:
                counts[SHUT] = 0
                self.lock.release()

    def __exit__(self, *_failure: object) -> None:
        self.counts[SHUT] = 0
        self.lock.release()
