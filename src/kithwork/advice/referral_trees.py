"""Who led to whom, as a tree (practice.md A22).

Whoever first led the seeker to somebody is whom they stand below: by sending them, by an
introduction, or by naming them in a talk. A link that would close a ring is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from kithwork.advice import growth
from kithwork.advice.talks import Seen
from kithwork.domain.chats import ChatState
from kithwork.domain.reports import Branch, Reached, Tree

_BOOKED = frozenset({ChatState.AGREED, ChatState.SCHEDULED})


def tree(seen: Seen) -> Tree:
    """Everybody who was talked with, or led or was led to somebody; the largest branches first."""
    facts = seen.facts
    through = _through(seen)
    held = Counter(talk.person for talk in seen.held)
    people = {*held, *through, *through.values()} & set(facts.people)
    below = _below(people, through)
    children: dict[int | None, list[int]] = defaultdict(list)
    for one in people:
        children[through.get(one)].append(one)
    for found in children.values():
        found.sort(key=lambda one: (-below[one], -held[one], facts.people[one].name, one))
    reached = _reached(seen, held, set(through))
    branches = tuple(
        Branch(
            who=growth.somebody(facts.people[one]),
            through=growth.somebody(facts.people[through[one]]) if one in through else None,
            depth=depth,
            reached=reached.get(one, Reached.HELPER),
            chats=held[one],
            below=below[one],
        )
        for one, depth in _walk(children)
    )
    return Tree(branches, _generations(branches))


def _through(seen: Seen) -> dict[int, int]:
    """Through whom each was reached first."""
    found: dict[int, int] = {}
    for _, giver, person in sorted(_links(seen)):
        known = giver in seen.facts.people and person in seen.facts.people
        if known and person not in found and person not in _upwards(giver, found):
            found[person] = giver
    return found


def _links(seen: Seen) -> Iterator[tuple[datetime, int, int]]:
    for chat in seen.facts.chats:
        if chat.sender and chat.state is not ChatState.CANCELLED:
            yield chat.agreed_at, chat.sender, chat.person
    for one in seen.facts.introductions:
        yield one.at, one.introducer, one.target
    for named in seen.named:
        if named.naming.person is not None:
            yield named.naming.at, named.naming.talk.person, named.naming.person


def _upwards(person: int, through: Mapping[int, int]) -> Iterator[int]:
    """Somebody, and everybody above them."""
    here: int | None = person
    while here is not None:
        yield here
        here = through.get(here)


def _below(people: Iterable[int], through: Mapping[int, int]) -> Counter[int]:
    found = Counter[int]()
    for one in people:
        for above in _upwards(one, through):
            found[above] += above != one
    return found


def _reached(seen: Seen, held: Mapping[int, int], led_to: set[int]) -> dict[int, Reached]:
    """How far the seeker came with each; who only led to others is not in it."""
    found = dict.fromkeys(led_to, Reached.NAMED)
    found.update({ask.person: Reached.ASKED for ask in seen.asked})
    booked = (chat.person for chat in seen.facts.chats if chat.state in _BOOKED)
    found.update(dict.fromkeys(booked, Reached.BOOKED))
    found.update(dict.fromkeys(held, Reached.HELD))
    return found


def _walk(children: Mapping[int | None, list[int]]) -> Iterator[tuple[int, int]]:
    """Everybody with how deep they stand, each before those they led to."""
    waiting = [(one, 0) for one in reversed(children[None])]
    while waiting:
        one, depth = waiting.pop()
        yield one, depth
        waiting += [(child, depth + 1) for child in reversed(children.get(one, []))]


def _generations(branches: Iterable[Branch]) -> tuple[int, ...]:
    """How many were talked with at each depth."""
    counts = Counter(one.depth for one in branches if one.reached is Reached.HELD)
    return tuple(counts[depth] for depth in range(max(counts, default=-1) + 1))
