"""What the checker says of a text, given what is known of its reader."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.asks import Channel, Purpose
from kithwork.domain.campaigns import DEFAULT_MINUTES
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.introductions import ALLOWED
from kithwork.domain.messages import Message, MessageContext, MessageKind, Remark
from kithwork.domain.records import Stay
from kithwork.flows import histories, workspaces
from kithwork.store.models import Ask, FollowUp, Introduction
from kithwork.store.queries import asks, debriefs, people, strengths, ties
from kithwork.writing import checks

TO_INTRODUCER = "to_introducer"
WITH_SUBJECT = {Channel.EMAIL}
LONGEST_CHAT = 480
# What the checker reads the message of a follow-up as; the others are updates.
_KINDS = {
    FollowUpKind.THANK_YOU: MessageKind.THANK_YOU,
    FollowUpKind.CONNECT: MessageKind.CONNECT,
}


def check_text(
    *,
    actor: Actor,
    text: str,
    kind: MessageKind,
    to: UUID | None = None,
    subject: str | None = None,
    channel: Channel = Channel.EMAIL,
    minutes: int = DEFAULT_MINUTES,
    now: datetime | None = None,
) -> tuple[Remark, ...]:
    """Check a free text, for `to` when a reader is named; raises NoSuchPerson and Invalid.

    `minutes` is how long the chat is for which a plan is made. Where `now` is given, thanks and
    updates are also checked against the last talk with their reader.
    """
    if not 1 <= minutes <= LONGEST_CHAT:
        raise Invalid("minutes", f"must be 1 to {LONGEST_CHAT}; 15 to 30 is what people grant.")
    context = MessageContext(
        subject=subject, channel=channel.value, sender=sender(actor=actor), minutes=minutes
    )
    if to is not None:
        context = _about(actor, people.contact(actor=actor, person=to), context)
        if now is not None:
            history = histories.of_person(actor=actor, person=to, now=now)
            context = replace(context, history=history)
    return checks.check(text=text, kind=kind, context=context)


def of_ask(*, actor: Actor, ask: Ask, chain: Sequence[Introduction]) -> tuple[Remark, ...]:
    """The remarks on the text of an ask and on the first message to an introducer."""
    remarks = of_text(actor=actor, ask=ask, chain=chain, subject=ask.subject, text=ask.text)
    if chain:
        first = chain[0]
        remarks += of_introduction(
            actor=actor, introduction=first, subject=first.subject, text=first.text
        )
    return remarks


def of_text(
    *, actor: Actor, ask: Ask, chain: Sequence[Introduction], subject: str, text: str
) -> tuple[Remark, ...]:
    """The remarks on a text for the reader of an ask, as typed now."""
    context = _about(
        actor, people.contact(actor=actor, person=ask.person.public_id), _base(actor, ask)
    )
    context = replace(context, subject=subject if ask.channel in WITH_SUBJECT else None)
    named_by = None if chain else debriefs.named_by(actor=actor, person=ask.person)
    if named_by is not None and named_by.may_use_name:
        giver = named_by.chat.person.name
        context = replace(context, referrer=giver, referrer_allowed=True, way_exists=True)
    if chain:
        agreed = all(item.state in ALLOWED for item in chain)
        context = replace(
            context,
            referrer=chain[-1].introducer.name,
            referrer_allowed=agreed,
            referrer_pending=not agreed,
            way_exists=True,
        )
    why_you = ask.card.get("why_you", "")
    context = replace(context, entities=(*context.entities, *([why_you] if why_you else [])))
    return checks.check(text=text, kind=_kind(ask), context=context)


def of_introduction(
    *, actor: Actor, introduction: Introduction, subject: str, text: str
) -> tuple[Remark, ...]:
    """The remarks on a message to an introducer, as typed now."""
    person = people.contact(actor=actor, person=introduction.introducer.public_id)
    context = replace(
        MessageContext(sender=sender(actor=actor), names=_names(person)),
        subject=subject if introduction.ask.channel in WITH_SUBJECT else None,
        channel=introduction.ask.channel,
    )
    found = checks.check(text=text, kind=MessageKind.INTRODUCTION, context=context)
    return tuple(replace(remark, on=TO_INTRODUCER) for remark in found)


def of_typed(*, actor: Actor, ask: UUID, subject: str, text: str) -> tuple[Remark, ...]:
    """The remarks on what is being typed for an ask, before it is saved."""
    row = asks.row(actor=actor, ask=ask)
    chain = asks.introductions_of(actor=actor, asks=[row.pk])[row.pk]
    return of_text(actor=actor, ask=row, chain=chain, subject=subject, text=text)


def of_typed_introduction(
    *, actor: Actor, introduction: UUID, subject: str, text: str
) -> tuple[Remark, ...]:
    """The same for a message to an introducer."""
    row = asks.introduction(actor=actor, introduction=introduction)
    return of_introduction(actor=actor, introduction=row, subject=subject, text=text)


def of_follow_up(
    *, actor: Actor, row: FollowUp, channel: Channel, message: Message, now: datetime
) -> tuple[Remark, ...]:
    """The remarks on the message of a follow-up, drafted or typed."""
    person = people.contact(actor=actor, person=row.person.public_id)
    context = MessageContext(
        names=_names(person),
        sender=sender(actor=actor),
        subject=message.subject if channel in WITH_SUBJECT else None,
        channel=channel.value,
        history=histories.of_follow_up(actor=actor, row=row, now=now),
    )
    kind = _KINDS.get(FollowUpKind(row.kind), MessageKind.UPDATE)
    return checks.check(text=message.text, kind=kind, context=context)


def of_given(*, actor: Actor, readers: Sequence[UUID], message: Message) -> tuple[Remark, ...]:
    """The remarks on a message of a given introduction, to one of the two or to both."""
    names = [_names(people.contact(actor=actor, person=one)) for one in readers]
    # "Hello Maria and Li," greets both.
    joined = [" and ".join(one[0] for one in names)] if len(names) > 1 else []
    context = MessageContext(
        names=(*(name for own in names for name in own), *joined),
        sender=sender(actor=actor),
        subject=message.subject,
    )
    return checks.check(text=message.text, kind=MessageKind.INTRODUCTION, context=context)


def _kind(ask: Ask) -> MessageKind:
    if ask.purpose == Purpose.WHO_DO_YOU_KNOW:
        return MessageKind.WHO_DO_YOU_KNOW
    return MessageKind.ASK


def _base(actor: Actor, ask: Ask) -> MessageContext:
    return MessageContext(sender=sender(actor=actor), channel=ask.channel)


def sender(*, actor: Actor) -> str:
    """What the seeker's messages are signed with; empty while their name is unknown."""
    name: str = people.present(actor).values_list("name", flat=True).get(is_me=True)
    return workspaces.signed(name)


