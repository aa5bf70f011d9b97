"""The front of the room by hand-made examples; `test_small_networks` has the random ones."""

import math
import os
import subprocess
import sys

import pytest

from kithwork.network import KernelMissing, OutOfReach, kernels
from tests.unit.network import samples


def test_a_direct_tie_is_given_once_and_the_list_goes_on(kernel: str) -> None:
    net = samples.network(
        kernel=kernel,
        people=5,
        source=[0, 0, 1, 0, 3, 1],
        target=[4, 1, 4, 3, 4, 2],
        warmth=[0.9, 0.8, 0.8, 0.5, 0.5, 0.8],
    )
    people = [path.people for path in net.warmest(source=0, targets=[4])]
    assert people == [(0, 4), (0, 1, 4), (0, 3, 4)]


def test_a_known_person_there_may_lead_to_another_there(kernel: str) -> None:
    net = samples.network(kernel=kernel, people=3, source=[0, 1], target=[1, 2], warmth=[0.8, 0.8])
    people = [path.people for path in net.warmest(source=0, targets=[1, 2])]
    assert people == [(0, 1), (0, 1, 2)]


def test_a_dearer_but_shorter_chain_is_found_when_the_cheap_one_is_too_long(kernel: str) -> None:
    # 0-1-2-3-4 is cheap; with two introducers only 0-1-3-4 fits, dear from 1 to 3.
    net = samples.network(
        kernel=kernel,
        people=5,
        source=[0, 1, 2, 3, 1],
        target=[1, 2, 3, 4, 3],
        warmth=[1, 1, 1, 1, 0.05],
    )
    (longest,) = net.warmest(source=0, targets=[4], max_introducers=3, top=1)
    (shorter,) = net.warmest(source=0, targets=[4], max_introducers=2, top=1)
    assert longest.people == (0, 1, 2, 3, 4)
    assert shorter.people == (0, 1, 3, 4)


def test_somebody_in_the_middle_may_be_reached_too_late_by_the_cheap_chain(kernel: str) -> None:
    # Onward from 1 the way by 3 is cheap, but after 0-2-1 only the dear tie 1-4 fits.
    net = samples.network(
        kernel=kernel,
        people=5,
        source=[0, 0, 2, 1, 3, 1],
        target=[1, 2, 1, 3, 4, 4],
        warmth=[0.0003, 1, 1, 1, 1, 0.2],
        directed=True,
    )
    (longest,) = net.warmest(source=0, targets=[4], max_introducers=3, top=1)
    (shorter,) = net.warmest(source=0, targets=[4], max_introducers=2, top=1)
    assert longest.people == (0, 2, 1, 3, 4)
    assert shorter.people == (0, 2, 1, 4)


def test_a_direction_counts_only_in_a_directed_network(kernel: str) -> None:
    one_way = samples.network(
        kernel=kernel, people=2, source=[0], target=[1], warmth=[0.5], directed=True
    )
    both_ways = samples.network(kernel=kernel, people=2, source=[0], target=[1], warmth=[0.5])
    assert one_way.warmest(source=1, targets=[0]) == []
    assert one_way.degrees(source=1, target=0) is None
    assert [path.people for path in both_ways.warmest(source=1, targets=[0])] == [(1, 0)]


def test_warmth_is_kept_as_a_whole_cost(kernel: str) -> None:
    net = samples.network(kernel=kernel, people=2, source=[0, 0], target=[1, 1], warmth=[0.3, 0.5])
    (path,) = net.warmest(source=0, targets=[1])
    assert path.warmth == path.steps[0] == math.exp(-22 / 32)


def test_within_takes_only_those_asked_for(kernel: str) -> None:
    net = samples.network(
        kernel=kernel, people=4, source=[0, 1, 0], target=[1, 2, 3], warmth=[0.8, 0.8, 0.5]
    )
    reach = net.within(source=0, ties=2, of=[3, 2, 0])
    assert reach.people == (2, 3)
    assert reach.path(2).people == (0, 1, 2)
    with pytest.raises(OutOfReach, match="Person 1 "):
        reach.path(1)


def imported(kernel: str) -> subprocess.CompletedProcess[str]:
    """Python that names the kernel in use when the environment asks for one."""
    return subprocess.run(
        [sys.executable, "-c", "from kithwork.network import KERNEL; print(KERNEL)"],
        env=os.environ | {"KITHWORK_KERNEL": kernel},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_environment_chooses_the_kernel(kernel: str) -> None:
    assert imported(kernel).stdout.strip() == kernel


def test_unset_takes_the_best_there_is() -> None:
    assert imported("").stdout.strip() == ("c" if samples.built("c") else "python")


def test_a_kernel_that_is_not_there_is_an_error_with_a_word_on_it() -> None:
    with pytest.raises(KernelMissing):
        kernels.chosen("fortran")
    asked = imported("fortran")
    assert asked.returncode != 0
    assert "KernelMissing: KITHWORK_KERNEL: the kernel 'fortran' is not built here" in asked.stderr


def test_ties_of_somebody_are_counted_once(kernel: str) -> None:
    net = samples.network(
        kernel=kernel,
        people=4,
        source=[0, 1, 0, 2],
        target=[1, 0, 2, 2],
        warmth=[0.5, 0.6, 0.5, 0.5],
    )
    assert [net.ties_of(person=person) for person in range(4)] == [2, 1, 1, 0]
