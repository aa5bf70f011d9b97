"""Nothing in the repository names a machine: no address in a lock, no folder of somebody's home."""

import re
import subprocess
from pathlib import Path

from checks.findings import Finding

ADDRESS = re.compile(r"\b(?:https?|ftp|file|git|ssh)(?:\+\w+)?:/")
MACHINE_PATH = re.compile(r"(?<![\w.~-])(?:/(?:root)/|/(?:home|Users)/\w+/|[A-Z]:\\Users\\)")
LOCKS = "requirements*.lock"


def findings(root: Path) -> list[Finding]:
    """The addresses in the locks and the machine paths in every file under version control."""
    everything: list[Finding] = []
    for name in tracked(root):
        path = root / name
        if path.is_file():
            everything += in_text(name, path.read_bytes().decode("utf-8", errors="replace"))
    return everything


def tracked(root: Path) -> list[str]:
    """The files under version control, with those that would be added next."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    )
    return sorted(name for name in listed.stdout.split("\0") if name)


def in_text(name: str, text: str) -> list[Finding]:
    """What one file says of machines."""
    said: list[Finding] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if Path(name).match(LOCKS) and ADDRESS.search(line):
            said.append(Finding(name, number, "a lock names no address"))
        if MACHINE_PATH.search(line):
            said.append(Finding(name, number, "a path of one machine"))
    return said
