"""The figures as a table, on the screen and in the documentation."""

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from bench.runs import ROOT

PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
UNMEASURED = "not measured"
# The heading of the page's last section, which `make bench-network` writes.
NETWORK = "## The network"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; `must` is the most it may be, `value` None where it could not be measured."""

    what: str
    value: float | None
    unit: str
    must: float | None = None
    how: str = ""

    @property
    def held(self) -> bool:
        """Whether the figure is within its bound."""
        return self.must is None or (self.value is not None and self.value <= self.must)

    def cells(self) -> tuple[str, str, str, str]:
        """The figure as text: what, value, bound, how."""
        value = UNMEASURED if self.value is None else f"{_rounded(self.value)} {self.unit}"
        must = "" if self.must is None else f"≤ {_rounded(self.must)} {self.unit}"
        return self.what, value, must if self.held else f"{must} MISSED", self.how


def _rounded(value: float) -> str:
    """Three digits that say something."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")


HEADINGS = ("figure", "measured", "must", "how")


def table(figures: Sequence[Figure]) -> str:
    """The figures in aligned columns."""
    rows = [HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def machine() -> str:
    """The machine in a few words, without its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    version = ".".join(str(part) for part in sys.version_info[:3])
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {version}"
    )


def without_network(text: str) -> str:
    """The page up to the network's section."""
    return f"\n{text}".split(f"\n{NETWORK}\n", 1)[0].removeprefix("\n")


def write(figures: Sequence[Figure]) -> None:
    """Write the page of the documentation; the network's section stays as it is."""
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    kept = before[len(without_network(before)) :]
    rows = "\n".join("| " + " | ".join(figure.cells()) + " |" for figure in figures)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(
        f"""# Benchmarks

Measured by `make bench`, on {machine()}. Each figure is a median over fresh processes and, where
something is written, fresh folders; the program is byte-compiled. The input is made up and the
same at every run: LinkedIn exports with names in many letters, about one organisation for five
people (few large, many small), and e-mail addresses for one in ten.

| {" | ".join(HEADINGS)} |
|---|---|---|---|
{rows}
{kept}""",
        encoding="utf-8",
    )
