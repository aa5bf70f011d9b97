"""Answers that others computed: shortest paths among simulated people, tiny known networks."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.unit.network import known, samples
from tests.unit.network.known import Named, NamedTie

# As the files say that nobody leads there.
NEVER = {"9223372036854775807", "Infinity"}


@pytest.fixture(scope="module")
def simulated(kernel: str) -> Named:
    """1,528 simulated people, all ties equally warm."""
    data = known.folder("ldbc-snb-sf0.1")
    files = (data / name for name in ("Person_knows_Person.csv.gz", "Person_knows_Person_1.csv.gz"))
    ties = [(line[0], line[1], 22) for file in files for line in known.cells(file, "|")]
    return known.named(ties, kernel=kernel, directed=False)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_degrees_of_the_sixty_examples(simulated: Named) -> None:
    net, numbers = simulated.net, simulated.numbers
    examples = rows(known.folder("ldbc-snb-sf0.1") / "q13_examples.csv")
    assert len(examples) == 60
    for row in examples:
        one, other = numbers.get(row["person1_id"]), numbers.get(row["person2_id"])
        wanted = int(row["shortest_path_length"])
        if one is None or other is None:
            assert wanted == -1
            continue
        found = net.degrees(source=one, target=other, at_most=100)
        assert found == (None if wanted == -1 else wanted), row
        if wanted > 0:
            assert net.degrees(source=one, target=other, at_most=wanted - 1) is None, row
        (path,) = net.warmest(source=one, targets=[other], max_introducers=None, top=1) or (None,)
        assert (len(path.people) - 1 if path else -1) == wanted, row


def shortest_paths(numbers: dict[str, int]) -> dict[tuple[int, int], list[tuple[int, ...]]]:
    """Of each example pair every shortest path."""
    found: dict[tuple[int, int], list[tuple[int, ...]]] = {}
    for row in rows(known.folder("ldbc-snb-sf0.1") / "q14_examples.csv"):
        path = tuple(numbers[name] for name in row["path_person_ids"].split(";"))
        found.setdefault((path[0], path[-1]), []).append(path)
    return found


def each_by_another(paths: list[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """The first of them by number, then the first without its first introducer, and so on."""
    while paths:
        first = min(paths)
        yield first
        paths = [path for path in paths if first[1] not in path]


def test_all_shortest_paths_of_the_examples_are_given_each_by_another(simulated: Named) -> None:
    examples = shortest_paths(simulated.numbers)
    assert len(examples) >= 10
    for (one, other), paths in examples.items():
        found = simulated.net.warmest(
            source=one, targets=[other], max_introducers=len(paths[0]) - 2, top=50
        )
        assert [path.people for path in found] == list(each_by_another(paths))


def test_the_bound_changes_nothing_when_it_is_wide(kernel: str) -> None:
    file = known.folder("ldbc-snb-mini") / "person_knows_person_0_0.csv.gz"
    ties = [(line[0], line[1], 22) for line in known.cells(file, "|")]
    net = known.named(ties, kernel=kernel, directed=False).net
    people = range(len({name for tie in ties for name in tie[:2]}))
    for one, other in zip(people[::7], people[::5], strict=False):
        free = net.warmest(source=one, targets=[other], max_introducers=None)
        bound = net.warmest(source=one, targets=[other], max_introducers=len(people))
        assert free == bound
        degrees = net.degrees(source=one, target=other, at_most=50)
        assert degrees == (len(free[0].people) - 1 if free else (0 if one == other else None))


def answers(file: Path) -> dict[str, str]:
    """Of each person what the file says of the way there."""
    return dict(line.split() for line in file.read_text().splitlines())


# The network, the answers, from whom.
BREADTH_FIRST = [
    ("bfs/dir-input", "bfs/dir-output", "1"),
    ("bfs/undir-input", "bfs/undir-output", "1"),
    ("example/example-directed-input", "example/example-directed-BFS", "1"),
    ("example/example-undirected-input", "example/example-undirected-BFS", "2"),
]


@pytest.mark.parametrize("ties_file, answers_file, start", BREADTH_FIRST)
def test_breadth_first_distances(
    kernel: str, ties_file: str, answers_file: str, start: str
) -> None:
    data = known.folder("graphalytics-validation")
    lines = [line.split() for line in (data / ties_file).read_text().splitlines()]
    ties = [(line[0], other, 1) for line in lines for other in line[1:]]
    wanted = answers(data / answers_file)
    directed = "undir" not in ties_file
    there = known.named(ties, kernel=kernel, directed=directed, others=wanted)
    assert set(wanted.values()) > {"0", "1", "2"}
    for person, distance in wanted.items():
        asked: dict[str, Any] = {
            "source": there.numbers[start],
            "target": there.numbers[person],
            "at_most": 20,
        }
        assert there.net.degrees(**asked) == (None if distance in NEVER else int(distance)), person


# Weights have one or two digits behind the point: so many times as large, all are whole costs of
# 1 to 255, and the cheapest ways can be compared exactly.
WEIGHTED = [
    ("sssp/dir-input", "sssp/dir-output", "1", 10),
    ("sssp/undir-input", "sssp/undir-output", "1", 10),
    ("example/example-directed", "example/example-directed-SSSP", "1", 100),
    ("example/example-undirected", "example/example-undirected-SSSP", "2", 100),
]


def weighted(file: Path, scale: int) -> list[NamedTie]:
    ties = []
    for line in file.read_text().splitlines():
        one, other, weight = line.split()
        cost = Decimal(weight) * scale
        assert cost == int(cost)
        assert samples.LEAST <= cost <= samples.MOST
        ties.append((one, other, int(cost)))
    return ties


@pytest.mark.parametrize("ties_file, answers_file, start, scale", WEIGHTED)
def test_cheapest_ways(
    kernel: str, ties_file: str, answers_file: str, start: str, scale: int
) -> None:
    data = known.folder("graphalytics-validation")
    wanted = answers(data / answers_file)
    there = known.named(
        weighted(data / f"{ties_file}.e", scale),
        kernel=kernel,
        directed="undir" not in ties_file,
        others=wanted,
    )
    source = there.numbers[start]
    reach = there.net.within(source=source, ties=len(wanted))
    reached = dict(zip(reach.people, reach.warmth, strict=True))
    assert wanted.pop(start).startswith("0.0")
    for person, weight in wanted.items():
        number = there.numbers[person]
        paths = there.net.warmest(source=source, targets=[number], max_introducers=None, top=1)
        costs = [samples.sum_of(path.warmth) for path in paths]
        assert costs == ([] if weight in NEVER else [round(float(weight) * scale)]), person
        assert reached.get(number) == (paths[0].warmth if paths else None), person