def _about(actor: Actor, card: people.ContactCard, context: MessageContext) -> MessageContext:
    """What is known of the reader: names, words that make a text theirs, whether a way exists."""
    words = [card.headline, card.place, card.industry]
    words += [
        text for position in card.positions for text in (position.organisation, position.title)
    ]
    return replace(
        context,
        names=_names(card),
        entities=tuple(word for word in words if word),
        way_exists=_way_exists(actor, card.pk),
        known=tuple(_known(card)),
    )


def _known(card: people.ContactCard) -> Iterator[str]:
    """What the records say of a person, which no chat need be spent on (practice.md A11)."""
    now = card.work
    facts = {
        "title": now.title if now else card.headline,
        "employer": now.organisation if now else "",
        "place": card.place,
        "industry": card.industry,
    }
    yield from (f"{label}: {fact}" for label, fact in facts.items() if fact)
    for position in card.positions:
        if position.stay is Stay.STUDY:
            yield f"school: {position.organisation}"
        elif position is not now and not position.current:
            yield f"before: {position.organisation}"


def _names(card: people.ContactCard) -> tuple[str, ...]:
    return tuple(name for name in (card.name, card.given, card.family, card.nickname) if name)


def _way_exists(actor: Actor, person: int) -> bool:
    """Whether somebody could introduce me to a person I do not know myself."""
    arrays = ties.arrays(actor=actor)
    pair = (min(arrays.me, person), max(arrays.me, person))
    known = strengths.between(actor=actor, pairs=[pair])
    if known.get(pair, 0.0) > 0 or person not in arrays.place_of:
        return False
    found = arrays.network.warmest(
        source=arrays.place_of[arrays.me], targets=[arrays.place_of[person]], top=1
    )
    return bool(found)
