"""What the tests of woven networks share: a network told by keys, and the same from the rows."""

from django.db import transaction

from kithwork.domain.actors import Actor
from kithwork.store import network_files
from kithwork.store.queries import networks
from kithwork.store.queries.networks import Woven

Told = dict[int, dict[int, float]]


def by_key(woven: Woven) -> Told:
    """The ties of everybody who has any: by their keys, with the warmth."""
    found: Told = {}
    for place, person in enumerate(woven.people):
        others, warmths = woven.network.tied_to(person=place)
        if others:
            found[person] = {
                woven.people[other]: warmth for other, warmth in zip(others, warmths, strict=True)
            }
    return found


def anew(actor: Actor) -> Woven:
    """Woven from the rows alone: within a transaction nothing kept is looked at."""
    with transaction.atomic():
        return networks.current(actor=actor)


def content(actor: Actor) -> bytes:
    """All that the files of a workspace hold."""
    place = network_files.folder(actor.workspace)
    return b"".join(path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file())
