"""Measures everything in fresh folders and processes, prints a table and writes the page.

`python -m bench [NAME...]` measures only the named groups and leaves the page as it is.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import (
    browsing,
    commands,
    imports,
    maps,
    networks,
    pages,
    peers,
    report,
    safety,
    searches,
)
from bench.report import Figure

GROUPS: dict[str, Callable[[Path], list[Figure]]] = {
    "commands": commands.figures,
    "imports": imports.figures,
    "pages": pages.figures,
    "maps": maps.figures,
    "networks": networks.figures,
    "searches": searches.figures,
    "browsing": browsing.figures,
    "safety": safety.figures,
    "peers": peers.figures,
}


def main(names: list[str]) -> int:
    """Measure the named groups, or all of them; returns the exit code."""
    unknown = set(names) - set(GROUPS)
    if unknown:
        print(f"no such group: {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
        return 2
    found: list[Figure] = []
    for name in names or GROUPS:
        print(f"measuring: {name} ...", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="kithwork-bench-") as folder:
            found += GROUPS[name](Path(folder))
    print(report.table(found))
    if not names:
        report.write(found)
    # A bound that was missed is shown, and fails nothing: a busy machine measures itself.
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
