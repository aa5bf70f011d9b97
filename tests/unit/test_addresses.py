"""Locks without addresses, and no path of a machine anywhere."""

import subprocess
from pathlib import Path

import pytest

from checks import addresses

SLASH = "/"


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://pypi.example/simple",
        "click @ git+https://example.org/click",
        "--find-links file:///wheels",
    ],
)
def test_an_address_in_a_lock_is_found(text: str) -> None:
    assert len(addresses.in_text("requirements.lock", text)) == 1
    assert len(addresses.in_text("requirements-run.lock", text)) == 1
    assert addresses.in_text("README.md", text) == []


def test_a_lock_without_addresses_passes() -> None:
    text = "click==8.1 \\\n    --hash=sha256:00ff\n    # via -c requirements.lock\n"
    assert addresses.in_text("requirements.lock", text) == []


@pytest.mark.parametrize("parts", [["root", "x"], ["home", "ana", "x"], ["Users", "ana", "x"]])
def test_a_path_of_a_machine_is_found(parts: list[str]) -> None:
    path = SLASH + SLASH.join(parts)
    assert len(addresses.in_text("docs/page.md", f"see {path}")) == 1
    assert len(addresses.in_text("docs/page.md", f"'{path}'")) == 1


@pytest.mark.parametrize(
    "text", ["~/.local/share", "docs/root/page", "https://example.org/home/ana/x", "/usr/bin/env"]
)
def test_other_paths_pass(text: str) -> None:
    assert addresses.in_text("docs/page.md", text) == []


def test_tracked_and_new_files_are_read_and_ignored_ones_are_not(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("left-out.md\n", encoding="utf-8")
    for name in ("new.md", "left-out.md"):
        (tmp_path / name).write_text(f"{SLASH}root{SLASH}x", encoding="utf-8")
    assert [finding.path for finding in addresses.findings(tmp_path)] == ["new.md"]
