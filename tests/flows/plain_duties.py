"""What is owed, worked out anew from plain facts: the model that the flows are held to.

It knows no table and calls no rule of the program: people, asks, talks and names in dictionaries,
and the sentences of the practice ("whoever sent the seeker hears how it went") written once more.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

OPEN, POSTPONED, DONE, DROPPED = "open", "postponed", "done", "dropped"
WAITING = (OPEN, POSTPONED)
# Of two duties that are one since two people are: a met one says most, a dropped one least.
ORDER = (DONE, OPEN, POSTPONED, DROPPED)
# Duties about a talk with somebody else than the one they are towards.
ABOUT_ANOTHER = ("report-back", "write-to")
DAY = timedelta(days=1)
# Chat, kind, person, text.
Key = tuple[UUID, str, UUID, str]


@dataclass(slots=True)
class Human:
    """A person; `into` is who they were merged into."""

    name: str
    emails: set[str] = field(default_factory=set)
    silenced: bool = False
    removed: bool = False
    connected: bool = False
    into: UUID | None = None


@dataclass(slots=True)
class Link:
    """One introducer of an ask, and whether they agreed."""

    introducer: UUID
    target: UUID
    agreed: bool = False


@dataclass(slots=True)
class Letter:
    """An ask with the introductions it leads through, by their ids."""

    person: UUID
    chain: dict[UUID, Link] = field(default_factory=dict)
    state: str = "drafted"


@dataclass(slots=True)
class Name:
    """Somebody named in a talk: `person` once it is clear who."""

    text: str
    person: UUID | None
    giver_writes: bool = False


@dataclass(slots=True)
class Talk:
    """A chat and what was written down of it."""

    partner: UUID
    state: str
    ask: UUID | None = None
    referred_by: UUID | None = None
    warm_up: bool = False
    starts_at: datetime | None = None
    held_at: datetime | None = None
    written: bool = False
    helpful: bool = False
    names: dict[UUID, Name] = field(default_factory=dict)
    # Text and whose, with the day it is due.
    promises: dict[tuple[str, str], datetime] = field(default_factory=dict)


@dataclass(slots=True)
class Owed:
    """One duty as it stands."""

    state: str
    due_at: datetime
    due_before: datetime | None = None


@dataclass(slots=True)
class Model:
    """All that is known, and what is owed by it."""

    people: dict[UUID, Human] = field(default_factory=dict)
    letters: dict[UUID, Letter] = field(default_factory=dict)
    talks: dict[UUID, Talk] = field(default_factory=dict)
    owed: dict[Key, Owed] = field(default_factory=dict)
    # Addresses of erased people.
    suppressed: set[str] = field(default_factory=set)

    def root(self, person: UUID) -> UUID:
        """Who somebody is by now."""
        into = self.people[person].into
        return person if into is None else self.root(into)

    def is_there(self, person: UUID) -> bool:
        """Whether somebody is on the list."""
        human = self.people[person]
        return human.into is None and not human.removed

    def may_hear(self, person: UUID) -> bool:
        """Whether the seeker may write to somebody."""
        return self.is_there(person) and not self.people[person].silenced

    def senders(self, chat: UUID) -> set[UUID]:
        """Whoever sent or introduced the seeker to a talk, or had named its partner before."""
        talk = self.talks[chat]
        partner = self.root(talk.partner)
        found = set() if talk.referred_by is None else {talk.referred_by}
        if talk.ask is not None:
            found |= {one.introducer for one in self.letters[talk.ask].chain.values() if one.agreed}
        for other in self.talks.values():
            named = {self.root(one.person) for one in other.names.values() if one.person}
            if partner in named and _before(other, talk):
                found.add(other.partner)
        return {self.root(person) for person in found} - {partner}

    def wanted(self, chat: UUID) -> dict[tuple[str, UUID, str], datetime]:
        """What a talk asks for, and when: kind, person, text."""
        talk = self.talks[chat]
        if talk.held_at is None:
            return {}
        held, partner = talk.held_at, self.root(talk.partner)
        found = {("thank-you", partner, ""): held + DAY}
        for (text, _whose), due in talk.promises.items():
            found["promise", partner, text] = due
        if talk.warm_up:
            return found
        if not self.people[partner].connected:
            found["connect", partner, ""] = held + 2 * DAY
        if talk.helpful:
            found["advice-result", partner, ""] = held + 30 * DAY
        for sender in self.senders(chat):
            found["report-back", sender, ""] = held + 2 * DAY
        for one in talk.names.values():
            if one.person is not None and self.root(one.person) != partner:
                days = 7 if one.giver_writes else 3
                found.setdefault(("write-to", self.root(one.person), ""), held + days * DAY)
        return found

    def settle(self) -> None:
        """What the facts ask for is owed; what they ask for no more is not, unless it was met."""
        for key in [key for key in self.owed if key[0] not in self.talks]:
            del self.owed[key]
        self._let_promises_follow()
        for chat, talk in self.talks.items():
            wanted = self.wanted(chat)
            there = set()
            for key, one in list(self._of(chat)):
                effective = (key[1], self.root(key[2]), key[3])
                rests = bool(talk.held_at) and self._is_about_themself(key)
                if effective not in wanted and one.state in WAITING and not rests:
                    del self.owed[key]
                    continue
                there.add(effective)
                if one.state == OPEN and effective in wanted:
                    one.due_at = wanted[effective]
            for (kind, person, text), due in wanted.items():
                if (kind, person, text) not in there:
                    self.owed[chat, kind, person, text] = Owed(OPEN, due)

    def _let_promises_follow(self) -> None:
        """What was promised is owed to whom the talk was with, whoever was one with them then."""
        found: dict[Key, Owed] = {}
        for (chat, kind, person, text), one in self.owed.items():
            partner = self.talks[chat].partner
            moved = kind == "promise" and self.root(person) != self.root(partner)
            found[chat, kind, partner if moved else person, text] = one
        self.owed = found

    def _of(self, chat: UUID) -> Iterator[tuple[Key, Owed]]:
        return ((key, one) for key, one in self.owed.items() if key[0] == chat)

    def _is_about_themself(self, key: Key) -> bool:
        partner = self.root(self.talks[key[0]].partner)
        return key[1] in ABOUT_ANOTHER and self.root(key[2]) == partner

    def visible(self) -> dict[Key, Key]:
        """What the seeker sees, by who everybody is by now, with the duty it stands for."""
        found: dict[Key, Key] = {}
        for key, one in self.owed.items():
            shown = (key[0], key[1], self.root(key[2]), key[3])
            if not self.may_hear(shown[2]) or self._is_about_themself(key):
                continue
            other = found.get(shown)
            if other is None or ORDER.index(one.state) < ORDER.index(self.owed[other].state):
                found[shown] = key
        return found

    def meet(self, person: UUID) -> None:
        """Somebody was written to, or is talked with: no letter to them is owed."""
        for key, one in self.owed.items():
            if key[1] == "write-to" and self.root(key[2]) == person and one.state in WAITING:
                one.state = DONE

    def forget(self, person: UUID) -> None:
        """Somebody is erased, with everybody merged into them, and all that is theirs."""
        gone = {one for one in self.people if self.root(one) == person}
        self.suppressed |= {email for one in gone for email in self.people[one].emails}
        for chat in [chat for chat, talk in self.talks.items() if talk.partner in gone]:
            del self.talks[chat]
        for ask in [ask for ask, letter in self.letters.items() if letter.person in gone]:
            del self.letters[ask]
            for talk in self.talks.values():
                talk.ask = None if talk.ask == ask else talk.ask
        for letter in self.letters.values():
            letter.chain = {
                key: one for key, one in letter.chain.items() if one.introducer not in gone
            }
        for talk in self.talks.values():
            talk.referred_by = None if talk.referred_by in gone else talk.referred_by
            talk.names = {key: one for key, one in talk.names.items() if one.person not in gone}
        self.owed = {
            key: one
            for key, one in self.owed.items()
            if key[2] not in gone and key[0] in self.talks
        }
        for one in gone:
            del self.people[one]

    def holds(self, person: UUID) -> bool:
        """Whether something of a search rests on somebody, so that they must not vanish."""
        return (
            any(key[2] == person for key in self.owed)
            or any(person in (talk.partner, talk.referred_by) for talk in self.talks.values())
            or any(
                one.person == person for talk in self.talks.values() for one in talk.names.values()
            )
            or any(
                letter.person == person
                or any(person in (one.introducer, one.target) for one in letter.chain.values())
                for letter in self.letters.values()
            )
        )


def _before(earlier: Talk, later: Talk) -> bool:
    return bool(earlier.held_at and later.held_at and earlier.held_at < later.held_at)
