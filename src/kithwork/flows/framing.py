"""The framing card of an ask: what the brief, the seeker and the network know for it."""

from collections.abc import Sequence

from kithwork.domain.actors import Actor
from kithwork.domain.asks import Channel, FramingCard, Reader
from kithwork.domain.introductions import ALLOWED
from kithwork.domain.people import AddressKind
from kithwork.domain.records import Stay
from kithwork.domain.ties import Evidence, EvidenceKind
from kithwork.flows import workspaces
from kithwork.store.models import Ask, Introduction, Person
from kithwork.store.queries import campaigns, debriefs, ties
from kithwork.store.queries import people as people_queries


def card(*, actor: Actor, ask: Ask, chain: Sequence[Person]) -> FramingCard:
    """The card for `ask`: the seeker's own words first, then the brief, then what is known."""
    brief = campaigns.brief(actor=actor)
    me = people_queries.me(actor=actor)
    introducer = chain[-1] if chain else _giver(actor, ask.person)
    own = ask.card
    reads = reader(ask.person)
    return FramingCard(
        sender=workspaces.signed(me.name),
        reader=reads,
        channel=Channel(ask.channel),
        who=own.get("who") or brief.who or me.headline,
        why=own.get("why") or brief.why,
        sent_by=introducer.name if introducer else "",
        may_name_them=_agreed(ask) if chain else introducer is not None,
        shared="" if introducer else shared(actor=actor, person=ask.person),
        why_you=own.get("why_you") or _known_reason(reads),
        learn=own.get("learn") or brief.learn,
        topic=brief.role or brief.field,
        minutes=ask.minutes,
        sender_phone=next(iter(me.values(AddressKind.PHONE)), ""),
        sender_profile=next(iter(me.values(AddressKind.PROFILE)), ""),
        headline=me.headline,
    )


def _giver(actor: Actor, person: Person) -> Person | None:
    """Who named somebody in a chat, and lets the seeker say so (practice.md F20, L06)."""
    named = debriefs.named_by(actor=actor, person=person)
    return named.chat.person if named and named.may_use_name else None


def _agreed(ask: Ask) -> bool:
    """Whether every introducer of a saved ask said yes."""
    # An ask that is not saved yet has no key, and so no introductions.
    states = list(Introduction.objects.filter(ask_id=ask.pk).values_list("state", flat=True))
    return bool(states) and all(state in ALLOWED for state in states)


def reader(person: Person) -> Reader:
    """A person as a message addresses them, with their current work."""
    positions = person.positions.filter(
        stay=Stay.WORK, removed_at__isnull=True, organisation__removed_at__isnull=True
    )
    position = positions.select_related("organisation").order_by("-current", "pk").first()
    return Reader(
        name=person.name,
        given=person.given,
        title=position.title if position else "",
        organisation=position.organisation.name if position else "",
    )


def _known_reason(reads: Reader) -> str:
    """Why this person, as far as records tell: their work, never anything invented."""
    if reads.title and reads.organisation:
        return f"your work as {reads.title} at {reads.organisation}"
    if reads.organisation:
        return f"your work at {reads.organisation}"
    return f"your work as {reads.title}" if reads.title else ""


def on_the_way(goal: Reader) -> str:
    """Why somebody between an introducer and `goal` is written to: they may know `goal`."""
    place = f" at {goal.organisation}" if goal.organisation else ""
    return f"you may know {goal.name}{place}"


def shared(*, actor: Actor, person: Person) -> str:
    """What links the seeker and a direct contact, in words for a message; empty if nothing."""
    me = people_queries.me_pk(actor=actor)
    pair = (min(me, person.pk), max(me, person.pk))
    reasons = ties.evidence(actor=actor, pairs=[pair])[pair]
    return next((words for reason in reasons if (words := _link(reason))), "")


def _link(reason: Evidence) -> str:
    if reason.kind is EvidenceKind.SAME_WORK:
        return reason.text.replace("both at", "we both worked at", 1).removesuffix(
            " at the same time"
        )
    if reason.kind is EvidenceKind.SAME_SCHOOL:
        return f"we {reason.text}"
    if reason.kind is EvidenceKind.CONNECTED and reason.on:
        return f"we have been connected on LinkedIn since {reason.on:%B %Y}"
    return ""
