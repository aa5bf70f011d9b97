"""Briefs: one page for a chat, from what is known; and the homework that fills its gaps."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from kithwork.domain.actors import Actor
from kithwork.domain.asks import Channel, FramingCard
from kithwork.domain.briefs import Brief, Dated, Employer, ResearchKind
from kithwork.domain.chats import ChatKind
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import Whose
from kithwork.domain.records import Stay
from kithwork.flows import framing, question_plans, workspaces
from kithwork.flows.flow import flow
from kithwork.store.models import Chat, Research
from kithwork.store.queries import briefs as queries
from kithwork.store.queries import (
    campaigns,
    chats,
    debriefs,
    follow_ups,
    goals,
    people,
    rehearsals,
    ties,
)
from kithwork.store.queries.people import PersonCard
from kithwork.writing import openings

LONGEST_TEXT, LONGEST_SOURCE = 2000, 500
MOST_TOUCHES, MOST_NOTES, MOST_HEARD = 10, 10, 12


def show(*, actor: Actor, chat: UUID) -> Brief:
    """The brief of a chat as of now; nothing is looked up outside."""
    row = chats.row(actor=actor, chat=chat)
    them = people.show(actor=actor, person=row.person.public_id)
    plan = question_plans.show(actor=actor, chat=chat)
    return Brief(
        chat=plan.chat,
        headline=them.headline,
        place=them.place,
        emails=them.values("email"),
        phones=them.values("phone"),
        profiles=(*them.values("profile"), *them.values("web")),
        goal=campaigns.brief(actor=actor).learn,
        goals=goals.of_chat(actor=actor, chat=chat),
        rehearsed=rehearsals.told(actor=actor, chat=chat),
        opening=opening(actor=actor, chat=chat),
        common=_common(actor, them),
        employers=_employers(actor, them),
        touches=tuple(
            Dated(one.on, f"{one.kind}: {one.text}" if one.text else one.kind)
            for one in them.touches[:MOST_TOUCHES]
        ),
        notes=tuple(Dated(one.created_at.date(), one.text) for one in them.notes[:MOST_NOTES]),
        seen_in=tuple(dict.fromkeys(f"{one.source}, {one.file}" for one in them.seen_in)),
        research=queries.research(actor=actor, chat=chat),
        questions=plan.plan.questions,
        promised=_promised(actor, row),
        heard=_heard(actor, row, them),
    )


def opening(*, actor: Actor, chat: UUID) -> str:
    """The first minute of a chat as it may be said."""
    row = chats.row(actor=actor, chat=chat)
    write = openings.warm_up if row.kind == ChatKind.WARM_UP else openings.draft
    return write(_card(actor, row))


def _card(actor: Actor, chat: Chat) -> FramingCard:
    """The card the ask was framed by; without an ask, what the brief knows."""
    brief = campaigns.brief(actor=actor)
    me = people.me(actor=actor)
    own = chat.ask.card if chat.ask else {}
    return FramingCard(
        sender=workspaces.signed(me.name),
        reader=framing.reader(chat.person),
        channel=Channel.PHONE,
        who=own.get("who") or brief.who or me.headline,
        sent_by=chat.referred_by.name if chat.referred_by else "",
        why_you=own.get("why_you") or "",
        learn=own.get("learn") or brief.learn,
        minutes=chat.minutes,
    )


def _promised(actor: Actor, chat: Chat) -> tuple[Dated, ...]:
    owed = follow_ups.of_person(actor=actor, person=chat.person.public_id)
    return tuple(
        Dated(
            timezone.localtime(one.due_at).date(),
            f"{'I' if one.whose is Whose.MINE else 'They'}: {one.text}",
        )
        for one in owed
        if one.whose is not None
    )


def _heard(actor: Actor, chat: Chat, them: PersonCard) -> tuple[Dated, ...]:
    places = [one.organisation for one in them.positions]
    said = debriefs.said(actor=actor, person=chat.person.public_id, places=places)
    return tuple(Dated(one.at.date(), f"{one.name}: {one.text}") for one in said[:MOST_HEARD])


def _common(actor: Actor, them: PersonCard) -> tuple[str, ...]:
    me = people.me_pk(actor=actor)
    pair = (min(me, them.pk), max(me, them.pk))
    known = (one.text for one in ties.evidence(actor=actor, pairs=[pair])[pair])
    return (*known, *debriefs.common(actor=actor, person=them.pk))


def _employers(actor: Actor, them: PersonCard) -> tuple[Employer, ...]:
    """A card for every organisation of their history, the present ones first (A10)."""
    ids = [one.organisation_id for one in them.positions]
    places = queries.places(actor=actor, organisations=ids)
    others = queries.others_at(actor=actor, organisations=ids, but=them.pk)
    return tuple(
        Employer(
            id=one.organisation_id,
            name=one.organisation,
            title=one.title,
            from_on=one.from_on,
            to_on=one.to_on,
            is_current=one.current,
            is_school=one.stay is Stay.STUDY,
            industry=places[one.organisation_id].industry,
            place=places[one.organisation_id].place,
            website=places[one.organisation_id].website,
            note=places[one.organisation_id].note,
            others=others.get(one.organisation_id, ()),
        )
        for one in them.positions
    )


@flow("briefs.note")
def note(
    *,
    actor: Actor,
    chat: UUID,
    kind: ResearchKind,
    text: str,
    now: datetime,
    source: str = "",
) -> UUID:
    """Keep a line of homework: known, assumed, unknown, or a trail to follow.

    Raises Invalid naming the field.
    """
    row = chats.row(actor=actor, chat=chat)
    words, origin = text.strip(), " ".join(source.split())
    if not words:
        raise Invalid("text", "must not be empty.")
    for field, value, longest in (
        ("text", words, LONGEST_TEXT),
        ("source", origin, LONGEST_SOURCE),
    ):
        if len(value) > longest:
            raise Invalid(field, f"is {len(value)} characters long; {longest} is the most.")
    made = Research.objects.create(
        workspace_id=actor.workspace,
        chat=row,
        kind=kind,
        text=words,
        source=origin,
        on=now.date(),
        created_at=now,
    )
    return made.public_id


@flow("briefs.remove_note")
def remove_note(*, actor: Actor, research: UUID, now: datetime) -> UUID:
    """Take a line of homework away; answers the id of its chat."""
    row = queries.research_row(actor=actor, research=research)
    Research.objects.filter(pk=row.pk, removed_at__isnull=True).update(removed_at=now)
    return row.chat.public_id


@flow("briefs.restore_note")
def restore_note(*, actor: Actor, research: UUID, now: datetime) -> UUID:
    """Bring a line of homework back; answers the id of its chat."""
    row = queries.research_row(actor=actor, research=research)
    Research.objects.filter(pk=row.pk).update(removed_at=None)
    return row.chat.public_id
