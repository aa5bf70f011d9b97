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
from kithwork.domain import shares
from kithwork.domain.asks import AskState, Channel
from kithwork.domain.chats import ChatState
from kithwork.domain.reports import (
    AskRow,
    ChatRow,
    Facts,
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


def stages(facts: Facts, *, now: datetime) -> tuple[Stage, ...]:
    """The five stages; what may still come counts in no share."""
    asked, held = talks.asked(facts), talks.held(facts)
    named = talks.named(facts, now=now)
    written = [talk for talk in held if talk.written]
    settled = [one for one in named if not one.waiting]
    answered = [ask for ask in asked if talks.is_answered(ask)]
    onward = [one for one in named if one.held]
    return (
        Stage(StageName.ASKS, len(asked)),
        _answers(asked, now),
        _chats(answered, facts.chats, held, now),
        Stage(
            StageName.REFERRALS,
            len(named),
            rate=shares.rate(count=_named_in(facts, written), of=len(written)),
        ),
        Stage(
            StageName.ONWARD,
            len(onward),
            waiting=len(named) - len(settled),
            share=shares.own(hits=len(onward), of=len(settled)),
        ),
    )


def _answers(asked: Sequence[AskRow], now: datetime) -> Stage:
    share, waiting = _answered(asked, now)
    return Stage(StageName.ANSWERS, share.hits, waiting, share)


def _answered(asked: Sequence[AskRow], now: datetime) -> tuple[Share, int]:
    answers = sum(talks.is_answered(ask) for ask in asked)
    waiting = sum(talks.is_waiting(ask, now=now) for ask in asked)
    return shares.own(hits=answers, of=len(asked) - waiting), waiting


def _chats(
    answered: Sequence[AskRow], chats: Sequence[ChatRow], held: Sequence[ChatRow], now: datetime
) -> Stage:
    """Chats that took place; the share is of answers, and leaves out those still to come."""
    states = {chat.ask: chat.state for chat in chats if chat.ask}
    hits = sum(states.get(ask.key) is ChatState.HELD for ask in answered)
    to_come = sum(_may_come(ask, states.get(ask.key), now) for ask in answered)
    share = shares.own(hits=hits, of=len(answered) - to_come)
    return Stage(StageName.CHATS, len(held), to_come, share)


def _may_come(ask: AskRow, state: ChatState | None, now: datetime) -> bool:
    """Whether an answer may still lead to a chat: it is booked, or the yes is not old yet."""
    if ask.state is not AskState.YES or state in _OVER:
        return False
    return state is ChatState.SCHEDULED or (ask.answered_at or ask.sent_at) > now - A_DAY_IS_FOUND


def _named_in(facts: Facts, written: Sequence[ChatRow]) -> int:
    keys = {talk.key for talk in written}
    return sum(one.talk.key in keys for one in talks.first_named(facts))


def by_footing(facts: Facts, *, now: datetime) -> tuple[Replies, ...]:
    """How often warm, reasoned and cold asks are answered, what others saw taken along."""
    warm = _Warm(facts)
    found = []
    for footing in Footing:
        asked = [ask for ask in talks.asked(facts) if warm.footing(ask) is footing]
        share, waiting = _answered(asked, now)
        likely = shares.with_prior(hits=share.hits, of=share.of, prior=PRIORS[footing])
        found.append(Replies(footing.value, likely, waiting))
    return tuple(found)


def by_channel(facts: Facts, *, now: datetime) -> tuple[Replies, ...]:
    """How often asks of each channel that was used are answered, by one's own cases alone."""
    asked = talks.asked(facts)
    found = []
    for channel in Channel:
        own = [ask for ask in asked if ask.channel is channel]
        if own:
            found.append(Replies(channel.value, *_answered(own, now)))
    return tuple(found)


class _Warm:
    """What is known of how each ask began, and not what came of it later."""

    def __init__(self, facts: Facts) -> None:
        self.introduced = {one.ask for one in facts.introductions}
        self.named = {one.person: one.at for one in talks.first_named(facts)}
        self.known = facts.known

    def footing(self, ask: AskRow) -> Footing:
        """On what an ask rests."""
        named_at, known_on = self.named.get(ask.person), self.known.get(ask.person)
        if (
            ask.key in self.introduced
            or (named_at and named_at <= ask.sent_at)
            or (known_on and known_on < ask.sent_at.date())
        ):
            return Footing.WARM
        return Footing.REASON if ask.with_reason else Footing.COLD


def until_chat(facts: Facts) -> Spread | None:
    """How many days lie between an ask and its chat; None before the first."""
    sent = {ask.key: ask.sent_at for ask in facts.asks}
    pairs = [(sent[one.ask], talks.moment(one)) for one in talks.held(facts) if one.ask in sent]
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
