"""The front of the room: a network of persons 0..n-1 and its answers."""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from os import PathLike
from pathlib import Path as File
from tempfile import TemporaryDirectory
from typing import Self

from kithwork.network import arrays, batches, costs, files, kernels
from kithwork.network.arrays import Floats, Integers
from kithwork.network.batches import BatchPaths, Executor, Progress, Task
from kithwork.network.errors import LengthsDiffer
from kithwork.network.executors import Threads
from kithwork.network.files import Saved
from kithwork.network.gates import Gate
from kithwork.network.layouts import Layout, Rows
from kithwork.network.paths import Path
from kithwork.network.questions import Answers, Kernel
from kithwork.network.reaches import Reach

# A way of so many ties costs more than 255 for certain.
LONGEST_BATCH = 255


class Network:
    """Persons and the ties between them.

    A tie {u, v} has a warmth p, the odds that an introduction is passed on along it. It is
    kept as the cost q = clip(round(-32·ln p), 1, 255); a path's warmth is exp(-Σq/32), and
    all answers are exact in q. The most probable chain is the cheapest one (practice.md P1).

    Any number of threads may ask at once; a change waits for those who ask, and they for it.

    >>> net = Network.from_ties(
    ...     people=4, source=[0, 1, 0], target=[1, 3, 2], warmth=[0.8, 0.6, 0.35]
    ... )
    >>> [path.people for path in net.warmest(source=0, targets=[3])]
    [(0, 1, 3)]
    >>> net.degrees(source=2, target=3)
    3
    """

    __slots__ = ("_gate", "_kernel", "_people", "_saved", "change")

    def __init__(self, kernel: Kernel, *, change: int = 0, saved: Saved | None = None) -> None:
        self._gate = Gate()
        self._serve(kernel)
        self._people = kernel.layout.people
        # Up to which change of its record a network is: kept by `save`, for whoever made it.
        self.change = change
        # The file that holds this very network; None once a tie has changed.
        self._saved = saved

    @classmethod
    def from_ties(
        cls,
        *,
        people: int,
        source: Integers,
        target: Integers,
        warmth: Floats,
        directed: bool = False,
        kernel: str | None = None,
    ) -> Self:
        """The network of `people` persons and the ties source[i], target[i], warmth[i].

        people: how many persons, 0 to 2**32 - 1; they are numbered 0..people-1.
        source, target: integers 0..people-1; warmth: numbers above 0 and at most 1. Three
        arrays of one length: anything with the buffer protocol, or sequences.
        directed: ties lead from source to target only.
        kernel: "python" or "c"; None is the one of this process (`KERNEL`).

        Parallel ties count once, the warmest (of a directed network: those of one
        direction); a tie to oneself is dropped. Raises BadNumber or BadWarmth, naming the
        position, LengthsDiffer, TooManyTies (16,777,215 a person) and KernelMissing.
        """
        arrays.at_least(field="people", number=people, least=0)
        made = kernels.named(kernels.chosen(kernel or kernels.wanted())).laid_out(
            people=people, source=source, target=target, warmth=warmth, directed=directed
        )
        return cls(made)

    @classmethod
    def open(cls, path: str | PathLike[str], *, kernel: str | None = None) -> Self:
        """The network saved at `path`, mapped into memory; changes stay in this process.

        Raises NoNetwork when the file is damaged, cut off, of another version or none at all,
        OSError when it cannot be read, and KernelMissing.
        """
        engine = kernels.named(kernels.chosen(kernel or kernels.wanted()))
        found = files.opened(path)
        return cls(engine.over(found.layout), change=found.change, saved=found.saved)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the network to `path`, whole or not at all.

        What was there is replaced only when all is on the disk; whoever has it open keeps what
        they see. Raises OSError.
        """
        with self._gate.asking:
            self._saved = self._written(path)

    @contextmanager
    def saved(self, *, folder: str | PathLike[str] | None = None) -> Iterator[Saved]:
        """The file of this network, for executors: the one it was opened from or saved to.

        Where that is gone, or a tie has changed since, one is written and taken away again.
        folder: where that one is written; None is the system's folder for such files. Raises
        OSError.
        """
        there = self._saved
        if there is not None and files.holds(there):
            yield there
            return
        with TemporaryDirectory(dir=folder, prefix="kithwork-network-") as made:
            with self._gate.asking:
                written = self._written(File(made, "ties.net"))
            yield written

    def _written(self, path: str | PathLike[str]) -> Saved:
        return files.write(self._kernel, path, change=self.change)

    @property
    def people(self) -> int:
        """How many persons there are."""
        return self._people

    @property
    def kernel(self) -> str:
        """Which kernel answers: "python" or "c"."""
        return self._kernel.name

    def warmest(
        self,
        *,
        source: int,
        targets: Integers,
        max_introducers: int | None = 3,
        top: int = 5,
    ) -> list[Path]:
        """The warmest paths from `source` to any of `targets`, each by another introducer.

        source: a person number. targets: person numbers, in any order; the source is no
        target of its own. max_introducers: at most so many persons between source and
        target, 0 or more; None is no bound. top: at most so many paths.

        Order: smaller cost, then fewer introducers, then the smaller person number at the
        first place where two differ. Path i+1 is the first in that order after leaving out
        every path on which a first introducer of paths 1..i stands, anywhere, and every
        direct tie already given ("if Alice cannot, who else?"). A path to one target may
        pass another whose direct tie was given. Empty when nobody can be reached.

        Raises BadNumber for a number that is not a person's, a negative bound or top.
        """
        # Mostly answered in one call; else what is not plain is checked, and the gate waited for.
        found = self._kernel.warmest_at_once(source, targets, max_introducers, top)
        if found is not NotImplemented:
            return found
        start = arrays.person(field="source", number=source, count=self._people)
        ends = arrays.persons(field="targets", numbers=targets, count=self._people)
        most = _most_ties(max_introducers)
        count = arrays.at_least(field="top", number=top, least=0)
        with self._gate.asking:
            return self._kernel.warmest(source=start, targets=ends, most_ties=most, top=count)

    def degrees(self, *, source: int, target: int, at_most: int = 6) -> int | None:
        """The fewest ties that lead from `source` to `target`: 0 to oneself.

        at_most: 0 or more; None is answered when it takes more ties than that, or none
        lead there. Raises BadNumber.
        """
        found = self._kernel.degrees_at_once(source, target, at_most)
        if found is not NotImplemented:
            return found
        start = arrays.person(field="source", number=source, count=self._people)
        end = arrays.person(field="target", number=target, count=self._people)
        most = arrays.at_least(field="at_most", number=at_most, least=0)
        with self._gate.asking:
            return self._kernel.degrees(source=start, target=end, at_most=most)

    def ties_of(self, *, person: int) -> int:
        """With how many others a person is tied; of a directed network, to how many.

        Raises BadNumber.
        """
        start = arrays.person(field="person", number=person, count=self._people)
        return self._kernel.layout.outgoing.count(start)

    def tied_to(self, *, person: int) -> tuple[tuple[int, ...], tuple[float, ...]]:
        """To whom a person is tied and how warmly, warmest first, equal ones by number.

        Of a directed network, the ties that lead from the person. Raises BadNumber.
        """
        start = arrays.person(field="person", number=person, count=self._people)
        with self._gate.asking:
            others, prices = self._kernel.layout.outgoing.row(start)
            return tuple(others), tuple(map(costs.WARMTHS.__getitem__, prices))

    def within(self, *, source: int, ties: int = 2, of: Integers | None = None) -> Reach:
        """Everybody within `ties` ties of `source`, with the warmth of the best path to each.

        ties: 0 or more. of: only these persons, in any order; None is everybody.
        The source is left out. Raises BadNumber.
        """
        start = arrays.person(field="source", number=source, count=self._people)
        most = min(arrays.at_least(field="ties", number=ties, least=0), self._people)
        wanted = None
        if of is not None:
            named = arrays.persons(field="of", numbers=of, count=self._people)
            wanted = array("I", sorted(set(named)))
        with self._gate.asking:
            near = self._kernel.within(source=start, ties=most, of=wanted)
        return Reach(
            people=tuple(near.people),
            warmth=tuple(map(costs.warmth, near.costs)),
            first=tuple(near.firsts),
            source=start,
            ties=ties,
            _path=lambda person: self._path(start, person, most),
        )

    def batch(
        self,
        *,
        sources: Integers,
        groups: Sequence[Integers],
        max_introducers: int | None = 3,
        executor: Executor | None = None,
        progress: Progress = lambda _done, _all: None,
    ) -> BatchPaths:
        """The best path from each of `sources` to any of each group of `groups`.

        sources: person numbers; groups: for each, person numbers. A source is no member of a
        group of its own. Paths colder than cost 255 are left out (odds under 0.04 %).
        executor: who works on it; threads of this process unless told otherwise. See
        `kithwork.network.executors`, and `kithwork.network.spark` for a cluster.
        progress: called with how many blocks of groups are done, and of how many; an exception
        raised in it ends the run and comes out here.

        Raises BadNumber, naming the field and position.
        """
        starts = arrays.persons(field="sources", numbers=sources, count=self._people)
        ends = [
            arrays.persons(field=f"groups[{place}]", numbers=group, count=self._people)
            for place, group in enumerate(groups)
        ]
        most = min(_most_ties(max_introducers) or LONGEST_BATCH, LONGEST_BATCH)
        blocks = batches.tasks(sources=starts, groups=ends, most_ties=most)
        # Closed at once when `progress` raises, and not whenever its traceback is let go.
        try:
            with closing((executor or Threads()).answers(self, blocks)) as found:
                return batches.joined(
                    sources=len(starts), blocks=blocks, answers=found, progress=progress
                )
        finally:
            self._kernel.rest()

    def answer(self, task: Task) -> Answers:
        """One block of a batch: for executors."""
        with self._gate.asking:
            return batches.answer(task, kernel=self._kernel)

    def add_ties(self, *, source: Integers, target: Integers, warmth: Floats) -> None:
        """Add the ties source[i], target[i], warmth[i]; an existing tie's warmth is replaced.

        Of parallel ones the last counts; a tie to oneself is dropped. All are checked before
        any is added. Raises BadNumber, BadWarmth and LengthsDiffer.
        """
        try:
            if self._kernel.put_at_once(source, target, warmth):
                return
        finally:
            # Some may be there even where not all are, or whoever adds them is interrupted.
            self._saved = None
        starts, ends, odds = arrays.ties(
            source=source, target=target, warmth=warmth, count=self._people
        )
        with self._gate.changing:
            self._saved = None
            if self._kernel.put(sources=starts, targets=ends, warmths=odds):
                self._pack()

    def remove_ties(self, *, source: Integers, target: Integers) -> None:
        """Remove the ties between source[i] and target[i]; one that is not there is no error.

        Of a directed network, those that lead from source to target. Raises BadNumber and
        LengthsDiffer.
        """
        starts = arrays.persons(field="source", numbers=source, count=self._people)
        ends = arrays.persons(field="target", numbers=target, count=self._people)
        if len(starts) != len(ends):
            raise LengthsDiffer(len(starts), len(ends))
        with self._gate.changing:
            self._saved = None
            self._kernel.drop(sources=starts, targets=ends)

    def _pack(self) -> None:
        """Lay all rows out anew, without gaps."""
        layout, kernel = self._kernel.layout, self._kernel
        outgoing = Rows.of(kernel.packed(layout.outgoing))
        incoming = Rows.of(kernel.packed(layout.incoming)) if layout.directed else outgoing
        self._serve(type(kernel).over(Layout(self._people, outgoing, incoming)))

    def _serve(self, kernel: Kernel) -> None:
        """From now on this kernel answers."""
        kernel.guarded(self._gate.counts, self._gate.left)
        self._kernel = kernel

    def _path(self, source: int, target: int, ties: int) -> Path:
        with self._gate.asking:
            (path,) = self._kernel.warmest(
                source=source, targets=array("I", [target]), most_ties=ties, top=1
            )
        return path


def _most_ties(max_introducers: int | None) -> int | None:
    if max_introducers is None:
        return None
    return arrays.at_least(field="max_introducers", number=max_introducers, least=0) + 1
