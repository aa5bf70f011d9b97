"""Ties as arrays: through whom, how warm, how far. Knows integers and weights, not people.

The front is `Network`, with its answers `Path`, `Reach` and `BatchPaths`, the last by `Threads`
or `Processes`; `what_if` says what one more tie would change. The measures of a network stand in
modules of their own: `communities` (who belongs together), `coverages` (how much of a target
group is near), `brokers` (through whom most of it is best reached) and `openness` (how separate
the sources are that somebody has).

`KERNEL` names the kernel in use; the environment variable `KITHWORK_KERNEL` chooses it
(`python` or `c`; unset takes the best there is), and importing this room raises `KernelMissing`
when the one named is not built.
"""

from typing import Final

from kithwork.network import kernels
from kithwork.network.batches import BatchPaths
from kithwork.network.errors import (
    BadNumber,
    BadWarmth,
    KernelMissing,
    LengthsDiffer,
    NoNetwork,
    OutOfReach,
    TooManyTies,
)
from kithwork.network.executors import Processes, Threads
from kithwork.network.networks import Network
from kithwork.network.paths import Path
from kithwork.network.reaches import Reach
from kithwork.network.what_ifs import Change, WhatIf, what_if

KERNEL: Final = kernels.chosen(kernels.wanted())

__all__ = [
    "KERNEL",
    "BadNumber",
    "BadWarmth",
    "BatchPaths",
    "Change",
    "KernelMissing",
    "LengthsDiffer",
    "Network",
    "NoNetwork",
    "OutOfReach",
    "Path",
    "Processes",
    "Reach",
    "Threads",
    "TooManyTies",
    "WhatIf",
    "what_if",
]
