"""Debriefs: what chats brought, and who was named in them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import (
    Answer,
    Aspect,
    DebriefCard,
    Finding,
    Fit,
    InquiryCard,
    InquiryKind,
    InquiryState,
    RemarkKind,
    Writer,
)
from kithwork.domain.debriefs import Referral as ReferralCard
from kithwork.domain.errors import NotFound
from kithwork.domain.goals import Answered
from kithwork.domain.people import AddressKind
from kithwork.domain.runs import Outcome
from kithwork.matching import keys
from kithwork.store import access
from kithwork.store.models import Address, Chat, Debrief, Person, Referral
from kithwork.store.models import Answer as AnswerRow
from kithwork.store.models import Finding as FindingRow
from kithwork.store.models import Remark as RemarkRow
from kithwork.store.queries import captures, chats, follow_ups, goals, people


class NoDebrief(NotFound):
    """The chat has not been written down."""

    def __init__(self, chat: object) -> None:
        super().__init__(f"The chat {chat} has not been written down yet.")


class NoSuchReferral(NotFound):
    """No name given in a chat of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no name {public_id} that was given in a chat.")


def find(*, actor: Actor, chat: UUID) -> DebriefCard | None:
    """The debrief of a chat, None while it is not written; raises NoSuchChat."""
    talk = chats.row(actor=actor, chat=chat)
    row = access.visible(actor, Debrief).filter(chat=talk).first()
    return None if row is None else card(row, talk, actor=actor)


def show(*, actor: Actor, chat: UUID) -> DebriefCard:
    """The debrief of a chat; raises NoSuchChat, NoDebrief."""
    found = find(actor=actor, chat=chat)
    if found is None:
        raise NoDebrief(chat)
    return found


def card(row: Debrief, talk: Chat, *, actor: Actor) -> DebriefCard:
    """A row as shown, with what it led to."""
    remarks = talk.remarks.order_by("place", "pk").values_list("kind", "text")
    findings = talk.findings.order_by("place", "pk").values_list("claim", "about", "confidence")
    signs = talk.fit.order_by("place", "pk").values_list("on", "sign", "text", "aspect")
    return DebriefCard(
        id=row.public_id,
        chat=talk.public_id,
        person=talk.person.public_id,
        name=talk.person.name,
        held_at=talk.held_at or row.created_at,
        minutes=row.minutes,
        goal=Answered(row.goal),
        goals=goals.of_chat(actor=actor, chat=talk.public_id),
        again=row.again,
        liking=row.liking,
        answers=answers(actor=actor, chat=talk),
        remarks=tuple((RemarkKind(kind), text) for kind, text in remarks),
        findings=tuple(Finding(*one) for one in findings),
        fit=tuple(Fit(on, sign, text, Aspect(aspect)) for on, sign, text, aspect in signs),
        referrals=referrals(actor=actor, chat=talk),
        inquiries=inquiries(actor=actor, chat=talk),
        follow_ups=follow_ups.of_chat(actor=actor, chat=talk.public_id),
    )


def answers(*, actor: Actor, chat: Chat) -> tuple[Answer, ...]:
    """What became of the questions of a chat, in the order in which they were written."""
    rows = access.visible(actor, AnswerRow).filter(chat=chat).order_by("place", "pk")
    found = rows.values_list("question", "outcome", "text", "to")
    return tuple(Answer(question, Outcome(outcome), *rest) for question, outcome, *rest in found)


def inquiries(*, actor: Actor, chat: Chat) -> tuple[InquiryCard, ...]:
    """What the chat gave to look into."""
    rows = chat.inquiries.filter(workspace_id=actor.workspace).order_by("pk")
    return tuple(
        InquiryCard(
            row.public_id, InquiryKind(row.kind), row.text, row.due_on, InquiryState(row.state)
        )
        for row in rows
    )


def referrals(*, actor: Actor, chat: Chat) -> tuple[ReferralCard, ...]:
    """The names given in a chat; those whom the seeker took away since are left out."""
    rows = _referrals(actor).filter(chat=chat, person__removed_at__isnull=True)
    return tuple(referral(row, actor=actor) for row in rows.order_by("pk"))


def referral_row(*, actor: Actor, referral: UUID) -> Referral:
    """A name that waits to be told apart; raises NoSuchReferral."""
    found = _referrals(actor).filter(public_id=referral, person__isnull=True).first()
    if found is None:
        raise NoSuchReferral(referral)
    return found


def chat_of(*, actor: Actor, referral: UUID) -> UUID:
    """The chat in which a name was given; raises NoSuchReferral."""
    found = _referrals(actor).filter(public_id=referral).first()
    if found is None:
        raise NoSuchReferral(referral)
    return found.chat.public_id


