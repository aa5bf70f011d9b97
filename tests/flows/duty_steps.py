"""The steps of a search, each by the real flows and told to the plain model beside them."""

from collections.abc import Callable

from kithwork.domain.follow_ups import FollowUpKind
from kithwork.flows import (
    follow_ups,
)
from tests.flows import people_steps, talk_steps
from tests.flows import plain_duties as plain
from tests.flows.plain_duties import Owed
from tests.flows.searches import DAY, HOUR, MINUTE, Die, Search, evening


def wait(search: Search, die: Die) -> bool:
    """The clock goes on: minutes, or up to a hundred days."""
    search.now += die.of([MINUTE, 30 * MINUTE, 9 * HOUR, DAY, (1 + die.upto(100)) * DAY])
    return True


def do(search: Search, die: Die) -> bool:
    """A duty is done, by its message or otherwise."""
    found = search.duties(*plain.WAITING)
    if not found:
        return False
    key, kept = die.of(found)
    row = search.row(key)
    if die.upto(2) and key[1] != FollowUpKind.WRITE_TO:
        follow_ups.send(actor=search.actor, follow_up=row, now=search.now)
    else:
        follow_ups.do(actor=search.actor, follow_up=row, now=search.now)
    search.model.owed[kept].state = plain.DONE
    return True


def drop(search: Search, die: Die) -> bool:
    """A duty is let go."""
    found = search.duties(*plain.WAITING)
    if not found or die.upto(2):
        return False
    key, kept = die.of(found)
    follow_ups.drop(actor=search.actor, follow_up=search.row(key), note="no", now=search.now)
    search.model.owed[kept].state = plain.DROPPED
    return True


def postpone(search: Search, die: Die) -> bool:
    """A duty is put off."""
    found = search.duties(*plain.WAITING)
    if not found:
        return False
    key, kept = die.of(found)
    until = (search.now + (1 + die.upto(20)) * DAY).date()
    row = search.row(key)
    follow_ups.postpone(actor=search.actor, follow_up=row, until=until, now=search.now)
    one = search.model.owed[kept]
    one.due_before = one.due_before or one.due_at
    one.state, one.due_at = plain.POSTPONED, evening(until)
    return True


def reopen(search: Search, die: Die) -> bool:
    """It is taken back that a duty was done, dropped or put off."""
    found = [
        (key, kept)
        for key, kept in search.duties(plain.POSTPONED, plain.DONE, plain.DROPPED)
        if key[1:] in search.model.wanted(key[0])
    ]
    if not found:
        return False
    key, kept = die.of(found)
    follow_ups.reopen(actor=search.actor, follow_up=search.row(key), now=search.now)
    due = search.model.wanted(key[0])[key[1:]]
    search.model.owed[kept] = Owed(plain.OPEN, due)
    return True


# Those that lead deeper stand more than once.
STEPS: tuple[Callable[[Search, Die], bool], ...] = (
    wait,
    talk_steps.draft,
    talk_steps.agree,
    talk_steps.send_ask,
    talk_steps.answer_ask,
    talk_steps.write_down,
    do,
    talk_steps.schedule,
    talk_steps.hold,
    talk_steps.write_down,
    talk_steps.agree,
    talk_steps.send_ask,
    talk_steps.answer_ask,
    talk_steps.write_anew,
    postpone,
    people_steps.silence,
    wait,
    people_steps.lift,
    people_steps.bring,
    people_steps.merge,
    people_steps.split,
    talk_steps.schedule,
    talk_steps.hold,
    talk_steps.write_down,
    drop,
    reopen,
    talk_steps.unhold,
    talk_steps.unwrite,
    talk_steps.tell_apart,
    people_steps.remove,
    people_steps.restore,
    people_steps.erase,
    people_steps.unbring,
    people_steps.capture,
    people_steps.uncapture,
    talk_steps.move,
    talk_steps.call_off,
    talk_steps.miss,
    talk_steps.lapse,
)


def take(search: Search, *, place: int, number: int) -> str:
    """Take the step at a place of the list, or the next that fits; answers its name."""
    search.now += MINUTE
    for step in (*STEPS[place:], *STEPS[:place]):
        if step(search, Die(number)):
            search.model.settle()
            search.look()
            # Whom a step connected is not to be invited any more.
            search.model.settle()
            search.tally[step.__name__] += 1
            return step.__name__
    raise AssertionError("no step fits")
