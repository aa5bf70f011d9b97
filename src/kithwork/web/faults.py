"""What the log says of a fault: its kind and its place, never its text (trust.md 66)."""

import errno
import logging
from pathlib import Path

from django.db import OperationalError

from kithwork.flows import flow

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
logger = logging.getLogger("kithwork.web")


def report(fault: BaseException) -> None:
    """Log a fault of ours. Its text may name somebody, so it is left out."""
    logger.error("%s at %s", type(fault).__name__, _place(fault))


def is_full(fault: BaseException | None) -> bool:
    """Whether a fault says that the disk takes nothing more."""
    if isinstance(fault, OperationalError):
        return flow.is_full(fault)
    return isinstance(fault, OSError) and fault.errno in NO_ROOM


def is_busy(fault: BaseException | None) -> bool:
    """Whether a fault says that longer work is writing."""
    return isinstance(fault, OperationalError) and flow.is_busy(fault)


def _place(fault: BaseException) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
