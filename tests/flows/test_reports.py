"""The report from rows: asks, chats and names as the flows write them."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.debriefs import Debrief, DebriefCard, Finding, NameGiven
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.reports import Reached, Report
from kithwork.flows import asks, chats, debriefs, erasures, follow_ups, people, reports
from kithwork.flows.chats import Day
from tests.cast import NOW, bring, find, record, work

pytestmark = pytest.mark.django_db

THEN = NOW - timedelta(days=40)


def told(actor: Actor, now: datetime = NOW) -> Report:
    return reports.show(actor=actor, now=now)


def somebody(actor: Actor, name: str) -> UUID:
    return people.add(actor=actor, name=name, organisation="Alderby", now=THEN)


def asked(actor: Actor, person: UUID, state: AskState, *, why: str = "") -> None:
    """An ask sent forty days ago, and what came of it two days later."""
    card = {"why_you": why} if why else {}
    ask = asks.draft(actor=actor, person=person, wish=asks.Wish(card=card), now=THEN).id
    asks.mark(actor=actor, ask=ask, state=AskState.SENT, now=THEN)
    if state is not AskState.SENT:
        asks.mark(actor=actor, ask=ask, state=state, now=THEN + timedelta(days=2))


def talked(
    actor: Actor, person: UUID, days: int, *names: str, sender: UUID | None = None
) -> DebriefCard:
    """A chat so many days ago, written down right after it."""
    at = NOW - timedelta(days=days)
    day = Day(at.replace(tzinfo=None, second=0, microsecond=0), "UTC")
    chat = chats.schedule(actor=actor, person=person, day=day, referred_by=sender, now=at)
    noted = Debrief(
        held_at=at,
        names=tuple(NameGiven(name) for name in names),
        findings=(Finding("Audits come first."),),
        openings=("Alderby looks for a planner.",),
    )
    return debriefs.debrief(actor=actor, chat=chat.id, debrief=noted, now=at)


def test_a_search_from_the_first_ask_to_the_second_chat(ana: Actor) -> None:
    maria, li = somebody(ana, "Maria Moreno"), somebody(ana, "Li Chen")
    asked(ana, li, AskState.YES, why="your move from nursing")
    talked(ana, li, 30, "Tom Berg", "Uma Okoye", sender=maria)
    talked(ana, find(ana, "Tom Berg"), 10)
    found = told(ana)
    assert found.since == THEN.date()
    assert (found.asks, found.answers, found.chats, found.referrals) == (1, 1, 2, 2)
    assert (found.learned.findings, len(found.learned.openings)) == (2, 2)
    assert [(one.who.name, one.depth, one.reached) for one in found.tree.branches] == [
        ("Maria Moreno", 0, Reached.HELPER),
        ("Li Chen", 1, Reached.HELD),
        ("Tom Berg", 2, Reached.HELD),
        ("Uma Okoye", 2, Reached.NAMED),
    ]
    assert found.growth.r.value == pytest.approx(0.5)
    assert [one.who.name for one in found.introducers] == ["Li Chen", "Maria Moreno"]
    assert found.until_chat is not None
    assert round(found.until_chat.median) == 10


def test_an_introducer_who_was_told_got_something_back(ana: Actor) -> None:
    maria, li = somebody(ana, "Maria Moreno"), somebody(ana, "Li Chen")
    card = talked(ana, li, 3, sender=maria)
    assert [(one.told, one.owed) for one in told(ana).introducers] == [(0, 1)]
    report = next(one for one in card.follow_ups if one.kind is FollowUpKind.REPORT_BACK)
    follow_ups.do(actor=ana, follow_up=report.id, now=NOW)
    assert [(one.told, one.owed) for one in told(ana).introducers] == [(1, 0)]


def test_asks_are_warm_by_what_was_there_before_them(ana: Actor) -> None:
    bring(
        ana,
        record("Old Friend", emails=["o@example.org"], connected_on=THEN.date().replace(year=2020)),
    )
    asked(ana, find(ana, "Old Friend"), AskState.NO)
    li, tom = (people.newcomer(actor=ana, name=name, now=THEN) for name in ("Li", "Tom Berg"))
    asked(ana, li.public_id, AskState.SENT, why="your move from nursing")
    asked(ana, tom.public_id, AskState.SENT)
    # A talk after the ask makes a tie; the ask was cold all the same.
    talked(ana, tom.public_id, 5)
    assert [(one.share.hits, one.share.of) for one in told(ana).by_footing] == [
        (1, 1), (0, 1), (0, 1),
    ]  # fmt: skip


def test_who_is_erased_leaves_no_trace(ana: Actor) -> None:
    maria, li = somebody(ana, "Maria Moreno"), somebody(ana, "Li Chen")
    talked(ana, li, 30, "Tom Berg", sender=maria)
    erasures.erase(actor=ana, person=li, now=NOW)
    found = told(ana)
    assert (found.chats, found.referrals, found.learned.findings) == (0, 0, 0)
    assert "Li Chen" not in repr(found)


def test_who_was_taken_away_is_not_counted(ana: Actor) -> None:
    maria, li = somebody(ana, "Maria Moreno"), somebody(ana, "Li Chen")
    talked(ana, li, 30, "Tom Berg", sender=maria)
    people.remove(actor=ana, person=maria, now=NOW)
    people.remove(actor=ana, person=find(ana, "Tom Berg"), now=NOW)
    found = told(ana)
    assert [one.who.name for one in found.tree.branches] == ["Li Chen"]
    assert (found.chats, found.referrals, found.introducers) == (1, 0, ())


def test_people_differ_by_what_is_known_of_their_work(ana: Actor) -> None:
    bring(
        ana,
        record("Li Chen", positions=[work("Alderby")]),
        record("Tom Berg", positions=[work("Crag")]),
    )
    for name in ("Li Chen", "Tom Berg"):
        talked(ana, find(ana, name), 5)
    industry, organisation, _ = told(ana).varieties
    assert (organisation.kinds, organisation.known, industry.unknown) == (2, 2, 2)
    assert organisation.evenness == pytest.approx(1.0)


def test_days_go_by_the_seekers_clock(ana: Actor) -> None:
    late = NOW.replace(hour=23, minute=30)
    chat = chats.schedule(
        actor=ana, person=somebody(ana, "Li Chen"),
        day=Day(late.replace(tzinfo=None), "UTC"), now=late,
    ).id  # fmt: skip
    chats.hold(actor=ana, chat=chat, now=late)
    assert told(ana, late).since == late.date()
    auckland = late.astimezone(ZoneInfo("Pacific/Auckland"))
    assert told(ana, auckland).since == late.date() + timedelta(days=1)


def test_another_seeker_sees_their_own_alone(ana: Actor, cleo: Actor) -> None:
    talked(ana, somebody(ana, "Li Chen"), 5)
    assert told(cleo).is_empty
