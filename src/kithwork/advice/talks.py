"""What a report counts as a talk, as an answer, and as one who was named, out of its rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kithwork.domain.asks import AskState, Purpose
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState
from kithwork.domain.reports import AskRow, ChatRow, Facts

# Whoever is silent for two weeks will hardly answer (practice.md c-8, F26); until then an ask,
# or a name that nobody was asked about yet, counts neither way.
PATIENCE = timedelta(days=14)
ANSWERS = frozenset({AskState.YES, AskState.NO, AskState.LATER})
_OPEN = frozenset({ChatState.IDEA, ChatState.ASKED, ChatState.AGREED, ChatState.SCHEDULED})


def held(facts: Facts) -> tuple[ChatRow, ...]:
    """The chats that took place, by their days; a warm-up is practice and counts as none."""
    found = [one for one in facts.chats if one.held_at and one.state is ChatState.HELD]
    found = [one for one in found if one.kind is not ChatKind.WARM_UP]
    return tuple(sorted(found, key=lambda one: (moment(one), one.key)))


def moment(chat: ChatRow) -> datetime:
    """When a chat was, or when it was agreed."""
    return chat.held_at or chat.agreed_at


def is_answered(ask: AskRow) -> bool:
    """Whether an answer came, be it a no; one that wants to be asked later has answered."""
    return ask.answered_at is not None or ask.state in ANSWERS


def is_waiting(ask: AskRow, *, now: datetime) -> bool:
    """Whether an answer may still come."""
    return not is_answered(ask) and ask.state is AskState.SENT and ask.sent_at > now - PATIENCE


def _senders(facts: Facts, namings: Iterable["Naming"]) -> dict[int, tuple[int, ...]]:
    """Who led to each chat, by its key: who sent the seeker, who introduced, else who named."""
    introduced: dict[int, list[int]] = defaultdict(list)
    for one in facts.introductions:
        introduced[one.ask].append(one.introducer)
    givers = {one.person: one for one in namings}
    found: dict[int, tuple[int, ...]] = {}
    for chat in facts.chats:
        known = [chat.sender] if chat.sender else []
        known += introduced.get(chat.ask, []) if chat.ask else []
        giver = givers.get(chat.person)
        if not known and giver and giver.at <= moment(chat):
            known = [giver.talk.person]
        found[chat.key] = tuple(dict.fromkeys(one for one in known if one != chat.person))
    return found


@dataclass(frozen=True, slots=True)
class Naming:
    """That somebody was named, in which talk and when; `person` None: not clear who is meant."""

    person: int | None
    talk: ChatRow
    at: datetime


def first_named(facts: Facts) -> tuple[Naming, ...]:
    """Everybody who was named, once, by the day of it; each who is not clear by themselves.

    Whom the seeker had asked or talked with before is nobody new, and is left out.
    """
    talks = {chat.key: chat for chat in facts.chats}
    rows = [
        Naming(one.person, talks[one.chat], min(moment(talks[one.chat]), one.at))
        for one in facts.names
        if one.chat in talks
    ]
    reached = _reached(facts)
    there: set[int] = set()
    found = []
    for row in sorted(rows, key=lambda row: (row.at, row.talk.key)):
        if row.person is None or (
            row.person not in there and reached.get(row.person, row.at) >= row.at
        ):
            found.append(row)
        if row.person is not None:
            there.add(row.person)
    return tuple(found)


def _reached(facts: Facts) -> dict[int, datetime]:
    """When each was first asked, or a chat with them first agreed."""
    found: dict[int, datetime] = {}
    moments = [(ask.person, ask.sent_at) for ask in facts.asks]
    moments += [(chat.person, min(chat.agreed_at, moment(chat))) for chat in facts.chats]
    for person, at in moments:
        found[person] = min(at, found.get(person, at))
    return found


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who was named, and what came of it; `waiting` while it is too early to say."""

    naming: Naming
    followed: bool
    held: bool
    waiting: bool


@dataclass(frozen=True, slots=True)
class _After:
    """The asks, chats and letters of each person."""

    asks: Mapping[int, list[AskRow]]
    chats: Mapping[int, list[ChatRow]]
    written_to: frozenset[tuple[int, int | None]]

    @classmethod
    def of(cls, facts: Facts) -> "_After":
        asks: dict[int, list[AskRow]] = defaultdict(list)
        chats: dict[int, list[ChatRow]] = defaultdict(list)
        for ask in facts.asks:
            asks[ask.person].append(ask)
        for chat in facts.chats:
            chats[chat.person].append(chat)
        done = frozenset(
            (duty.person, duty.chat)
            for duty in facts.duties
            if duty.kind is FollowUpKind.WRITE_TO and duty.state is FollowUpState.DONE
        )
        return cls(asks, chats, done)

    def named(self, one: Naming, *, now: datetime) -> Named:
        asks, chats = self._since(one.person, one.at)
        is_held = any(chat.state is ChatState.HELD for chat in chats)
        followed = bool(asks or chats) or (one.person or 0, one.talk.key) in self.written_to
        last = max([one.at, *(ask.sent_at for ask in asks)])
        waits = any(chat.state in _OPEN for chat in chats) or last > now - PATIENCE
        return Named(one, followed, is_held, waiting=waits and not is_held)

    def _since(self, person: int | None, at: datetime) -> tuple[list[AskRow], list[ChatRow]]:
        """What was asked of, and arranged with, somebody from a moment on."""
        if person is None:
            return [], []
        asks = [one for one in self.asks.get(person, []) if one.sent_at >= at]
        return asks, [one for one in self.chats.get(person, []) if moment(one) >= at]


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows of a search looked through once, at a moment `now` of the seeker's clock."""

    facts: Facts
    now: datetime
    held: tuple[ChatRow, ...]
    asked: tuple[AskRow, ...]
    named: tuple[Named, ...]
    senders: Mapping[int, tuple[int, ...]]

    @classmethod
    def of(cls, facts: Facts, *, now: datetime) -> "Seen":
        """Look the rows through."""
        namings = first_named(facts)
        after = _After.of(facts)
        return cls(
            facts=facts,
            now=now,
            held=held(facts),
            asked=tuple(ask for ask in facts.asks if ask.purpose is Purpose.CHAT),
            named=tuple(after.named(one, now=now) for one in namings),
            senders=_senders(facts, namings),
        )

    def day(self, at: datetime) -> date:
        """The day of a moment by the seeker's clock."""
        return at.astimezone(self.now.tzinfo).date()
