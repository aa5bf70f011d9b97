"""Asks as shown: the card of each, with remarks, links and the digest of what would leave."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from kithwork.domain import asks as rules
from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskCard, AskState, Channel, IntroductionText, Purpose
from kithwork.domain.paths import TargetKind
from kithwork.flows import framing, messages
from kithwork.store.models import Ask, Chat, Introduction, Person
from kithwork.writing import inquiries


def whole(*, actor: Actor, ask: Ask, chain: Sequence[Introduction]) -> AskCard:
    """An ask with the checker's remarks and what the page still asks for."""
    framed = framing.card(actor=actor, ask=ask, chain=[item.introducer for item in chain])
    card = bare(ask=ask, chain=chain)
    wanted = rules.missing(framed) if ask.purpose == Purpose.CHAT else {}
    return replace(
        card,
        mailto=mailto(ask.person, ask.subject, ask.text),
        introductions=tuple(
            replace(shown, mailto=_mailto_introducer(item))
            for shown, item in zip(card.introductions, chain, strict=True)
        ),
        remarks=messages.of_ask(actor=actor, ask=ask, chain=chain),
        missing=wanted,
    )


def bare(*, ask: Ask, chain: Sequence[Introduction]) -> AskCard:
    """An ask without remarks, as listed."""
    chat: Chat | None = getattr(ask, "chat", None)
    return AskCard(
        id=ask.public_id,
        person=ask.person.public_id,
        name=ask.person.name,
        state=AskState(ask.state),
        purpose=Purpose(ask.purpose),
        channel=Channel(ask.channel),
        subject=ask.subject,
        text=ask.text,
        minutes=ask.minutes,
        mailto="",
        introductions=tuple(
            IntroductionText(
                introduction=item.public_id,
                introducer=item.introducer.public_id,
                name=item.introducer.name,
                state=item.state,
                subject=item.subject,
                text=item.text,
            )
            for item in chain
        ),
        remarks=(),
        missing={},
        digest=digest(ask=ask, chain=chain),
        drafted_at=ask.drafted_at,
        sent_at=ask.sent_at,
        answered_at=ask.answered_at,
        chat=chat.public_id if chat else None,
        card=dict(ask.card),
        about=ask.about,
        about_kind=TargetKind(ask.about_kind),
        question=_question(ask),
    )


def _question(ask: Ask) -> str:
    if ask.purpose == Purpose.CHAT:
        return ""
    return inquiries.question(inquiries.Wanted(ask.about, TargetKind(ask.about_kind)))


def digest(*, ask: Ask, chain: Sequence[Introduction]) -> str:
    """SHA-256 of every text and recipient of an ask: what a confirmation is bound to."""
    parts = [str(ask.person.public_id), ask.channel, ask.subject, ask.text]
    for item in chain:
        parts += [str(item.introducer.public_id), item.subject, item.text]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _mailto_introducer(item: Introduction) -> str:
    """The link to an introducer; none while the person to be met must not be written to."""
    if item.target.do_not_contact:
        return ""
    return mailto(item.introducer, item.subject, item.text)


def mailto(person: Person, subject: str, text: str) -> str:
    """A link to the seeker's own mail program; empty without an address or when silenced."""
    if person.do_not_contact:
        return ""
    address = (
        person.addresses.filter(kind="email", removed_at__isnull=True)
        .order_by("pk")
        .values_list("value", flat=True)
        .first()
    )
    if not address:
        return ""
    body = text.replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(body)}"
