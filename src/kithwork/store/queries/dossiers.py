"""What a dossier is made from: the target, the talks around it, and what they said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.briefs import ResearchKind
from kithwork.domain.debriefs import RemarkKind
from kithwork.domain.dossiers import Told
from kithwork.domain.paths import TargetKind
from kithwork.domain.records import Stay
from kithwork.domain.runs import Outcome
from kithwork.matching import keys
from kithwork.matching import organisations as names
from kithwork.store import access
from kithwork.store.models import Answer, Chat, Organisation, Position, Remark, Research
from kithwork.store.queries import candidates, chats, organisations, people


@dataclass(frozen=True, slots=True)
class About:
    """What a dossier is about; `people` are the keys of those there, now or before."""

    kind: TargetKind
    id: UUID | None
    name: str
    intro: str
    field: str
    people: tuple[int, ...]


def of_organisation(*, actor: Actor, organisation: UUID) -> About:
    """An organisation with whoever is or was there; raises NoSuchOrganisation."""
    row = organisations.present(actor).filter(public_id=organisation).first()
    if row is None:
        raise organisations.NoSuchOrganisation(organisation)
    return _organisation(actor, row)


def _organisation(actor: Actor, row: Organisation) -> About:
    there = access.visible(actor, Position).filter(
        organisation=row, stay=Stay.WORK, removed_at__isnull=True, person__is_me=False
    )
    found = there.filter(person__removed_at__isnull=True, person__merged_into__isnull=True)
    keys_there = found.order_by("-current", "-pk").values_list("person_id", flat=True)
    return About(
        kind=TargetKind.ORGANISATION,
        id=row.public_id,
        name=row.name,
        intro=" · ".join(part for part in (row.industry, row.place) if part),
        field=row.industry,
        people=tuple(dict.fromkeys(keys_there)),
    )


def of_person(*, actor: Actor, person: UUID) -> About:
    """A contact; raises NoSuchPerson."""
    row = people.present(actor).filter(public_id=person, is_me=False).first()
    if row is None:
        raise people.NoSuchPerson(person)
    intro = " · ".join(part for part in (row.headline, row.place) if part)
    return About(TargetKind.PERSON, row.public_id, row.name, intro, row.industry, (row.pk,))


def of_role(*, actor: Actor, role: str) -> About:
    """A kind of work, or a field, by its name; an unknown one is about nobody.

    Whoever works in a field of that name may be a colleague one day (practice.md E08).
    """
    aim = candidates.in_role(actor=actor, role=role)
    there = dict.fromkeys([*aim.people, *_in_field(actor, aim.name)])
    return About(TargetKind.ROLE, None, aim.name, "", "", tuple(there))


def _in_field(actor: Actor, field: str) -> list[int]:
    """Contacts in an industry of that name, by themselves or by where they work."""
    if not field:
        return []
    at_work = access.visible(actor, Position).filter(
        organisation__industry__iexact=field, stay=Stay.WORK, current=True, removed_at__isnull=True
    )
    contacts = people.present(actor).filter(is_me=False, do_not_contact=False)
    fitting = Q(industry__iexact=field) | Q(pk__in=at_work.values("person_id"))
    return list(contacts.filter(fitting).order_by("pk").values_list("pk", flat=True))


def named(*, actor: Actor, text: str) -> About:
    """What a text means: an organisation of that name, else a person, else a role or a field.

    An id means a person or an organisation; raises NoSuchOrganisation for one of neither.
    """
    try:
        return _by_id(actor, UUID(text.strip()))
    except ValueError:
        pass
    row = _place(actor, text)
    if row is not None:
        return _organisation(actor, row)
    called = people.present(actor).filter(is_me=False, name_key=keys.name(text) or None)
    found = list(called.order_by("pk").values_list("public_id", flat=True)[:2])
    if len(found) == 1:
        return of_person(actor=actor, person=found[0])
    return of_role(actor=actor, role=text)


def _place(actor: Actor, text: str) -> Organisation | None:
    """The organisation of that name; else the only one whose name begins with it."""
    key = names.normal_form(text)
    if not key:
        return None
    found = [
        (row, {row.key, names.normal_form(row.name)})
        for row in organisations.like(actor=actor, text=text).order_by("pk")
    ]
    exact = [row for row, forms in found if key in forms]
    longer = [row for row, forms in found if any(one.startswith(f"{key} ") for one in forms)]
    fitting = exact or (longer if len(longer) == 1 else [])
    return next(iter(fitting), None)


def _by_id(actor: Actor, public_id: UUID) -> About:
    if people.present(actor).filter(public_id=public_id, is_me=False).exists():
        return of_person(actor=actor, person=public_id)
    return of_organisation(actor=actor, organisation=public_id)


def talks(*, actor: Actor, people: Iterable[int]) -> Mapping[UUID, tuple[int, datetime]]:
    """Talks that took place with these people (keys), the latest first: with whom, and when."""
    rows = chats.present(actor).filter(person_id__in=list(people), held_at__isnull=False)
    found = rows.order_by("-held_at", "-pk").values_list("public_id", "person_id", "held_at")
    return {chat: (person, at) for chat, person, at in found if at is not None}


def answers(*, actor: Actor, chats: Collection[UUID], limit: int = 500) -> tuple[Told, ...]:
    """What these talks answered, the latest talk first."""
    rows = _of(access.visible(actor, Answer), chats).filter(outcome=Outcome.ANSWERED)
    found = rows.exclude(text="").order_by("-chat__held_at", "chat_id", "place", "pk")
    return tuple(
        _told(one.chat, one.text, one.question)
        for one in found.select_related("chat__person")[:limit]
    )


def helpful(*, actor: Actor, chats: Collection[UUID], limit: int = 500) -> tuple[Told, ...]:
    """What helped in these talks, the latest talk first."""
    rows = _of(access.visible(actor, Remark), chats).filter(kind=RemarkKind.HELPFUL)
    found = rows.order_by("-chat__held_at", "chat_id", "place", "pk")
    return tuple(_told(one.chat, one.text) for one in found.select_related("chat__person")[:limit])


def open_questions(*, actor: Actor, chats: Collection[UUID]) -> tuple[str, ...]:
    """What these talks were to tell and did not: questions not reached, and what is unknown."""
    rows = _of(access.visible(actor, Answer), chats)
    not_reached = rows.filter(outcome=Outcome.NOT_REACHED).order_by("chat_id", "place", "pk")
    unknown = access.visible(actor, Research).filter(
        chat__public_id__in=list(chats), kind=ResearchKind.UNKNOWN, removed_at__isnull=True
    )
    answered = set(rows.filter(outcome=Outcome.ANSWERED).values_list("question", flat=True))
    texts = [
        *not_reached.values_list("question", flat=True),
        *unknown.order_by("pk").values_list("text", flat=True),
    ]
    return tuple(dict.fromkeys(one for one in texts if one not in answered))


M = TypeVar("M", bound=Model)


def _of(rows: QuerySet[M], chats: Collection[UUID]) -> QuerySet[M]:
    there = Q(chat__public_id__in=list(chats), chat__person__removed_at__isnull=True)
    return rows.filter(there)


def _told(chat: Chat, text: str, question: str = "") -> Told:
    at = chat.held_at or chat.agreed_at
    return Told(question, text, chat.person.name, chat.public_id, at)
