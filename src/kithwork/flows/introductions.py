"""Introductions: who can make one, how warm each way is, and how one is moving."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kithwork.advice import asking_around
from kithwork.domain import introductions as rules
from kithwork.domain import works
from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import TargetCard
from kithwork.domain.errors import Conflict, Invalid, NotFound
from kithwork.domain.introductions import IntroductionCard, IntroductionState
from kithwork.domain.paths import (
    COLD,
    DEFAULT_INTRODUCERS,
    DEFAULT_TOP,
    AskAround,
    PathAnswer,
    PathStep,
    TargetKind,
    WarmPath,
)
from kithwork.domain.ties import LARGEST_GROUP
from kithwork.domain.works import Progress
from kithwork.flows import asks as ask_flows
from kithwork.flows import duties, target_groups
from kithwork.flows.flow import flow
from kithwork.network import Path
from kithwork.store.models import Introduction
from kithwork.store.queries import asks, candidates, group_ties, people, strengths, ties
from kithwork.store.queries.candidates import Aim
from kithwork.store.queries.group_ties import Pair
from kithwork.store.queries.ties import Arrays

MOST_INTRODUCERS = 6
MOST_PATHS = 50
# For so many targets the evidence is read together: few statements, none of them too long.
TOGETHER = 50


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to look: people in between, and how many ways to show."""

    max_introducers: int = DEFAULT_INTRODUCERS
    top: int = DEFAULT_TOP

    def __post_init__(self) -> None:
        """Refuse a search that is no search, or one without end."""
        if not 0 <= self.max_introducers <= MOST_INTRODUCERS:
            raise Invalid("max-introducers", f"must be 0 to {MOST_INTRODUCERS}.")
        if not 1 <= self.top <= MOST_PATHS:
            raise Invalid("top", f"must be 1 to {MOST_PATHS}.")


NEAR = Reach()


def to_person(*, actor: Actor, person: UUID, reach: Reach = NEAR) -> PathAnswer:
    """The warmest ways to a person; raises NoSuchPerson."""
    aim = candidates.at_person(actor=actor, person=person)
    return _answer(actor, TargetKind.PERSON, aim, reach)


def to_organisation(*, actor: Actor, name: str, reach: Reach = NEAR) -> PathAnswer:
    """The warmest ways to anybody at an organisation, known or not."""
    aim = candidates.at_organisation(actor=actor, name=name)
    return _answer(actor, TargetKind.ORGANISATION, aim, reach)


def to_role(*, actor: Actor, role: str, reach: Reach = NEAR) -> PathAnswer:
    """The warmest ways to anybody who does a certain work now."""
    aim = candidates.in_role(actor=actor, role=role)
    return _answer(actor, TargetKind.ROLE, aim, reach)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The warmest way to an aim, or whom to ask around first; without the evidence of a page.

    `chain`: the keys from whom to write to first up to the target; empty while no way is warm.
    """

    chain: tuple[int, ...] = ()
    warmth: float = 0.0
    around: AskAround | None = None


def nearest(*, actor: Actor, target: TargetCard) -> Nearest:
    """The one thing to try first towards a target; raises NoSuchPerson when they are gone."""
    aim = candidates.at_target(actor=actor, target=target)
    if aim.refused:
        return Nearest()
    arrays = ties.arrays(actor=actor)
    found = _found(arrays, aim.people, Reach(top=1))
    if found and found[0].warmth >= COLD:
        chain = tuple(arrays.people[place] for place in found[0].people)
        return Nearest(chain[1:], found[0].warmth)
    return Nearest(around=next(iter(_around(actor, aim)), None))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of several targets as typed; a person by id, address or unique name."""

    kind: TargetKind
    text: str


def to_each(
    *,
    actor: Actor,
    wanted: Sequence[Wanted],
    reach: Reach = NEAR,
    progress: Progress = works.silent,
) -> tuple[PathAnswer | NotFound | Conflict, ...]:
    """The warmest ways to each of several, or why nobody is meant, in their order.

    One batch tells to whom there is a way at all; it leaves out what is colder than cost 255.
    """
    aims = [_meant(actor, one) for one in _ticking(wanted, "looking up", progress)]
    arrays = ties.arrays(actor=actor)
    open_to = [aim.people if isinstance(aim, Aim) and not aim.refused else () for aim in aims]
    found = _found_each(arrays, open_to, reach, progress)
    shown = _shown_each(actor, arrays, found, progress)
    return tuple(
        _told(actor, arrays, one.kind, aim, paths, reach) if isinstance(aim, Aim) else aim
        for one, aim, paths in zip(_ticking(wanted, "telling", progress), aims, shown, strict=True)
    )


