"""Rows of ties: laid out from a list of ties, changed in place, and packed."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kithwork.network import arrays, costs
from kithwork.network.arrays import Floats, Integers
from kithwork.network.errors import LengthsDiffer, TooManyTies
from kithwork.network.layouts import DEGREE_BITS, MOST_TIES, Layout, Packed, Rows, zeros

_PERSON_BITS = 32
_PERSON = (1 << _PERSON_BITS) - 1


def laid_out(
    *, people: int, source: Integers, target: Integers, warmth: Floats, directed: bool
) -> Layout:
    """The layout of these ties. Parallel ones count once, the cheapest; loops drop."""
    starts = arrays.persons(field="source", numbers=source, count=people)
    ends = arrays.persons(field="target", numbers=target, count=people)
    prices = [costs.cost(odds) for odds in arrays.warmths(warmth)]
    if not len(starts) == len(ends) == len(prices):
        raise LengthsDiffer(len(starts), len(ends), len(prices))
    outgoing: list[list[int]] = [[] for _ in range(people)]
    incoming: list[list[int]] = [[] for _ in range(people)] if directed else outgoing
    for start, end, price in zip(starts, ends, prices, strict=True):
        if start != end:
            outgoing[start].append(price << _PERSON_BITS | end)
            incoming[end].append(price << _PERSON_BITS | start)
    out = Rows.of(_joined(outgoing))
    return Layout(people, out, Rows.of(_joined(incoming)) if directed else out)


def _joined(ties: Sequence[list[int]]) -> Packed:
    """The ties of everybody (a cost and a person in one number) as rows, the cheapest first."""
    heads, ids, prices = array("Q"), array("I"), array("B")
    for own in ties:
        own.sort()
        row: dict[int, int] = {}
        for tie in own:
            row.setdefault(tie & _PERSON, tie >> _PERSON_BITS)
        if len(row) > MOST_TIES:
            raise TooManyTies
        heads.append(len(ids) << DEGREE_BITS | len(row))
        ids.extend(row)
        prices.extend(row.values())
    return Packed(heads, ids, prices)


def put(rows: Rows, *, person: int, other: int, cost: int) -> None:
    """Put a tie into a row, or give it another cost."""
    ids, prices = (list(part) for part in rows.row(person))
    if other in ids:
        place = ids.index(other)
        del ids[place], prices[place]
    elif len(ids) >= rows.room(person):
        start = rows.make_room(person)
        rows.heads[person] = start << DEGREE_BITS | len(ids)
    place = bisect_left(list(zip(prices, ids, strict=True)), (cost, other))
    ids.insert(place, other)
    prices.insert(place, cost)
    _write(rows, person, ids, prices)


def drop(rows: Rows, *, person: int, other: int) -> None:
    """Take a tie out of a row, if it is there."""
    ids, prices = (list(part) for part in rows.row(person))
    if other in ids:
        place = ids.index(other)
        del ids[place], prices[place]
        _write(rows, person, ids, prices)


def _write(rows: Rows, person: int, ids: Iterable[int], prices: Iterable[int]) -> None:
    start = rows.heads[person] >> DEGREE_BITS
    row, row_costs = array("I", ids), array("B", prices)
    end = start + len(row)
    slots = len(rows.ids)
    if start < slots:
        rows.ids[start:end], rows.costs[start:end] = memoryview(row), memoryview(row_costs)
    else:
        place = slice(start - slots, end - slots)
        rows.more_ids[place], rows.more_costs[place] = row, row_costs
    rows.heads[person] = start << DEGREE_BITS | len(row)


def packed(rows: Rows) -> Packed:
    """All rows one after the other, without gaps."""
    heads, ids, prices = zeros("Q", len(rows.heads)), array("I"), array("B")
    for person in range(len(heads)):
        row, row_costs = rows.row(person)
        heads[person] = len(ids) << DEGREE_BITS | len(row)
        ids.frombytes(row.cast("B"))
        prices.frombytes(row_costs)
    return Packed(heads, ids, prices)
