"""What one more tie of the seeker's would change; nothing is written, and no network changed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from kithwork.domain import ties as rules
from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import TargetCard
from kithwork.domain.paths import DEFAULT_INTRODUCERS, TargetKind
from kithwork.domain.what_ifs import (
    MIDDLING,
    Newcomer,
    OpennessChange,
    TargetChange,
    WhatIfAnswer,
    WhatIfStep,
)
from kithwork.flows import target_groups
from kithwork.flows.steps import MOST_TARGETS
from kithwork.network import Change, Path, WhatIf, openness, what_if
from kithwork.store.queries import campaigns, candidates, nearness, people, ties
from kithwork.store.queries.candidates import Aim
from kithwork.store.queries.nearness import Nearness
from kithwork.store.queries.ties import Arrays

# So many keys are quicker looked up than all people gone through.
FEW = 500


def knowing(*, actor: Actor, person: UUID) -> WhatIfAnswer:
    """What a middling tie to `person` would change; raises NoSuchPerson."""
    aim = candidates.at_person(actor=actor, person=person)
    arrays = ties.arrays(actor=actor)
    (pk,) = aim.people
    own = ties.own(actor=actor)
    now = rules.warmth(strength=own[pk]) if pk in own else None
    if aim.refused or arrays.me not in arrays.place_of:
        return WhatIfAnswer(person, aim.name, MIDDLING, now, 0, (), (), refused=_refused(aim))
    near = nearness.around_me(actor=actor, arrays=arrays)
    wanted = campaigns.targets(actor=actor)[:MOST_TARGETS]
    found = what_if(
        network=arrays.network,
        me=arrays.place_of[arrays.me],
        other=arrays.place_of[pk],
        warmth=MIDDLING,
        targets=[_places(actor, arrays, target) for target in wanted],
        max_introducers=DEFAULT_INTRODUCERS,
        near=near.near if near else None,
    )
    names = _named(actor, arrays, found)
    newcomers = sorted((names[place] for place in found.newcomers), key=lambda one: one.name)
    return WhatIfAnswer(
        person=person,
        name=aim.name,
        warmth=MIDDLING,
        now=now,
        near=found.near,
        newcomers=tuple(newcomers),
        targets=tuple(
            _change(target, change, names)
            for target, change in zip(wanted, found.changes, strict=True)
        ),
        openness=_opened(arrays, own, near, pk) if near else None,
    )


def _opened(arrays: Arrays, own: Mapping[int, float], near: Nearness, other: int) -> OpennessChange:
    """How separate the seeker's contacts are, without and with the tie assumed to `other`."""
    assumed = max(rules.strength_at(warmth=MIDDLING), own.get(other, 0.0))
    then_own = {**own, other: assumed}
    pairs = list(near.pairs)
    if other not in own:
        tied = arrays.strengths_of(other)
        pairs += [(key, other, tied.get(key, 0.0)) for key in own]
    now, then = near.openness, openness.openness(then_own, pairs)
    # With one tie at least there is a constraint.
    then_constraint = then.constraint or 0.0
    return OpennessChange(
        contacts=len(own),
        effective=now.effective,
        constraint=now.constraint,
        then_contacts=len(then_own),
        then_effective=then.effective,
        then_constraint=then_constraint,
    )


def _refused(aim: Aim) -> str:
    if not aim.refused:
        return "Say first who you are: nothing leads from nobody."
    return f"{aim.name} is marked “do not contact”, so nothing is worked out."


def _places(actor: Actor, arrays: Arrays, target: TargetCard) -> list[int]:
    """Who would do for a target, as numbers of the network."""
    if target.kind is TargetKind.PERSON and target.blocked:
        return []
    aim = candidates.at_target(actor=actor, target=target)
    return [arrays.place_of[pk] for pk in aim.people if pk in arrays.place_of]


Names = dict[int, Newcomer]


def _named(actor: Actor, arrays: Arrays, found: WhatIf) -> Names:
    """Everybody whom the answer names, by their number in the network."""
    paths = [change.after for change in found.changes if change.after]
    places = {*found.newcomers, *(place for path in paths for place in path.people)}
    wanted = {arrays.people[place] for place in places}
    rows = people.present(actor).values_list("pk", "public_id", "name")
    if len(wanted) <= FEW:
        rows = rows.filter(pk__in=wanted)
    # More keys would not fit into one statement of SQLite's.
    return {
        arrays.place_of[pk]: Newcomer(public_id, name)
        for pk, public_id, name in rows.iterator(chunk_size=5000)
        if pk in wanted
    }


def _change(target: TargetCard, change: Change, names: Names) -> TargetChange:
    is_group = target.kind is not TargetKind.PERSON
    return TargetChange(
        target=target.id,
        name=target.name,
        kind=target.kind,
        before=change.before.warmth if change.before else None,
        after=change.after.warmth if change.after else None,
        warmer=change.warmer,
        steps=_steps(change.after, names) if change.after else (),
        covered=target_groups.covered(change.covered) if is_group else None,
        would_cover=target_groups.covered(change.would_cover) if is_group else None,
    )


def _steps(path: Path, names: Names) -> tuple[WhatIfStep, ...]:
    along: Sequence[tuple[int, float]] = list(zip(path.people[1:], path.steps, strict=True))
    return tuple(
        WhatIfStep(names[place].person, names[place].name, warmth) for place, warmth in along
    )
