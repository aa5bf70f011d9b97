"""Answers that others computed: shortest paths among simulated people, tiny known networks."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from kithwork.network import Network

DATA = Path(__file__).parents[3].parent / "shared" / "data"
UNREACHABLE = "9223372036854775807"


def folder(name: str) -> Path:
    path = DATA / name
    if not path.is_dir():
        pytest.skip(f"shared data {name} is not there")
    return path


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for cells in csv.reader(lines, delimiter="|"):
            if cells[0].isdigit():
                yield cells[0], cells[1]


def numbered(ties: list[tuple[str, str]], *, directed: bool) -> tuple[Network, dict[str, int]]:
    names = sorted({name for tie in ties for name in tie})
    numbers = {name: number for number, name in enumerate(names)}
    net = Network.from_ties(
        people=len(names),
        source=[numbers[one] for one, _ in ties],
        target=[numbers[other] for _, other in ties],
        warmth=[0.5] * len(ties),
        directed=directed,
    )
    return net, numbers


def test_degrees_of_the_sixty_examples() -> None:
    data = folder("ldbc-snb-sf0.1")
    ties = [
        *pairs(data / "Person_knows_Person.csv.gz"),
        *pairs(data / "Person_knows_Person_1.csv.gz"),
    ]
    net, numbers = numbered(ties, directed=False)
    with (data / "q13_examples.csv").open(encoding="utf-8") as lines:
        examples = list(csv.DictReader(lines))
    assert len(examples) == 60
    for row in examples:
        one, other = numbers.get(row["person1_id"]), numbers.get(row["person2_id"])
        wanted = int(row["shortest_path_length"])
        if one is None or other is None:
            assert wanted == -1
            continue
        found = net.degrees(source=one, target=other, at_most=100)
        assert found == (None if wanted == -1 else wanted)
        (path,) = net.warmest(source=one, targets=[other], max_introducers=None, top=1) or (None,)
        assert (len(path.people) - 1 if path else -1) == wanted


def test_the_bound_changes_nothing_when_it_is_wide() -> None:
    ties = list(pairs(folder("ldbc-snb-mini") / "person_knows_person_0_0.csv.gz"))
    net, numbers = numbered(ties, directed=False)
    people = sorted(numbers.values())
    for one, other in zip(people[::7], people[::5], strict=False):
        free = net.warmest(source=one, targets=[other], max_introducers=None)
        bound = net.warmest(source=one, targets=[other], max_introducers=len(people))
        assert free == bound
        degrees = net.degrees(source=one, target=other, at_most=50)
        assert degrees == (len(free[0].people) - 1 if free else (0 if one == other else None))


@pytest.mark.parametrize("layout", ["dir", "undir"])
def test_breadth_first_distances(layout: str) -> None:
    data = folder("graphalytics-validation") / "bfs"
    rows = [line.split() for line in (data / f"{layout}-input").read_text().splitlines()]
    ties = [(row[0], other) for row in rows for other in row[1:]]
    net, numbers = numbered(ties, directed=layout == "dir")
    for line in (data / f"{layout}-output").read_text().splitlines():
        person, distance = line.split()
        found = net.degrees(source=numbers["1"], target=numbers[person], at_most=20)
        assert found == (None if distance == UNREACHABLE else int(distance))
