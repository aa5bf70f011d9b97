"""Long work of this process: one import at a time, watched by the page that waits for it.

What runs is known only here, in memory. When the program stops half-way, the import it was
writing is absent as a whole, and its page offers to write it again.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connections

from kithwork.domain.actors import Actor
from kithwork.flows.progress import Progress

Work = Callable[[Progress], UUID]


@dataclass(slots=True)
class Running:
    """One piece of work: how far it is, and in the end the import it made."""

    actor: Actor
    stage: str = "starting"
    done: int = 0
    total: int = 0
    result: "Future[UUID]" = field(default_factory=Future)

    def tell(self, stage: str, done: int, total: int) -> None:
        """Called by the work itself."""
        self.stage, self.done, self.total = stage, done, total


_lock = threading.Lock()
_running: dict[UUID, Running] = {}
# One at a time: SQLite has one writer, and two imports would plan against each other.
_workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")


def start(key: UUID, *, actor: Actor, work: Work) -> Running:
    """Begin `work` under `key`; the one already running under it is given back instead."""
    with _lock:
        if key in _running:
            return _running[key]
        running = Running(actor)
        _running[key] = running
    running.result = _workers.submit(_closing, work, running)
    return running


def _closing(work: Work, running: Running) -> UUID:
    try:
        return work(running.tell)
    finally:
        # This thread's own connection; nobody else closes it.
        connections.close_all()


def of(key: UUID, *, actor: Actor) -> Running | None:
    """What runs under `key` for this actor's workspace; None when nothing does."""
    with _lock:
        running = _running.get(key)
    if running is None or running.actor.workspace != actor.workspace:
        return None
    return running


def forget(key: UUID) -> None:
    """Drop what has ended."""
    with _lock:
        _running.pop(key, None)


def settle(running: Running, *, seconds: float) -> bool:
    """Wait a moment for `running` to end; whether it has."""
    return bool(wait([running.result], timeout=seconds).done)
