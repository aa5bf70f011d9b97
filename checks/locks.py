"""The locks agree with each other and with pyproject.toml.

`requirements.lock` holds everything, `requirements-run.lock` what Kithwork needs to run: the
same releases with the same hashes. `requirements-peers.lock` holds what the network is measured
beside, `requirements-spark.lock` the extra `spark` alone; both are no part of the others.
"""

import re
import tomllib
from itertools import chain
from pathlib import Path

from checks.findings import Finding

FULL = "requirements.lock"
RUN = "requirements-run.lock"
SPARK = "requirements-spark.lock"
PEERS = "requirements-peers.lock"
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)")
NAME = re.compile(r"^[A-Za-z0-9._-]+")
AGAIN = "run `make lock`"


def findings(root: Path) -> list[Finding]:
    """Where the locks differ, and what pyproject.toml asks for that a lock does not hold."""
    full = pins((root / FULL).read_text(encoding="utf-8"))
    run = pins((root / RUN).read_text(encoding="utf-8"))
    spark = pins((root / SPARK).read_text(encoding="utf-8"))
    peers = pins((root / PEERS).read_text(encoding="utf-8"))
    asked = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    said = [
        Finding(RUN, 0, f"{name} differs from {FULL}; {AGAIN}")
        for name, pinned in run.items()
        if not pinned <= full.get(name, set())
    ]
    said += _missing(RUN, run, _core(asked))
    alone = _names(asked["project"].get("optional-dependencies", {}).get("spark", []))
    said += _missing(FULL, full, _core(asked) | _extras(asked) - alone)
    said += _missing(SPARK, spark, alone | _names(asked["dependency-groups"].get("spark", [])))
    said += _missing(PEERS, peers, _names(asked["dependency-groups"]["peers"]))
    return said


def pins(lock: str) -> dict[str, set[str]]:
    """For each package of a lock, its releases and hashes as one set of words."""
    held: dict[str, set[str]] = {}
    name = ""
    for line in lock.splitlines():
        start = PIN.match(line)
        if start:
            name = _plain(start.group(1))
            held.setdefault(name, set()).add(start.group(2))
        elif "--hash=" in line:
            held[name].add(line.strip(" \\"))
    return held


def _missing(lock: str, held: dict[str, set[str]], asked: set[str]) -> list[Finding]:
    return [Finding(lock, 0, f"{name} is missing; {AGAIN}") for name in sorted(asked - set(held))]


def _core(asked: dict[str, dict[str, dict[str, list[str]]]]) -> set[str]:
    project, groups = asked["project"], asked["dependency-groups"]
    return _names([*project["dependencies"], *groups["setup"]])


def _extras(asked: dict[str, dict[str, dict[str, list[str]]]]) -> set[str]:
    extras = asked["project"].get("optional-dependencies", {}).values()
    return _names([*chain.from_iterable(extras), *asked["dependency-groups"]["dev"]])


def _names(requirements: list[str]) -> set[str]:
    found = (NAME.match(requirement) for requirement in requirements)
    return {_plain(match.group()) for match in found if match}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
