"""A target group as a whole: how much of it is near, and through whom most of it is reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithwork.domain.actors import Actor
from kithwork.domain.paths import DEFAULT_INTRODUCERS, GroupBroker, GroupCoverage
from kithwork.network import brokers, coverages
from kithwork.network.brokers import Broker
from kithwork.network.coverages import Coverage
from kithwork.store.queries import nearness, people
from kithwork.store.queries.ties import Arrays


@dataclass(frozen=True, slots=True)
class Reached:
    """What is said of a target group."""

    coverage: GroupCoverage
    brokers: tuple[GroupBroker, ...]


def reached(
    *,
    actor: Actor,
    arrays: Arrays,
    persons: Sequence[int],
    max_introducers: int = DEFAULT_INTRODUCERS,
) -> Reached:
    """How a target group, given by keys, is reached; a way has so many people in between."""
    near = nearness.around_me(actor=actor, arrays=arrays)
    group = tuple(sorted(arrays.place_of[key] for key in persons if key in arrays.place_of))
    if near is None:
        return Reached(GroupCoverage(len(group), 0, 0), ())
    found = coverages.counted(group=group, near=near.near)
    if max_introducers == DEFAULT_INTRODUCERS:
        lead = near.brokers(group)
    else:
        lead = brokers.of_group(
            network=arrays.network,
            source=arrays.place_of[arrays.me],
            group=group,
            max_introducers=max_introducers,
        )
    return Reached(covered(found), _named(actor, arrays, lead))


def covered(found: Coverage) -> GroupCoverage:
    """The coverage of a group as it is shown."""
    return GroupCoverage(found.people, found.within_2, found.within_3)


def _named(actor: Actor, arrays: Arrays, lead: Sequence[Broker]) -> tuple[GroupBroker, ...]:
    keys = [arrays.people[one.person] for one in lead]
    rows = people.present(actor).filter(pk__in=keys).values_list("pk", "public_id", "name")
    named = {key: (public_id, name) for key, public_id, name in rows} if keys else {}
    return tuple(
        GroupBroker(*named[key], len(one.reaches), one.warmth, one.without)
        for key, one in zip(keys, lead, strict=True)
    )