def _ticking(items: Sequence[Wanted], stage: str, progress: Progress) -> Iterator[Wanted]:
    for done, item in enumerate(items):
        progress(stage, done, len(items))
        yield item


def _meant(actor: Actor, one: Wanted) -> Aim | NotFound | Conflict:
    try:
        if one.kind is TargetKind.PERSON:
            person = people.find(actor=actor, text=one.text)
            return candidates.at_person(actor=actor, person=person)
        if one.kind is TargetKind.ORGANISATION:
            return candidates.at_organisation(actor=actor, name=one.text)
        return candidates.in_role(actor=actor, role=one.text)
    except (NotFound, Conflict) as error:
        return error


def _answer(actor: Actor, kind: TargetKind, aim: Aim, reach: Reach) -> PathAnswer:
    arrays = ties.arrays(actor=actor)
    paths = () if aim.refused else _paths(actor, arrays, aim.people, reach)
    return _told(actor, arrays, kind, aim, paths, reach)


def _told(
    actor: Actor,
    arrays: Arrays,
    kind: TargetKind,
    aim: Aim,
    paths: tuple[WarmPath, ...],
    reach: Reach,
) -> PathAnswer:
    none_because = aim.refused or _none_because(arrays, aim, paths, reach)
    around: tuple[AskAround, ...] = ()
    if none_because and not aim.refused:
        around = _around(actor, aim)
    answer = PathAnswer(
        kind=kind,
        target=aim.name,
        target_id=aim.id,
        paths=paths,
        none_because=none_because,
        ask_around=around,
        ask_about=aim.place,
        ask_about_kind=aim.kind,
        left_out=_left_out(actor, aim),
    )
    return answer if kind is TargetKind.PERSON else _as_group(actor, arrays, aim, reach, answer)


def _as_group(
    actor: Actor, arrays: Arrays, aim: Aim, reach: Reach, answer: PathAnswer
) -> PathAnswer:
    """With how the whole of a group is reached."""
    found = target_groups.reached(
        actor=actor,
        arrays=arrays,
        persons=aim.people,
        max_introducers=reach.max_introducers,
    )
    return replace(answer, coverage=found.coverage, brokers=found.brokers)


def _around(actor: Actor, aim: Aim) -> tuple[AskAround, ...]:
    may_know = candidates.who_may_know(actor=actor, aim=aim, strengths=ties.own(actor=actor))
    return asking_around.rank(candidates=may_know, place=aim.spoken)


def _found(arrays: Arrays, targets: Sequence[int], reach: Reach) -> list[Path]:
    places = _places(arrays, targets)
    if not places or arrays.me not in arrays.place_of:
        return []
    return arrays.network.warmest(
        source=arrays.place_of[arrays.me],
        targets=places,
        max_introducers=reach.max_introducers,
        top=reach.top,
    )


def _places(arrays: Arrays, persons: Sequence[int]) -> list[int]:
    return [arrays.place_of[pk] for pk in persons if pk in arrays.place_of]


def _found_each(
    arrays: Arrays, targets: Sequence[Sequence[int]], reach: Reach, progress: Progress
) -> list[list[Path]]:
    """The ways to each, whole where there are any."""
    near = arrays.network.batch(
        sources=_places(arrays, [arrays.me]),
        groups=[_places(arrays, each) for each in targets],
        max_introducers=reach.max_introducers,
        progress=lambda done, blocks: progress("finding ways", done, blocks),
    )
    return [
        _found(arrays, each, reach) if near.sources and near.first(0, place) is not None else []
        for place, each in enumerate(targets)
    ]


def _paths(
    actor: Actor, arrays: Arrays, targets: Sequence[int], reach: Reach
) -> tuple[WarmPath, ...]:
    return _shown(actor, arrays, _found(arrays, targets, reach))


