"""The library in C: whether it is there, its class, and its functions as ctypes sees them.

`Searches` answers questions, each in less time than a call through ctypes takes; the functions
take whole arrays.
"""

import ctypes
from ctypes import POINTER, Structure, c_int, c_int64, c_uint32, c_uint64, c_void_p
from importlib import import_module
from typing import Any, Final

# As VERSION in native/module.c has it.
VERSION: Final = 7


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
    "kw_longest": (c_uint32, (ROWS, c_uint64)),
    "kw_costs": (c_uint64, (c_void_p, c_uint64, c_void_p)),
    "kw_persons": (c_uint64, (c_void_p, c_int, c_uint64, c_uint64, c_void_p)),
    "kw_build": (
        c_int64,
        (c_uint64, c_uint64, c_void_p, c_void_p, c_void_p, c_int, c_void_p, c_void_p, c_void_p),
    ),
    "kw_drop": (None, (NET, c_uint64, c_void_p, c_void_p)),
    "kw_own": (None, (ROWS, c_uint64)),
    "kw_pack": (None, (ROWS, c_uint64, c_void_p, c_void_p, c_void_p)),
    "kw_within": (
        c_int64,
        (c_void_p, NET, c_uint32, c_uint32, c_void_p, c_uint64, c_int),
    ),
    "kw_take": (None, (c_void_p, c_void_p, c_void_p, c_void_p)),
    "kw_batch": (c_int, (c_void_p, NET, c_void_p)),
}  # fmt: skip


def _built() -> Any:
    """The module, or None where it was not built or does not load here."""
    try:
        return import_module("kithwork.network._kernel")
    except (ImportError, SystemError):
        return None


def _loaded() -> tuple[Any, Any]:
    """The library and its class; None where there is none of this version."""
    module = _built()
    if getattr(module, "VERSION", None) != VERSION:
        return None, None
    library = ctypes.CDLL(module.__file__)
    for name, (answer, takes) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = answer, takes
    return library, module.Searches


C, Searches = _loaded()
