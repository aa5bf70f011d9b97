"""The library in C as ctypes sees it: its structures, its functions, and whether it is there."""

import ctypes
from ctypes import POINTER, Structure, c_double, c_int, c_int64, c_uint32, c_uint64, c_void_p
from importlib.util import find_spec
from typing import Any, Final

# As kw_version in native/module.c has it.
VERSION: Final = 6


class CRows(Structure):
    """`Rows` of native/kernel.h."""

    _fields_ = (
        ("heads", c_void_p),
        ("ids", c_void_p),
        ("costs", c_void_p),
        ("slots", c_uint64),
        ("more_ids", c_void_p),
        ("more_costs", c_void_p),
        ("used", c_uint64),
        ("more", c_uint64),
        ("rooms", c_void_p),
    )


class CNet(Structure):
    """`Net` of native/kernel.h."""

    _fields_ = (
        ("people", c_uint64),
        ("out", POINTER(CRows)),
        ("in_", POINTER(CRows)),
        ("most", c_uint64),
    )


ROWS = POINTER(CRows)
# A network is passed by where it is: to check a pointer takes as long as the rest of a short call.
NET = c_void_p
_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "kw_largest": (c_uint32, (c_void_p, c_uint64)),
    "kw_longest": (c_uint32, (ROWS, c_uint64)),
    "kw_scratch": (c_void_p, (c_uint64,)),
    "kw_scratch_rest": (None, (c_void_p,)),
    "kw_scratch_free": (None, (c_void_p,)),
    "kw_costs": (c_uint64, (c_void_p, c_uint64, c_void_p)),
    "kw_persons": (c_uint64, (c_void_p, c_int, c_uint64, c_uint64, c_void_p)),
    "kw_build": (
        c_int64,
        (c_uint64, c_uint64, c_void_p, c_void_p, c_void_p, c_int, c_void_p, c_void_p, c_void_p),
    ),
    "kw_put": (c_int, (NET, c_uint32, c_uint32, c_double)),
    "kw_drop": (None, (NET, c_uint64, c_void_p, c_void_p)),
    "kw_own": (None, (ROWS, c_uint64)),
    "kw_pack": (None, (ROWS, c_uint64, c_void_p, c_void_p, c_void_p)),
    "kw_warmest": (c_int64, (c_void_p,)),
    "kw_degrees": (c_int64, (c_void_p, NET, c_uint32, c_uint32, c_uint32)),
    "kw_within": (
        c_int64,
        (c_void_p, NET, c_uint32, c_uint32, c_void_p, c_uint64, c_int),
    ),
    "kw_take": (None, (c_void_p, c_void_p, c_void_p, c_void_p)),
    "kw_batch": (c_int, (c_void_p, NET, c_void_p)),
}  # fmt: skip


def _loaded() -> Any:
    """The library, or None where it was not built, does not load here or is an older one."""
    place = find_spec("kithwork.network._kernel")
    if place is None or place.origin is None:
        return None
    try:
        library = ctypes.CDLL(place.origin)
        if library.kw_version() != VERSION:
            return None
    except (OSError, AttributeError):
        return None
    for name, (answer, takes) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = answer, takes
    return library


C: Final = _loaded()
