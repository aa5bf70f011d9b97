"""What a path question aims at, and who of the contacts may know somebody there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import TargetCard
from kithwork.domain.paths import Candidate, TargetKind
from kithwork.domain.records import Stay
from kithwork.matching import keys, texts
from kithwork.store import access
from kithwork.store.models import Organisation, Person, Position
from kithwork.store.queries import organisations, people

# The strongest ties are looked at when nothing else speaks for anybody.
STRONGEST = 60
MOST = 400


@dataclass(frozen=True, slots=True)
class Aim:
    """What a question aims at. `people` are keys of those who would do; `organisations` theirs.

    `name` is shown; `place` is the organisation or work to ask around for; `who` and `whom`
    stand in sentences; `kind` says what `place` is; `refused` says why no path may end there.
    """

    id: UUID | None
    name: str
    place: str
    who: str
    whom: str
    people: tuple[int, ...]
    organisations: tuple[int, ...]
    industry: str = ""
    home: str = ""
    refused: str = ""
    kind: TargetKind = TargetKind.ORGANISATION

    @property
    def spoken(self) -> str:
        """What to ask around for, in a sentence."""
        return f"work as {self.place}" if self.kind is TargetKind.ROLE else self.place


def at_person(*, actor: Actor, person: UUID) -> Aim:
    """A person; raises NoSuchPerson."""
    row = people.present(actor).filter(public_id=person, is_me=False).first()
    if row is None:
        raise people.NoSuchPerson(person)
    there = _work_of(row)
    return Aim(
        id=row.public_id,
        name=row.name,
        place=there[0].organisation.name if there else row.name,
        who=f"close to {row.name}",
        whom=row.name,
        people=(row.pk,),
        organisations=tuple(position.organisation_id for position in there),
        industry=row.industry,
        home=row.place,
        refused=_refused(row),
        kind=TargetKind.ORGANISATION if there else TargetKind.PERSON,
    )


def _refused(row: Person) -> str:
    if not row.do_not_contact:
        return ""
    return f"{row.name} is marked “do not contact”, so no way is looked for."


def _work_of(row: Person) -> list[Position]:
    positions = row.positions.filter(
        stay=Stay.WORK, removed_at__isnull=True, organisation__removed_at__isnull=True
    )
    return list(positions.select_related("organisation").order_by("-current", "pk"))


def at_organisation(*, actor: Actor, name: str) -> Aim:
    """Anybody who is at an organisation now; an unknown one aims at nobody."""
    found = list(organisations.like(actor=actor, text=name).order_by("name", "pk"))
    ids = [row.pk for row in found]
    there = access.visible(actor, Position).filter(
        organisation_id__in=ids, current=True, stay=Stay.WORK, removed_at__isnull=True
    )
    first = found[0] if len(found) == 1 else None
    shown = first.name if first else " ".join(name.split())
    return Aim(
        id=first.public_id if first else None,
        name=shown,
        place=shown,
        who=f"at {shown}",
        whom=f"anybody at {shown}",
        people=_contacts(actor, there.values_list("person_id", flat=True)),
        organisations=tuple(ids),
        industry=first.industry if first else "",
        home=first.place if first else "",
    )


def in_role(*, actor: Actor, role: str) -> Aim:
    """Anybody whose current title or headline holds all the words of `role`."""
    words = texts.fold(role).split()
    shown = " ".join(role.split())
    found = _in_role(actor, words) if words else []
    return Aim(
        id=None,
        name=shown,
        place=shown,
        who=f"who works as {shown}",
        whom=f"anybody who works as {shown}",
        people=_contacts(actor, found),
        organisations=(),
        kind=TargetKind.ROLE,
    )


def at_target(*, actor: Actor, target: TargetCard) -> Aim:
    """One of the campaign's targets; raises NoSuchPerson when it is somebody who is gone."""
    if target.kind is TargetKind.PERSON and target.person is not None:
        return at_person(actor=actor, person=target.person)
    if target.kind is TargetKind.ORGANISATION:
        return at_organisation(actor=actor, name=target.name)
    return in_role(actor=actor, role=target.name)


