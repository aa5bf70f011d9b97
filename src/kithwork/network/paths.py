"""A path, as the network answers it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of persons, each tied to the next, no one twice.

    people: person numbers, the source first, the target last.
    warmth: 0..1, how likely the chain works: exp(-sum of costs / 32).
    steps: the warmth 0..1 of each tie, one fewer than people; their product is `warmth`.
    """

    people: tuple[int, ...]
    warmth: float
    steps: tuple[float, ...]
