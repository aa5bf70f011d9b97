"""A week put together from its rows, and what is still worth doing of what was missed.

Every duty that waits stands in exactly one place of the digest of a present week: late, on one
of the days ahead, or counted as later. Days are those of the seeker's clock.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from kithwork.domain import weeks
from kithwork.domain.digests import LEARNED, DayAhead, Digest, Late, Said, WeekFacts
from kithwork.domain.follow_ups import FollowUp, FollowUpKind, Whose
from kithwork.domain.weeks import IsoWeek

# What lies back further than this was missed while nobody looked.
AWAY_DAYS = 2
# From these on, what is late has become something else: see `still_worth`.
LONG, VERY_LONG = 14, 30
_WAITED_FOR = frozenset({FollowUpKind.THANK_YOU, FollowUpKind.REPORT_BACK})
_LATE = {
    FollowUpKind.THANK_YOU: "say so in half a sentence, and thank them all the same",
    FollowUpKind.REPORT_BACK: "it is still news to them, and two lines are enough",
    FollowUpKind.WRITE_TO: "write, and say who named them and when",
    FollowUpKind.CONNECT: "an invitation with a line of your own fits at any time",
    FollowUpKind.ADVICE_RESULT: "by now there may be more to tell",
    FollowUpKind.UPDATE: "begin with what is new",
    FollowUpKind.KEEP_IN_TOUCH: "one line is enough, and needs no excuse",
    FollowUpKind.CONGRATULATE: "late congratulations please, too",
    FollowUpKind.NEWS: "it is still news to whoever has not heard it",
}
_LONG_LATE = {
    FollowUpKind.THANK_YOU: "thank them together with what you did with it since",
    FollowUpKind.REPORT_BACK: "tell them what came of it since; whoever opens a door wonders",
    FollowUpKind.WRITE_TO: "ask whoever named them whether it still fits, or write and say so",
}
_VERY_LONG_LATE = {
    FollowUpKind.CONGRATULATE: "it is old news; say it when you write next, or let it go",
    FollowUpKind.CONNECT: "let it go, unless you mean to stay in touch",
}


def digest(facts: WeekFacts, *, week: IsoWeek, now: datetime) -> Digest:
    """The digest of a week at a moment `now`, by whose clock its days go."""
    today = now.date()
    happened = _within(facts, week, now)
    done = happened.settled
    ahead = tuple(_days_ahead(facts, week, now))
    shown = weeks.of(today) in (week, week.after)
    last = ahead[-1].on if ahead else today
    return Digest(
        week=week,
        line=_line(happened, ahead, is_over=week < weeks.of(today)),
        talks=happened.talks,
        encounters=happened.encounters,
        said=happened.said,
        introduced=happened.introduced,
        thanked=tuple(one for one in done if one.kind is FollowUpKind.THANK_YOU),
        kept=tuple(one for one in done if one.kind is FollowUpKind.PROMISE),
        done=tuple(
            one for one in done if one.kind not in (FollowUpKind.THANK_YOU, FollowUpKind.PROMISE)
        ),
        asks=len(happened.asked),
        name_asks=len(happened.asked_who),
        answers=len(happened.answered),
        late=late(facts.waiting, now=now) if shown else (),
        ahead=ahead,
        later=sum(_day(one, now) > last for one in facts.waiting) if shown else 0,
    )


def _within(facts: WeekFacts, week: IsoWeek, now: datetime) -> WeekFacts:
    """What happened in a week, in the order it happened."""

    def inside(moment: datetime | None) -> bool:
        return moment is not None and week.holds(weeks.local_day(moment, like=now))

    return WeekFacts(
        talks=tuple(one for one in facts.talks if inside(one.at)),
        said=tuple(one for one in facts.said if inside(one.at)),
        encounters=tuple(one for one in facts.encounters if week.holds(one.on)),
        introduced=tuple(one for one in facts.introduced if inside(one.at)),
        asked=tuple(one for one in facts.asked if inside(one)),
        asked_who=tuple(one for one in facts.asked_who if inside(one)),
        answered=tuple(one for one in facts.answered if inside(one)),
        settled=tuple(one for one in facts.settled if inside(one.settled_at)),
    )


def _days_ahead(facts: WeekFacts, week: IsoWeek, now: datetime) -> Iterator[DayAhead]:
    """Day by day from today until the end of the week after; nothing for a week long past."""
    today = now.date()
    start = max(today, week.monday if week >= weeks.of(today) else week.after.monday)
    for count in range((week.after.sunday - start).days + 1):
        day = start + timedelta(days=count)
        yield DayAhead(
            on=day,
            chats=tuple(
                one for one in facts.booked if weeks.local_day(one.starts_at, like=now) == day
            ),
            follow_ups=tuple(one for one in facts.waiting if _day(one, now) == day),
        )


def late(waiting: Iterable[FollowUp], *, now: datetime) -> tuple[Late, ...]:
    """The duties whose day has passed, the oldest first; what was put off counts by its new day."""
    found = sorted(waiting, key=lambda one: (one.due_at, one.name, str(one.id)))
    passed = [(one, (now.date() - _day(one, now)).days) for one in found]
    return tuple(
        Late(one, days, still_worth(one, days=days), presses(one))
        for one, days in passed
        if days > 0
    )


def missed(waiting: Iterable[FollowUp], *, now: datetime) -> tuple[Late, ...]:
    """Those of them that passed while nobody looked, more than two days ago."""
    return tuple(one for one in late(waiting, now=now) if one.days > AWAY_DAYS)


def presses(card: FollowUp) -> bool:
    """Whether somebody waits for it: it is put off one by one only."""
    return card.kind in _WAITED_FOR or card.whose is Whose.MINE


def still_worth(card: FollowUp, *, days: int) -> str:
    """What is still worth doing of a duty that is so many days late."""
    late_by = "1 day late" if days == 1 else f"{days} days late"
    return f"{late_by}: {_worth(card, days)}."


def _worth(card: FollowUp, days: int) -> str:
    if card.kind is FollowUpKind.PROMISE:
        mine = card.whose is not Whose.THEIRS
        return "keep it now, or say when you will" if mine else "ask kindly, once"
    if days >= VERY_LONG and card.kind in _VERY_LONG_LATE:
        return _VERY_LONG_LATE[card.kind]
    if days >= LONG and card.kind in _LONG_LATE:
        return _LONG_LATE[card.kind]
    if days <= AWAY_DAYS:
        return "that is nothing to speak of, just do it"
    return _LATE[card.kind]


def _day(card: FollowUp, now: datetime) -> date:
    return weeks.local_day(card.due_at, like=now)


def _line(happened: WeekFacts, ahead: Iterable[DayAhead], *, is_over: bool) -> str:
    """One line about the week: what was learned and who was met first, and never a reproach."""
    learned = [one for one in happened.said if one.kind in LEARNED]
    people = len({one.person for one in happened.talks})
    if people and learned:
        return (
            f"You talked with {_people(people)} and took {_things(learned)} home. "
            "That stays yours, whatever comes of the search."
        )
    if people:
        return f"You talked with {_people(people)}. What they told you is worth writing down."
    if happened.encounters:
        return f"You met {_people(len({one.person for one in happened.encounters}))}: well begun."
    if happened.settled:
        words = {one.person for one in happened.settled}
        return f"You kept your word to {_people(len(words))}. That is what a network is made of."
    asked = len(happened.asked) + len(happened.asked_who)
    if asked:
        return (
            f"You asked {_people(asked)}. "
            "Answers take a week or two, and silence is no verdict on you."
        )
    return _quiet(ahead, is_over=is_over)


def _quiet(ahead: Iterable[DayAhead], *, is_over: bool) -> str:
    talk = next((chat for day in ahead for chat in day.chats), None)
    if talk is not None:
        return f"A quiet week, with a chat with {talk.name} to look forward to."
    if is_over:
        return "A quiet week. What you learned before it is still yours, and rest counts, too."
    return "A quiet week so far. One small step waits on Today, whenever you like."


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _things(learned: list[Said]) -> str:
    return "1 thing" if len(learned) == 1 else f"{len(learned)} things"