def _in_role(actor: Actor, words: Sequence[str]) -> list[int]:
    """The search text narrows the rows down; the title itself decides."""
    rows = people.present(actor).filter(is_me=False)
    for word in words:
        rows = rows.filter(search_text__contains=word)
    titles = access.visible(actor, Position).filter(
        person__in=rows, current=True, stay=Stay.WORK, removed_at__isnull=True
    )
    named = [*titles.values_list("person_id", "title"), *rows.values_list("pk", "headline")]
    return [pk for pk, title in named if set(words) <= set(texts.fold(title).split())]


def _contacts(actor: Actor, ids: Iterable[int]) -> tuple[int, ...]:
    rows = people.present(actor).filter(is_me=False, do_not_contact=False, pk__in=list(ids))
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def who_may_know(
    *, actor: Actor, aim: Aim, strengths: Mapping[int, float]
) -> tuple[Candidate, ...]:
    """The seeker's contacts with a reason to know somebody there, and the strongest others.

    `strengths` maps a contact's key to the strength of the tie, the strongest first; everyone in
    it may be asked.
    """
    chosen = _chosen(actor, aim, strengths)
    rows = access.visible(actor, Person).filter(is_me=False).in_bulk(chosen)
    positions = people.positions_of(actor=actor, people=chosen)
    names = set(
        access.visible(actor, Organisation)
        .filter(pk__in=aim.organisations)
        .values_list("public_id", flat=True)
    )
    schools = _schools(actor, aim)
    return tuple(
        _candidate(rows[pk], positions[pk], strengths[pk], aim, names, schools)
        for pk in chosen
        if pk in rows
    )


def _chosen(actor: Actor, aim: Aim, strengths: Mapping[int, float]) -> list[int]:
    wanted = set(aim.people)
    positions = access.visible(actor, Position).filter(removed_at__isnull=True)
    near = set(
        positions.filter(organisation_id__in=aim.organisations).values_list("person_id", flat=True)
    )
    schools = positions.filter(person_id__in=aim.people, stay=Stay.STUDY).values("organisation_id")
    near |= set(
        positions.filter(stay=Stay.STUDY, organisation_id__in=schools).values_list(
            "person_id", flat=True
        )
    )
    rows = people.present(actor)
    if aim.industry:
        near |= set(rows.filter(industry__iexact=aim.industry).values_list("pk", flat=True))
    if aim.home:
        near |= set(rows.filter(place__iexact=aim.home).values_list("pk", flat=True))
    near -= wanted
    reasoned = [pk for pk in strengths if pk in near] if near else []
    others = (pk for pk in strengths if pk not in near and pk not in wanted)
    return [*reasoned[:MOST], *islice(others, STRONGEST)]


def _schools(actor: Actor, aim: Aim) -> dict[UUID, str]:
    rows = access.visible(actor, Position).filter(
        person_id__in=aim.people, stay=Stay.STUDY, removed_at__isnull=True
    )
    return dict(rows.values_list("organisation__public_id", "organisation__name"))


def _candidate(
    row: Person,
    positions: Sequence[people.PositionCard],
    strength: float,
    aim: Aim,
    names: set[UUID],
    schools: Mapping[UUID, str],
) -> Candidate:
    there = [card for card in positions if card.organisation_id in names and not card.current]
    current = next((card for card in positions if card.current), None)
    school = next(
        (schools[c.organisation_id] for c in positions if c.organisation_id in schools), ""
    )
    return Candidate(
        person=row.public_id,
        name=row.name,
        strength=strength,
        worked_there=bool(there),
        worked_there_until=_latest([card.to_on for card in there]),
        same_industry=row.industry if _same(row.industry, aim.industry) else "",
        same_school=school,
        same_place=row.place if _same(row.place, aim.home) else "",
        organisation=current.organisation if current else "",
    )


def _same(left: str, right: str) -> bool:
    return bool(left) and keys.name(left) == keys.name(right)


def _latest(days: Sequence[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
