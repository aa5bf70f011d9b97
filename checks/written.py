"""Pages that the code writes: each must say what the code says now. `make docs` writes them."""

import sys
from collections.abc import Mapping
from pathlib import Path

from checks import command_line, help_pages, library, message_rules, question_pages
from checks.findings import ROOT, Finding, place

WRITERS = (command_line, message_rules, question_pages, library, help_pages)
# Folders in which everything is written: what is left over there belongs to no page any more.
OWN_FOLDERS = (help_pages.FOLDER,)


def findings(root: Path) -> list[Finding]:
    """One finding for each page that differs from what the code says, or has nothing behind it."""
    return against(root, pages(root))


def against(root: Path, wanted: Mapping[str, str]) -> list[Finding]:
    """What is wrong with the files of `root`, when it should hold `wanted`: text by place."""
    said = [
        Finding(name, 0, "differs from what the code says; run `make docs`")
        for name, text in wanted.items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    ]
    return said + [
        Finding(name, 0, "is written from nothing; run `make docs`")
        for name in _left_over(root, wanted)
    ]


def pages(root: Path) -> dict[str, str]:
    """The text of every written page, by its place."""
    everything: dict[str, str] = {}
    for writer in WRITERS:
        everything |= writer.pages(root)
    return everything


def write(root: Path, wanted: Mapping[str, str]) -> list[str]:
    """Write what differs and remove what is left over; the places touched."""
    touched = [finding.path for finding in against(root, wanted)]
    for name in touched:
        if name in wanted:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (root / name).unlink()
    return touched


def _left_over(root: Path, wanted: Mapping[str, str]) -> list[str]:
    files = (path for folder in OWN_FOLDERS for path in (root / folder).glob("*"))
    return sorted(place(root, path) for path in files if place(root, path) not in wanted)


def main() -> int:
    """Write every page of this repository that is not as it should be."""
    for name in write(ROOT, pages(ROOT)):
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
