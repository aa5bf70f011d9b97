"""Who answers the blocks of a batch: threads of this process, or processes beside it.

A cluster answers by `kithwork.network.spark`, which needs the extra of that name. Nobody is
handed the ties: whoever works in another process maps the network's file for themselves, and
makes sure that it is the network that was asked (docs/decisions/0025-batch.md).
"""

import signal
import sys
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from os import PathLike, cpu_count

from kithwork.network import batches, files, kernels
from kithwork.network.batches import Asked, Task
from kithwork.network.errors import NoNetwork
from kithwork.network.files import Saved
from kithwork.network.questions import Answers, Kernel


@dataclass(frozen=True, slots=True)
class Threads:
    """Threads of this process: the kernel in C lets them run side by side.

    count: how many, 1 or more; each takes 400 bytes a person of the network. Ties that change
    meanwhile count from the next block on.
    """

    count: int = cpu_count() or 1

    def answers(self, asked: Asked, tasks: Sequence[Task]) -> Generator[Answers, None, None]:
        """The answers in order; those not begun are given up when the caller stops."""
        with ThreadPoolExecutor(self.count, thread_name_prefix="kithwork-batch") as pool:
            yield from in_order([pool.submit(asked.answer, task) for task in tasks])


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes of this machine, each with the network's file mapped: for the kernel in Python.

    count: how many, 1 or more; each takes 400 bytes a person of the network, and all share the
    ties. folder: where the network is written when it has no file of its own; None is the
    system's folder for such files.

    They begin as new programs, so that a script which asks by them needs the usual
    `if __name__ == "__main__":`. Ties that change meanwhile do not count. A process that is
    killed ends the run with concurrent.futures.process.BrokenProcessPool.
    """

    count: int = cpu_count() or 1
    folder: str | PathLike[str] | None = None

    def answers(self, asked: Asked, tasks: Sequence[Task]) -> Generator[Answers, None, None]:
        """The answers in order; those not begun are given up when the caller stops."""
        if not tasks:
            return
        beside = get_context("spawn")
        stopping = beside.Event()
        with (
            asked.saved(folder=self.folder) as saved,
            ProcessPoolExecutor(
                min(self.count, len(tasks)),
                mp_context=beside,
                initializer=_begin,
                initargs=(_Work(saved, asked.kernel, stopping),),
            ) as pool,
        ):
            try:
                with _deaf_to_ctrl_c():
                    running = [pool.submit(_answer, task) for task in tasks]
                yield from in_order(running)
            finally:
                stopping.set()


def in_order(running: Sequence[Future[Answers]]) -> Generator[Answers, None, None]:
    """The answers of a pool as they were asked for; closed early, it gives the others up."""
    try:
        for one in running:
            yield one.result()
    finally:
        for one in running:
            one.cancel()


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Programs that start within it never hear of Ctrl-C, which a terminal sends to all of them.

    It is for the first one to answer; a program that has only begun would die of it noisily.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@lru_cache(maxsize=1)
def mapped(*, saved: Saved, kernel: str) -> Kernel:
    """The network in a file, mapped once a process for all the blocks that it answers.

    Raises NoNetwork, also when the file is whole and holds another network, and OSError.
    """
    engine = kernels.named(kernels.chosen(kernel))
    found = files.opened(saved.path)
    if found.saved.digest != saved.digest:
        raise NoNetwork(saved.path, "holds another network than the one that was asked")
    return engine.over(found.layout)


@dataclass(frozen=True, slots=True)
class _Work:
    """What a process is for, and how it hears that nobody waits for it any more."""

    saved: Saved
    kernel: str
    stopping: Event


# What this process is for, once it was told: a task can carry no `Event`.
_given: list[_Work] = []


def _begin(work: _Work) -> None:
    """Keep what all tasks share. On Windows, where it can be told only now, be deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _given[:] = [work]


def _answer(task: Task) -> Answers:
    """One task; at once when the run was stopped, since tasks that stand in line still come."""
    (work,) = _given
    if work.stopping.is_set():
        return batches.NOTHING
    return batches.answer(task, kernel=mapped(saved=work.saved, kernel=work.kernel))
