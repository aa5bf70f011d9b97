"""Given introductions: thought of, asked on both sides, made, laid aside, opened again (E12).

The seeker asks both; only once both have agreed is the introduction made. It is credited to the
talk it came from (E13), and what it left behind goes when it is taken back.
"""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from kithwork.advice import given_introductions as advice
from kithwork.domain import given_introductions as rules
from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid
from kithwork.domain.given_introductions import (
    ANSWERABLE,
    GIVEN_TOUCH,
    LONGEST_WHY,
    MOVING,
    OVER,
    Acquainted,
    Begun,
    CannotMove,
    Consent,
    GivenCard,
    GivenState,
    NotBoth,
    NotOfThem,
    Oneself,
    Suggestions,
)
from kithwork.domain.ties import Origin
from kithwork.flows import asks, people, strengths
from kithwork.flows import ties as tie_flows
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import Chat, GivenIntroduction, Person, Tie, Touch
from kithwork.store.queries import chats
from kithwork.store.queries import given_introductions as queries
from kithwork.store.queries.people import NoSuchPerson


def suggest(*, actor: Actor, person: UUID | None = None) -> Suggestions:
    """Who may be worth introducing to whom, with reasons; to `person` when one is named.

    Raises NoSuchPerson, asks.NotToThem.
    """
    if person is not None:
        _somebody(actor, person, field="person")
    circle = queries.circle(actor=actor, around=person)
    return advice.suggest(circle.people, kept=circle.kept, around=person)


@flow("given_introductions.begin")
def begin(
    *,
    actor: Actor,
    left: UUID,
    right: UUID,
    now: datetime,
    left_why: str = "",
    right_why: str = "",
    chat: UUID | None = None,
) -> GivenCard:
    """Think of introducing two people; nobody is asked yet.

    It is credited to `chat`, which was with one of the two, or to the last talk with either.
    Raises NoSuchPerson, NotToThem, Oneself, Acquainted, Begun, NoSuchChat, NotOfThem, Invalid.
    """
    ends = [_somebody(actor, left, field="person"), _somebody(actor, right, field="other")]
    if ends[0].pk == ends[1].pk:
        raise Oneself
    _require_strangers(actor, *ends)
    row = GivenIntroduction(
        workspace_id=actor.workspace,
        left=ends[0],
        right=ends[1],
        left_why=_why(left_why, field="why"),
        right_why=_why(right_why, field="why-other"),
        chat=_credited(actor, ends, chat),
        created_at=now,
        changed_at=now,
    )
    row.save()
    return queries.show(actor=actor, given=row.public_id)


def _somebody(actor: Actor, person: UUID, *, field: str) -> Person:
    """Somebody whom one may introduce: there, not the seeker, and not silenced."""
    row = people.row(actor=actor, person=person)
    if row.is_me:
        raise Invalid(field, "must be somebody else than you.")
    if row.removed_at is not None:
        raise NoSuchPerson(row.name)
    asks.may_be_written_to(row)
    return row


def _require_strangers(actor: Actor, left: Person, right: Person) -> None:
    kept = queries.between(actor=actor, left=left, right=right)
    if kept is not None:
        raise Begun(left.name, right.name, kept.public_id)
    if _tie(actor, left, right).exclude(strength_typed=0).exists():
        raise Acquainted(left.name, right.name)


def _tie(actor: Actor, left: Person, right: Person) -> "QuerySet[Tie]":
    low, high = sorted((left.pk, right.pk))
    rows = access.visible(actor, Tie).filter(removed_at__isnull=True)
    return rows.filter(left_id=low, right_id=high)


def _why(text: str, *, field: str) -> str:
    line = " ".join(text.split())
    if len(line) > LONGEST_WHY:
        raise Invalid(field, f"is {len(line)} characters long; {LONGEST_WHY} is the most.")
    return line


def _credited(actor: Actor, ends: list[Person], chat: UUID | None) -> Chat | None:
    """The talk it came from: the one named, else the last that took place with either."""
    if chat is not None:
        found = chats.row(actor=actor, chat=chat)
        if found.person_id not in {one.pk for one in ends}:
            raise NotOfThem("chat", "a chat with one of the two")
        return found
    held = chats.present(actor).filter(person__in=ends, held_at__isnull=False)
    return held.order_by("-held_at", "-pk").first()


@flow("given_introductions.reword")
def reword(*, actor: Actor, given: UUID, left_why: str, right_why: str, now: datetime) -> GivenCard:
    """Say anew why it would be good for each; raises NoSuchGiven, CannotMove, Invalid."""
    row = queries.row(actor=actor, given=given)
    if row.state not in MOVING:
        raise CannotMove(GivenState(row.state), "reworded")
    row.left_why, row.right_why = _why(left_why, field="why"), _why(right_why, field="why-other")
    row.save(update_fields=["left_why", "right_why"])
    return queries.show(actor=actor, given=given)


