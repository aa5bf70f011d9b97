"""Many may ask a network at once; who changes it has it alone."""

from threading import Condition, Lock


class Gate:
    """Lets askers through together (`asking`), and a changer only alone (`changing`).

    Both are for `with`, and are objects rather than generators: a search may take less time
    than a generator takes to start.
    """

    __slots__ = ("asking", "changing")

    def __init__(self) -> None:
        lock = Lock()
        self.asking = _Asking(lock)
        self.changing = _Changing(lock, self.asking)


class _Asking:
    __slots__ = ("awaited", "left", "lock", "number")

    def __init__(self, lock: Lock) -> None:
        self.lock, self.left = lock, Condition(lock)
        self.number = self.awaited = 0

    def __enter__(self) -> None:
        with self.lock:
            self.number += 1

    def __exit__(self, *_failure: object) -> None:
        with self.lock:
            self.number -= 1
            if self.awaited and not self.number:
                self.left.notify()


class _Changing:
    __slots__ = ("askers", "lock")

    def __init__(self, lock: Lock, askers: _Asking) -> None:
        self.lock, self.askers = lock, askers

    def __enter__(self) -> None:
        self.lock.acquire()
        if self.askers.number:
            self._wait()

    def _wait(self) -> None:
        """Until those who ask are through; others may ask meanwhile."""
        askers = self.askers
        askers.awaited += 1
        alone = False
        try:
            while askers.number:
                askers.left.wait()
            alone = True
        finally:
            askers.awaited -= 1
            # Who is interrupted while waiting leaves the gate open.
            if not alone:
                self.lock.release()

    def __exit__(self, *_failure: object) -> None:
        self.lock.release()
