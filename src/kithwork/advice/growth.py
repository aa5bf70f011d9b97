"""Whether the network feeds itself (practice.md P5, A22), and who fed it (A26, E13, E16)."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from kithwork.advice import talks
from kithwork.advice.talks import Seen
from kithwork.domain import shares
from kithwork.domain.follow_ups import WAITING, FollowUpKind, FollowUpState
from kithwork.domain.reports import (
    ChatRow,
    Facts,
    Growth,
    Introducer,
    PersonRow,
    Somebody,
    Yield,
)

MOST_ROWS = 50


def growth(seen: Seen) -> Growth:
    """R = people named per chat × share followed up × share that became a chat.

    Chats that nobody wrote down tell no names and do not count. Who was named lately and not
    asked yet, and who may still answer, counts neither way.
    """
    written = {talk.key for talk in seen.held if talk.written}
    named = [one for one in seen.named if one.naming.talk.key in written]
    rate = shares.rate(count=len(named), of=len(written))
    due = [one for one in named if one.followed or not one.waiting]
    followed = [one for one in due if one.followed]
    decided = [one for one in followed if not one.waiting]
    followed_up = shares.own(hits=len(followed), of=len(due))
    held = shares.own(hits=sum(one.held for one in decided), of=len(decided))
    r = shares.product(rate=rate, shares=(followed_up, held))
    return Growth(r, rate, followed_up, held)


def somebody(person: PersonRow) -> Somebody:
    """A person as the report names them."""
    return Somebody(person.id, person.name)


def introducers(seen: Seen) -> tuple[Introducer, ...]:
    """Who led to chats, the most chats first, and whether they heard what came of it."""
    facts = seen.facts
    led: dict[int, list[ChatRow]] = defaultdict(list)
    for talk in seen.held:
        for sender in seen.senders[talk.key]:
            if sender in facts.people:
                led[sender].append(talk)
    states: dict[tuple[int, int | None], FollowUpState] = {
        (duty.person, duty.chat): duty.state
        for duty in facts.duties
        if duty.kind is FollowUpKind.REPORT_BACK
    }
    found = [_introducer(facts, key, chats, states) for key, chats in led.items()]
    return tuple(sorted(found, key=lambda one: (-one.chats, one.who.name))[:MOST_ROWS])


def _introducer(
    facts: Facts,
    key: int,
    chats: list[ChatRow],
    states: dict[tuple[int, int | None], FollowUpState],
) -> Introducer:
    told = [states.get((key, talk.key)) for talk in chats]
    met = dict.fromkeys(talk.person for talk in chats if talk.person in facts.people)
    return Introducer(
        who=somebody(facts.people[key]),
        chats=len(chats),
        told=told.count(FollowUpState.DONE),
        owed=sum(state in WAITING for state in told),
        with_whom=tuple(somebody(facts.people[one]) for one in met),
        introduced=sum(key in (one.left, one.right) for one in facts.given),
    )


def yields(seen: Seen) -> tuple[Yield, ...]:
    """The talks that led to anything, those with the most chats first."""
    found = [
        one for one in _yields(seen) if one.names or one.chats or one.introductions or one.given
    ]
    best = sorted(found, key=lambda one: (-one.chats, -one.introductions, -one.names, one.on))
    return tuple(best[:MOST_ROWS])


def _yields(seen: Seen) -> Iterator[Yield]:
    facts = seen.facts
    names, chats = Counter(one.chat for one in facts.names), Counter[int]()
    for one in seen.named:
        chats[one.naming.talk.key] += one.held
    introduced = _introduced(seen)
    given = Counter(one.chat for one in facts.given)
    for talk in seen.held:
        if talk.person in facts.people:
            sender = next((one for one in seen.senders[talk.key] if one in facts.people), None)
            yield Yield(
                chat=talk.id,
                who=somebody(facts.people[talk.person]),
                on=seen.day(talks.moment(talk)),
                came_through=somebody(facts.people[sender]) if sender else None,
                names=names[talk.key],
                chats=chats[talk.key],
                introductions=introduced[talk.key],
                given=given[talk.key],
            )


def _introduced(seen: Seen) -> Counter[int]:
    """How many introductions somebody made after a talk, credited to their last one before."""
    before: dict[int, list[ChatRow]] = defaultdict(list)
    for talk in seen.held:
        before[talk.person].append(talk)
    found = Counter[int]()
    for one in seen.facts.introductions:
        led = [talk for talk in before[one.introducer] if talks.moment(talk) <= one.at]
        if led:
            found[led[-1].key] += 1
    return found