@flow("given_introductions.mark")
def mark(*, actor: Actor, given: UUID, person: UUID, consent: Consent, now: datetime) -> GivenCard:
    """Say that one of the two was asked, agreed or declined; an answer may be taken back.

    Raises NoSuchGiven, NotOfThem, CannotMove.
    """
    row = queries.row(actor=actor, given=given)
    side = _side(row, person)
    answers = {"left": Consent(row.left_consent), "right": Consent(row.right_consent)}
    answers[side] = consent
    if row.state not in ANSWERABLE:
        raise CannotMove(GivenState(row.state), consent)
    _move(
        row,
        rules.standing(answers["left"], answers["right"]),
        changed_at=now,
        **{f"{side}_consent": consent},
    )
    return queries.show(actor=actor, given=given)


def _side(row: GivenIntroduction, person: UUID) -> str:
    for side, one in (("left", row.left), ("right", row.right)):
        if one.public_id == person:
            return side
    raise NotOfThem("person", f"{row.left.name} or {row.right.name}")


def _move(row: GivenIntroduction, state: GivenState, **changes: object) -> None:
    """Into a state, as long as nobody moved it since it was read."""
    there = GivenIntroduction.objects.filter(
        pk=row.pk,
        state=row.state,
        left_consent=row.left_consent,
        right_consent=row.right_consent,
    )
    if not there.update(state=state, **changes):
        raise CannotMove(GivenState(row.state), state)
    row.refresh_from_db()


@flow("given_introductions.make")
def make(*, actor: Actor, given: UUID, now: datetime, on: date | None = None) -> GivenCard:
    """Say that the message to both has left: a touch with each, and the two know each other.

    Raises NoSuchGiven, NotBoth, CannotMove, and Invalid for a day that comes.
    """
    day = on or now.date()
    if day > now.date():
        raise Invalid("on", "lies in the future.")
    row = queries.row(actor=actor, given=given)
    for one, consent in ((row.left, row.left_consent), (row.right, row.right_consent)):
        if row.state in MOVING and consent != Consent.AGREED:
            raise NotBoth(one.name)
    if row.state != GivenState.AGREED:
        raise CannotMove(GivenState(row.state), GivenState.MADE)
    _move(row, GivenState.MADE, changed_at=now, made_on=day)
    row.left_touch = _touch(row.left, row.right, day)
    row.right_touch = _touch(row.right, row.left, day)
    row.tie = _acquaint(actor, row, day, now)
    row.save(update_fields=["left_touch", "right_touch", "tie"])
    _settle(row, now)
    return queries.show(actor=actor, given=given)


def _touch(person: Person, other: Person, day: date) -> Touch:
    return Touch.objects.create(
        workspace_id=person.workspace_id,
        person=person,
        kind=GIVEN_TOUCH,
        on=day,
        text=f"You introduced {other.name}.",
    )


def _acquaint(actor: Actor, row: GivenIntroduction, day: date, now: datetime) -> Tie | None:
    """The tie of the two; None where they have come to know each other another way."""
    if _tie(actor, row.left, row.right).exists():
        return None
    why = f"You introduced them on {day.day} {day:%B %Y}."
    tie = tie_flows.join(actor=actor, left=row.left, right=row.right, now=now, why=why)
    tie.origin, tie.met_on = Origin.REFERRAL, day
    tie.save(update_fields=["origin", "met_on"])
    return tie


def _settle(row: GivenIntroduction, now: datetime) -> None:
    """What follows from the last touch with each."""
    for one in (row.left, row.right):
        last = one.touches.order_by("-on").values_list("on", flat=True).first()
        Person.objects.filter(pk=one.pk).update(last_touch_on=last)
    strengths.update(
        workspace=row.workspace_id, people=[row.left_id, row.right_id], today=now.date()
    )


@flow("given_introductions.drop")
def drop(*, actor: Actor, given: UUID, now: datetime) -> GivenCard:
    """Let it go: dropped before anybody was asked, lapsed after; raises CannotMove."""
    row = queries.row(actor=actor, given=given)
    _move(row, rules.laid_aside(GivenState(row.state)), changed_at=now)
    return queries.show(actor=actor, given=given)


@flow("given_introductions.reopen")
def reopen(*, actor: Actor, given: UUID, now: datetime) -> GivenCard:
    """Take its end back: who declined waits again, what making it left behind goes.

    Raises NoSuchGiven, CannotMove.
    """
    row = queries.row(actor=actor, given=given)
    if row.state not in OVER:
        raise CannotMove(GivenState(row.state), "opened again")
    was_made = row.state == GivenState.MADE
    answers = [rules.asked_again(Consent(one)) for one in (row.left_consent, row.right_consent)]
    _move(
        row,
        rules.standing(*answers),
        changed_at=now,
        made_on=None,
        left_consent=answers[0],
        right_consent=answers[1],
    )
    if was_made:
        _unmake(row, now)
    return queries.show(actor=actor, given=given)


def _unmake(row: GivenIntroduction, now: datetime) -> None:
    """Both touches go, and the tie unless the seeker has set its strength since."""
    touches = [key for key in (row.left_touch_id, row.right_touch_id) if key]
    Touch.objects.filter(pk__in=touches).delete()
    if row.tie_id is not None:
        Tie.objects.filter(pk=row.tie_id, strength_typed__isnull=True).delete()
    row.refresh_from_db()
    GivenIntroduction.objects.filter(pk=row.pk).update(tie=None)
    _settle(row, now)
