"""Asks: drafted from one framing card, edited, checked, marked by hand as they move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db.models import F

from kithwork.domain import asks as rules
from kithwork.domain.actors import Actor
from kithwork.domain.asks import (
    ANSWERED_TOUCH,
    SENT_TOUCH,
    AskCard,
    AskState,
    Channel,
    FramingCard,
    Purpose,
)
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Conflict, Invalid, Refused
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.introductions import ALLOWED, IntroductionState
from kithwork.domain.messages import Message
from kithwork.domain.paths import TargetKind
from kithwork.flows import ask_cards, follow_ups, framing, people, touches
from kithwork.flows.flow import flow
from kithwork.store.models import Ask, Chat, Introduction, Person, Touch
from kithwork.store.queries import asks, campaigns, debriefs
from kithwork.store.queries import people as people_queries
from kithwork.writing import drafts

LONGEST_TEXT = 20_000
MOST_INTRODUCERS = 6
# What the framing card takes from the seeker; kept with the ask, so that it can be redrafted.
CARD_FIELDS = ("who", "why", "why_you", "learn")


class NotToThem(Refused):
    """The person must not be written to."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is marked “do not contact”: no draft is written to them.")


class NotYetAgreed(Refused):
    """The introducer has not said yes, so the ask must not leave yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has not agreed yet. Send them their message first, and mark it with "
            "`kith introduction mark ID agreed` when they say yes."
        )


class NotADraft(Conflict):
    """What was sent is kept as it was sent."""

    def __init__(self, state: str) -> None:
        super().__init__(f"This ask is “{state}”; only a draft can be changed.")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the seeker says of an ask: channel, minutes, and card fields (empty: from the brief)."""

    channel: Channel = Channel.EMAIL
    minutes: int | None = None
    card: Mapping[str, str] = field(default_factory=dict)


PLAIN = Wish()


@flow("asks.draft")
def draft(
    *,
    actor: Actor,
    person: UUID,
    now: datetime,
    via: Sequence[UUID] = (),
    wish: Wish = PLAIN,
) -> AskCard:
    """Draft an ask for a chat, with a message of its own for each introducer of `via`.

    Raises NotToThem for anybody marked do-not-contact, Invalid naming the field.
    """
    target = _writable(actor, person)
    chain = [_writable(actor, introducer) for introducer in via]
    _check_chain(target, chain)
    ask = Ask(
        workspace_id=actor.workspace,
        person=target,
        purpose=Purpose.CHAT,
        drafted_at=now,
        **_wished(actor, wish),
    )
    framed = framing.card(actor=actor, ask=ask, chain=chain)
    _write(ask, drafts.ask(card=framed))
    ask.save()
    for place, introducer in enumerate(chain):
        following = chain[place + 1] if place + 1 < len(chain) else target
        _introduce(ask, introducer, following, place, framed, now)
    return show(actor=actor, ask=ask.public_id)


@flow("asks.draft_who_do_you_know")
def draft_who_do_you_know(
    *,
    actor: Actor,
    person: UUID,
    place: str,
    now: datetime,
    kind: TargetKind = TargetKind.ORGANISATION,
    wish: Wish = PLAIN,
) -> AskCard:
    """Draft "who do you know at `place`?" to a contact (practice.md C25).

    `place` may also be a kind of work or a person's name, as `kind` says.
    """
    about = " ".join(place.split())
    if not about or len(about) > 300:
        raise Invalid("who-do-you-know", "must name an organisation or a kind of work.")
    ask = Ask(
        workspace_id=actor.workspace,
        person=_writable(actor, person),
        purpose=Purpose.WHO_DO_YOU_KNOW,
        about=about,
        about_kind=kind,
        drafted_at=now,
        **_wished(actor, wish),
    )
    framed = framing.card(actor=actor, ask=ask, chain=[])
    _write(ask, drafts.who_do_you_know(card=framed, place=about, kind=kind))
    ask.save()
    return show(actor=actor, ask=ask.public_id)


def _writable(actor: Actor, person: UUID) -> Person:
    row = people.other_row(actor=actor, person=person)
    if row.removed_at is not None:
        raise people_queries.NoSuchPerson(person)
    may_be_written_to(row)
    return row


def may_be_written_to(person: Person) -> None:
    """Raise NotToThem for somebody marked do-not-contact."""
    if person.do_not_contact:
        raise NotToThem(person.name)


def _check_chain(target: Person, chain: Sequence[Person]) -> None:
    persons = [row.pk for row in [*chain, target]]
    if len(set(persons)) != len(persons):
        raise Invalid("via", "names somebody twice, or the person themself.")
    if len(chain) > MOST_INTRODUCERS:
        raise Invalid("via", f"names more than {MOST_INTRODUCERS} people.")


