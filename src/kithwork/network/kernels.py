"""Which kernel answers."""

import os
from typing import Final

from kithwork.network import library
from kithwork.network.compiled import Compiled
from kithwork.network.errors import KernelMissing
from kithwork.network.questions import Kernel
from kithwork.network.reference.kernel import Reference

PYTHON: Final = "python"
C: Final = "c"


def chosen(wanted: str) -> str:
    """The kernel to use when the environment asks for `wanted` ("" when it does not care).

    Raises KernelMissing when it is not built.
    """
    if not wanted:
        return C if library.C else PYTHON
    if wanted != PYTHON and not (wanted == C and library.C):
        raise KernelMissing(wanted)
    return wanted


def wanted() -> str:
    """What the environment asks for; "" when it does not care."""
    return os.environ.get("KITHWORK_KERNEL", "")


def named(name: str) -> type[Kernel]:
    """The kernel of a name that `chosen` gave."""
    return Compiled if name == C else Reference
