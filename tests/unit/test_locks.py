"""The locks agree with each other and with what pyproject.toml asks for."""

from pathlib import Path

import pytest

from checks import locks

PYPROJECT = """
[project]
dependencies = ["click>=8.1", "Whitenoise"]
[project.optional-dependencies]
server = ["psycopg[binary,pool]>=3.3"]
spark = ["pyspark>=4"]
[dependency-groups]
setup = ["uv"]
dev = ["pytest"]
spark = ["pyspark>=4"]
peers = ["networkx"]
"""
RUN = ["click==8.1", "whitenoise==6.0", "uv==0.9"]
FULL = [*RUN, "psycopg[binary,pool]==3.3", "pytest==8.4"]


def pin(package: str) -> str:
    return f"{package} \\\n    --hash=sha256:{package.encode().hex()}\n    # via kithwork\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    fill(tmp_path, locks.FULL, FULL)
    fill(tmp_path, locks.RUN, RUN)
    fill(tmp_path, locks.SPARK, ["pyspark==4.3", "py4j==0.10"])
    fill(tmp_path, locks.PEERS, ["networkx==3.6"])
    return tmp_path


def fill(repository: Path, lock: str, packages: list[str]) -> None:
    (repository / lock).write_text("".join(pin(name) for name in packages), encoding="utf-8")


def complaints(repository: Path) -> list[tuple[str, str]]:
    return [(finding.path, finding.why.split()[0]) for finding in locks.findings(repository)]


def test_locks_that_agree_pass(repository: Path) -> None:
    assert complaints(repository) == []


def test_another_release_is_found(repository: Path) -> None:
    fill(repository, locks.RUN, ["click==8.2", "whitenoise==6.0", "uv==0.9"])
    assert complaints(repository) == [(locks.RUN, "click")]


def test_another_hash_is_found(repository: Path) -> None:
    changed = (repository / locks.RUN).read_text(encoding="utf-8").replace("sha256:", "sha256:0")
    (repository / locks.RUN).write_text(changed, encoding="utf-8")
    assert len(complaints(repository)) == len(RUN)


def test_a_peer_that_its_lock_does_not_hold_is_found(repository: Path) -> None:
    fill(repository, locks.PEERS, ["networkit==11.2"])
    assert complaints(repository) == [(locks.PEERS, "networkx")]


def test_a_package_that_no_lock_holds_is_found(repository: Path) -> None:
    fill(repository, locks.FULL, [name for name in FULL if not name.startswith("psycopg")])
    assert complaints(repository) == [(locks.FULL, "psycopg")]


def test_a_package_missing_from_the_short_lock_is_found(repository: Path) -> None:
    fill(repository, locks.RUN, ["click==8.1", "uv==0.9"])
    assert complaints(repository) == [(locks.RUN, "whitenoise")]


def test_spark_stands_in_its_own_lock_alone(repository: Path) -> None:
    fill(repository, locks.SPARK, ["py4j==0.10"])
    assert complaints(repository) == [(locks.SPARK, "pyspark")]