def _wished(actor: Actor, wish: Wish) -> dict[str, object]:
    brief = campaigns.brief(actor=actor)
    minutes = brief.minutes if wish.minutes is None else wish.minutes
    if not 1 <= minutes <= 480:
        raise Invalid("minutes", "must be 1 to 480; 15 to 30 is what people grant.")
    unknown = set(wish.card) - set(CARD_FIELDS)
    if unknown:
        raise Invalid(min(unknown), f"is no field of the card: {', '.join(CARD_FIELDS)}.")
    card = {name: " ".join(text.split()) for name, text in wish.card.items() if text.strip()}
    return {"channel": wish.channel, "minutes": minutes, "card": card}


def _write(ask: Ask, message: Message) -> None:
    ask.subject, ask.text = message.subject[:500], message.text


def _introduce(
    ask: Ask,
    introducer: Person,
    target: Person,
    place: int,
    framed: FramingCard,
    now: datetime,
) -> None:
    # The message to the introducer leans on nobody: they know the seeker.
    own = replace(framed, sent_by="", sent_by_how="")
    if target.pk != ask.person_id:
        # Why the last in the chain says nothing of those on the way to them.
        own = replace(own, why_you=framing.on_the_way(framed.reader))
    message = drafts.introduction(
        card=own, introducer=framing.reader(introducer), target=framing.reader(target)
    )
    Introduction.objects.create(
        workspace_id=ask.workspace_id,
        ask=ask,
        introducer=introducer,
        target=target,
        place=place,
        subject=message.subject[:500],
        text=message.text,
        created_at=now,
        changed_at=now,
    )


@flow("asks.reframe")
def reframe(*, actor: Actor, ask: UUID, wish: Wish, now: datetime) -> AskCard:
    """Write a draft anew from changed card fields, channel or minutes."""
    row = _draft_row(actor, ask)
    minutes = row.minutes if wish.minutes is None else wish.minutes
    wished = _wished(actor, replace(wish, minutes=minutes, card={**row.card, **wish.card}))
    for name, value in wished.items():
        setattr(row, name, value)
    chain = asks.introductions_of(actor=actor, asks=[row.pk])[row.pk]
    for item in chain:
        may_be_written_to(item.introducer)
    framed = framing.card(actor=actor, ask=row, chain=[item.introducer for item in chain])
    if row.purpose == Purpose.CHAT:
        _write(row, drafts.ask(card=framed))
    else:
        kind = TargetKind(row.about_kind)
        _write(row, drafts.who_do_you_know(card=framed, place=row.about, kind=kind))
    row.save()
    for item in chain:
        if item.state == IntroductionState.DRAFTED:
            item.delete()
            _introduce(row, item.introducer, item.target, item.place, framed, now)
    return show(actor=actor, ask=row.public_id)


@flow("asks.put_back")
def put_back(
    *,
    actor: Actor,
    ask: UUID,
    wish: Wish,
    letter: Message,
    letters: Sequence[Message],
    now: datetime,
) -> AskCard:
    """Undo `reframe`: the card as it was, and the texts as they stood, typed or drafted.

    `letters` are those to the introducers, in the order of the chain; one that left stays.
    """
    row = _draft_row(actor, ask)
    for name, value in _wished(actor, wish).items():
        setattr(row, name, value)
    row.subject, row.text = _fitting(letter.subject, letter.text)
    row.save()
    chain = asks.introductions_of(actor=actor, asks=[row.pk])[row.pk]
    for item, former in zip(chain, letters, strict=False):
        if item.state == IntroductionState.DRAFTED:
            item.subject, item.text = _fitting(former.subject, former.text)
            item.save(update_fields=["subject", "text"])
    return show(actor=actor, ask=row.public_id)


@flow("asks.edit")
def edit(*, actor: Actor, ask: UUID, subject: str, text: str, now: datetime) -> AskCard:
    """Replace the text of a draft by what the seeker typed."""
    row = _draft_row(actor, ask)
    row.subject, row.text = _fitting(subject, text)
    row.save(update_fields=["subject", "text"])
    return show(actor=actor, ask=row.public_id)


@flow("asks.edit_introduction")
def edit_introduction(
    *, actor: Actor, introduction: UUID, subject: str, text: str, now: datetime
) -> AskCard:
    """Replace the message to an introducer by what the seeker typed."""
    row = asks.introduction(actor=actor, introduction=introduction)
    if row.state != IntroductionState.DRAFTED:
        raise NotADraft(row.state)
    for person in (row.introducer, row.target):
        may_be_written_to(person)
    row.subject, row.text = _fitting(subject, text)
    row.save(update_fields=["subject", "text"])
    return show(actor=actor, ask=row.ask.public_id)


