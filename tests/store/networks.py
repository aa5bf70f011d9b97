"""What the tests of woven networks share: a network told by keys, and the same from the rows."""

from django.db import transaction

from kithwork.domain.actors import Actor
from kithwork.flows import people, ties
from kithwork.store import network_files
from kithwork.store.queries import networks
from kithwork.store.queries.networks import Woven
from tests import cast
from tests.cast import NOW, find

Told = dict[int, dict[int, float]]


def five() -> Actor:
    """Ana and four others at one place, two of whom are tied besides."""
    actor = cast.seeker("Ana Sol")
    for name in ("Li Wei", "Maria Gomez", "Tom Bay", "Noa Levi"):
        people.add(actor=actor, name=name, organisation="Contoso", now=NOW)
    join(actor, "Li Wei", "Noa Levi")
    return actor


def join(actor: Actor, left: str, right: str, strength: float = 0.8) -> None:
    """A tie between two of them."""
    ends = find(actor, left), find(actor, right)
    ties.add(actor=actor, left=ends[0], right=ends[1], strength=strength, now=NOW)


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
