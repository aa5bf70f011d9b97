"""Steps of a search: asks, introductions, chats, and what is written down of them.

Each takes what it is about from a die, and answers False where nothing fits it just now.
"""

from collections.abc import Sequence
from uuid import UUID

from kithwork.domain.asks import AskState
from kithwork.domain.chats import ChatKind
from kithwork.domain.debriefs import Debrief, DebriefCard, NameGiven, Promised, Referral, Writer
from kithwork.domain.follow_ups import Whose
from kithwork.domain.introductions import IntroductionState
from kithwork.flows import (
    asks,
    chats,
    debriefs,
    introductions,
    referrals,
)
from kithwork.flows.chats import Day
from kithwork.store.queries import chats as chat_queries
from tests.flows.plain_duties import Letter, Link, Name, Talk
from tests.flows.searches import DAY, HOUR, MINUTE, NAMES, Die, Search, evening

ANSWERS = (AskState.YES, AskState.YES, AskState.YES, AskState.NO, AskState.LATER, AskState.SILENT)
HELD_FROM = ("agreed", "scheduled", "missed")


def draft(search: Search, die: Die) -> bool:
    """An ask, straight or through one or two others."""
    free = search.writable()
    if not free:
        return False
    person, via = die.of(free), []
    for _ in range(die.of([0, 1, 2, 2])):
        left = [one for one in free if one != person and one not in via]
        via += [die.of(left)] if left else []
    card = asks.draft(actor=search.actor, person=person, via=via, now=search.now)
    links = {
        one.introduction: Link(one.introducer, target)
        for one, target in zip(card.introductions, [*via, person][1:], strict=True)
    }
    search.model.letters[card.id] = Letter(person, links)
    return True


def agree(search: Search, die: Die) -> bool:
    """An introducer says yes, or all of them who lead to somebody."""
    asked = [
        letter
        for letter in search.model.letters.values()
        if search.model.is_there(search.model.root(letter.person))
        and not all(link.agreed for link in letter.chain.values())
    ]
    if not asked:
        return False
    open_ones = [(key, one) for key, one in die.late(asked).chain.items() if not one.agreed]
    for key, link in open_ones[: die.of([1, 2])]:
        state = IntroductionState.AGREED
        introductions.mark(actor=search.actor, introduction=key, state=state, now=search.now)
        link.agreed = True
    return True


def lapse(search: Search, die: Die) -> bool:
    """An introducer who had agreed does not do it after all."""
    agreed = [
        (key, link)
        for letter in search.model.letters.values()
        for key, link in letter.chain.items()
        if link.agreed and search.model.is_there(search.model.root(letter.person))
    ]
    if not agreed or die.upto(3):
        return False
    key, link = die.of(agreed)
    state = IntroductionState.LAPSED
    introductions.mark(actor=search.actor, introduction=key, state=state, now=search.now)
    link.agreed = False
    return True


def send_ask(search: Search, die: Die) -> bool:
    """An ask goes out: no letter is owed to its reader any more."""
    ready = [
        (key, letter)
        for key, letter in search.model.letters.items()
        if letter.state in {"drafted", "silent", "later"}
        and all(link.agreed for link in letter.chain.values())
        and search.model.may_hear(search.model.root(letter.person))
    ]
    if not ready:
        return False
    key, letter = die.late(ready)
    asks.mark(actor=search.actor, ask=key, state=AskState.SENT, now=search.now)
    letter.state = "sent"
    search.model.meet(search.model.root(letter.person))
    return True


def answer_ask(search: Search, die: Die) -> bool:
    """An answer comes, or none: a yes makes a chat."""
    out = [
        (key, letter)
        for key, letter in search.model.letters.items()
        if letter.state == "sent" and search.model.is_there(search.model.root(letter.person))
    ]
    if not out:
        return False
    (key, letter), state = die.late(out), die.of(ANSWERS)
    card = asks.mark(actor=search.actor, ask=key, state=state, now=search.now)
    letter.state = state.value
    if state is AskState.YES:
        assert card.chat is not None
        sender = chat_queries.show(actor=search.actor, chat=card.chat).referred_by
        last = [link.introducer for link in letter.chain.values()][-1:]
        assert [sender] == [search.model.root(one) for one in last] or not last
        partner = search.model.root(letter.person)
        search.model.talks[card.chat] = Talk(partner, "agreed", key, sender)
    return True


