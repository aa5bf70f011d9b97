"""The messages of a given introduction: a question to each, then a line to both (E12).

They are drafted from what is known, changed by the seeker, kept as changed; nothing is sent.
"""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid
from kithwork.domain.given_introductions import (
    MOVING,
    CannotMove,
    Consent,
    GivenDraft,
    GivenState,
    NotBoth,
    Side,
)
from kithwork.domain.messages import Message, Remark
from kithwork.domain.people import AddressKind
from kithwork.flows import framing, messages
from kithwork.flows.flow import flow
from kithwork.store.models import GivenIntroduction, GivenLetter, Person
from kithwork.store.queries import given_introductions as queries
from kithwork.writing import given_introductions as letters
from kithwork.writing.given_introductions import Introduced

LONGEST_TEXT, LONGEST_SUBJECT = 20_000, 500


def drafts(*, actor: Actor, given: UUID) -> tuple[GivenDraft, ...]:
    """The messages that may be written now: to each, and to both once both agreed.

    Nothing is written. Raises NoSuchGiven.
    """
    row = queries.row(actor=actor, given=given)
    if row.state not in MOVING:
        return ()
    sides = [Side.LEFT, Side.RIGHT, *([Side.BOTH] if row.state == GivenState.AGREED else [])]
    kept = {one.side: one for one in row.letters.all()}
    return tuple(_draft(actor, row, side, kept.get(side)) for side in sides)


def typed(*, actor: Actor, given: UUID, side: Side, subject: str, text: str) -> tuple[Remark, ...]:
    """The remarks on what is being typed, before it is saved; raises as `edit` does."""
    row = _open_row(actor, given, side)
    return _remarks(actor, row, side, Message(subject, text))


@flow("given_introductions.edit")
def edit(
    *, actor: Actor, given: UUID, side: Side, subject: str, text: str, now: datetime
) -> GivenDraft:
    """Keep a message as typed; an empty text gives the draft back.

    Raises NoSuchGiven, CannotMove when it is over, NotBoth, Invalid.
    """
    row = _open_row(actor, given, side)
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(plain) > LONGEST_TEXT:
        raise Invalid("text", f"is {len(plain)} characters long; {LONGEST_TEXT} is the most.")
    kept = None
    if plain:
        kept, _made = GivenLetter.objects.update_or_create(
            workspace_id=actor.workspace,
            given=row,
            side=side,
            defaults={"subject": " ".join(subject.split())[:LONGEST_SUBJECT], "text": plain},
        )
    else:
        row.letters.filter(side=side).delete()
    return _draft(actor, row, side, kept)


def _open_row(actor: Actor, given: UUID, side: Side) -> GivenIntroduction:
    row = queries.row(actor=actor, given=given)
    if row.state not in MOVING:
        raise CannotMove(GivenState(row.state), "written to")
    if side is Side.BOTH and row.state != GivenState.AGREED:
        waits = row.left if row.left_consent != Consent.AGREED else row.right
        raise NotBoth(waits.name)
    return row


def _draft(
    actor: Actor, row: GivenIntroduction, side: Side, kept: GivenLetter | None
) -> GivenDraft:
    message = Message(kept.subject, kept.text) if kept else _message(actor, row, side)
    return GivenDraft(
        side=side,
        message=message,
        remarks=_remarks(actor, row, side, message),
        is_typed=kept is not None,
        mailto=_mailto(_readers(row, side), message),
    )


def _message(actor: Actor, row: GivenIntroduction, side: Side) -> Message:
    sender = messages.sender(actor=actor)
    left, right = _introduced(row.left, row.left_why), _introduced(row.right, row.right_why)
    if side is Side.BOTH:
        return letters.both(sender=sender, left=left, right=right)
    to, other = (left, right) if side is Side.LEFT else (right, left)
    return letters.ask(sender=sender, to=to, other=other.reader)


def _introduced(person: Person, why: str) -> Introduced:
    return Introduced(framing.reader(person), why, _email(person))


def _email(person: Person) -> str:
    emails = person.addresses.filter(kind=AddressKind.EMAIL, removed_at__isnull=True)
    return emails.order_by("pk").values_list("value", flat=True).first() or ""


def _readers(row: GivenIntroduction, side: Side) -> tuple[Person, ...]:
    return {Side.LEFT: (row.left,), Side.RIGHT: (row.right,)}.get(side, (row.left, row.right))


def _remarks(
    actor: Actor, row: GivenIntroduction, side: Side, message: Message
) -> tuple[Remark, ...]:
    readers = [one.public_id for one in _readers(row, side)]
    return messages.of_given(actor=actor, readers=readers, message=message)


def _mailto(readers: Iterable[Person], message: Message) -> str:
    """A link to the seeker's own mail program; empty unless everybody has an address."""
    addresses = [_email(one) for one in readers]
    if not all(addresses):
        return ""
    to = ",".join(quote(one, safe="@") for one in addresses)
    body = message.text.replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(message.subject)}&body={quote(body)}"
