"""A cluster that answers the blocks of a batch: Apache Spark, with the extra `spark`.

Nothing else of this room imports this module, so that only who has the extra needs it:

    from kithwork.network.spark import Spark

    net.save("/shared/ties.net")
    found = net.batch(
        sources=sources, groups=groups, executor=Spark(session, path="/shared/ties.net")
    )

Each block of groups is a job of one task. Each of Spark's Python workers maps the network's file
once, makes sure that it is the network that was asked, and keeps it for the next block.
"""

from __future__ import annotations  # array[int] is for readers: Python 3.11 cannot say it

from array import array
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from os import PathLike
from pathlib import Path
from uuid import uuid4

from pyspark import SparkContext, SparkFiles, inheritable_thread_target
from pyspark.core.broadcast import Broadcast
from pyspark.sql import SparkSession

from kithwork.network import batches, executors
from kithwork.network.batches import Asked, Task
from kithwork.network.files import Saved
from kithwork.network.questions import Answers


@dataclass(frozen=True, slots=True)
class Spark:
    """The workers of a Spark session, which have Kithwork installed in the same release.

    path: where every worker finds the file the network was saved to: on storage that they share,
    or a name alone for a file that Spark hands out (`--files`, `SparkContext.addFile`).
    at_once: how many blocks are asked for at a time, 1 or more; None is one a core of the cluster.

    Ties that change meanwhile do not count. A worker that finds no file, or one that holds
    another network, ends the run with the failure of its job, in which NoNetwork stands.
    """

    session: SparkSession
    path: str | PathLike[str]
    at_once: int | None = None

    def answers(self, asked: Asked, tasks: Sequence[Task]) -> Generator[Answers, None, None]:
        """The answers in order; when the caller stops, jobs that run are cancelled too."""
        if not tasks:
            return
        context, tag = self.session.sparkContext, f"kithwork-{uuid4()}"
        with ExitStack() as last:
            saved = last.enter_context(asked.saved())
            sources = context.broadcast(tasks[0].sources)
            last.callback(sources.destroy)
            at_once = min(self.at_once or context.defaultParallelism, len(tasks))
            pool = last.enter_context(ThreadPoolExecutor(at_once))
            # Comes before the pool waits for what it has begun.
            last.callback(context.cancelJobsWithTag, tag)
            there = _There(str(self.path), saved.digest, asked.kernel, sources)
            of_caller = inheritable_thread_target(self.session)
            answer = of_caller(partial(_run, context, tag, there))
            yield from executors.in_order([pool.submit(answer, task) for task in tasks])


@dataclass(frozen=True, slots=True)
class _There:
    """What a worker needs to answer any block: where the network is, and who asks."""

    path: str
    digest: str
    kernel: str
    sources: Broadcast[array[int]]


def _run(context: SparkContext, tag: str, there: _There, task: Task) -> Answers:
    """One block as a job of its own, so that it is told, and can be cancelled, by itself."""
    context.addJobTag(tag)
    block = context.parallelize([(task.groups, task.most_ties)], 1)
    found: Answers = block.map(partial(_answer, there)).collect()[0]
    return found


def _answer(there: _There, block: tuple[tuple[array[int], ...], int]) -> Answers:
    """On a worker: the answers to one block."""
    path = Path(there.path)
    if len(path.parts) == 1:
        path = Path(SparkFiles.get(there.path))
    kernel = executors.mapped(saved=Saved(path, there.digest), kernel=there.kernel)
    return batches.answer(Task(there.sources.value, *block), kernel=kernel)
