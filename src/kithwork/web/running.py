"""Work of this process: begun once, watched by whoever likes, stopped at its next tick.

How far it is stands here, in memory; that it was begun stands on the disk, too (markers).
When the program stops half-way, the work is absent as a whole, and Today says so.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO
from uuid import UUID

from django.db import connections

from kithwork.bootstrap.endings import ENDING
from kithwork.domain import works
from kithwork.domain.actors import Actor
from kithwork.domain.errors import Conflict
from kithwork.domain.works import Cancelled, Guess, Progress, Tick, WorkKind
from kithwork.web import markers
from kithwork.web.markers import Marker

# What runs, given whom to tell; answers the address of the page that shows what it made.
Job = Callable[[Progress], str]
STARTING = "starting"
MOST_KEPT = 50
# Kinds that leave nothing behind when they are cut: no marker speaks of them.
UNMARKED = {WorkKind.NETWORK}


class Elsewhere(Conflict):
    """Another Kithwork on the same folder is at it."""

    def __init__(self) -> None:
        super().__init__("Another window of Kithwork is doing this already.")


@dataclass(slots=True)
class Work:
    """One piece of work: how far it is, and in the end the address of what it made."""

    key: UUID
    kind: WorkKind
    actor: Actor
    names: tuple[str, ...] = ()
    stage: str = STARTING
    done: int = 0
    total: int = 0
    share: float = 0.0
    guess: Guess | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    result: "Future[str]" = field(default_factory=Future)
    began: float = field(default_factory=time.monotonic)
    stage_began: float = field(default_factory=time.monotonic)

    def tell(self, stage: str, done: int, total: int) -> None:
        """Called by the work itself; raises Cancelled once it is to stop."""
        # What runs when the program ends is as good as interrupted: it shall not be waited for.
        if self.stop.is_set() or ENDING.is_set():
            raise Cancelled
        now = time.monotonic()
        if stage != self.stage:
            self.stage_began = now
        self.stage, self.done, self.total = stage, done, total
        tick = Tick(stage, done, total, now - self.began, now - self.stage_began)
        # An import goes back to a stage when it comes to people who were here before.
        self.share = max(self.share, works.share(kind=self.kind, tick=tick))
        measured = works.left(kind=self.kind, tick=tick)
        self.guess = works.steady(before=self.guess, measured=measured, elapsed=tick.elapsed)

    @property
    def elapsed(self) -> float:
        """Seconds since it was asked for."""
        return time.monotonic() - self.began

    @property
    def left(self) -> float | None:
        """Seconds left, by the last guess counted down; None before there is one."""
        guess = self.guess
        return None if guess is None else max(0.0, guess.left - (self.elapsed - guess.elapsed))

    @property
    def ended(self) -> bool:
        """Whether it is over, well or not."""
        return self.result.done()


_lock = threading.Lock()
_works: OrderedDict[UUID, Work] = OrderedDict()
# What writes comes one at a time: SQLite has one writer, and two imports would plan against
# each other. What only reads need not wait for it.
_writers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
_readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="work-beside")
_POOLS = {WorkKind.BACKUP: _readers, WorkKind.NETWORK: _readers}


def start(work: Work, *, job: Job, now: datetime) -> Work:
    """Begin `work`; what runs already under its key is given back instead."""
    with _lock:
        found = _works.get(work.key)
        if found is not None and not found.ended:
            return found
        held = None if work.kind in UNMARKED else _held(_marker(work, now))
        _works[work.key] = work
        _works.move_to_end(work.key)
        _forget_old()
        # Under the lock: whoever finds the work finds its result, too.
        pool = _POOLS.get(work.kind, _writers)
        work.result = pool.submit(_run, work, job, _marker(work, now), held)
    return work


def _held(marker: Marker) -> IO[str]:
    try:
        return markers.put(marker)
    except BlockingIOError:
        raise Elsewhere from None


def _marker(work: Work, now: datetime) -> Marker:
    return Marker(work.key, work.kind, work.actor.workspace, work.names, now)


def _forget_old() -> None:
    ended = [key for key, work in _works.items() if work.ended]
    for key in ended[: max(0, len(_works) - MOST_KEPT)]:
        del _works[key]


def _run(work: Work, job: Job, marker: Marker, held: IO[str] | None) -> str:
    """The job, and its marker taken away unless the program ends before it does."""
    cut = False
    try:
        work.tell(STARTING, 0, 0)
        return job(work.tell)
    except Cancelled:
        cut = True
        raise
    finally:
        # This thread's own connection; nobody else closes it.
        connections.close_all()
        if held is not None:
            held.close()
            _settle_marker(work, marker, cut=cut)


def _settle_marker(work: Work, marker: Marker, *, cut: bool) -> None:
    if cut and not work.stop.is_set():
        # The program ends: the next one shall find it.
        return
    if cut and work.kind is WorkKind.PREVIEW:
        markers.stopped(marker)
    else:
        markers.drop(work.key)


def of(key: UUID, *, actor: Actor) -> Work | None:
    """The work under `key`, running or ended, of this actor's workspace; None where none is."""
    with _lock:
        found = _works.get(key)
    return found if found is not None and found.actor.workspace == actor.workspace else None


def going_on(*, actor: Actor) -> tuple[Work, ...]:
    """What runs now for this actor's workspace, but for what pages do for themselves."""
    with _lock:
        found = list(_works.values())
    return tuple(
        work
        for work in found
        if work.actor.workspace == actor.workspace and not work.ended and work.kind not in UNMARKED
    )


def settle(work: Work, *, seconds: float) -> bool:
    """Wait a moment for `work` to end; whether it has."""
    return bool(wait([work.result], timeout=seconds).done)
