"""What is answered in one call in C: only what is plain, and only while nobody changes the ties."""

from array import array
from threading import Event, Thread
from typing import Any

import pytest

from kithwork.network import Network, Path, costs, kernels
from kithwork.network.gates import Gate
from kithwork.network.questions import Kernel
from tests.unit.network import samples

LONG = 60
COLD, WARM = 0.25, 0.5


def chain() -> tuple[Kernel, Gate]:
    """0-1-2 in C, behind a gate; room for more ties is made."""
    if not samples.built("c"):
        pytest.skip("the kernel “c” is not built here")
    kernel = kernels.named("c").laid_out(
        people=4, source=[0, 1], target=[1, 2], warmth=[WARM, WARM], directed=False
    )
    gate = Gate()
    kernel.guarded(gate.counts, gate.left)
    with gate.changing:
        kernel.put(sources=[0], targets=[1], warmths=[WARM])
    return kernel, gate


def whole(warmth: float) -> float:
    """The warmth that is kept of this one."""
    return costs.WARMTHS[costs.cost(warmth)]


def test_plain_questions_are_answered() -> None:
    kernel, gate = chain()
    step = whole(WARM)
    path = Path((0, 1, 2), costs.warmth(2 * costs.cost(WARM)), (step, step))
    for targets in ([2], (2,), array("I", [2])):
        assert kernel.warmest_at_once(0, targets, 3, 5) == [path]
    assert kernel.warmest_at_once(0, [2], None, 5) == [path]
    assert kernel.warmest_at_once(0, [2], 0, 5) == []
    assert kernel.warmest_at_once(0, [2], 3, 0) == []
    assert kernel.degrees_at_once(0, 2, 6) == 2
    assert kernel.degrees_at_once(0, 3, 6) is None
    assert not any(gate.counts)


@pytest.mark.parametrize(
    "given",
    [
        (-1, [2], 3, 5),
        (4, [2], 3, 5),
        (2**64, [2], 3, 5),
        (True, [2], 3, 5),
        (0.0, [2], 3, 5),
        (0, [4], 3, 5),
        (0, [1.0], 3, 5),
        (0, {2}, 3, 5),
        (0, array("i", [2]), 3, 5),
        (0, array("I", [4]), 3, 5),
        (0, memoryview(array("I", [2, 2])).cast("B").cast("I", (1, 2)), 3, 5),
        (0, [2], -1, 5),
        (0, [2], "3", 5),
        (0, [2], 3, -1),
        (0, [2], 3, None),
        (0, [2], 3, 2**100),
    ],
)
def test_what_is_not_plain_is_left_to_the_checks(given: tuple[Any, ...]) -> None:
    kernel, gate = chain()
    assert kernel.warmest_at_once(*given) is NotImplemented
    assert not any(gate.counts)


def test_nothing_is_answered_while_somebody_changes() -> None:
    kernel, gate = chain()
    with gate.changing:
        assert kernel.warmest_at_once(0, [2], 3, 5) is NotImplemented
        assert kernel.degrees_at_once(0, 2, 6) is NotImplemented
        assert kernel.put_at_once([0], [2], [WARM]) is False
    assert kernel.degrees_at_once(0, 2, 6) == 2


def test_nothing_is_put_while_somebody_asks() -> None:
    kernel, gate = chain()
    with gate.asking:
        assert kernel.put_at_once([0], [2], [WARM]) is False
        assert kernel.degrees_at_once(0, 2, 6) == 2
    assert kernel.degrees(source=0, target=2, at_most=6) == 2
    assert kernel.put_at_once([0], [2], [WARM]) is True
    assert kernel.degrees_at_once(0, 2, 6) == 1


@pytest.mark.parametrize(
    "ties",
    [
        ([0], [2], [1]),
        ([0], [2], [0.0]),
        ([0], [2], [1.5]),
        ([0], [2], [float("nan")]),
        ([0], [4], [WARM]),
        ([0], [True], [WARM]),
        ([0, 0], [2], [WARM]),
        (array("I", [0]), [2], [WARM]),
    ],
)
def test_ties_that_are_not_plain_are_left_to_the_checks(ties: tuple[Any, ...]) -> None:
    kernel, _gate = chain()
    assert kernel.put_at_once(*ties) is False
    assert kernel.degrees_at_once(0, 2, 6) == 2


def test_many_ask_while_another_changes(kernel: str) -> None:
    """Each answer is one that was true while it was asked for."""
    net = Network.from_ties(
        people=50,
        source=[0, 1, *range(2, 49)],
        target=[1, 49, *range(3, 50)],
        warmth=[COLD, COLD] + [0.99] * 47,
        kernel=kernel,
    )
    known = {whole(COLD) ** 2, whole(COLD) * whole(WARM)}
    over, wrong = Event(), list[list[Path]]()

    def ask() -> None:
        while not over.is_set():
            paths = net.warmest(source=0, targets=[49], max_introducers=1, top=1)
            if not any(abs(paths[0].warmth - warmth) < 1e-9 for warmth in known):
                wrong.append(paths)

    askers = [Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    for _ in range(20):
        for warmth in (WARM, COLD):
            net.add_ties(source=[0], target=[1], warmth=[warmth])
            (path,) = net.warmest(source=0, targets=[1], top=1)
            assert path.warmth == whole(warmth)
            net.remove_ties(source=[0], target=[7])
    over.set()
    for asker in askers:
        asker.join(LONG)
        assert not asker.is_alive()
    assert wrong == []
