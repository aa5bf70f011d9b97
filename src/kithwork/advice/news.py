"""Which milestones are news, for whom, and when it is time (practice.md A27, B25, F08, F22).

Only what really happened counts: a talk that somebody's word led to, what came of advice, a goal
that was answered, a turn of the search, a new aim, a round number of talks, the landing. The
first word comes two weeks after the last talk (F22: at 2 to 4 weeks, with a step taken), then one
every three months, and at most three a year. Nobody is told one thing twice, and nobody what
happened before they last talked with the seeker or heard from them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from kithwork.domain import lists
from kithwork.domain.landed import OCCASION
from kithwork.domain.news import (
    Aim,
    Facts,
    Milestone,
    MilestoneKind,
    Proposal,
    Reader,
    Talk,
)

FIRST_AFTER, AGAIN_AFTER = timedelta(days=14), timedelta(days=90)
YEAR, MOST_A_YEAR = timedelta(days=365), 3
# What is older is news no more.
FRESH = timedelta(days=365)
_MOST_NAMES = 3
_ROUND = (5, 10, 20, 30, 50, 75, 100)
_ORDER = {kind: place for place, kind in enumerate(MilestoneKind)}


def milestones(facts: Facts, *, today: date) -> tuple[Milestone, ...]:
    """What happened within a year, the latest first."""
    found = [
        *_landing(facts),
        *_results(facts),
        *_chats(facts),
        *_turns(facts),
        *_aims(facts),
        *_counts(facts),
        *_goals(facts),
    ]
    fresh = [one for one in found if today - FRESH <= one.on <= today]
    return tuple(sorted(fresh, key=lambda one: (-one.on.toordinal(), _ORDER[one.kind], one.key)))


def _landing(facts: Facts) -> Iterator[Milestone]:
    if facts.landing:
        key, on = facts.landing
        yield Milestone(
            MilestoneKind.LANDED,
            f"{OCCASION}{key}",
            on,
            "You found what you were looking for",
            "I found what I was looking for",
        )


def _results(facts: Facts) -> Iterator[Milestone]:
    for one in facts.results:
        came = f": {one.came}" if one.came else ""
        yield Milestone(
            MilestoneKind.RESULT,
            f"result:{one.key}",
            one.on,
            f"You acted on advice: {one.did}{came}",
            one.did,
            one.came,
            told=frozenset({one.person}),
        )


def _chats(facts: Facts) -> Iterator[Milestone]:
    """Talks that began with somebody's word, told to those further up than who sent the seeker."""
    for talk in facts.talks:
        above = dict(_above(talk, facts.talks))
        owed = tuple(
            (key, f"their word led you to {through}, and so to {talk.name}")
            for key, through in above.items()
            if key not in talk.told and key != talk.person
        )
        if owed:
            yield Milestone(
                MilestoneKind.CHAT,
                f"chat:{talk.key}",
                talk.on,
                f"You talked with {talk.name}",
                f"I talked with {talk.name}, to whom one talk after another led me",
                "It began with your word",
                owed=owed,
            )


def _above(talk: Talk, talks: Sequence[Talk]) -> Iterator[tuple[int, str]]:
    """Whoever began the way to a talk, through whom: past those who sent the seeker there."""
    by_person = {one.person: one for one in reversed(talks)}
    seen = {talk.person, *talk.led}
    waiting = sorted(talk.led)
    while waiting:
        here = waiting.pop(0)
        former = by_person.get(here)
        if former is None or former.on > talk.on:
            continue
        for key in sorted(former.led - seen):
            seen.add(key)
            yield key, former.name
            waiting.append(key)


def _turns(facts: Facts) -> Iterator[Milestone]:
    for one in facts.turns:
        yield Milestone(
            MilestoneKind.TURN,
            f"turn:{one.key}",
            one.on,
            f"You now look for {one.to} instead of {one.former}",
            f"I changed course: I now look for {one.to} instead of {one.former}",
        )


