"""The network's section of the page of figures; the rest of the page is `make bench`'s."""

import platform
from collections.abc import Sequence
from pathlib import Path

from bench import report
from bench.network import rows
from bench.network.rows import Row

TEXT = """{heading}

Measured by `make bench-network`, on {machine}. The networks are made up, the same
at every run: lognormal numbers of ties (mean about 95, at most 5,000), communities of 60 to 3,000
people, 35 % of all ties outside one's own, 15 % strong; 1M is 20,000 people, 10M 200,000 and
100M 2,000,000. Pairs of different, connected people are drawn by lot.

Times are CPU time of one thread, around whole calls through the public Python front, in
milliseconds; “in turn” is ours and the peer's on one pair after the other, in one process. The
first “must” is the most our median may be, then, after a stroke, our 99th percentile; the
second is how many times faster than the peer we have to be. It is held against joins and products
as one writes them; what is thought out further for the same question stands beside them, without a
bound. A peer that may take more than 20 GB is left out. Every answer of a peer was compared with
ours. {wrong}

{table}
"""


def write(found: Sequence[Row], wrong: int, page: Path = report.PAGE) -> None:
    """Replace the network's section of the page, its last one."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    above = report.without_network(text).rstrip("\n")
    page.write_text(f"{above}\n\n{section(found, wrong)}", encoding="utf-8")


def section(found: Sequence[Row], wrong: int) -> str:
    """The section as it stands on the page."""
    return TEXT.format(
        heading=report.NETWORK,
        machine=f"{report.machine()}, {processor()}",
        wrong="None differed." if not wrong else f"{wrong:,} DIFFERED.",
        table=rows.markdown(found),
    )


def processor() -> str:
    """What the processor calls itself, as far as the system tells."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
