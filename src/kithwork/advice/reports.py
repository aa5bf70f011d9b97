"""The report put together: learning and people first, then asks and what came of them (D22)."""

from collections import Counter
from datetime import date, datetime

from kithwork.advice import funnels, growth, referral_trees, rhythms, talks, variety
from kithwork.advice.talks import Seen
from kithwork.domain import shares
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.closeness import Rung
from kithwork.domain.reports import Facts, Report
from kithwork.domain.shares import Share


def report(facts: Facts, *, now: datetime) -> Report:
    """What rows tell at a moment, days by the seeker's clock that `now` goes by."""
    seen = Seen.of(facts, now=now)
    people = variety.met(seen)
    return Report(
        since=_since(seen),
        asks=len(seen.asked),
        answers=sum(talks.is_answered(ask) for ask in seen.asked),
        chats=len(seen.held),
        referrals=len(facts.names),
        who_do_you_know=len(facts.asks) - len(seen.asked),
        warm_ups=_warm_ups(facts),
        would_again=_would_again(seen),
        met_again=_met_again(seen),
        met=len(people),
        learned=facts.learned,
        stages=funnels.stages(seen),
        by_footing=funnels.by_footing(seen),
        by_channel=funnels.by_channel(seen),
        until_chat=funnels.until_chat(seen),
        growth=growth.growth(seen),
        introducers=growth.introducers(seen),
        yields=growth.yields(seen),
        tree=referral_trees.tree(seen),
        rhythm=rhythms.rhythm(seen),
        varieties=variety.varieties(people),
        recommendations=facts.recommendations,
        circle=variety.circle(people, pairs=facts.pairs, own=facts.own),
        closeness=_closeness(seen),
    )


def _since(seen: Seen) -> date | None:
    """The day of the first ask or chat."""
    moments = [ask.sent_at for ask in seen.facts.asks]
    moments += [talks.moment(talk) for talk in seen.held]
    return seen.day(min(moments)) if moments else None


def _met_again(seen: Seen) -> Share:
    """With how many of those talked with there was a second talk (E11)."""
    talked = Counter(talk.person for talk in seen.held)
    return shares.own(hits=sum(number > 1 for number in talked.values()), of=len(talked))


def _closeness(seen: Seen) -> tuple[tuple[Rung, int], ...]:
    """How many of those talked with stand on each rung, the closest first (E03)."""
    met = {talk.person for talk in seen.held}
    counts = Counter(rung for key, rung in seen.facts.rungs.items() if key in met)
    return tuple((rung, counts[rung]) for rung in reversed(Rung) if counts[rung])


def _warm_ups(facts: Facts) -> int:
    kept = (one for one in facts.chats if one.state is ChatState.HELD)
    return sum(one.kind is ChatKind.WARM_UP for one in kept)


def _would_again(seen: Seen) -> Share:
    """How often both would talk again, of the talks of which it was said (D23)."""
    said = [talk.again for talk in seen.held if talk.again is not None]
    return shares.own(hits=sum(said), of=len(said))
