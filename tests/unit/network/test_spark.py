"""A cluster answers a batch as one machine does; Spark stands in for it in its local mode."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kithwork.network import BatchPaths, Network
from tests.unit.network import samples

OLDEST_JAVA = 17


def java() -> int:
    """The version of Java here; 0 for none."""
    if shutil.which("java") is None:
        return 0
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', told.stderr)
    return int(found.group(1)) if found else 0


pytest.importorskip("pyspark", reason="the extra “spark” is not here: `make spark` fetches it")
if java() < OLDEST_JAVA:
    pytest.skip(f"Spark needs Java {OLDEST_JAVA} or newer", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402 (only once it is known to be there)

from kithwork.network.spark import Spark  # noqa: E402 (the same)

PEOPLE = 400


class Stop(Exception):
    """What a caller raises who has seen enough."""


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Two workers of this machine, which run the Python that asks."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = (
        SparkSession.builder.master("local[2]")
        .appName("kithwork")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    yield made
    made.stop()
    del os.environ["PYSPARK_PYTHON"]


def saved(kernel: str, file: Path, seed: str = "a crowd") -> Network:
    rng = random.Random(seed)
    ties = samples.crowded(rng, people=PEOPLE, ties=2000, costs=range(10, 60))
    net = ties.network(kernel)
    net.save(file)
    return net


def asked(net: Network, **how: Any) -> BatchPaths:
    rng = random.Random("a question")
    return net.batch(
        sources=rng.sample(range(PEOPLE), 30),
        groups=[rng.sample(range(PEOPLE), rng.choice((1, 5))) for _ in range(300)],
        **how,
    )


def test_a_cluster_answers_the_same_and_tells_of_each_block(
    session: Any, kernel: str, tmp_path: Path
) -> None:
    net, told = saved(kernel, tmp_path / "ties.net"), list[tuple[int, int]]()
    found = asked(
        net, executor=Spark(session, tmp_path / "ties.net"), progress=lambda *t: told.append(t)
    )
    assert found == asked(net)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_name_alone_is_a_file_that_spark_hands_out(session: Any, tmp_path: Path) -> None:
    net = saved("python", tmp_path / "handed-out.net")
    session.sparkContext.addFile(str(tmp_path / "handed-out.net"))
    assert asked(net, executor=Spark(session, "handed-out.net")) == asked(net)


def test_a_worker_that_finds_another_network_refuses(session: Any, tmp_path: Path) -> None:
    net = saved("python", tmp_path / "ties.net")
    saved("python", tmp_path / "other.net", "another crowd")
    with pytest.raises(Exception, match="another network than the one"):
        asked(net, executor=Spark(session, tmp_path / "other.net"))


def test_what_progress_raises_ends_the_run_and_its_jobs(session: Any, tmp_path: Path) -> None:
    net = saved("python", tmp_path / "ties.net")

    def stop_after_one(done: int, _all: int) -> None:
        if done:
            raise Stop

    with pytest.raises(Stop):
        asked(net, executor=Spark(session, tmp_path / "ties.net"), progress=stop_after_one)
    assert session.sparkContext.statusTracker().getActiveJobsIds() == []
    assert sorted(file.name for file in tmp_path.iterdir()) in (
        ["ties.net"],
        ["ties.net", "ties.net.checked"],
    )
    assert asked(net, executor=Spark(session, tmp_path / "ties.net", at_once=1)) == asked(net)
