"""From asks to answers, chats, names, and chats with those who were named (practice.md B28).

What others saw is the beginning of each share, as so many cases (c-1 to c-3):

| an ask rests on                                              | prior         |
|--------------------------------------------------------------|---------------|
| warm: introduced, named in a talk, or known before           | Beta(5, 5)    |
| a reason of its own: why this very person                    | Beta(3, 7)    |
| cold: nothing shared                                         | Beta(0.7, 9.3)|
"""

import statistics
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from kithwork.advice import talks
from kithwork.advice.talks import Seen
from kithwork.domain import shares
from kithwork.domain.asks import AskState, Channel
from kithwork.domain.chats import ChatState
from kithwork.domain.reports import (
    AskRow,
    ChatRow,
    Footing,
    Replies,
    Spread,
    Stage,
    StageName,
)
from kithwork.domain.shares import Prior, Share

PRIORS: dict[Footing, Prior] = {
    Footing.WARM: Prior(5, 5),
    Footing.REASON: Prior(3, 7),
    Footing.COLD: Prior(0.7, 9.3),
}
_OVER = frozenset({ChatState.HELD, ChatState.MISSED, ChatState.CANCELLED})
_DAY = 86_400
# A yes that found no day by then will hardly find one.
A_DAY_IS_FOUND = timedelta(days=42)


def stages(seen: Seen) -> tuple[Stage, ...]:
    """The five stages; what may still come counts in no share."""
    written = [talk for talk in seen.held if talk.written]
    settled = [one for one in seen.named if not one.waiting]
    onward = [one for one in seen.named if one.held]
    return (
        Stage(StageName.ASKS, len(seen.asked)),
        _answers(seen),
        _chats(seen),
        Stage(
            StageName.REFERRALS,
            len(seen.named),
            rate=shares.rate(count=_named_in(seen, written), of=len(written)),
        ),
        Stage(
            StageName.ONWARD,
            len(onward),
            waiting=len(seen.named) - len(settled),
            share=shares.own(hits=len(onward), of=len(settled)),
        ),
    )


def _answers(seen: Seen) -> Stage:
    share, waiting = _answered(seen.asked, seen.now)
    return Stage(StageName.ANSWERS, share.hits, waiting, share)


def _answered(asked: Sequence[AskRow], now: datetime) -> tuple[Share, int]:
    answers = sum(talks.is_answered(ask) for ask in asked)
    waiting = sum(talks.is_waiting(ask, now=now) for ask in asked)
    return shares.own(hits=answers, of=len(asked) - waiting), waiting


def _chats(seen: Seen) -> Stage:
    """Chats that took place; the share is of answers, and leaves out those still to come."""
    states = {chat.ask: chat.state for chat in seen.facts.chats if chat.ask}
    answered = [ask for ask in seen.asked if talks.is_answered(ask)]
    hits = sum(states.get(ask.key) is ChatState.HELD for ask in answered)
    to_come = sum(_may_come(ask, states.get(ask.key), seen.now) for ask in answered)
    share = shares.own(hits=hits, of=len(answered) - to_come)
    others = len(seen.held) - hits
    return Stage(StageName.CHATS, len(seen.held), to_come, share, other_ways=others)


def _may_come(ask: AskRow, state: ChatState | None, now: datetime) -> bool:
    """Whether an answer may still lead to a chat: it is booked, or the yes is not old yet."""
    if ask.state is not AskState.YES or state in _OVER:
        return False
    return state is ChatState.SCHEDULED or (ask.answered_at or ask.sent_at) > now - A_DAY_IS_FOUND


def _named_in(seen: Seen, written: Sequence[ChatRow]) -> int:
    keys = {talk.key for talk in written}
    return sum(one.naming.talk.key in keys for one in seen.named)


def by_footing(seen: Seen) -> tuple[Replies, ...]:
    """How often warm, reasoned and cold asks are answered, what others saw taken along."""
    warm = _Warm(seen)
    found = []
    for footing in Footing:
        asked = [ask for ask in seen.asked if warm.footing(ask) is footing]
        share, waiting = _answered(asked, seen.now)
        likely = shares.with_prior(hits=share.hits, of=share.of, prior=PRIORS[footing])
        found.append(Replies(footing.value, likely, waiting))
    return tuple(found)


def by_channel(seen: Seen) -> tuple[Replies, ...]:
    """How often asks of each channel that was used are answered, by one's own cases alone."""
    found = []
    for channel in Channel:
        own = [ask for ask in seen.asked if ask.channel is channel]
        if own:
            found.append(Replies(channel.value, *_answered(own, seen.now)))
    return tuple(found)


class _Warm:
    """What is known of how each ask began, and not what came of it later."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.introduced = {one.ask for one in seen.facts.introductions}
        self.named = {one.naming.person: one.naming.at for one in seen.named}
        self.known = seen.facts.known

    def footing(self, ask: AskRow) -> Footing:
        """On what an ask rests."""
        named_at, known_on = self.named.get(ask.person), self.known.get(ask.person)
        if (
            ask.key in self.introduced
            or (named_at and named_at <= ask.sent_at)
            or (known_on and known_on <= self.seen.day(ask.sent_at))
        ):
            return Footing.WARM
        return Footing.REASON if ask.with_reason else Footing.COLD


def until_chat(seen: Seen) -> Spread | None:
    """How many days lie between an ask and its chat; None before the first."""
    sent = {ask.key: ask.sent_at for ask in seen.facts.asks}
    pairs = [(sent[one.ask], talks.moment(one)) for one in seen.held if one.ask in sent]
    return spread((later - sooner).total_seconds() / _DAY for sooner, later in pairs)


def spread(values: Iterable[float]) -> Spread | None:
    """Quartiles and median of some values; None without any."""
    found = sorted(max(0.0, value) for value in values)
    if not found:
        return None
    if len(found) == 1:
        return Spread(1, found[0], found[0], found[0])
    low, median, high = statistics.quantiles(found, n=4, method="inclusive")
    return Spread(len(found), low, median, high)
