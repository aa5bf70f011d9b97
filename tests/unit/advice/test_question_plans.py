"""Question plans: within time and rules; shorter talks only drop; the best of their size."""

from dataclasses import replace
from itertools import combinations
from math import floor
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithwork.advice import question_plans
from kithwork.advice.question_plans import Heard, NoPlan, Wishes
from kithwork.domain.errors import Invalid
from kithwork.domain.question_plans import QuestionPlan, must_asks
from kithwork.domain.questions import Question, Scope, Theme, Tiara

FIRST = Question("t01-a", "What first drew you here?", Theme.BACK_STORY, 1, 2.5, Scope.PERSON)
LAST = Question(
    "t16-a", "Whom else should I meet?", Theme.CLOSING, 2, 1.5, Scope.PERSON, asks_for_names=True
)


def question(number: int, theme: Theme, depth: int, halves: int, tiara: Tiara | None) -> Question:
    key = f"{theme.lower()}-{number:02}"
    return Question(key, f"What about {key}?", theme, depth, halves / 2, Scope.JOB, tiara)


questions = st.builds(
    question,
    st.integers(1, 40),
    st.sampled_from(Theme),
    st.integers(1, 3),
    st.integers(1, 8),
    st.none() | st.sampled_from(Tiara),
)
own = st.builds(lambda one: replace(one, key=f"own-{one.key}", source="a book"), questions)
banks = st.lists(questions | own, max_size=24, unique_by=lambda one: one.key).map(
    lambda found: (FIRST, LAST, *found)
)
small_banks = st.lists(questions, max_size=7, unique_by=lambda one: one.key).map(
    lambda found: (FIRST, LAST, *found)
)
lengths = st.integers(8, 90)


def asked(plan: QuestionPlan) -> list[Question]:
    return [one.question for one in plan.questions]


def follows_the_rules(chosen: list[Question]) -> bool:
    """The rules as practice.md has them, written out once more."""
    size = len(chosen)
    deep = [place for place, one in enumerate(chosen) if one.depth == 3]
    hiring = sum(one.theme is Theme.HIRING for one in chosen)
    return (
        any(one.theme is Theme.BACK_STORY for one in chosen)
        and chosen[-1].asks_for_names
        and sum(one.asks_for_names for one in chosen) == 1
        and all(place >= size / 2 for place in deep)
        and hiring <= 0.15 * size
    )


def test_ten_thousand_random_banks_keep_time_and_rules() -> None:
    chance = Random(24)
    for _ in range(10_000):
        bank = (FIRST, LAST, *random_bank(chance))
        shorter, longer = sorted(chance.choices(range(8, 91), k=2))
        plan, more = (
            question_plans.make(bank=bank, minutes=minutes) for minutes in (shorter, longer)
        )
        keeps_time_and_rules(plan, shorter)
        assert set(asked(plan)) <= set(asked(more))


def random_bank(chance: Random) -> list[Question]:
    count = chance.randrange(24)
    return [
        question(
            number,
            chance.choice(list(Theme)),
            chance.randint(1, 3),
            chance.randint(1, 8),
            chance.choice([None, *Tiara]),
        )
        for number in range(count)
    ]


@given(banks, lengths)
def test_plans_keep_time_and_rules(bank: tuple[Question, ...], minutes: int) -> None:
    keeps_time_and_rules(question_plans.make(bank=bank, minutes=minutes), minutes)


def keeps_time_and_rules(plan: QuestionPlan, minutes: int) -> None:
    assert plan.planned_minutes <= 0.7 * minutes + 1e-9
    assert plan.slack_minutes >= 0.3 * minutes - 1e-9
    assert follows_the_rules(asked(plan))
    musts = [one for one in plan.questions if one.must]
    assert len(musts) == min(len(plan.questions), max(2, must_asks(minutes)))
    assert plan.questions[-1].must
    assert any(one.question.theme is Theme.BACK_STORY for one in musts)
    keys = [one.question.key for one in (*plan.questions, *plan.left_out)]
    assert len(keys) == len(set(keys))
    assert all(one.why.endswith(".") for one in (*plan.questions, *plan.left_out))


@given(banks, lengths, lengths)
def test_less_time_only_drops_questions(bank: tuple[Question, ...], one: int, other: int) -> None:
    shorter, longer = (
        question_plans.make(bank=bank, minutes=minutes) for minutes in sorted((one, other))
    )
    assert {one.key for one in asked(shorter)} <= {one.key for one in asked(longer)}