def schedule(search: Search, die: Die) -> bool:
    """A chat is booked, or told of afterwards; somebody may have sent the seeker there."""
    free = search.writable()
    if not free:
        return False
    person = die.of(free)
    others = [one for one in search.there() if one != person]
    sender = die.of(others) if others and die.upto(2) else None
    day = _day(search, die)
    kind = die.of([ChatKind.ONE_TO_ONE] * 3 + [ChatKind.WARM_UP])
    card = chats.schedule(
        actor=search.actor, person=person, day=day, referred_by=sender, kind=kind, now=search.now
    )
    agreed = [key for key in search.talks("agreed") if search.partner(key) == person]
    assert (card.id in agreed) == bool(agreed), "the chat they agreed to was passed over"
    talk = search.model.talks.setdefault(card.id, Talk(person, "agreed"))
    talk.state, talk.starts_at = "scheduled", card.starts_at
    talk.warm_up, talk.referred_by = kind is ChatKind.WARM_UP, sender or talk.referred_by
    search.model.meet(person)
    return True


def _day(search: Search, die: Die) -> Day:
    start = search.now.replace(second=0) + die.of([-30 * DAY, -DAY, -2 * HOUR, 30 * MINUTE, DAY])
    while not search.is_free(start):
        start += 3 * HOUR
    return Day(start.replace(tzinfo=None), "UTC")


def move(search: Search, die: Die) -> bool:
    """A chat gets another day."""
    found = search.talks("agreed", "scheduled", "missed", "cancelled")
    found = [one for one in found if search.model.may_hear(search.partner(one))]
    if not found:
        return False
    chat = die.of(found)
    card = chats.move(actor=search.actor, chat=chat, day=_day(search, die), now=search.now)
    talk = search.model.talks[chat]
    talk.state, talk.starts_at = "scheduled", card.starts_at
    return True


def call_off(search: Search, die: Die) -> bool:
    """A chat is cancelled."""
    return _end(search, die, "cancelled", "agreed", "scheduled", "missed")


def miss(search: Search, die: Die) -> bool:
    """A chat does not take place."""
    return _end(search, die, "missed", "scheduled")


def _end(search: Search, die: Die, state: str, *before: str) -> bool:
    found = search.talks(*before)
    if not found:
        return False
    chat = die.of(found)
    ends = {"cancelled": chats.cancel, "missed": chats.miss}
    ends[state](actor=search.actor, chat=chat, now=search.now)
    search.model.talks[chat].state = state
    return True


def _ready(search: Search) -> list[UUID]:
    """Chats whose time has come."""
    return [
        chat
        for chat in search.talks(*HELD_FROM)
        if (search.model.talks[chat].starts_at or search.now) <= search.now + HOUR
    ]


def hold(search: Search, die: Die) -> bool:
    """A chat takes place."""
    found = _ready(search)
    if not found:
        return False
    chat = die.of(found)
    chats.hold(actor=search.actor, chat=chat, now=search.now)
    _held(search, chat)
    return True


def _held(search: Search, chat: UUID) -> None:
    talk = search.model.talks[chat]
    if talk.state != "held":
        talk.state = "held"
        talk.held_at = min(search.now, talk.starts_at or search.now)
        search.model.meet(search.partner(chat))


def unhold(search: Search, die: Die) -> bool:
    """It is taken back that a chat was held, missed or called off."""
    found = [
        chat
        for chat in search.talks("held", "missed", "cancelled")
        if not search.model.talks[chat].written and search.model.may_hear(search.partner(chat))
    ]
    if not found or die.upto(2):
        return False
    chat = die.of(found)
    talk = search.model.talks[chat]
    start, talk.starts_at = talk.starts_at, None
    is_free = start is None or search.is_free(start)
    talk.starts_at = start
    if not is_free:
        return False
    chats.reopen(actor=search.actor, chat=chat, now=search.now)
    talk.state, talk.held_at = "scheduled" if start else "agreed", None
    return True


