"""Prints the milliseconds from opening a saved network to its first answer, in a new process.

`python -m bench.network.opened FILE SOURCE TARGET`
"""

import sys
import time
from pathlib import Path
from typing import Any

from kithwork.network import Network


def main(arguments: list[str]) -> int:
    """Open, answer, print."""
    front: Any = Network
    file, source, target = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    begun = time.perf_counter_ns()
    front.open(file).warmest(source=source, targets=[target], max_introducers=3, top=1)
    print((time.perf_counter_ns() - begun) / 1e6)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
