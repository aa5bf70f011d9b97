"""Ties: as arrays for the network, as evidence for a path, and as listed for a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kithwork.domain import groups, ties
from kithwork.domain.actors import Actor
from kithwork.domain.errors import NotFound
from kithwork.domain.groups import GroupStay
from kithwork.domain.records import Stay
from kithwork.domain.ties import LARGEST_GROUP, Evidence, EvidenceKind, Origin
from kithwork.network import Network
from kithwork.store import access, versions
from kithwork.store.models import Organisation, Person, SourceRecord, Tie
from kithwork.store.network_files import Point
from kithwork.store.queries import group_ties, networks, people, strengths
from kithwork.store.queries.group_ties import Pair

# From so many people on, making the arrays takes longer than a page may: about 0.3 s.
MANY = 5000


class NoSuchTie(NotFound):
    """No tie of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no tie {public_id}. `kith person P` lists a person's ties.")


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Arrays:
    """A workspace's network: person i of the network is the row with key `people[i]`.

    Everybody of the workspace has a number; only who may be led to has ties. The network
    follows what changes later, for whoever still asks it. What is worked out of it may be kept
    as long as the arrays are, or as long as `point`, the last change it knows, stays the same
    (None where no change is told).
    """

    people: Sequence[int]
    place_of: Mapping[int, int]
    network: Network
    me: int
    point: Point | None

    def strengths_of(self, person: int) -> dict[int, float]:
        """The strength of each tie of a person, by the keys of both, as the network knows it."""
        place = self.place_of.get(person)
        if place is None:
            return {}
        others, warmths = self.network.tied_to(person=place)
        return {
            self.people[other]: ties.strength_at(warmth=warmth)
            for other, warmth in zip(others, warmths, strict=True)
        }


@dataclass(frozen=True, slots=True)
class TieCard:
    """A tie as shown on a person's page. `id` is None for a tie a group gives."""

    id: UUID | None
    other: UUID
    other_name: str
    other_is_me: bool
    strength: float
    strength_typed: float | None
    warmth: float
    origin: Origin
    why: str
    met_on: date | None
    connected_on: date | None
    typed: bool
    evidence: tuple[Evidence, ...]


@versions.once_a_version
def arrays(*, actor: Actor) -> Arrays:
    """The network of the actor's workspace, brought up to date once a version of it.

    Nobody removed, merged or marked do-not-contact has a tie in it: no path leads to or through
    them.
    """
    woven = networks.current(actor=actor)
    me = people.me_pk(actor=actor)
    return Arrays(woven.people, woven.places, woven.network, me, woven.point)


def at_hand(*, actor: Actor) -> bool:
    """Whether `arrays` answers at once: made or saved already, or of so few that nobody waits."""
    return (
        versions.knows(arrays, actor=actor)
        or people.present(actor).count() < MANY
        or networks.at_hand(actor=actor)
    )


@versions.once_a_version
def own(*, actor: Actor) -> Mapping[int, float]:
    """The strength of the seeker's own ties that stand, by the other's key, strongest first."""
    me = people.me_pk(actor=actor)
    known = strengths.of_people(actor=actor, people=[me])
    found = [(right if left == me else left, s) for (left, right), s in known.items() if s > 0]
    return dict(sorted(found, key=lambda item: (-item[1], item[0])))


def evidence(*, actor: Actor, pairs: Sequence[Pair]) -> dict[Pair, tuple[Evidence, ...]]:
    """Why we believe in each of `pairs` (left key < right key), worked out for these alone."""
    persons = {pk for pair in pairs for pk in pair}
    names = dict(people.present(actor).filter(pk__in=persons).values_list("pk", "name"))
    me = people.me_pk(actor=actor)
    stored = {
        (row.left_id, row.right_id): row
        for row in access.visible(actor, Tie).filter(
            left_id__in=persons, right_id__in=persons, removed_at__isnull=True
        )
    }
    shared = _shared(actor, persons)
    sources = _sources(actor, persons)
    fans = set(
        people.present(actor).filter(pk__in=persons, is_fan=True).values_list("pk", flat=True)
    )
    found = {}
    for pair in pairs:
        other = pair[1] if pair[0] == me else pair[0]
        reasons = list(_own(stored.get(pair), mine=me in pair))
        if me in pair:
            reasons += _from_sources(sources.get(other, ()), names.get(other, ""))
            if other in fans:
                reasons.append(Evidence(EvidenceKind.FAN, f"{names[other]} offered to help you"))
        reasons += _from_groups(shared, pair)
        found[pair] = tuple(reasons)
    return found


