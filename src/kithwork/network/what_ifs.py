"""What one more tie would change, worked out without touching the network.

A path that uses the new tie {me, other} begins with it: a later use would lead back to me.
So the best path to a target is the better of the best one now and the new tie followed by the
best one from `other`, with one tie less to spend.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kithwork.network import costs, coverages
from kithwork.network.coverages import FAR, NEAR, Coverage, Near
from kithwork.network.networks import Network
from kithwork.network.paths import Path


@dataclass(frozen=True, slots=True)
class Change:
    """The best path to one target as it is and as it would be; None where there is none.

    covered, would_cover: how many of those who would do are near now, and would be then.
    """

    before: Path | None
    after: Path | None
    covered: Coverage
    would_cover: Coverage

    @property
    def warmer(self) -> bool:
        """Whether the new tie makes a better path."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What one more tie would change.

    near: how many people are within two ties now. newcomers: who would be as well, ascending.
    changes: for each target, in the order given.
    """

    near: int
    newcomers: tuple[int, ...]
    changes: tuple[Change, ...]


def what_if(
    *,
    network: Network,
    me: int,
    other: int,
    warmth: float,
    targets: Sequence[Sequence[int]] = (),
    max_introducers: int = 3,
    near: Near | None = None,
) -> WhatIf:
    """What a tie of `warmth` (0..1) between `me` and `other` would change; they differ.

    targets: for each, the person numbers any of which will do. A path has at most
    `max_introducers` people in between. Where the two are tied already, the warmer tie counts.
    near: who is near `me`, where `coverages.around` said so already. Raises BadNumber.
    """
    now = coverages.around(network=network, source=me) if near is None else near
    # The new tie is one of those that lead there.
    two = {other, *network.within(source=other, ties=NEAR - 1).people}
    # Three ties matter to targets alone.
    three = network.within(source=other, ties=FAR - 1).people if targets else ()
    then = Near((now.two | two) - {me}, (now.three | two).union(three) - {me})
    step = costs.warmth(costs.cost(warmth))
    changes = []
    for wanted in targets:
        # Nobody is a target of their own; left in, the way back to me would hide those onward.
        target = [person for person in wanted if person != me]
        before = _first(network, me, target, max_introducers)
        through = _through(network, me, other, step, target, max_introducers)
        group = set(target) - {me}
        covered = coverages.counted(group=group, near=now)
        would_cover = coverages.counted(group=group, near=then)
        changes.append(Change(before, _better(before, through), covered, would_cover))
    return WhatIf(
        near=len(now.two),
        newcomers=tuple(sorted(then.two - now.two)),
        changes=tuple(changes),
    )


def _first(
    network: Network, source: int, target: Sequence[int], max_introducers: int
) -> Path | None:
    found = network.warmest(source=source, targets=target, max_introducers=max_introducers, top=1)
    return found[0] if found else None


def _through(
    network: Network,
    me: int,
    other: int,
    step: float,
    target: Sequence[int],
    max_introducers: int,
) -> Path | None:
    """The best path that begins with the new tie."""
    if other in target:
        return Path((me, other), step, (step,))
    rest = _first(network, other, target, max_introducers - 1) if max_introducers else None
    if rest is None or me in rest.people:
        return None
    total = costs.total(step) + costs.total(rest.warmth)
    return Path((me, *rest.people), costs.warmth(total), (step, *rest.steps))


def _better(before: Path | None, through: Path | None) -> Path | None:
    """The warmer of two; the one there is when they are as warm as each other."""
    if before is None or through is None:
        return before or through
    warmer = costs.total(through.warmth) < costs.total(before.warmth)
    return through if warmer else before
