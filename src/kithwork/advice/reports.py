"""The report put together: learning and people first, then asks and what came of them (D22)."""

from datetime import date, datetime

from kithwork.advice import funnels, growth, referral_trees, rhythms, talks, variety
from kithwork.domain import shares
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.reports import Facts, Report
from kithwork.domain.shares import Share


def report(facts: Facts, *, now: datetime) -> Report:
    """What rows tell at a moment, days by the seeker's clock that `now` goes by."""
    asked, held = talks.asked(facts), talks.held(facts)
    people = variety.met(facts, now=now)
    return Report(
        since=_since(facts, now),
        asks=len(asked),
        answers=sum(talks.is_answered(ask) for ask in asked),
        chats=len(held),
        referrals=len(facts.names),
        who_do_you_know=len(facts.asks) - len(asked),
        warm_ups=_warm_ups(facts),
        would_again=_would_again(facts),
        met=len(people),
        learned=facts.learned,
        stages=funnels.stages(facts, now=now),
        by_footing=funnels.by_footing(facts, now=now),
        by_channel=funnels.by_channel(facts, now=now),
        until_chat=funnels.until_chat(facts),
        growth=growth.growth(facts, now=now),
        introducers=growth.introducers(facts),
        yields=growth.yields(facts, now=now),
        tree=referral_trees.tree(facts),
        rhythm=rhythms.rhythm(facts, now=now),
        varieties=variety.varieties(people),
        circle=variety.circle(people=len(people), tied=facts.tied),
    )


def _since(facts: Facts, now: datetime) -> date | None:
    """The day of the first ask or chat."""
    moments = [ask.sent_at for ask in facts.asks]
    moments += [talks.moment(talk) for talk in talks.held(facts)]
    return min(moments).astimezone(now.tzinfo).date() if moments else None


def _warm_ups(facts: Facts) -> int:
    kept = (one for one in facts.chats if one.state is ChatState.HELD)
    return sum(one.kind is ChatKind.WARM_UP for one in kept)


def _would_again(facts: Facts) -> Share:
    """How often both would talk again, of the talks of which it was said (D23)."""
    said = [talk.again for talk in talks.held(facts) if talk.again is not None]
    return shares.own(hits=sum(said), of=len(said))
