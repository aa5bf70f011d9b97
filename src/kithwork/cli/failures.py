"""Failures as the command line tells them: one message, one exit code."""

import errno
import os
import sqlite3
import sys
import traceback
from types import TracebackType
from typing import IO, Any

import click

from kithwork.cli import output
from kithwork.domain.errors import (
    Conflict,
    Invalid,
    KithworkError,
    NotFound,
    Refused,
    StorageFull,
)
from kithwork.domain.works import Cancelled

DEBUG = "KITHWORK_DEBUG"
INTERNAL, INVALID, FULL = 1, 3, 7
# What shells say of a program that Ctrl-C ended.
STOPPED = 130
EXIT_CODES: dict[type[KithworkError], int] = {
    Cancelled: STOPPED,
    StorageFull: FULL,
    Refused: 6,
    Conflict: 5,
    NotFound: 4,
    Invalid: INVALID,
}
CANNOT_WRITE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EFBIG,
    errno.EACCES,
    errno.EPERM,
}
SQLITE_CANNOT_WRITE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
}
POSTGRES_FULL = "53100"


class Failure(click.ClickException):
    """A failure with its exit code; its message stands alone on standard error."""

    # One of a kind has one code in click; ours carries its own.
    exit_code: int  # type: ignore[misc]

    def __init__(self, message: str, *, code: int) -> None:
        super().__init__(message)
        self.exit_code = code

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message; `file` is click's and not needed here."""
        output.aside(self.message)


class Told:
    """Within it, what went wrong on purpose or for want of storage becomes a Failure."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Raise the Failure that `error` amounts to; let anything else pass."""
        failure = None if error is None else failure_of(error)
        if failure is not None:
            raise failure from error


def failure_of(error: BaseException) -> Failure | None:
    """The Failure that an error amounts to; None for click's own and for internal faults."""
    if isinstance(error, KithworkError):
        kinds = (code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
        return Failure(str(error), code=next(kinds, INTERNAL))
    if isinstance(error, OSError) and error.errno in CANNOT_WRITE:
        where = f": {error.filename}" if error.filename else ""
        return Failure(f"It cannot be written or read ({error.strerror}{where}).", code=FULL)
    if _storage_is_full(error) or _storage_is_full(error.__cause__):
        return Failure(f"The storage is full or cannot be written ({error}).", code=FULL)
    return None


def _storage_is_full(error: BaseException | None) -> bool:
    """Whether a database said so, by its own code."""
    if isinstance(error, sqlite3.Error):
        # The low byte is the primary code; the rest tells kinds of it apart.
        return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in SQLITE_CANNOT_WRITE
    return getattr(error, "sqlstate", None) == POSTGRES_FULL


def tell_internal(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The last resort for what nobody expected: one line, all of it with KITHWORK_DEBUG."""
    if os.environ.get(DEBUG):
        traceback.print_exception(kind, error, trace, file=sys.stderr)
        return
    words = " ".join(str(error).split())[:300]
    output.aside(
        f"Kithwork met a fault of its own ({kind.__name__}: {words}). "
        f"Set {DEBUG}=1 to see all of it."
    )
