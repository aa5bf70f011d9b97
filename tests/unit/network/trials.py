"""One random question of each kind, its answer held against brute force.

`told` says how to have the network again: what a failure shows, with the question.
"""

import math
import random

from kithwork.network import Network
from tests.unit.network import oracle, samples
from tests.unit.network.oracle import Question, Rows

SCALE = 32


def every_kind(net: Network, rows: Rows, rng: random.Random, told: str) -> None:
    warmest(net, rows, rng, told)
    degrees(net, rows, rng, told)
    within(net, rows, rng, told)


def warmest(net: Network, rows: Rows, rng: random.Random, told: str) -> None:
    answered(net, rows, samples.question(rng, len(rows)), told)


def answered(net: Network, rows: Rows, question: Question, told: str) -> None:
    """One given question of `warmest`."""
    told = f"{told}\n{question.code()}"
    paths = net.warmest(**question.asked())
    wanted = oracle.warmest(rows, question)
    assert [path.people for path in paths] == [way.people for way in wanted], told
    assert oracle.checked(rows, question, paths) == wanted, told


def degrees(net: Network, rows: Rows, rng: random.Random, told: str) -> None:
    source, target, at_most = rng.randrange(len(rows)), rng.randrange(len(rows)), rng.randint(0, 8)
    told = f"{told}\nnet.degrees(source={source}, target={target}, at_most={at_most})"
    found = net.degrees(source=source, target=target, at_most=at_most)
    assert found == oracle.degrees(rows, source, target, at_most), told


def within(net: Network, rows: Rows, rng: random.Random, told: str) -> None:
    source, ties = rng.randrange(len(rows)), rng.randint(0, 5)
    of = rng.choice((None, [rng.randrange(len(rows)) for _ in range(rng.randint(0, 8))]))
    told = f"{told}\nnet.within(source={source}, ties={ties}, of={of})"
    reach = net.within(source=source, ties=ties, of=of)
    wanted = oracle.within(rows, source, ties, of)
    assert reach.people == tuple(wanted), told
    assert reach.warmth == tuple(math.exp(-way.cost / SCALE) for way in wanted.values()), told
    assert reach.first == tuple(way.people[1] for way in wanted.values()), told
    if wanted:
        person = rng.choice(list(wanted))
        question = Question(source, [person], max_introducers=ties - 1, top=1)
        path = reach.path(person)
        assert oracle.checked(rows, question, [path]) == [wanted[person]], f"{told}.path({person})"