# How two people met, by the origin of their tie.
MET = {
    Origin.WORK: "met at work",
    Origin.SCHOOL: "met at school",
    Origin.EVENT: "met at an event",
    Origin.SOCIAL: "met among friends",
    Origin.FAMILY: "family",
    Origin.ONLINE: "met online",
    Origin.REFERRAL: "met through somebody else",
}


def _own(tie: Tie | None, *, mine: bool) -> Iterable[Evidence]:
    if tie is None:
        return
    if tie.connected_on:
        yield Evidence(
            EvidenceKind.CONNECTED, f"connected since {tie.connected_on:%B %Y}", tie.connected_on
        )
    said = [MET[Origin(tie.origin)]] if tie.origin else []
    if tie.met_on and tie.origin != Origin.FAMILY:
        said = [f"{said[0] if said else 'met'} in {tie.met_on:%B %Y}"]
    said += [f"you noted: {tie.why}"] if tie.why else []
    if said:
        yield Evidence(EvidenceKind.TYPED, "; ".join(said), tie.met_on)
    elif tie.typed:
        words = "you said that you know them" if mine else "you said that they know each other"
        yield Evidence(EvidenceKind.TYPED, words)
    if tie.strength_typed is not None:
        yield Evidence(EvidenceKind.TYPED, f"you set the strength to {tie.strength_typed:.2f}")


def _sources(actor: Actor, persons: Iterable[int]) -> dict[int, tuple[str, ...]]:
    own = access.visible(actor, SourceRecord).filter(person_id__in=list(persons))
    rows = own.order_by("source")
    found: dict[int, list[str]] = defaultdict(list)
    for person, source in rows.values_list("person_id", "source").distinct():
        found[person].append(source)
    return {person: tuple(sources) for person, sources in found.items()}


ADDRESS_BOOKS = {
    "vcard": "your address book",
    "google": "your Google contacts",
    "outlook": "your Outlook contacts",
}


def _from_sources(sources: Iterable[str], name: str) -> list[Evidence]:
    return [
        Evidence(EvidenceKind.ADDRESS_BOOK, f"{name} is in {ADDRESS_BOOKS[source]}")
        for source in sources
        if source in ADDRESS_BOOKS
    ]


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    size: int
    stays: tuple[GroupStay, ...]


def _shared(actor: Actor, persons: Iterable[int]) -> list[_Group]:
    """The organisations of `persons` with their sizes and these persons' stays."""
    theirs: dict[int, list[GroupStay]] = defaultdict(list)
    wanted = set(persons)
    for place, stay in group_ties.stays(group_ties.standing(actor).filter(person_id__in=wanted)):
        theirs[place].append(stay)
    several = {pk: stays for pk, stays in theirs.items() if len({s.person for s in stays}) > 1}
    sizes: dict[int, set[int]] = defaultdict(set)
    linked = people.present(actor).filter(do_not_contact=False)
    there = group_ties.standing(actor).filter(organisation_id__in=list(several), person__in=linked)
    for place, person in there.values_list("organisation_id", "person_id"):
        sizes[place].add(person)
    names = dict(
        access.visible(actor, Organisation).filter(pk__in=several).values_list("pk", "name")
    )
    return [_Group(names[pk], len(sizes[pk]), tuple(stays)) for pk, stays in several.items()]


