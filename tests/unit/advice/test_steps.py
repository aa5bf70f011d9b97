"""What next, in every situation a search comes to."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import steps
from kithwork.domain.advice import Advice, OpenAsk, Situation, Step, TargetWay

# A Thursday; 30 April was the Thursday before, five business days ago.
TODAY = date(2026, 5, 7)
SETTLED = Situation(contacts=40, has_brief=True, fans=2)


def waiting(number: int, name: str, *, days: int, state: str = "sent", about: str = "") -> OpenAsk:
    """Something open since so many calendar days."""
    since = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC) - timedelta(days=days)
    return OpenAsk(
        id=UUID(int=1000 + number),
        person=UUID(int=number),
        name=name,
        state=state,
        since=since,
        for_name=about,
    )


CONTOSO = TargetWay(
    target=UUID(int=501),
    target_name="Contoso",
    motivation=2,
    warmth=0.5,
    first=UUID(int=11),
    first_name="Sam Ode",
    reach=UUID(int=12),
    reach_name="Li Wei",
    ask_around=UUID(int=13),
    ask_around_name="Priya Nair",
    ask_around_reason="Priya Nair worked at Contoso until 2023.",
)
FABRIKAM = TargetWay(
    target=UUID(int=502),
    target_name="Fabrikam",
    motivation=3,
    warmth=0.4,
    direct=True,
    first=UUID(int=14),
    first_name="Noor Aziz",
)
UNKNOWN = TargetWay(
    target=UUID(int=503),
    target_name="Tailspin",
    motivation=1,
    ask_around=UUID(int=15),
    ask_around_name="Omar Haddad",
)


def plain(situation: Situation, limit: int = 5) -> list[tuple[Step, str, date | None]]:
    found = steps.next_steps(situation=situation, today=TODAY, limit=limit)
    return [(advice.step, advice.name, advice.due) for advice in found]


def only(situation: Situation) -> Advice:
    (advice,) = steps.next_steps(situation=situation, today=TODAY)
    return advice


def targeted(**parts: object) -> Situation:
    """Settled, with one target that nothing leads to, so that no step is about targets."""
    closed = TargetWay(target=UUID(int=500), target_name="Elsewhere", motivation=0)
    return replace(SETTLED, **({"targets": (closed,)} | parts))  # type: ignore[arg-type]


def test_an_empty_workspace_gets_one_small_step() -> None:
    advice = only(Situation())
    assert (advice.step, advice.person) == (Step.IMPORT, None)
    assert advice.reason == (
        "It starts with the people you already know. "
        "Bring in your address book, or name just one person who wants you to succeed."
    )


def test_after_the_import_the_brief_a_target_and_a_fan() -> None:
    situation = Situation(contacts=300, easiest=UUID(int=9), easiest_name="Maria Sol")
    found = steps.next_steps(situation=situation, today=TODAY)
    assert [advice.step for advice in found] == [Step.CAMPAIGN, Step.TARGET, Step.FAN]
    assert found[2].reason == "Who wants you to succeed? Name one person. Perhaps Maria Sol?"


@pytest.mark.parametrize(
    "days, step, worth",
    [(-3, Step.LOOK_BACK, 0.94), (0, Step.PREPARE, 0.93), (1, Step.PREPARE, 0.93),
     (2, Step.PREPARE, 0.68), (7, Step.PREPARE, 0.68), (8, None, 0.0)],
)  # fmt: skip
def test_a_booked_chat_is_prepared_and_looked_back_on(
    days: int, step: Step | None, worth: float
) -> None:
    chat = waiting(1, "Maria Sol", days=-days, state="scheduled")
    found = steps.next_steps(situation=targeted(booked_chats=(chat,)), today=TODAY)
    assert [(one.step, one.worth) for one in found if one.name == "Maria Sol"] == (
        [(step, worth)] if step else []
    )


def test_a_yes_comes_first_and_an_agreed_introduction_next() -> None:
    situation = targeted(
        agreed_chats=(waiting(1, "Maria Sol", days=1, state="agreed"),),
        introductions=(waiting(2, "Sam Ode", days=0, state="agreed", about="Li Wei"),),
        targets=(FABRIKAM,),
    )
    found = steps.next_steps(situation=situation, today=TODAY)
    assert [(one.step, one.name, one.due) for one in found] == [
        (Step.BOOK, "Maria Sol", date(2026, 5, 7)),
        (Step.PASS_ON, "Sam Ode", date(2026, 5, 8)),
        (Step.ASK, "Noor Aziz", None),
    ]
    assert found[1].reason == (
        "Sam Ode agreed to introduce you to Li Wei. "
        "Write to Li Wei now, and name Sam Ode in the first line."
    )
    assert (found[1].subject, found[1].for_name) == (UUID(int=1002), "Li Wei")


def test_a_message_ready_for_two_days_surfaces() -> None:
    draft = waiting(1, "Bo Lind", days=2, state="drafted")
    assert plain(targeted(drafted=(draft,))) == [(Step.SEND, "Bo Lind", TODAY)]
    assert plain(targeted(introductions=(draft,))) == [(Step.SEND, "Bo Lind", TODAY)]
    fresh = waiting(1, "Bo Lind", days=1, state="drafted")
    assert plain(targeted(drafted=(fresh,), introductions=(fresh,))) == []


def test_a_message_that_waits_for_the_introducer_is_not_to_be_sent() -> None:
    draft = replace(waiting(1, "Li Wei", days=9, state="drafted"), via_pending=True)
    assert plain(targeted(drafted=(draft,))) == []


def test_passing_on_and_sending_the_same_message_is_one_step() -> None:
    situation = targeted(
        drafted=(waiting(1, "Li Wei", days=9, state="drafted"),),
        introductions=(waiting(2, "Sam Ode", days=0, state="agreed", about="Li Wei"),),
    )
    assert plain(situation) == [(Step.PASS_ON, "Sam Ode", date(2026, 5, 8))]


@pytest.mark.parametrize("days", [9, 30])
def test_silence_of_seven_business_days_deserves_one_line(days: int) -> None:
    ask = waiting(1, "Bo Lind", days=days, about="Contoso")
    wanted = [(Step.NUDGE, "Bo Lind", TODAY)]
    assert plain(targeted(sent=(ask,))) == wanted
    assert plain(targeted(introductions=(replace(ask, state="asked"),))) == wanted


@pytest.mark.parametrize("days", [0, 5, 8])
def test_a_shorter_silence_is_left_in_peace(days: int) -> None:
    ask = waiting(1, "Bo Lind", days=days, about="Contoso")
    assert plain(targeted(sent=(ask,))) == []
    assert plain(targeted(introductions=(replace(ask, state="asked"),))) == []


def test_nobody_is_written_to_a_third_time() -> None:
    ask = replace(waiting(1, "Bo Lind", days=60), written=2)
    assert plain(targeted(sent=(ask,))) == []


def test_later_comes_after_thirty_days() -> None:
    ask = waiting(1, "Bo Lind", days=30, state="later")
    advice = only(targeted(later=(ask,)))
    assert advice.step == Step.NUDGE
    assert (
        advice.reason == "Bo Lind said “later”, 30 days ago. Ask gently whether now suits better."
    )
    assert plain(targeted(later=(waiting(1, "Bo Lind", days=29, state="later"),))) == []


def test_targets_come_by_motivation_then_warmth() -> None:
    found = steps.next_steps(
        situation=replace(SETTLED, targets=(UNKNOWN, CONTOSO, FABRIKAM)), today=TODAY
    )
    assert [(one.step, one.name, one.for_name, one.subject, one.worth) for one in found] == [
        (Step.ASK, "Noor Aziz", "Fabrikam", UUID(int=502), 0.6),
        (Step.ASK_INTRODUCER, "Sam Ode", "Contoso", UUID(int=501), 0.545),
        (Step.ASK_AROUND, "Omar Haddad", "Tailspin", UUID(int=503), 0.46),
    ]
    assert [one.reason for one in found] == [
        "You know Noor Aziz, the shortest way to Fabrikam: ask for a chat.",
        (
            "Your warmest way to Li Wei (Contoso) begins with Sam Ode. "
            "Ask whether they would introduce you; they are free to say no."
        ),
        "There is no warm way to Tailspin yet. Ask Omar Haddad who comes to mind.",
    ]


def test_a_target_one_knows_is_asked_straight() -> None:
    way = replace(FABRIKAM, target_name="Noor Aziz")
    advice = only(replace(SETTLED, targets=(way,)))
    assert advice.reason == "You know Noor Aziz yourself: ask for a short chat."


def test_a_cold_way_gives_way_to_asking_around() -> None:
    cold = replace(CONTOSO, warmth=0.09)
    advice = only(replace(SETTLED, targets=(cold,)))
    assert (advice.step, advice.person) == (Step.ASK_AROUND, UUID(int=13))
    assert advice.reason == (
        "There is no warm way to Contoso yet. Priya Nair worked at Contoso until 2023. "
        "Ask Priya Nair who comes to mind."
    )
    alone = replace(cold, ask_around=None)
    assert only(replace(SETTLED, targets=(alone,))).step == Step.ASK_INTRODUCER


def test_a_target_tried_rests_until_three_business_days_of_silence() -> None:
    tried = replace(CONTOSO, tried=True)
    fresh = waiting(20, "Bo Lind", days=2, about="Contoso")
    assert plain(replace(SETTLED, targets=(tried,), sent=(fresh,))) == []
    silent = waiting(20, "Bo Lind", days=3, about="Contoso")
    advice = only(replace(SETTLED, targets=(tried,), sent=(silent,)))
    assert (advice.step, advice.name) == (Step.ASK_INTRODUCER, "Sam Ode")
    assert advice.reason.startswith(
        "No answer from Bo Lind yet, which is common; try somebody else as well. "
    )


def test_somebody_else_is_not_the_one_who_is_silent() -> None:
    tried = replace(CONTOSO, tried=True)
    silent = waiting(11, "Sam Ode", days=3, state="asked", about="Li Wei")
    advice = only(replace(SETTLED, targets=(tried,), introductions=(silent,)))
    assert (advice.step, advice.name) == (Step.ASK_AROUND, "Priya Nair")
    assert advice.reason == (
        "No answer from Sam Ode yet, which is common; try somebody else as well. "
        "Priya Nair worked at Contoso until 2023. Ask Priya Nair who comes to mind."
    )


def test_one_open_yes_at_a_target_is_enough() -> None:
    tried = replace(CONTOSO, tried=True)
    silent = waiting(20, "Bo Lind", days=5, about="Contoso")
    agreed = waiting(21, "Cy Orr", days=0, state="agreed", about="Contoso")
    situation = replace(SETTLED, targets=(tried,), sent=(silent,), agreed_chats=(agreed,))
    assert plain(situation) == [(Step.BOOK, "Cy Orr", date(2026, 5, 8))]


def test_when_nothing_else_is_to_do_the_easiest_person() -> None:
    advice = only(targeted(easiest=UUID(int=9), easiest_name="Maria Sol"))
    assert (advice.step, advice.person, advice.worth) == (Step.ASK, UUID(int=9), 0.4)
    assert advice.reason == "Maria Sol is an easy person to start with: ask for a short chat."
    given_reason = targeted(easiest=UUID(int=9), easiest_reason="You talked last week.")
    assert only(given_reason).reason == "You talked last week."


def test_with_five_messages_on_their_way_it_is_done_for_today() -> None:
    five = tuple(waiting(30 + n, f"P{n}", days=1) for n in range(5))
    easy = targeted(targets=(FABRIKAM,), easiest=UUID(int=9), easiest_name="Maria Sol")
    assert plain(replace(easy, sent=five)) == []
    assert plain(replace(easy, sent=five[:4])) == [(Step.ASK, "Noor Aziz", None)]


def test_look_alikes_come_last() -> None:
    situation = targeted(to_review=2, easiest=UUID(int=9), easiest_name="Maria Sol")
    found = steps.next_steps(situation=situation, today=TODAY)
    assert [one.step for one in found] == [Step.ASK, Step.REVIEW]
    assert found[1].reason == (
        "2 pairs of contacts look like the same person twice. A glance settles it."
    )


def test_due_dates_are_business_days_and_never_past() -> None:
    saturday = date(2026, 5, 9)
    situation = targeted(agreed_chats=(waiting(1, "Maria Sol", days=20, state="agreed"),))
    (advice,) = steps.next_steps(situation=situation, today=saturday)
    assert advice.due == date(2026, 5, 11)


# Laws.

numbers = st.integers(1, 6)
open_asks = st.builds(
    lambda number, days, about, written: replace(
        waiting(number, f"P{number}", days=days, about=about), written=written
    ),
    number=numbers,
    days=st.integers(0, 40),
    about=st.sampled_from(["", "A", "B"]),
    written=st.integers(1, 2),
)
some_asks = st.lists(open_asks, max_size=3).map(tuple)
ways = st.builds(
    TargetWay,
    target=numbers.map(lambda n: UUID(int=500 + n)),
    target_name=st.sampled_from(["A", "B", "C"]),
    motivation=st.integers(0, 3),
    warmth=st.sampled_from([0.0, 0.05, 0.5]),
    direct=st.booleans(),
    first=st.none() | numbers.map(lambda n: UUID(int=n)),
    first_name=st.just("First"),
    ask_around=st.none() | numbers.map(lambda n: UUID(int=n)),
    ask_around_name=st.just("Around"),
    tried=st.booleans(),
)
situations = st.builds(
    Situation,
    contacts=st.integers(0, 2),
    has_brief=st.booleans(),
    fans=st.integers(0, 1),
    targets=st.lists(ways, max_size=4).map(tuple),
    drafted=some_asks,
    sent=some_asks,
    later=some_asks,
    introductions=st.tuples(
        some_asks, st.sampled_from(["drafted", "asked", "agreed", "declined"])
    ).map(lambda pair: tuple(replace(ask, state=pair[1]) for ask in pair[0])),
    agreed_chats=some_asks,
    to_review=st.integers(0, 2),
    easiest=st.none() | numbers.map(lambda n: UUID(int=n)),
)


@given(situations, st.integers(-1, 8))
def test_few_steps_one_a_person_best_first(situation: Situation, limit: int) -> None:
    found = steps.next_steps(situation=situation, today=TODAY, limit=limit)
    assert len(found) <= max(0, limit)
    people = [one.person for one in found if one.person is not None]
    assert len(people) == len(set(people))
    assert all(count <= 2 for count in Counter(one.step for one in found).values())
    worths = [one.worth for one in found]
    assert worths == sorted(worths, reverse=True)
    assert all(0 < worth <= 1 for worth in worths)
    assert all(one.reason.endswith((".", "?")) for one in found)
    assert all(one.due is None or (one.due >= TODAY and one.due.weekday() < 5) for one in found)
    assert found == steps.next_steps(situation=situation, today=TODAY, limit=99)[: max(0, limit)]


@given(situations)
def test_the_order_of_facts_changes_nothing(situation: Situation) -> None:
    turned = replace(
        situation,
        targets=situation.targets[::-1],
        drafted=situation.drafted[::-1],
        sent=situation.sent[::-1],
        later=situation.later[::-1],
        introductions=situation.introductions[::-1],
        agreed_chats=situation.agreed_chats[::-1],
    )
    assert steps.next_steps(situation=situation, today=TODAY) == steps.next_steps(
        situation=turned, today=TODAY
    )


@given(situations)
def test_a_fact_that_asks_for_nothing_changes_nothing(situation: Situation) -> None:
    stranger = waiting(99, "Zoe Quist", days=0, state="drafted", about="Somewhere else")
    more = replace(
        situation,
        drafted=(*situation.drafted, stranger),
        later=(*situation.later, replace(stranger, state="later")),
        introductions=(*situation.introductions, replace(stranger, state="lapsed")),
    )
    assert steps.next_steps(situation=situation, today=TODAY) == steps.next_steps(
        situation=more, today=TODAY
    )
