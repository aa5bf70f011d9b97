"""What every writing use case does: one transaction, permission first, an event last."""

import functools
import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import F

from kithwork.domain.actors import Actor, Right
from kithwork.domain.errors import Conflict, StorageFull
from kithwork.store import access
from kithwork.store.models import Event, Workspace
from kithwork.store.queries import networks

P = ParamSpec("P")
T = TypeVar("T")

FULL = "The disk is full or cannot be written. Nothing was changed; free some space and try again."
BUSY = (
    "Longer work, such as an import, is writing just now. Nothing was changed; "
    "try again when it is done."
)
# What SQLite and PostgreSQL say when they cannot write (53100 is PostgreSQL's disk_full).
_SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR}
_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_POSTGRES_FULL = "53100"


class Busy(Conflict):
    """Longer work, such as an import, is writing, and did not end while one could wait."""

    def __init__(self) -> None:
        super().__init__(BUSY)


def flow(verb: str, *, needs: Right = Right.EDIT) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a function a use case: called with `actor=` and `now=`, in one transaction.

    Raises access.NotYours without the right `needs`, StorageFull when nothing can be written,
    Busy when somebody else goes on writing for too long.
    """

    def wrap(run: Callable[P, T]) -> Callable[P, T]:
        @functools.wraps(run)
        def use_case(*args: P.args, **kwargs: P.kwargs) -> T:
            actor, now = cast(Actor, kwargs["actor"]), cast(datetime, kwargs["now"])
            access.require(actor, needs)
            try:
                with transaction.atomic():
                    _take_turns(actor)
                    result = run(*args, **kwargs)
                    _record(verb, actor=actor, now=now, result=result)
                    _clear_files(actor)
            except OperationalError as error:
                if is_full(error):
                    raise StorageFull(FULL) from error
                if is_busy(error):
                    raise Busy from error
                raise
            return result

        return use_case

    return wrap


def _take_turns(actor: Actor) -> None:
    """One writer of a workspace at a time, on every engine as on SQLite.

    So two imports never make one person twice, and a rule that was checked still holds when
    its rows are written.
    """
    if connection.features.has_select_for_update:
        rows = Workspace.objects.select_for_update().filter(pk=actor.workspace)
        rows.values_list("pk", flat=True).first()


def is_full(error: OperationalError) -> bool:
    """Whether the database said that it cannot write."""
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        # The low byte is the primary code; the rest tells kinds of it apart.
        return (getattr(cause, "sqlite_errorcode", 0) & 0xFF) in _SQLITE_FULL
    return getattr(cause, "sqlstate", "") == _POSTGRES_FULL


def is_busy(error: OperationalError) -> bool:
    """Whether the database said that somebody else is writing."""
    cause = error.__cause__
    return (getattr(cause, "sqlite_errorcode", 0) & 0xFF) in _SQLITE_BUSY


def _clear_files(actor: Actor) -> None:
    """Remove a network's file that is of no more use, above all when somebody was erased.

    Before the commit: a kill may cost a file that was still of use, and leaves none of somebody
    who is gone. After it a new one is written at once.
    """
    if networks.discard_outdated(actor=actor):
        transaction.on_commit(partial(networks.current, actor=actor), robust=True)


def _record(verb: str, *, actor: Actor, now: datetime, result: object) -> None:
    """Write the event and raise the workspace's version, which empties every cache of it."""
    subject = str(result) if isinstance(result, UUID) else str(getattr(result, "id", ""))
    Event.objects.create(
        workspace_id=actor.workspace,
        account_id=actor.account,
        verb=verb,
        subject=subject[:60],
        at=now,
    )
    Workspace.objects.filter(pk=actor.workspace).update(version=F("version") + 1)