def _from_groups(shared: Sequence[_Group], pair: Pair) -> list[Evidence]:
    reasons = []
    for group in shared:
        lefts = [stay for stay in group.stays if stay.person == pair[0]]
        rights = [stay for stay in group.stays if stay.person == pair[1]]
        together = [
            (left, right) for left in lefts for right in rights if groups.together(left, right)
        ]
        if together and group.size <= LARGEST_GROUP:
            reasons.append(_group_evidence(group, together[0][0].stay))
    return reasons


def _group_evidence(group: _Group, stay: Stay) -> Evidence:
    if stay is Stay.STUDY:
        return Evidence(EvidenceKind.SAME_SCHOOL, f"both went to {group.name}")
    return Evidence(EvidenceKind.SAME_WORK, f"both at {group.name} at the same time")


def of_person(*, actor: Actor, person: int, limit: int = 30) -> tuple[TieCard, ...]:
    """The ties of one person, strongest first, with their evidence; derived ones included.

    Stored ties are there even where no path may use them: of somebody not to be written to.
    """
    known = group_ties.of_people(actor=actor, people=[person]) | _stored_of(actor, person)
    other_of = {pair: pair[1] if pair[0] == person else pair[0] for pair in known}
    present = set(people.present(actor).values_list("pk", flat=True))
    near = [pair for pair in known if other_of[pair] in present]
    near.sort(key=lambda pair: (-known[pair], pair))
    shown = near[:limit]
    stored = _rows(actor, person, [other_of[pair] for pair in shown])
    persons = people.present(actor).in_bulk([other_of[pair] for pair in shown])
    reasons = evidence(actor=actor, pairs=shown)
    return tuple(
        _card(stored.get(pair), persons[other_of[pair]], known[pair], reasons[pair])
        for pair in shown
    )


def between(*, actor: Actor, left: UUID, right: UUID) -> TieCard | None:
    """The stored tie of two people as shown from `left`, without evidence; None where none is."""
    ends = {row.public_id: row for row in people.present(actor).filter(public_id__in=[left, right])}
    if len(ends) < 2:
        return None
    found = _rows(actor, ends[left].pk, [ends[right].pk])
    tie = next(iter(found.values()), None)
    return _card(tie, ends[right], tie.strength, ()) if tie else None


def _stored_of(actor: Actor, person: int) -> dict[Pair, float]:
    """The strength of each stored tie of a person, the seeker's own word first."""
    rows = access.visible(actor, Tie).filter(removed_at__isnull=True)
    columns = ("left_id", "right_id", "strength", "strength_typed")
    sides = (rows.filter(left_id=person), rows.filter(right_id=person))
    return {
        (left, right): strength if typed is None else typed
        for side in sides
        for left, right, strength, typed in side.values_list(*columns)
    }


def _rows(actor: Actor, person: int, others: Sequence[int]) -> dict[Pair, Tie]:
    """The stored ties of a person to `others`."""
    rows = access.visible(actor, Tie).filter(removed_at__isnull=True)
    found = [
        *rows.filter(left_id=person, right_id__in=others),
        *rows.filter(right_id=person, left_id__in=others),
    ]
    return {(row.left_id, row.right_id): row for row in found}


def _card(
    tie: Tie | None, other: Person, strength: float, reasons: tuple[Evidence, ...]
) -> TieCard:
    return TieCard(
        id=tie.public_id if tie else None,
        other=other.public_id,
        other_name=other.name,
        other_is_me=other.is_me,
        strength=strength,
        strength_typed=tie.strength_typed if tie else None,
        warmth=ties.warmth(strength=strength),
        origin=Origin(tie.origin) if tie else Origin.UNKNOWN,
        why=tie.why if tie else "",
        met_on=tie.met_on if tie else None,
        connected_on=tie.connected_on if tie else None,
        typed=tie.typed if tie else False,
        evidence=reasons,
    )


def row(*, actor: Actor, tie: UUID) -> Tie:
    """The row of one tie, for flows; raises NoSuchTie."""
    found = access.visible(actor, Tie).filter(public_id=tie).first()
    if found is None:
        raise NoSuchTie(tie)
    return found
