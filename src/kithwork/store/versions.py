"""What is worked out once for each version of a workspace, and again after the next write."""

import functools
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


def once_a_version(read: Read[T]) -> Read[T]:
    """Keep what `read` answers until the actor's workspace changes; every flow changes it.

    The answer is shared: nobody may change it. Within a transaction nothing new is kept: what
    is read there may be taken back, and its version be given to something else.
    """
    kept: OrderedDict[tuple[Actor, int], T] = OrderedDict()

    @functools.wraps(cast(Callable[..., T], read))
    def answer(*, actor: Actor) -> T:
        access.require(actor, Right.VIEW)
        versions = Workspace.objects.values_list("version", flat=True)
        key = actor, versions.get(pk=actor.workspace)
        found = kept.get(key)
        if found is None:
            found = read(actor=actor)
            if not connection.in_atomic_block:
                kept[key] = found
                # Another thread may have made room already.
                while len(kept) > MOST_KEPT:
                    kept.popitem(last=False)
        return found

    _forgetting.append(kept.clear)
    return answer


def forget() -> None:
    """Keep nothing any more, as in a process that has just begun."""
    for clear in _forgetting:
        clear()