def _fitting(subject: str, text: str) -> tuple[str, str]:
    """Subject on one line, text with plain line ends; Invalid when too long."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(plain) > LONGEST_TEXT:
        raise Invalid("text", f"is {len(plain)} characters long; {LONGEST_TEXT} is the most.")
    return " ".join(subject.split())[:500], plain


def _draft_row(actor: Actor, ask: UUID) -> Ask:
    row = asks.row(actor=actor, ask=ask)
    if row.state != AskState.DRAFTED:
        raise NotADraft(row.state)
    may_be_written_to(row.person)
    return row


@flow("asks.mark")
def mark(*, actor: Actor, ask: UUID, state: AskState, now: datetime) -> AskCard:
    """Record by hand that an ask moved; a yes makes a chat in state agreed.

    Raises rules.CannotMove, NotYetAgreed, NotToThem.
    """
    row = asks.row(actor=actor, ask=ask)
    if state is AskState.SENT:
        _may_leave(actor, row)
    stamp = {"sent_at": now} if state is AskState.SENT else {"answered_at": now}
    moved = Ask.objects.filter(pk=row.pk, state__in=list(rules.before(state))).update(
        state=state, **({} if state is AskState.SILENT else stamp)
    )
    if not moved:
        raise rules.CannotMove(AskState(row.state), state)
    _after(actor, row, state, now)
    return show(actor=actor, ask=row.public_id)


def _may_leave(actor: Actor, row: Ask) -> None:
    may_be_written_to(row.person)
    for item in asks.introductions_of(actor=actor, asks=[row.pk])[row.pk]:
        if item.state not in ALLOWED:
            raise NotYetAgreed(item.introducer.name)


def _sender(actor: Actor, row: Ask) -> Person | None:
    """Who sent the seeker to them: the last introducer of the chain, else who named them."""
    chain = asks.introductions_of(actor=actor, asks=[row.pk])[row.pk]
    if chain:
        return chain[-1].introducer
    named = debriefs.named_by(actor=actor, person=row.person)
    return named.chat.person if named else None


def _after(actor: Actor, row: Ask, state: AskState, now: datetime) -> None:
    """What a move brings with it: a touch, and for a yes the chat."""
    if state is AskState.SENT:
        Ask.objects.filter(pk=row.pk).update(times_sent=F("times_sent") + 1)
        owed = FollowUpKind.WRITE_TO
        follow_ups.meet(workspace=actor.workspace, person=row.person_id, kind=owed, now=now)
    if state is AskState.YES and row.purpose == Purpose.CHAT:
        Chat.objects.create(
            workspace_id=actor.workspace,
            person=row.person,
            ask=row,
            referred_by=_sender(actor, row),
            state=ChatState.AGREED,
            minutes=row.minutes,
            agreed_at=now,
        )
    if state is not AskState.SILENT:
        kind = SENT_TOUCH if state is AskState.SENT else ANSWERED_TOUCH
        Touch.objects.create(
            workspace_id=actor.workspace, person=row.person, kind=kind, on=now.date()
        )
        touches.settle(workspace=actor.workspace, people=[row.person_id], now=now)


@flow("asks.remove")
def remove(*, actor: Actor, ask: UUID, now: datetime) -> UUID:
    """Take an ask off the list; `restore` brings it back."""
    row = asks.row(actor=actor, ask=ask)
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    return row.public_id


@flow("asks.restore")
def restore(*, actor: Actor, ask: UUID, now: datetime) -> UUID:
    """Bring a removed ask back."""
    moved = Ask.objects.filter(workspace_id=actor.workspace, public_id=ask).update(removed_at=None)
    if not moved:
        raise asks.NoSuchAsk(ask)
    return ask


def show(*, actor: Actor, ask: UUID) -> AskCard:
    """An ask whole, with the checker's remarks on each of its texts."""
    row = asks.row(actor=actor, ask=ask)
    return ask_cards.whole(
        actor=actor, ask=row, chain=asks.introductions_of(actor=actor, asks=[row.pk])[row.pk]
    )


def listing(*, actor: Actor, limit: int = 100) -> tuple[AskCard, ...]:
    """All asks, open ones first, each as `show` gives it but without remarks."""
    rows = asks.listing(actor=actor, limit=limit)
    chains = asks.introductions_of(actor=actor, asks=[row.pk for row in rows])
    return tuple(ask_cards.bare(ask=row, chain=chains[row.pk]) for row in rows)


def of_person(*, actor: Actor, person: int) -> tuple[AskCard, ...]:
    """The asks to one person (primary key), newest first, without remarks."""
    rows = asks.of_person(actor=actor, person=person)
    chains = asks.introductions_of(actor=actor, asks=[row.pk for row in rows])
    return tuple(ask_cards.bare(ask=row, chain=chains[row.pk]) for row in rows)
