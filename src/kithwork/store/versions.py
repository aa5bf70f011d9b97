"""What is worked out once for each version of a workspace, and again after the next write."""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from django.db import connection

from kithwork.domain.actors import Actor, Right
from kithwork.store import access
from kithwork.store.models import Workspace

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
# A process serves one seeker, or a few at a time.
MOST_KEPT = 4


class Read(Protocol[T_co]):
    """A read that needs to know its actor alone."""

    def __call__(self, *, actor: Actor) -> T_co:
        """What the actor reads."""


_forgetting: list[Callable[[], None]] = []
_kept: dict[Callable[..., object], Callable[[Actor], bool]] = {}


def once_a_version(read: Read[T]) -> Read[T]:
    """Keep what `read` answers until the actor's workspace changes; every flow changes it.

    The answer is shared: nobody may change it. Within a transaction nothing new is kept: what
    is read there may be taken back, and its version be given to something else.
    """
    kept: OrderedDict[tuple[Actor, int], T] = OrderedDict()
    # Who comes while it is being worked out waits for it, and does not do it twice.
    working = threading.RLock()

    @functools.wraps(cast(Callable[..., T], read))
    def answer(*, actor: Actor) -> T:
        access.require(actor, Right.VIEW)
        if connection.in_atomic_block:
            found = kept.get(_key(actor))
            return read(actor=actor) if found is None else found
        with working:
            key = _key(actor)
            found = kept.get(key)
            if found is None:
                found = kept[key] = read(actor=actor)
                while len(kept) > MOST_KEPT:
                    kept.popitem(last=False)
        return found

    def is_kept(actor: Actor) -> bool:
        return _key(actor) in kept

    _kept[answer] = is_kept
    _forgetting.append(kept.clear)
    return answer


def _key(actor: Actor) -> tuple[Actor, int]:
    versions = Workspace.objects.values_list("version", flat=True)
    return actor, versions.get(pk=actor.workspace)


def knows(read: Read[T], *, actor: Actor) -> bool:
    """Whether the answer of `read`, made once a version, is at hand without working it out."""
    access.require(actor, Right.VIEW)
    return _kept[read](actor)


def forget_too(clear: Callable[[], None]) -> None:
    """Call `clear` whenever nothing is to be kept any more."""
    _forgetting.append(clear)


def forget() -> None:
    """Keep nothing any more, as in a process that has just begun."""
    for clear in _forgetting:
        clear()