@settings(max_examples=400)
@given(small_banks, lengths)
def test_a_plan_is_the_best_of_its_size(bank: tuple[Question, ...], minutes: int) -> None:
    plan = asked(question_plans.make(bank=bank, minutes=minutes))
    candidates = coming_into_question(bank)

    worth_of = worths(candidates)

    def worth(chosen: list[Question]) -> float:
        return round(sum(worth_of[one.key] for one in chosen if one != LAST), 6)

    best = max(
        worth([*chosen, LAST])
        for chosen in combinations(candidates, len(plan) - 1)
        if FIRST in chosen and follows_the_rules(in_order(list(chosen)))
    )
    assert worth(plan) == best


def coming_into_question(bank: tuple[Question, ...]) -> list[Question]:
    """At most two of a theme, the earlier first, as worth is equal there."""
    found: list[Question] = []
    for theme in Theme:
        ones = [one for one in bank if one.theme is theme and not one.asks_for_names]
        found += [one for one in ones if not (theme is Theme.HIRING and one.depth == 3)][:2]
    return found


def worths(candidates: list[Question]) -> dict[str, float]:
    """What each is worth, the second of its theme less than the first."""
    found: dict[str, float] = {}
    seen: set[Theme] = set()
    for one in candidates:
        second = -0.15 if one.theme is Theme.BACK_STORY else -0.30
        found[one.key] = question_plans.WORTH[one.theme] + (second if one.theme in seen else 0)
        seen.add(one.theme)
    return found


def in_order(chosen: list[Question]) -> list[Question]:
    return [*sorted(chosen, key=lambda one: (one.depth, one.key)), LAST]


@given(banks, lengths)
def test_the_line_goes_on_where_the_plan_ends(bank: tuple[Question, ...], minutes: int) -> None:
    """Some longer talk asks the first that is left out next, and nothing else new before it."""
    plan = question_plans.make(bank=bank, minutes=minutes)
    if not plan.left_out:
        return
    first = plan.left_out[0].question
    room = plan.planned_minutes + first.minutes
    longer = question_plans.make(bank=bank, minutes=min(480, floor(room / 0.7) + 1))
    added = [one for one in asked(longer) if one not in asked(plan)]
    assert first in added


def test_twenty_minutes_hold_four_musts_and_thirty_seven() -> None:
    assert [must_asks(minutes) for minutes in (5, 10, 15, 20, 25, 30, 45, 60)] == [
        0, 1, 2, 4, 5, 7, 11, 15,
    ]  # fmt: skip


@pytest.mark.parametrize("minutes", [0, 4, 481, -20])
def test_minutes_out_of_range_are_named(minutes: int) -> None:
    with pytest.raises(Invalid, match="5 to 480") as refused:
        question_plans.make(bank=(FIRST, LAST), minutes=minutes)
    assert refused.value.field == "minutes"


@pytest.mark.parametrize("bank", [(), (FIRST,), (LAST,), (replace(FIRST, depth=3), LAST)])
def test_without_a_first_or_last_question_there_is_no_plan(bank: tuple[Question, ...]) -> None:
    with pytest.raises(NoPlan, match="names"):
        question_plans.make(bank=bank, minutes=20)


def test_too_little_time_for_first_and_last_is_said() -> None:
    with pytest.raises(NoPlan, match="no time"):
        question_plans.make(bank=(replace(FIRST, minutes=4.0), LAST), minutes=5)


def test_what_others_answered_gives_way_and_what_they_disputed_comes_back() -> None:
    pay, team = (question(1, theme, 2, 4, None) for theme in (Theme.SKILLS, Theme.TEAM))
    bank = (FIRST, LAST, pay, team)

    def first_after(**heard: Heard) -> str:
        wishes = Wishes(heard={pay.key: heard["pay"]} if heard else {})
        plan = question_plans.make(bank=bank, minutes=9, wishes=wishes)
        return asked(plan)[1].key

    assert first_after() == pay.key
    assert first_after(pay=Heard(answers=2)) == team.key
    assert first_after(pay=Heard(answers=2, differed=True)) == pay.key


def test_what_the_seeker_wants_to_learn_comes_first_and_says_so() -> None:
    tools = replace(question(1, Theme.TEAM, 2, 4, None), text="Which registry tools do you use?")
    skills = question(2, Theme.SKILLS, 2, 4, None)
    wishes = Wishes(learn=("how registries learn from wards",))
    plan = question_plans.make(bank=(FIRST, LAST, tools, skills), minutes=9, wishes=wishes)
    assert asked(plan)[1] != tools
    longed = Wishes(learn=("the tool of a trade", "registry work"))
    bank = (FIRST, LAST, replace(tools, theme=Theme.CULTURE), skills)
    plan = question_plans.make(bank=bank, minutes=9, wishes=longed)
    assert plan.questions[1].why == "You want to learn about “tool”."