def _shown_each(
    actor: Actor, arrays: Arrays, found: Sequence[list[Path]], progress: Progress
) -> Iterator[tuple[WarmPath, ...]]:
    """The same for each of several, with the evidence of many at a time."""
    for start in range(0, len(found), TOGETHER):
        progress("gathering evidence", start, len(found))
        some = found[start : start + TOGETHER]
        shown = iter(_shown(actor, arrays, [path for paths in some for path in paths]))
        for paths in some:
            yield tuple(itertools.islice(shown, len(paths)))


def _shown(actor: Actor, arrays: Arrays, found: Sequence[Path]) -> tuple[WarmPath, ...]:
    """Paths as the seeker reads them, with the evidence for the ties they show alone."""
    if not found:
        return ()
    chains = [[arrays.people[place] for place in path.people] for path in found]
    pairs = sorted({pair for chain in chains for pair in _pairs(chain)})
    evidence = ties.evidence(actor=actor, pairs=pairs)
    known = strengths.between(actor=actor, pairs=pairs)
    persons = sorted({pk for chain in chains for pk in chain})
    rows = {row.pk: row for row in people.rows(actor=actor, people=persons)}
    shown = []
    for chain, path in zip(chains, found, strict=True):
        warm = path.steps
        shown.append(
            WarmPath(
                warmth=path.warmth,
                steps=tuple(
                    PathStep(
                        person=rows[pk].id,
                        name=rows[pk].name,
                        headline=work(rows[pk]),
                        warmth=step,
                        strength=known.get(pair, 0.0),
                        evidence=evidence[pair],
                    )
                    for pk, pair, step in zip(chain[1:], _pairs(chain), warm, strict=True)
                ),
                weakest=min(range(len(warm)), key=lambda place: (warm[place], place)),
            )
        )
    return tuple(shown)


def _pairs(chain: Sequence[int]) -> list[Pair]:
    return [(min(left, right), max(left, right)) for left, right in itertools.pairwise(chain)]


def work(row: people.PersonRow) -> str:
    """What a person does, in a few words."""
    position = next((position for position in row.positions if position.current), None)
    if position is None:
        return row.headline
    return f"{position.title}, {position.organisation}".strip(", ")


def _none_because(arrays: Arrays, aim: Aim, paths: Sequence[WarmPath], reach: Reach) -> str | None:
    """Why there is no way yet, or only cold ones; None when a warm way is there."""
    if paths and paths[0].warmth >= COLD:
        return None
    if paths:
        percent = max(1, round(paths[0].warmth * 100))
        times = "once" if percent == 1 else f"{percent} times"
        return (
            f"Only cold ways to {aim.name} so far: the warmest would work about {times} "
            "in a hundred. Asking around is better."
        )
    if not aim.people:
        return f"No way yet: you know nobody {aim.who}, and nobody you know is seen there."
    within = reach.max_introducers
    return (
        f"No way yet: nobody you know is seen to know {aim.whom} "
        f"within {within} introduction{'s' if within != 1 else ''}."
    )


def _left_out(actor: Actor, aim: Aim) -> tuple[str, ...]:
    """Which large groups gave no tie by themselves, of those the target belongs to."""
    return tuple(
        f"{group.name} has {group.size} people here. Sharing an employer of more than "
        f"{LARGEST_GROUP} is no tie by itself, so it was left out."
        for group in group_ties.large(actor=actor, organisations=aim.organisations)
    )


class NotYet(Invalid):
    """The state is not one of an introduction."""

    def __init__(self, state: str) -> None:
        known = ", ".join(IntroductionState)
        super().__init__("state", f"“{state}” is none of {known}.")


@flow("introductions.mark")
def mark(
    *, actor: Actor, introduction: UUID, state: IntroductionState, now: datetime
) -> IntroductionCard:
    """Move an introduction; raises CannotMove when its state does not lead there.

    Raises asks.NotToThem when it would leave, and one of the two is marked do-not-contact.
    """
    row = asks.introduction(actor=actor, introduction=introduction)
    if state is IntroductionState.ASKED:
        for person in (row.introducer, row.target):
            ask_flows.may_be_written_to(person)
    moved = Introduction.objects.filter(pk=row.pk, state__in=list(rules.before(state))).update(
        state=state, changed_at=now
    )
    if not moved:
        raise rules.CannotMove(IntroductionState(row.state), state)
    row.refresh_from_db()
    # Whoever says yes, or takes it back, after the talk.
    duties.renew(actor=actor, people=[row.introducer_id], now=now)
    return asks.introduction_card(row)