def named_by(*, actor: Actor, person: Person) -> Referral | None:
    """The last time somebody was named, by one who lets the seeker say so if any did.

    What those said who were taken away since is left out.
    """
    rows = _referrals(actor).filter(person=person, chat__person__removed_at__isnull=True)
    return rows.order_by("-may_use_name", "-pk").first()


def _referrals(actor: Actor) -> "QuerySet[Referral]":
    return access.visible(actor, Referral).select_related("chat__person", "person")


def referral(row: Referral, *, actor: Actor) -> ReferralCard:
    """A row as shown; whom it may mean while that is open."""
    person = row.person
    return ReferralCard(
        id=row.public_id,
        giver=row.chat.person.public_id,
        giver_name=row.chat.person.name,
        name=person.name if person else row.name,
        organisation=row.organisation,
        role=row.role,
        email=row.email,
        how_known=row.how_known,
        may_use_name=row.may_use_name,
        writer=Writer(row.writer),
        person=person.public_id if person else None,
        candidates=() if person else candidates(actor=actor, name=row.name),
    )


def candidates(*, actor: Actor, name: str) -> tuple[tuple[UUID, str], ...]:
    """The contacts whom a name may mean, described."""
    found = captures.called(actor=actor, name=name) or captures.perhaps(actor=actor, name=name)
    return tuple((row.id, people.described(row)) for row in found)


def holders(*, actor: Actor, email: str) -> list[Person]:
    """The contacts who have an address."""
    rows = access.visible(actor, Address).filter(
        kind=AddressKind.EMAIL, key=keys.email(email), removed_at__isnull=True
    )
    found = people.present(actor).filter(is_me=False, pk__in=rows.values("person_id"))
    return list(found.order_by("pk")[:2])


@dataclass(frozen=True, slots=True)
class Said:
    """One thing somebody said in a chat."""

    at: datetime
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """How often earlier chats answered a planned question, and in how many different ways."""

    answers: int
    ways: int


def heard(*, actor: Actor) -> Mapping[str, Heard]:
    """What chats said to each question so far, by its key (practice.md F20)."""
    rows = access.visible(actor, AnswerRow).filter(outcome=Outcome.ANSWERED).exclude(key="")
    said: dict[str, list[str]] = {}
    for key, text in rows.order_by("pk").values_list("key", "text"):
        said.setdefault(key, []).append(" ".join(text.casefold().split()))
    return {
        key: Heard(len(texts), len({text for text in texts if text})) for key, texts in said.items()
    }


def common(*, actor: Actor, person: int) -> tuple[str, ...]:
    """What the seeker and somebody (a primary key) have in common, the latest first (E01)."""
    rows = access.visible(actor, RemarkRow).filter(kind=RemarkKind.COMMON, chat__person=person)
    lines = rows.order_by("-chat__held_at", "-chat_id", "place", "pk")
    return tuple(dict.fromkeys(lines.values_list("text", flat=True)))


def words(*, actor: Actor, limit: int = 100) -> tuple[tuple[str, str], ...]:
    """Words of the trade with what they mean, each once, the latest first (practice.md L41).

    A word is kept as it was heard: “OKR: objectives and key results”; without a meaning there
    is nothing to try oneself on, and it is left out.
    """
    rows = access.visible(actor, RemarkRow).filter(kind=RemarkKind.WORD).order_by("-pk")
    found: dict[str, tuple[str, str]] = {}
    for text in rows.values_list("text", flat=True):
        word, _colon, meaning = (part.strip() for part in text.partition(":"))
        if word and meaning:
            found.setdefault(word.casefold(), (word, meaning))
    return tuple(found.values())[:limit]


def said(*, actor: Actor, person: UUID, places: Collection[str]) -> tuple[Said, ...]:
    """What chats brought of a person, and of `places` by name, whoever said it; latest first."""
    known = {place.casefold() for place in places}
    there = {"chat__person__removed_at__isnull": True}
    findings = access.visible(actor, FindingRow).filter(**there).select_related("chat__person")
    remarks = access.visible(actor, RemarkRow).filter(
        **there, chat__person__public_id=person, kind=RemarkKind.HELPFUL
    )
    heard = [
        *(
            _said(row.chat, row.claim)
            for row in findings.order_by("place", "pk")
            if row.chat.person.public_id == person or row.about.casefold() in known
        ),
        *(
            _said(row.chat, row.text)
            for row in remarks.select_related("chat__person").order_by("place", "pk")
        ),
    ]
    return tuple(sorted(heard, key=lambda one: one.at, reverse=True))


def _said(chat: Chat, text: str) -> Said:
    return Said(chat.held_at or chat.agreed_at, chat.person.name, text)


def not_written(*, actor: Actor, limit: int = 5) -> list[Chat]:
    """Chats that took place and were not written down, the latest first."""
    rows = chats.present(actor).filter(held_at__isnull=False, debrief__isnull=True)
    return list(rows.order_by("-held_at", "-pk")[:limit])
