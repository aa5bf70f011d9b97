"""Networks written to a file and opened again: the same answers, or none, never wrong ones."""

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kithwork.domain.errors import KithworkError
from kithwork.network import Network
from tests.unit.network import samples, trials
from tests.unit.network.samples import KERNELS, Ties

ROOT = Path(__file__).parents[3]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "network"


def saved(ties: Ties, kernel: str, file: Path) -> Network:
    net = ties.network(kernel)
    net.save(file)
    return net


def opened(file: Path, kernel: str) -> Network:
    return Network.open(file, kernel=kernel)


def rows(net: Network, people: int) -> list[tuple[tuple[int, ...], tuple[float, ...]]]:
    return [net.tied_to(person=person) for person in range(people)]


@pytest.mark.parametrize("shard", range(4))
def test_what_is_opened_answers_as_what_was_saved(shard: int, kernel: str, file: Path) -> None:
    for seed in range(shard * 60, (shard + 1) * 60):
        rng = random.Random(f"saved {seed}")
        ties = samples.small(rng)
        saved(ties, kernel, file)
        net = opened(file, kernel)
        told = f"saved {seed}, kernel {kernel}\n{ties.code()}"
        assert net.kernel == kernel
        trials.every_kind(net, ties.rows(), rng, told)


def test_a_larger_one_too(kernel: str, file: Path) -> None:
    rng = random.Random("a larger one")
    ties = samples.crowded(rng, people=800, ties=4000, costs=(2, 3, 4))
    before = saved(ties, kernel, file)
    net = opened(file, kernel)
    assert rows(net, 800) == rows(before, 800)
    for _ in range(20):
        question = samples.question(rng, 800)
        assert net.warmest(**question.asked()) == before.warmest(**question.asked())


def test_nobody_can_be_saved(kernel: str, file: Path) -> None:
    for people in (0, 1, 3):
        saved(Ties(people, [], [], [], directed=True), kernel, file)
        net = opened(file, kernel)
        assert rows(net, people) == [((), ())] * people
        with pytest.raises(KithworkError):
            net.ties_of(person=people)


def test_one_kernel_opens_what_another_saved(both_kernels: tuple[str, str], file: Path) -> None:
    for seed, writer in enumerate(2 * both_kernels):
        ties = samples.small(random.Random(f"another kernel {seed}"))
        saved(ties, writer, file)
        for reader in both_kernels:
            trials.every_kind(
                opened(file, reader), ties.rows(), random.Random(seed), f"{writer} to {reader}"
            )


def test_changes_of_one_who_opened_it_are_their_own(kernel: str, file: Path) -> None:
    rng = random.Random("their own")
    ties = samples.crowded(rng, people=200, ties=600, costs=(5, 6))
    before = saved(ties, kernel, file)
    content = file.read_bytes()
    one, other = opened(file, kernel), opened(file, kernel)
    everybody = list(range(1, 200))
    one.add_ties(source=[0] * 199, target=everybody, warmth=[1.0] * 199)
    one.remove_ties(source=[1] * 100, target=everybody[:100])
    assert len(one.tied_to(person=0)[0]) == 199
    assert rows(other, 200) == rows(before, 200)
    assert rows(opened(file, kernel), 200) == rows(before, 200)
    assert file.read_bytes() == content


def test_a_changed_network_is_saved_as_it_is(kernel: str, file: Path) -> None:
    rng = random.Random("as it is")
    ties = samples.crowded(rng, people=200, ties=600, costs=(5, 6))
    net = saved(ties, kernel, file)
    for _ in range(3):
        net = opened(file, kernel)
        source, target = (rng.choices(range(200), k=300) for _ in range(2))
        net.add_ties(source=source, target=target, warmth=[0.9] * 300)
        net.remove_ties(source=source[:50], target=target[:50])
        net.save(file)
        assert rows(opened(file, kernel), 200) == rows(net, 200)