def write_down(search: Search, die: Die) -> bool:
    """A chat is debriefed: whom they named, what helped, what was promised."""
    found = _ready(search) + search.talks("held")
    found = [chat for chat in found if not search.model.talks[chat].written]
    if not found:
        return False
    chat = die.of(found)
    noted = _debrief(search, die, chat)
    card = debriefs.debrief(actor=search.actor, chat=chat, debrief=noted, now=search.now)
    _held(search, chat)
    _keep(search, chat, noted, card)
    return True


def _debrief(search: Search, die: Die, chat: UUID) -> Debrief:
    partner = search.partner(chat)
    others = [one for one in search.there() if one != partner]
    named = []
    for _ in range(die.of([0, 1, 1, 2, 3])):
        writer = die.of([Writer.SEEKER, Writer.SEEKER, Writer.GIVER])
        text = die.of(NAMES)
        if others and die.upto(2):
            one = die.of(others)
            named.append(NameGiven(search.model.people[one].name, person=one, writer=writer))
        elif die.upto(3) == 0 and text.split()[0] != search.model.people[partner].name:
            # A first name alone may mean somebody known, or nobody.
            named.append(NameGiven(text.split()[0], writer=writer))
        elif all(search.model.people[one].name != text for one in search.there()):
            named.append(NameGiven(text, writer=writer))
    promised = []
    if die.upto(2):
        promised.append(Promised(Whose.MINE, die.of(["the article", "the book"])))
    if die.upto(2):
        promised.append(Promised(Whose.THEIRS, "the slides", (search.now + 9 * DAY).date()))
    helpful = ("Start with data quality",) if die.upto(2) else ()
    return Debrief(helpful=helpful, names=tuple(named), promises=tuple(promised))


def _keep(search: Search, chat: UUID, noted: Debrief, card: DebriefCard) -> None:
    """Tell the model what was written; whom a bare name means it takes from the answer."""
    search.look(changed=["people"])
    talk = search.model.talks[chat]
    talk.written, talk.helpful = True, bool(noted.helpful)
    talk.names = _names(card.referrals)
    assert [one.person for one in card.referrals] == [
        given.person or one.person for given, one in zip(noted.names, card.referrals, strict=True)
    ]
    assert talk.held_at is not None
    week = talk.held_at + 7 * DAY
    talk.promises = {
        (one.text, one.whose.value): evening(one.due) if one.due else week for one in noted.promises
    }


def _names(given: Sequence[Referral]) -> dict[UUID, Name]:
    return {one.id: Name(one.name, one.person, one.writer is Writer.GIVER) for one in given}


def write_anew(search: Search, die: Die) -> bool:
    """A debrief is written anew."""
    found = [chat for chat in search.talks("held") if search.model.talks[chat].written]
    if not found:
        return False
    chat = die.of(found)
    noted = _debrief(search, die, chat)
    card = debriefs.rewrite(actor=search.actor, chat=chat, debrief=noted, now=search.now)
    # Whom nothing holds any more is gone; whom it names again is owed what they were.
    again = [one for one in card.referrals if one.person in search.model.people]
    search.model.talks[chat].names = _names(again)
    search.model.settle()
    _keep(search, chat, noted, card)
    return True


def unwrite(search: Search, die: Die) -> bool:
    """A debrief is taken back: the talk stays, with what every talk owes."""
    found = [chat for chat in search.talks("held") if search.model.talks[chat].written]
    if not found or die.upto(3):
        return False
    chat = die.of(found)
    debriefs.take_back(actor=search.actor, chat=chat, now=search.now)
    talk = search.model.talks[chat]
    talk.written, talk.helpful, talk.names, talk.promises = False, False, {}, {}
    search.model.settle()
    search.look(changed=["people"])
    return True


def tell_apart(search: Search, die: Die) -> bool:
    """It is said who an unclear name means: a contact, or somebody new."""
    unclear = [
        (chat, key, one)
        for chat in search.talks("held")
        for key, one in search.model.talks[chat].names.items()
        if one.person is None
    ]
    if not unclear:
        return False
    chat, key, one = die.of(unclear)
    others = [who for who in search.there() if who != search.partner(chat)]
    choices: list[UUID | referrals.Who] = [*others, referrals.Who.NEW]
    who = die.of(choices)
    card = referrals.settle(actor=search.actor, referral=key, person=who, now=search.now)
    search.look(changed=["people"])
    one.person = card.person
    return True
