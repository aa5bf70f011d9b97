"""Drafts of follow-ups: written from what happened, changed by the seeker, kept as changed.

A letter to somebody who was named is an ask: its draft is that of the ask, and its page, too.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kithwork.domain import occasions as rules
from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState, Channel, Purpose
from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.follow_ups import WAITING, AnAsk, FollowUpKind, FollowUpState, Whose
from kithwork.domain.landed import Help
from kithwork.domain.messages import Message, Remark
from kithwork.domain.occasions import FollowUpDraft, Occasion
from kithwork.flows import ask_cards, asks, framing, messages, occasions
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import Ask, FollowUp
from kithwork.store.queries import campaigns
from kithwork.store.queries import follow_ups as queries
from kithwork.writing import drafts
from kithwork.writing import occasions as letters

LONGEST_TEXT = 20_000


class Settled(Conflict):
    """What is over keeps its message as it was."""

    def __init__(self, state: str) -> None:
        super().__init__(f"This follow-up is “{state}”; open it again to change its message.")


def draft(*, actor: Actor, follow_up: UUID, now: datetime) -> FollowUpDraft:
    """The message of a follow-up, with the checker's remarks; nothing is written.

    Raises NoSuchFollowUp, NotToThem.
    """
    row = _row(actor, follow_up)
    if row.kind == FollowUpKind.WRITE_TO:
        return _ask(actor, row, now)
    return _drafted(actor, row, occasions.of_follow_up(actor=actor, row=row, now=now), now)


def of_news(
    *, actor: Actor, rows: Iterable[tuple[FollowUp, Sequence[Help]]], now: datetime
) -> tuple[FollowUpDraft, ...]:
    """The news of a landing to each of those who helped, who may be written to."""
    return tuple(
        _drafted(
            actor, row, occasions.of_follow_up(actor=actor, row=row, now=now, helps=helps), now
        )
        for row, helps in rows
    )


def _drafted(actor: Actor, row: FollowUp, occasion: Occasion, now: datetime) -> FollowUpDraft:
    message = _message(row, occasion)
    remarks = messages.of_follow_up(
        actor=actor, row=row, channel=occasion.channel, message=message, now=now
    )
    return replace(_card(row, occasion.channel, message, remarks), missing=rules.missing(occasion))


def typed(
    *, actor: Actor, follow_up: UUID, subject: str, text: str, now: datetime
) -> tuple[Remark, ...]:
    """The remarks on what is being typed, before it is saved."""
    row = _row(actor, follow_up)
    return messages.of_follow_up(
        actor=actor,
        row=row,
        channel=occasions.channel(row),
        message=Message(subject, text),
        now=now,
    )


@flow("follow_ups.edit")
def edit(*, actor: Actor, follow_up: UUID, subject: str, text: str, now: datetime) -> FollowUpDraft:
    """Keep a message as typed; an empty text gives the draft back.

    Raises Settled, AnAsk, Invalid.
    """
    row = _open_row(actor, follow_up)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(plain) > LONGEST_TEXT:
        raise Invalid("text", f"is {len(plain)} characters long; {LONGEST_TEXT} is the most.")
    row.subject, row.letter = (" ".join(subject.split())[:500], plain) if plain else ("", "")
    row.save(update_fields=["subject", "letter"])
    return draft(actor=actor, follow_up=follow_up, now=now)


@flow("follow_ups.tell")
def tell(
    *,
    actor: Actor,
    follow_up: UUID,
    now: datetime,
    did: str | None = None,
    came: str | None = None,
    channel: Channel | None = None,
) -> FollowUpDraft:
    """Say what was done and what came of it, or how it travels; the message is drafted anew.

    What is None stays. Raises Settled, AnAsk, Invalid.
    """
    row = _open_row(actor, follow_up)
    for name, said in (("did", did), ("came", came)):
        if said is not None:
            setattr(row, name, _story(name, said))
    row.channel = row.channel if channel is None else channel.value
    row.subject = row.letter = ""
    row.save(update_fields=["did", "came", "channel", "subject", "letter"])
    return draft(actor=actor, follow_up=follow_up, now=now)


def _story(name: str, said: str) -> str:
    line = " ".join(said.split())
    if len(line) > rules.LONGEST_STORY:
        raise Invalid(name, f"is {len(line)} characters long; {rules.LONGEST_STORY} is the most.")
    return line


def _row(actor: Actor, follow_up: UUID) -> FollowUp:
    row = queries.row_of_anybody(actor=actor, follow_up=follow_up)
    asks.may_be_written_to(row.person)
    return row


def _open_row(actor: Actor, follow_up: UUID) -> FollowUp:
    row = _row(actor, follow_up)
    if row.kind == FollowUpKind.WRITE_TO:
        raise AnAsk
    if row.state not in WAITING:
        raise Settled(row.state)
    return row


def _message(row: FollowUp, occasion: Occasion) -> Message:
    return Message(row.subject, row.letter) if row.letter else letters.draft(occasion)


def _card(
    row: FollowUp, channel: Channel, message: Message, remarks: tuple[Remark, ...]
) -> FollowUpDraft:
    return FollowUpDraft(
        id=row.public_id,
        kind=FollowUpKind(row.kind),
        person=row.person.public_id,
        name=row.person.name,
        state=FollowUpState(row.state),
        due_at=row.due_at,
        reason=row.reason,
        channel=channel,
        subject=message.subject,
        text=message.text,
        remarks=remarks,
        digest=_digest(row, channel, message),
        mailto=ask_cards.mailto(row.person, message.subject, message.text),
        is_typed=bool(row.letter),
        did=row.did,
        came=row.came,
        matter=row.text,
        whose=Whose(row.whose) if row.whose else None,
        chat=row.chat.public_id if row.chat else None,
    )


def _digest(row: FollowUp, channel: Channel, message: Message) -> str:
    """SHA-256 of the text and its recipient, as of an ask."""
    parts = (str(row.person.public_id), channel.value, message.subject, message.text)
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _ask(actor: Actor, row: FollowUp, now: datetime) -> FollowUpDraft:
    """The ask to somebody who was named: the one that is drafted, else as it would be."""
    kept = access.visible(actor, Ask).filter(
        person=row.person, purpose=Purpose.CHAT, state=AskState.DRAFTED, removed_at__isnull=True
    )
    found = kept.order_by("-pk").first()
    if found is not None:
        card = asks.show(actor=actor, ask=found.public_id)
        message = Message(card.subject, card.text)
        shown = _card(row, card.channel, message, card.remarks)
        return replace(shown, ask=card.id, digest=card.digest, missing=card.missing)
    ask = Ask(
        workspace_id=actor.workspace,
        person=row.person,
        purpose=Purpose.CHAT,
        channel=occasions.channel(row),
        minutes=campaigns.brief(actor=actor).minutes,
        drafted_at=now,
    )
    message = drafts.ask(card=framing.card(actor=actor, ask=ask, chain=[]))
    remarks = messages.of_text(
        actor=actor, ask=ask, chain=(), subject=message.subject, text=message.text
    )
    return _card(row, Channel(ask.channel), message, remarks)
