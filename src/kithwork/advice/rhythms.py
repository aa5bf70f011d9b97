"""What happened week by week, shown without a verdict (practice.md B28)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from kithwork.advice import talks
from kithwork.advice.talks import Seen
from kithwork.domain.reports import Rhythm, Week

WEEKS = 26
_WEEK = timedelta(days=7)


def rhythm(seen: Seen) -> Rhythm:
    """The last half year by weeks of the seeker's clock, from the first ask or chat on."""
    asks = _by_week(seen, (ask.sent_at for ask in seen.asked))
    answers = _by_week(seen, (ask.answered_at for ask in seen.asked if ask.answered_at))
    chats = _by_week(seen, (talks.moment(talk) for talk in seen.held))
    names = _by_week(seen, (one.naming.at for one in seen.named))
    this = monday(seen.now.date())
    first = min([this, *asks, *chats])
    weeks = tuple(
        Week(on, asks[on], answers[on], chats[on], names[on])
        for on in (first + _WEEK * count for count in range((this - first).days // 7 + 1))
    )
    busy = [bool(week.asks or week.chats) for week in weeks]
    return Rhythm(weeks[-WEEKS:], weeks[-1], sum(busy[-4:]), _in_a_row(busy))


def _by_week(seen: Seen, moments: Iterable[datetime]) -> Counter[date]:
    return Counter(monday(seen.day(moment)) for moment in moments)


def monday(day: date) -> date:
    """The Monday of the week that a day lies in."""
    return day - timedelta(days=day.weekday())


def _in_a_row(busy: list[bool]) -> int:
    """How many weeks in a row had something; one that has only begun breaks nothing."""
    count = 0
    for one in reversed(busy if busy[-1] else busy[:-1]):
        if not one:
            break
        count += 1
    return count
