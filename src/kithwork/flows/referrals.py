"""Referrals: names given in a chat, made into people with a tie to whoever named them.

Nobody is guessed: where a name may mean several, the referral waits until the seeker says who
it is, or that it is somebody new.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from uuid import UUID

from django.db.models import Model, Q

from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import NameGiven
from kithwork.domain.debriefs import Referral as ReferralCard
from kithwork.domain.errors import Invalid
from kithwork.domain.people import AddressKind
from kithwork.domain.records import Stay
from kithwork.flows import captures, duties, people, positions, searches
from kithwork.flows import ties as tie_flows
from kithwork.flows.flow import flow
from kithwork.matching import keys
from kithwork.store.models import Address, Chat, Person, Position, Referral, Tie
from kithwork.store.queries import captures as known
from kithwork.store.queries import debriefs as queries

# What a debrief itself gives a person it makes.
_GIVEN: tuple[type[Model], ...] = (Address, Position)


class Who(Enum):
    """Who a referral means, when it is no contact by id."""

    NEW = "new"


def keep(*, actor: Actor, chat: Chat, named: Sequence[NameGiven], now: datetime) -> None:
    """Keep the names of a chat, inside a flow's transaction; each was checked before."""
    for one in named:
        row = Referral(
            workspace_id=actor.workspace,
            chat=chat,
            name=one.name,
            organisation=one.organisation,
            role=one.role,
            email=one.email,
            how_known=one.how_known,
            may_use_name=one.may_use_name,
            writer=one.writer,
            created_at=now,
        )
        person = _meant(actor, one)
        if person is Who.NEW:
            _become(actor, row, people.newcomer(actor=actor, name=one.name, now=now), now)
            row.made_person = True
        elif isinstance(person, Person):
            _become(actor, row, person, now)
        row.save()


def _meant(actor: Actor, named: NameGiven) -> Person | Who | None:
    """Who of the contacts is meant; NEW for nobody of them, None where it is not clear."""
    if named.person is not None:
        return people.other_row(actor=actor, person=named.person)
    if named.email:
        holders = queries.holders(actor=actor, email=named.email)
        if len(holders) == 1:
            return holders[0]
    same = known.called(actor=actor, name=named.name)
    if len(same) == 1 and captures.fits(same[0], named.organisation):
        return people.other_row(actor=actor, person=same[0].id)
    return None if queries.candidates(actor=actor, name=named.name) else Who.NEW


def _become(actor: Actor, row: Referral, person: Person, now: datetime) -> None:
    """Tell the referral who it is: their work and address if new, and the tie to the giver."""
    row.person = person
    if row.email and not person.addresses.filter(key=keys.email(row.email)).exists():
        people.add_address(person, AddressKind.EMAIL, row.email)
        row.made_email = True
    if row.organisation:
        row.made_position = _place(person, row, now)
    elif row.role and not person.headline:
        person.headline, row.made_headline = row.role, True
        person.typed = sorted({*person.typed, "headline"})
        person.save(update_fields=["headline", "typed"])
    row.made_tie = _join(actor, row, person, now)
    people.settle(actor, person, now)


def _place(person: Person, row: Referral, now: datetime) -> Position | None:
    """Their position, if nothing showed them there."""
    there = positions.organisation_named(
        workspace=person.workspace_id, name=row.organisation, now=now
    )
    if person.positions.filter(organisation=there, removed_at__isnull=True).exists():
        return None
    return positions.place(person, organisation=there.name, title=row.role, stay=Stay.WORK, now=now)


def _join(actor: Actor, row: Referral, person: Person, now: datetime) -> bool:
    """Who names somebody knows them; answers whether that tie is new."""
    giver = row.chat.person
    if giver.pk == person.pk:
        raise Invalid("names", f"“{row.name}” is whom you talked with; name somebody else.")
    left, right = sorted((giver.pk, person.pk))
    is_new = not Tie.objects.filter(left_id=left, right_id=right, removed_at__isnull=True).exists()
    if is_new:
        tie_flows.join(actor=actor, left=giver, right=person, why=row.how_known, now=now)
    return is_new


def forget(*, chat: Chat) -> dict[int, datetime]:
    """Take the names of a chat away, with all that came with them; answers whom they had made.

    The answer maps their keys to when they were named. What the seeker changed since stays.
    """
    made: dict[int, datetime] = {}
    for row in chat.referrals.select_related("person", "made_position__organisation"):
        if row.person is not None:
            _take_from(row, row.person)
            if row.made_person:
                made[row.person.pk] = row.created_at
    chat.referrals.all().delete()
    return made


def _take_from(row: Referral, person: Person) -> None:
    if row.made_tie:
        left, right = sorted((row.chat.person_id, person.pk))
        untouched = {"strength_typed__isnull": True, "met_on__isnull": True, "origin": ""}
        Tie.objects.filter(left_id=left, right_id=right, why=row.how_known, **untouched).delete()
    if row.made_email:
        person.addresses.filter(kind=AddressKind.EMAIL, key=keys.email(row.email)).delete()
    if row.made_position is not None and row.made_position.title == row.role:
        place = row.made_position.organisation
        row.made_position.delete()
        captures.forget_place(place, since=row.created_at)
    if row.made_headline and person.headline == row.role:
        person.headline = ""
        person.typed = [name for name in person.typed if name != "headline"]
        person.save(update_fields=["headline", "typed"])
    searches.index([person])


def let_go(*, actor: Actor, people: Mapping[int, datetime]) -> None:
    """Delete those a debrief had made, unless anything else holds on to them by now.

    `people` maps their keys to when they were named.
    """
    for person in Person.objects.filter(pk__in=people, removed_at__isnull=True):
        tied = Tie.objects.filter(Q(left=person) | Q(right=person)).exists()
        if not tied and not captures.is_held(actor, person, beside=_GIVEN):
            places = [one.organisation for one in person.positions.select_related("organisation")]
            since = people[person.pk]
            person.delete()
            for place in places:
                captures.forget_place(place, since=since)


@flow("referrals.settle")
def settle(*, actor: Actor, referral: UUID, person: UUID | Who, now: datetime) -> ReferralCard:
    """Say who a name means: a contact, or somebody new. Raises NoSuchReferral, NoSuchPerson."""
    row = queries.referral_row(actor=actor, referral=referral)
    if isinstance(person, UUID):
        found = people.other_row(actor=actor, person=person)
    else:
        found = people.newcomer(actor=actor, name=row.name, now=now)
        row.made_person = True
    _become(actor, row, found, now)
    row.save()
    duties.renew(actor=actor, people=[found.pk], now=now)
    return queries.referral(row, actor=actor)
