"""Who answers a batch: the same answers from everybody, and nothing left behind."""

import multiprocessing
import os
import pickle
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from kithwork.network import BatchPaths, Network, NoNetwork, executors
from kithwork.network.batches import NOTHING, Executor
from kithwork.network.executors import Processes, Threads
from kithwork.network.files import Saved
from kithwork.network.questions import Answers
from tests.unit.network import samples

PEOPLE, SOURCES, GROUPS = 400, 30, 300


class Stop(Exception):
    """What a caller raises who has seen enough."""


def crowd(kernel: str, seed: str = "a crowd") -> Network:
    rng = random.Random(seed)
    return samples.crowded(rng, people=PEOPLE, ties=2000, costs=range(10, 60)).network(kernel)


def asked(net: Network, executor: Executor | None, **more: Any) -> BatchPaths:
    """More groups than two blocks hold, the sources in some of them."""
    rng = random.Random("a question")
    return net.batch(
        sources=rng.sample(range(PEOPLE), SOURCES),
        groups=[rng.sample(range(PEOPLE), rng.choice((1, 5))) for _ in range(GROUPS)],
        executor=executor,
        **more,
    )


def stop_after_one(done: int, _all: int) -> None:
    if done:
        raise Stop


def nothing_is_left(folder: Path) -> bool:
    names = {thread.name.partition("_")[0] for thread in threading.enumerate()}
    return (
        not list(folder.iterdir())
        and not multiprocessing.active_children()
        and "kithwork-batch" not in names
    )


BOTH: list[Callable[[Path], Executor]] = [
    lambda _folder: Threads(2),
    lambda folder: Processes(2, folder=folder),
]
both = pytest.mark.parametrize("made", BOTH, ids=["threads", "processes"])


@both
def test_everybody_answers_the_same_and_tells_of_each_block(
    made: Callable[[Path], Executor], kernel: str, tmp_path: Path
) -> None:
    net, told = crowd(kernel), list[tuple[int, int]]()
    wanted = asked(net, Threads(1))
    found = asked(net, made(tmp_path), progress=lambda *tick: told.append(tick))
    assert found == wanted
    assert any(wanted.first(s, g) is not None for s in range(SOURCES) for g in range(GROUPS))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert nothing_is_left(tmp_path)


@both
def test_what_progress_raises_ends_the_run_and_leaves_nothing(
    made: Callable[[Path], Executor], kernel: str, tmp_path: Path
) -> None:
    net = crowd(kernel)
    with pytest.raises(Stop):
        asked(net, made(tmp_path), progress=stop_after_one)
    assert nothing_is_left(tmp_path)


@both
def test_nothing_asked_is_nothing_done(made: Callable[[Path], Executor], tmp_path: Path) -> None:
    found = crowd("python").batch(sources=[1], groups=[], executor=made(tmp_path))
    assert (found.sources, found.groups) == (1, 0)
    assert nothing_is_left(tmp_path)


def test_a_changed_network_is_asked_as_it_is(kernel: str, tmp_path: Path) -> None:
    """Not as the file that it was opened from."""
    crowd(kernel).save(tmp_path / "ties.net")
    net = Network.open(tmp_path / "ties.net", kernel=kernel)
    before = asked(net, Processes(1))
    sources = list(range(1, PEOPLE))
    net.add_ties(source=[0] * len(sources), target=sources, warmth=[0.99] * len(sources))
    assert asked(net, Processes(1)) == asked(net, Threads(1)) != before
    net.remove_ties(source=[0] * len(sources), target=sources)
    assert asked(net, Processes(1)) == asked(net, Threads(1))


def test_who_stops_takes_back_what_has_not_begun() -> None:
    done, *waiting = [Future[Answers]() for _ in range(5)]
    done.set_result(NOTHING)
    answers = executors.in_order([done, *waiting])
    assert next(answers) == NOTHING
    answers.close()
    assert [one.cancelled() for one in waiting] == [True] * 4


# --- The file of a network ---------------------------------------------------------------------


def test_the_file_it_was_opened_from_serves_as_long_as_no_tie_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    crowd("python").save("ties.net")
    net = Network.open("ties.net")
    monkeypatch.chdir("/")
    with net.saved() as saved:
        assert saved.path == tmp_path / "ties.net"
    net.add_ties(source=[0], target=[1], warmth=[0.5])
    with net.saved(folder=tmp_path) as made:
        assert made.path != saved.path
        assert made.path.exists()
        assert made.digest != saved.digest
    assert not made.path.exists()
    net.save(tmp_path / "ties.net")
    with net.saved() as again:
        assert again == Saved(tmp_path / "ties.net", made.digest)


@pytest.mark.parametrize("others", ["another network", "rubbish", "nothing"])
def test_a_file_that_became_another_serves_no_more(others: str, tmp_path: Path) -> None:
    file = tmp_path / "ties.net"
    net = crowd("python")
    net.save(file)
    file.unlink()
    if others == "another network":
        crowd("python", "another crowd").save(file)
    elif others == "rubbish":
        file.write_bytes(b"rubbish" * 100)
    with net.saved() as saved:
        assert saved.path != file
        assert asked(Network.open(saved.path), None) == asked(net, None)


def test_whoever_maps_another_network_refuses(kernel: str, tmp_path: Path) -> None:
    """The file is replaced after the run has begun."""
    net = crowd(kernel)
    net.save(tmp_path / "ties.net")
    with net.saved() as saved:
        crowd(kernel, "another crowd").save(saved.path)
        with pytest.raises(NoNetwork, match="another network than the one"):
            executors.mapped(saved=saved, kernel=kernel)


def test_a_refusal_comes_whole_from_another_process() -> None:
    said = NoNetwork(Path("ties.net"), "is no network")
    assert str(pickle.loads(pickle.dumps(said))) == str(said)  # noqa: S301 (our own bytes)


# --- Ctrl-C ------------------------------------------------------------------------------------

SCRIPT = """
import signal, sys
from kithwork.network import Network
from kithwork.network.executors import Processes

def told(done, all):
    if done:
        print("begun", flush=True)
        sys.stdin.readline()

if __name__ == "__main__":
    # Where the tests themselves were begun deaf to it, as a shell does in the background.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ring = list(range(300))
    net = Network.from_ties(
        people=300, source=ring, target=ring[1:] + ring[:1], warmth=[0.9] * 300
    )
    net.batch(
        sources=ring, groups=[[one] for one in ring], progress=told,
        executor=Processes(2, folder=sys.argv[1]),
    )
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals for a group of processes")
def test_ctrl_c_ends_all_processes_and_takes_the_file_away(tmp_path: Path) -> None:
    """As a terminal sends it: to all of them. Whoever lives on would hold the pipes open."""
    script, folder = tmp_path / "batch.py", tmp_path / "files"
    script.write_text(SCRIPT, encoding="utf-8")
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, script, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "begun\n"
        assert list(folder.iterdir())
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=120)
    assert run.returncode != 0
    assert said.count("Traceback") == 1
    assert "KeyboardInterrupt" in said
    assert not list(folder.iterdir())
