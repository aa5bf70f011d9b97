"""The report on made-up rows, whose answers can be counted by hand."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithwork.advice import reports, variety
from kithwork.domain.asks import AskState, Channel, Purpose
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState
from kithwork.domain.reports import (
    AskRow,
    ChatRow,
    DutyRow,
    Facts,
    IntroductionRow,
    NameRow,
    PersonRow,
    Reached,
    Report,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def people(*keys: int, **fields: str) -> dict[int, PersonRow]:
    return {key: PersonRow(key, UUID(int=key), f"P{key}", **fields) for key in keys}


def ask(key: int, person: int, state: AskState, days: float, *, reason: bool = False) -> AskRow:
    answered = state in {AskState.YES, AskState.NO, AskState.LATER}
    at = ago(days - 1) if answered else None
    return AskRow(key, person, Channel.EMAIL, Purpose.CHAT, state, ago(days), at, reason)


def chat(
    key: int,
    person: int,
    days: float,
    *,
    sender: int | None = None,
    of: int | None = None,
    state: ChatState = ChatState.HELD,
) -> ChatRow:
    is_held = state is ChatState.HELD
    held_at = ago(days) if is_held else None
    kind = ChatKind.ONE_TO_ONE
    at = ago(days + 2)
    return ChatRow(
        key, UUID(int=key), person, of, sender, state, kind, at, held_at, is_held, None
    )  # fmt: skip


def told(facts: Facts) -> Report:
    return reports.report(facts, now=NOW)


# Maria (1) sent me to Li (2); Li named Tom (3), Uma (4) and somebody unclear. Tom was asked and
# talked with; Uma was not asked. Vera (5) was written to cold, and never answered.
STORY = Facts(
    asks=(
        ask(1, 2, AskState.YES, 60),
        ask(2, 3, AskState.YES, 40),
        ask(3, 5, AskState.SILENT, 50),
        ask(4, 6, AskState.SENT, 3, reason=True),
    ),
    introductions=(IntroductionRow(1, 1, 2, ago(61)),),
    chats=(chat(1, 2, 50, sender=1, of=1), chat(2, 3, 30, of=2)),
    names=(NameRow(1, 3, ago(49)), NameRow(1, 4, ago(49)), NameRow(1, None, ago(49))),
    duties=(DutyRow(FollowUpKind.REPORT_BACK, 1, 1, FollowUpState.DONE),),
    people=people(1, 2, 3, 4, 5, 6),
)


def test_a_chat_without_an_ask_is_told_apart_from_those_of_answers() -> None:
    facts = replace(STORY, chats=(*STORY.chats, chat(99, 1, 5)))
    chats = told(facts).stages[2]
    assert chats.share
    assert (chats.count, chats.other_ways) == (3, 1)
    assert (chats.share.hits, chats.share.of) == (2, 2)


def test_every_stage_counts_what_is_settled() -> None:
    found = told(STORY)
    assert (found.asks, found.answers, found.chats, found.referrals) == (4, 2, 2, 3)
    assert [stage.count for stage in found.stages] == [4, 2, 2, 3, 1]
    answers, chats, named, onward = found.stages[1:]
    # The ask of three days ago may still be answered.
    assert answers.share
    assert (answers.share.hits, answers.share.of, answers.waiting) == (2, 3, 1)
    assert chats.share
    assert (chats.share.hits, chats.share.of, chats.other_ways) == (2, 2, 0)
    assert named.rate
    assert (named.rate.count, named.rate.of) == (3, 2)
    assert onward.share
    assert (onward.share.hits, onward.share.of) == (1, 3)


def test_growth_is_the_product_of_its_parts() -> None:
    growth = told(STORY).growth
    assert (growth.named.value, growth.followed.value, growth.held.value) == (1.5, 1 / 3, 1.0)
    assert growth.r.value == pytest.approx(0.5)
    assert growth.r.low <= 0.5 <= growth.r.high


def test_whoever_was_named_lately_counts_neither_way() -> None:
    fresh = replace(STORY, names=(*STORY.names, NameRow(2, 6, ago(3))))
    growth, before = told(fresh).growth, told(STORY).growth
    assert (growth.followed.of, growth.held.of) == (before.followed.of + 1, before.held.of)


def test_whoever_was_reached_before_is_nobody_new() -> None:
    # Tom names Vera, who was asked long ago, and Li, who led to him.
    more = replace(STORY, names=(*STORY.names, NameRow(2, 5, ago(29)), NameRow(2, 2, ago(29))))
    found, before = told(more), told(STORY)
    assert found.referrals == before.referrals + 2
    assert (found.growth, found.tree) == (before.growth, before.tree)


def test_asks_rest_on_what_was_there_before_them() -> None:
    warm, reason, cold = told(STORY).by_footing
    # Li was introduced and Tom named; Vera's was cold; the last has a reason and still waits.
    assert [(one.share.hits, one.share.of) for one in (warm, reason, cold)] == [
        (2, 2), (0, 0), (0, 1),
    ]  # fmt: skip
    assert warm.share.value == pytest.approx(7 / 12)
    assert reason.waiting == 1
    assert reason.share.value == pytest.approx(0.3)


def test_introducers_and_what_they_heard() -> None:
    maria, li = told(STORY).introducers
    assert (maria.who.name, maria.chats, maria.told, maria.owed) == ("P1", 1, 1, 0)
    assert (li.who.name, li.chats, li.told) == ("P2", 1, 0)
    assert [one.name for one in li.with_whom] == ["P3"]


def test_each_chat_is_credited_with_what_it_led_to() -> None:
    first = told(STORY).yields[0]
    assert (first.who.name, first.names, first.chats) == ("P2", 3, 1)
    assert first.came_through
    assert first.came_through.name == "P1"


def test_the_tree_stands_below_whoever_led_first() -> None:
    tree = told(STORY).tree
    assert [(one.who.name, one.depth, one.reached) for one in tree.branches] == [
        ("P1", 0, Reached.HELPER),
        ("P2", 1, Reached.HELD),
        ("P3", 2, Reached.HELD),
        ("P4", 2, Reached.NAMED),
    ]
    assert [one.below for one in tree.branches] == [3, 2, 0, 0]
    assert tree.generations == (0, 1, 1)


def test_a_ring_of_referrals_is_opened() -> None:
    ring = Facts(
        chats=(chat(1, 1, 30, sender=2), chat(2, 2, 20, sender=1)),
        names=(NameRow(1, 2, ago(30)), NameRow(2, 1, ago(20))),
        people=people(1, 2),
    )
    assert [(one.who.name, one.depth) for one in told(ring).tree.branches] == [("P2", 0), ("P1", 1)]


def test_a_chain_of_a_thousand_is_walked() -> None:
    chats = tuple(chat(key, key, 2000 - key, sender=key - 1 or None) for key in range(1, 1001))
    tree = told(Facts(chats=chats, people=people(*range(1, 1001)))).tree
    assert [one.depth for one in tree.branches] == list(range(1000))
    assert tree.branches[0].below == 999


def test_a_warm_up_counts_nowhere() -> None:
    practice = replace(STORY.chats[1], kind=ChatKind.WARM_UP)
    found = told(replace(STORY, chats=(STORY.chats[0], practice)))
    assert (found.chats, found.warm_ups, found.met) == (1, 1, 1)


def test_nothing_is_reported_of_nothing() -> None:
    found = told(Facts())
    assert found.is_empty
    assert found.growth.r.value is None
    assert found.tree.branches == ()
    assert found.until_chat is None
    assert found.circle.effective is None
    assert math.isinf(found.growth.r.high)


def test_weeks_begin_on_mondays_and_have_no_gaps() -> None:
    rhythm = told(STORY).rhythm
    assert {week.on.weekday() for week in rhythm.weeks} == {0}
    days = [week.on for week in rhythm.weeks]
    assert {(later - sooner).days for sooner, later in itertools.pairwise(days)} == {7}
    assert sum(week.asks for week in rhythm.weeks) == 4
    assert (rhythm.this_week.asks, rhythm.of_last_four) == (1, 1)


def test_a_week_that_has_just_begun_breaks_no_row() -> None:
    busy = Facts(asks=tuple(ask(key, 1, AskState.NO, 7 * key) for key in (1, 2, 3)))
    assert told(busy).rhythm.in_a_row == 3


@st.composite
def searches(draw: st.DrawFn) -> Facts:
    """Rows at random: people, asks, chats and names that point anywhere."""
    anybody = st.integers(1, 8)
    some = st.integers(0, 6)
    asks = tuple(
        ask(key, draw(anybody), draw(st.sampled_from(AskState)), draw(st.integers(2, 90)))
        for key in range(1, draw(some) + 1)
    )
    chats = tuple(
        chat(
            key, draw(anybody), draw(st.integers(0, 90)), sender=draw(st.none() | anybody),
            state=draw(st.sampled_from(ChatState)),
        )
        for key in range(1, draw(some) + 1)
    )  # fmt: skip
    names = tuple(
        NameRow(draw(st.sampled_from(chats)).key, draw(st.none() | anybody), ago(draw(some) * 9))
        for _ in range(draw(some) if chats else 0)
    )
    known = draw(st.sets(anybody))
    return Facts(asks=asks, chats=chats, names=names, people=people(*known))


@settings(deadline=None)
@given(searches())
def test_any_search_is_reported_soundly(facts: Facts) -> None:
    found = told(facts)
    for stage in found.stages:
        if stage.share and stage.share.value is not None:
            assert 0 <= stage.share.low <= stage.share.value <= stage.share.high <= 1
    assert sum(one.share.of + one.waiting for one in found.by_footing) == found.asks
    branches = found.tree.branches
    assert len({one.who.id for one in branches}) == len(branches)
    assert sum(one.below for one in branches) == sum(one.depth for one in branches)
    r = found.growth.r
    assert r.value is None or r.low <= r.value <= r.high


def doubled(facts: Facts) -> Facts:
    """The same search twice over, by other people."""

    def other(key: int | None) -> int | None:
        return None if key is None else key + 100

    def sure(key: int) -> int:
        return key + 100

    return Facts(
        asks=(*facts.asks, *(replace(one, key=sure(one.key), person=sure(one.person))
                             for one in facts.asks)),
        chats=(*facts.chats, *(replace(one, key=sure(one.key), person=sure(one.person),
                                       ask=other(one.ask), sender=other(one.sender))
                               for one in facts.chats)),
        names=(*facts.names, *(replace(one, chat=sure(one.chat), person=other(one.person))
                               for one in facts.names)),
        people={**facts.people, **people(*(sure(key) for key in facts.people))},
    )  # fmt: skip


@settings(deadline=None)
@given(searches())
def test_twice_the_search_grows_as_much(facts: Facts) -> None:
    once, twice = told(facts), told(doubled(facts))
    assert twice.growth.r.value == pytest.approx(once.growth.r.value)
    assert (twice.asks, twice.chats, twice.referrals) == (
        2 * once.asks, 2 * once.chats, 2 * once.referrals,
    )  # fmt: skip


COUNTS = st.lists(st.integers(1, 50), min_size=1, max_size=12)


@given(COUNTS)
def test_variety_lies_between_one_kind_and_all(counts: Sequence[int]) -> None:
    many = variety.as_many(counts)
    assert many + 1e-9 >= 1
    assert many <= len(counts) + 1e-9
    even = variety.evenness(counts)
    assert even is None or 0 <= even <= 1
    assert variety.as_many([7] * len(counts)) == pytest.approx(len(counts))


def test_a_circle_of_one_kind_is_named() -> None:
    chats = tuple(chat(key, key, key) for key in range(1, 7))
    same = people(*range(1, 6), industry="Devices", place="York") | people(6, industry="devices ")
    pairs = ((1, 2, 0.5), (2, 3, 0.5), (4, 5, 0.5))
    found = told(Facts(chats=chats, people=same, pairs=pairs))
    industry, organisation, place = found.varieties
    assert industry.mostly.casefold() == "devices"
    assert (industry.kinds, industry.evenness) == (1, None)
    assert (organisation.known, organisation.mostly) == (0, "")
    assert (place.known, place.unknown) == (5, 1)
    assert found.circle.effective == pytest.approx(5.0)
    # The last of the six knows none of the others.
    assert found.circle.opened
