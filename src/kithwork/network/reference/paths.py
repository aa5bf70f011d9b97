"""Warmest ways: the best one, and those without its introducer ("if Alice cannot, who else?")."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kithwork.network import costs
from kithwork.network.layouts import Layout, Rows
from kithwork.network.paths import Path
from kithwork.network.reference import fronts, layers
from kithwork.network.reference.sides import Guesses, Question

# Where more ties are allowed, or so few people are there for each target, the best way of all is
# mostly short enough, and found sooner.
FEW_TIES, FEW_PEOPLE = 4, 256


class Way(NamedTuple):
    """A path found. Ways sort as the answers do: cheaper, then shorter, then smaller numbers."""

    cost: int
    ties: int
    people: tuple[int, ...]
    steps: tuple[int, ...]

    def path(self) -> Path:
        """The same, with the warmth of each of its ties."""
        steps = tuple(map(costs.WARMTHS.__getitem__, self.steps))
        return Path(self.people, costs.warmth(self.cost), steps)


@dataclass(frozen=True, slots=True)
class _Asked:
    """All alternatives of one question; `guesses` is kept from one to the next."""

    layout: Layout
    guesses: Guesses


def alternatives(
    *,
    layout: Layout,
    source: int,
    targets: AbstractSet[int],
    most_ties: int | None,
    top: int,
    guesses: Guesses,
) -> list[Way]:
    """The best way from `source` to any of `targets`, then the best without its introducer, ...

    Each further way leaves out every way on which the first introducer of an earlier one
    stands, and the direct ties already given. `most_ties` None is no bound. At most `top`.
    """
    found: list[Way] = []
    closed, given = {source}, set[int]()
    while len(found) < top:
        question = Question(
            layout, source, targets - closed, most_ties, frozenset(closed), frozenset(given)
        )
        way = _next(question, guesses)
        if way is None:
            break
        found.append(way)
        (given if way.ties == 1 else closed).add(way.people[1])
    return found


def _next(question: Question, guesses: Guesses) -> Way | None:
    """The first of all ways still open."""
    ways = [_best(question, guesses)]
    ways += [_onward(question, person, guesses) for person in question.given - question.closed]
    return min((way for way in ways if way is not None), default=None)


def _onward(question: Question, person: int, guesses: Guesses) -> Way | None:
    """The best way that begins with a direct tie already given, and ends in another target.

    It is a search of its own, because for all other ways that person is an end.
    """
    if question.most_ties == 1:
        return None
    most = None if question.most_ties is None else question.most_ties - 1
    closed = question.closed | {person}
    targets = question.targets - {person}
    rest = _best(Question(question.layout, person, targets, most, closed, frozenset()), guesses)
    if rest is None:
        return None
    step = _cost(question.layout.outgoing, question.source, person)
    people = (question.source, *rest.people)
    return Way(step + rest.cost, rest.ties + 1, people, (step, *rest.steps))


def _best(question: Question, guesses: Guesses) -> Way | None:
    if not question.targets or question.most_ties == 0:
        return None
    most = question.most_ties
    if most is not None and most <= FEW_TIES and _many_a_target(question):
        people = layers.best(question, most, guesses)
    else:
        people = fronts.best(question, guesses)
        if most is not None and len(people) - 1 > most:
            people = layers.best(question, most, guesses)
    return _way(question.layout.outgoing, people) if people else None


def _many_a_target(question: Question) -> bool:
    return question.layout.people > FEW_PEOPLE * len(question.targets)


def _way(rows: Rows, people: Sequence[int]) -> Way:
    steps = tuple(_steps(rows, people))
    return Way(sum(steps), len(steps), tuple(people), steps)


def _steps(rows: Rows, people: Sequence[int]) -> Iterable[int]:
    return (_cost(rows, one, other) for one, other in pairwise(people))


def _cost(rows: Rows, person: int, other: int) -> int:
    ids, prices = rows.row(person)
    found: int = prices[ids.tolist().index(other)]
    return found
