"""Which engine answers."""

from typing import Final

from kithwork.network.errors import KernelMissing

PYTHON: Final = "python"


def chosen(wanted: str) -> str:
    """The kernel to use when the environment asks for `wanted` ("" when it does not care).

    Raises KernelMissing when it is not built.
    """
    if wanted not in ("", PYTHON):
        raise KernelMissing(wanted)
    return PYTHON
