"""Dossiers: everything learned about one target, on one page (practice.md C11, C12, C27)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kithwork.advice import findings as rules
from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import InquiryState
from kithwork.domain.dossiers import Dossier, DossierPerson
from kithwork.domain.findings import ComparisonCard, FindingCard, Signs, Stance
from kithwork.domain.paths import TargetKind
from kithwork.flows import findings as learned
from kithwork.store.queries import dossiers as queries
from kithwork.store.queries import findings, people
from kithwork.store.queries.dossiers import About
from kithwork.store.queries.person_cards import PersonRow
from kithwork.writing import comparisons

MOST_PEOPLE, MOST_BESIDE = 100, 100


def named(*, actor: Actor, text: str) -> Dossier:
    """The dossier of what a text means: an organisation, a person, or a kind of work or field.

    An id names a person or an organisation; raises NotFound for one of neither.
    """
    return _made(actor, queries.named(actor=actor, text=text))


@dataclass(frozen=True, slots=True)
class _Claims:
    """The findings of a dossier, each once, and the pairs among them that contradict."""

    mine: tuple[FindingCard, ...]
    of_field: tuple[FindingCard, ...]
    beside: tuple[FindingCard, ...]
    contradictions: tuple[ComparisonCard, ...]


def _made(actor: Actor, about: About) -> Dossier:
    talks = queries.talks(actor=actor, people=about.people)
    claims = _claims(actor, about, talks)
    chats = {*talks, *(one.chat for one in claims.mine)}
    differ = [
        comparisons.question(left=one.left.claim, right=one.right.claim)
        for one in claims.contradictions
    ]
    to_look_into = [one for one in findings.inquiries(actor=actor) if one.chat in chats]
    return Dossier(
        kind=about.kind,
        id=about.id,
        name=about.name,
        intro=about.intro,
        field=about.field,
        findings=claims.mine,
        of_field=claims.of_field,
        beside=claims.beside,
        contradictions=claims.contradictions,
        answers=queries.answers(actor=actor, chats=talks),
        # Advice of whoever spoke of the target helps with it, wherever they work.
        helpful=queries.helpful(actor=actor, chats=chats),
        signs=_signs(actor, about, chats),
        people=_people(actor, about, dict(talks.values())),
        words=tuple(one for one in findings.words(actor=actor) if one.chat in chats),
        questions=(*differ, *queries.open_questions(actor=actor, chats=talks)),
        inquiries=tuple(one for one in to_look_into if one.state is InquiryState.OPEN),
        talks=len(chats),
    )


def _claims(actor: Actor, about: About, talks: Collection[UUID]) -> _Claims:
    topics = findings.topics(actor=actor)
    mine = findings.about(actor=actor, topics=learned.concerning(topics, about.name))
    field = learned.concerning(topics, about.field) if about.field else []
    known = {one.id for one in mine}
    of_field = _without(findings.about(actor=actor, topics=field), known)
    known |= {one.id for one in of_field}
    beside = _without(findings.told_in(actor=actor, chats=talks), known)[:MOST_BESIDE]
    shown = known | {one.id for one in beside}
    contradictions = [
        one
        for one in findings.comparisons(actor=actor)
        if one.stance is Stance.CONTRADICTS and {one.left.id, one.right.id} & shown
    ]
    return _Claims(mine, of_field, beside, tuple(contradictions))


def _signs(actor: Actor, about: About, chats: Collection[UUID]) -> tuple[Signs, ...]:
    """Signs on the target; in the dossier of a person, those that talks with them gave."""
    found = findings.signs(actor=actor)
    if about.kind is TargetKind.PERSON:
        return rules.signs(one for one in found if one.chat in chats)
    return tuple(one for one in rules.signs(found) if rules.concerns(one.on, about.name))


def _without(found: Sequence[FindingCard], taken: Collection[UUID]) -> tuple[FindingCard, ...]:
    return tuple(one for one in found if one.id not in taken)


def _people(actor: Actor, about: About, talked: dict[int, datetime]) -> tuple[DossierPerson, ...]:
    """Who is there, those one has talked with first; none in the dossier of one person."""
    if about.kind is TargetKind.PERSON:
        return ()
    order = sorted(about.people, key=lambda one: one not in talked)
    rows = people.rows(actor=actor, people=order[:MOST_PEOPLE])
    return tuple(DossierPerson(one.id, one.name, _work(one), talked.get(one.pk)) for one in rows)


def _work(row: PersonRow) -> str:
    """What they do now, in a line."""
    now = next(iter(row.positions), None)
    if now is None:
        return row.headline
    return ", ".join(part for part in (now.title, now.organisation) if part)
