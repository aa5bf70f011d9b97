"""The first path question of a fresh process: with the network in a file, and without.

`python -m bench.networks DIR [FILE]` fills a folder; with FILE it asks there and writes the
figures into it.
Times are those of the processor, so that a busy machine measures the program all the same.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from bench import runs
from bench.report import Figure

PEOPLE, TIES, OWN, ORGANISATIONS = 20_000, 100_000, 10_000, 1_000
TIMES = 5
PROGRAM = (sys.executable, "-m", "bench.networks")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
# More ties than anybody has: no file is written.
NEVER = {"KITHWORK_NETWORK_FILE_TIES": str(10**9)}
SAID = {
    "network": "the network, for a first path question",
    "again": "the network, after one more tie",
    "position": "the network, after somebody new at an organisation",
    "erase": "erasing somebody, with a new file",
}


def figures(folder: Path) -> list[Figure]:
    """A network of 20,000 people and 100,000 ties, in fresh processes."""
    runs.compiled()
    data, size = folder / "network", f"{PEOPLE:,} people, {TIES:,} ties"
    runs.run([*PROGRAM, str(data)])
    without = _asked(data, **NEVER)
    _one(data)
    saved = _asked(data)
    how = f"median of {TIMES} fresh processes, processor time"
    return [
        Figure(f"{SAID['network']}, without a file, {size}", without["network"], "ms", None, how),
        *(Figure(f"{text}, {size}", saved[name], "ms", None, how) for name, text in SAID.items()),
    ]


def _asked(data: Path, **more: str) -> dict[str, float]:
    found = [_one(data, **more) for _ in range(TIMES)]
    return {name: statistics.median(one[name] for one in found) for name in SAID}


def _one(data: Path, **more: str) -> dict[str, float]:
    file = data.with_name("figures.json")
    runs.run([*PROGRAM, str(data), str(file)], **more)
    found: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return found


def fill(data: Path) -> None:
    """Write the rows."""
    # Here alone: models need Django set up.
    actor = import_module("kithwork.bootstrap").start(data=data)
    models: Any = import_module("kithwork.store.models")
    chance, own = random.Random(TIES), {"workspace_id": actor.workspace}
    models.Person.objects.bulk_create(
        (models.Person(**own, name=f"Person {n}", created_at=NOW) for n in range(PEOPLE)),
        batch_size=5000,
    )
    keys = list(models.Person.objects.order_by("pk").values_list("pk", flat=True))
    pairs = {(keys[0], other) for other in keys[1 : OWN + 1]}
    while len(pairs) < TIES:
        left, right = sorted(chance.sample(keys, 2))
        pairs.add((left, right))
    models.Tie.objects.bulk_create(
        (
            models.Tie(**own, left_id=left, right_id=right, strength=chance.uniform(0.05, 1))
            for left, right in sorted(pairs)
        ),
        batch_size=5000,
    )
    places = [
        models.Organisation(**own, name=f"Place {n}", key=f"place {n}", created_at=NOW)
        for n in range(ORGANISATIONS)
    ]
    models.Organisation.objects.bulk_create(places, batch_size=5000)
    models.Position.objects.bulk_create(
        (
            models.Position(**own, person_id=key, organisation=chance.choice(places), current=True)
            for key in keys[1:]
        ),
        batch_size=5000,
    )


def ask(data: Path) -> dict[str, float]:
    """What each takes, in milliseconds."""
    actor = import_module("kithwork.bootstrap").start(data=data)
    flows: Any = {
        name: import_module(f"kithwork.flows.{name}") for name in ("people", "ties", "erasures")
    }
    arrays: Any = import_module("kithwork.store.queries.ties").arrays
    models: Any = import_module("kithwork.store.models")
    ids = models.Person.objects.order_by("-pk").values_list("public_id", flat=True)[:3]
    left, right, gone = ids
    act = {"actor": actor, "now": NOW}

    def again() -> None:
        arrays(actor=actor)

    found = {"network": _milliseconds(again)}
    flows["ties"].add(left=left, right=right, strength=0.9, **act)
    found["again"] = _milliseconds(again)
    flows["people"].add(name="Somebody New", organisation="Place 7", **act)
    found["position"] = _milliseconds(again)
    found["erase"] = _milliseconds(lambda: flows["erasures"].erase(person=gone, **act))
    return found


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    folder_, *files = map(Path, sys.argv[1:])
    if files:
        files[0].write_text(json.dumps(ask(folder_)), encoding="utf-8")
    else:
        fill(folder_)