def test_who_opened_it_keeps_it_when_another_is_saved_over_it(kernel: str, file: Path) -> None:
    ties = samples.crowded(random.Random("kept"), people=300, ties=900, costs=(5, 6))
    before = saved(ties, kernel, file)
    net = opened(file, kernel)
    saved(Ties(2, [0], [1], [0.5], directed=False), kernel, file)
    assert rows(net, 300) == rows(before, 300)
    assert len(rows(opened(file, kernel), 2)) == 2


def answers(file: Path, content: bytes, moment: int, kernel: str) -> Any:
    """All twelve rows of a file of this content, or None when it is refused.

    Each file has a time of change of its own: what tells whether it was verified before.
    """
    other = file.with_suffix(".other")
    other.write_bytes(content)
    os.utime(other, ns=(moment * 10**9, moment * 10**9))
    other.replace(file)
    try:
        return rows(opened(file, kernel), 12)
    except KithworkError:
        return None


def test_a_flipped_bit_is_never_a_wrong_answer(kernel: str, file: Path) -> None:
    rng = random.Random("flipped")
    right = rows(saved(samples.crowded(rng, people=12, ties=20, costs=(5, 250)), kernel, file), 12)
    content, refused = file.read_bytes(), 0
    for position in range(0, len(content), max(1, len(content) // 400)):
        spoilt = bytearray(content)
        spoilt[position] ^= 1 << rng.randrange(8)
        found = answers(file, bytes(spoilt), position, kernel)
        refused += found is None
        assert found in (None, right), f"position {position} of {len(content)}, kernel {kernel}"
    assert refused
    assert answers(file, content, len(content), kernel) == right


def test_a_file_cut_short_or_grown_is_never_a_wrong_answer(kernel: str, file: Path) -> None:
    rng = random.Random("cut")
    right = rows(saved(samples.crowded(rng, people=12, ties=20, costs=(5, 250)), kernel, file), 12)
    content = file.read_bytes()
    for length in range(0, len(content), max(1, len(content) // 200)):
        found = answers(file, content[:length], length, kernel)
        assert found is None, f"{length} of {len(content)} bytes, kernel {kernel}"
    for more, tail in enumerate((b"\0", b"\0" * 4096, content)):
        assert answers(file, content + tail, len(content) + more, kernel) in (None, right)


@pytest.mark.parametrize("content", [b"", b"\0" * 8, b"\0" * 10_000, b"\xff" * 10_000, b"kithwork"])
def test_what_never_was_a_network_is_refused(kernel: str, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(KithworkError):
        opened(file, kernel)


# Saves one of two networks over and over, and says so each time.
SAVER = """
import random, sys
from tests.unit.network import samples
file, kernel, turn = sys.argv[1:]
nets = [
    samples.crowded(random.Random(f"turn {n}"), people=300, ties=3000, costs=(n + 2,))
    .network(kernel)
    for n in range(2)
]
while True:
    for net in nets if turn == "0" else reversed(nets):
        net.save(file)
        print("saved", flush=True)
"""


def test_two_who_save_at_once_and_are_killed_leave_one_whole_network(
    kernel: str, file: Path
) -> None:
    wanted: list[Any] = []
    for turn in range(2):
        rng = random.Random(f"turn {turn}")
        ties = samples.crowded(rng, people=300, ties=3000, costs=(turn + 2,))
        wanted.append(rows(ties.network(kernel), 300))
    savers = [
        subprocess.Popen(
            [sys.executable, "-c", SAVER, str(file), kernel, str(turn)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        for turn in range(2)
    ]
    try:
        for saver in savers:
            assert saver.stdout is not None
            for _ in range(7):
                assert saver.stdout.readline() == b"saved\n"
        for _ in range(10):
            assert rows(opened(file, kernel), 300) in wanted
    finally:
        for saver in savers:
            saver.kill()
            saver.communicate()
    assert rows(opened(file, kernel), 300) in wanted


def test_kernels_are_named(kernel: str) -> None:
    net = samples.network(kernel=kernel, people=0, source=[], target=[], warmth=[])
    assert net.kernel == kernel
    assert kernel in KERNELS