def _aims(facts: Facts) -> Iterator[Milestone]:
    """New aims, those of one day as one."""
    by_day: dict[date, list[Aim]] = defaultdict(list)
    for one in facts.aims:
        by_day[one.on].append(one)
    for on, aims in by_day.items():
        names = lists.listed([one.name for one in aims[:_MOST_NAMES]])
        more = f" and {len(aims) - _MOST_NAMES} more" if len(aims) > _MOST_NAMES else ""
        yield Milestone(
            MilestoneKind.AIM,
            f"aim:{aims[0].key}",
            on,
            f"You took a new aim: {names}{more}",
            f"I have taken a new aim and want to learn more about {names}{more}",
        )


def _counts(facts: Facts) -> Iterator[Milestone]:
    for number in _ROUND:
        if len(facts.talks) >= number:
            last = facts.talks[number - 1]
            yield Milestone(
                MilestoneKind.COUNT,
                f"count:{number}",
                last.on,
                f"You had {number} talks",
                f"I have now talked with people {number} times about their work",
                told=frozenset({last.person}),
            )


def _goals(facts: Facts) -> Iterator[Milestone]:
    for one in facts.goals:
        goal = one.text.rstrip(".?")
        yield Milestone(
            MilestoneKind.GOAL,
            f"goal:{one.key}",
            one.on,
            f"A talk answered what you wanted to know: {goal}",
            f"I found an answer to something I had set out to learn: {goal}",
            told=frozenset({one.person}),
        )


def proposals(
    found: Sequence[Milestone], readers: Iterable[Reader], *, today: date
) -> tuple[Proposal, ...]:
    """Whom to tell what, those first to whom it is owed, then who waited longest."""
    made = [
        (proposal, _rank(reader, proposal.milestone))
        for reader in readers
        if is_time(reader, today=today) and (proposal := _for(reader, found))
    ]
    return tuple(proposal for proposal, _ in sorted(made, key=lambda one: one[1]))


def _rank(reader: Reader, milestone: Milestone) -> tuple[int, int, date, str, int]:
    owed = any(key == reader.key for key, _ in milestone.owed)
    return not owed, _ORDER[milestone.kind], since(reader), reader.name, reader.key


def is_time(reader: Reader, *, today: date) -> bool:
    """Whether another word is due: nothing waits, and they were left in peace long enough."""
    if reader.waits:
        return False
    if sum(today - day < YEAR for day in reader.wrote_on) >= MOST_A_YEAR:
        return False
    if reader.wrote_on and today - reader.wrote_on[-1] < AGAIN_AFTER:
        return False
    return today - since(reader) >= FIRST_AFTER


def since(reader: Reader) -> date:
    """The day from which on things are news to somebody."""
    days = [day for day in (reader.talked_on, reader.fan_on) if day]
    return max([*days, *reader.wrote_on[-1:]], default=date.min)


def _for(reader: Reader, found: Sequence[Milestone]) -> Proposal | None:
    """The most telling news for somebody, and what else there is."""
    fresh = [one for one in found if _is_news(one, reader)]
    if not fresh:
        return None
    best = min(fresh, key=lambda one: (not _owed(one, reader), _ORDER[one.kind]))
    others = tuple(one for one in fresh if one is not best)
    return Proposal(reader.person, reader.name, best, _why(best, reader), others)


def _is_news(one: Milestone, reader: Reader) -> bool:
    if one.key in reader.heard or reader.key in one.told or one.on <= since(reader):
        return False
    return bool(_owed(one, reader)) or not one.owed


def _owed(one: Milestone, reader: Reader) -> str:
    return next((why for key, why in one.owed if key == reader.key), "")


def _why(one: Milestone, reader: Reader) -> str:
    """Why it matters to them, in words for the seeker."""
    owed = _owed(one, reader)
    if owed:
        return f"{owed[:1].upper()}{owed[1:]}."
    if reader.wrote_on and since(reader) == reader.wrote_on[-1]:
        return f"They last heard from you on {_spoken(since(reader))}, and this is new since."
    if reader.talked_on:
        return f"You talked on {_spoken(reader.talked_on)}, and this has happened since."
    return "They offered to help you, and have not heard how it goes."


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
