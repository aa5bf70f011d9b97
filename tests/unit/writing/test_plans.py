"""L43: a plan of questions, as text and as questions of the bank."""

import itertools

import pytest

from kithwork.domain.messages import MessageContext, MessageKind, Remark, Severity
from kithwork.domain.questions import Question, Scope, Theme
from kithwork.writing import checks, plan_checks
from kithwork.writing.questions import banks, guesses

STORY = "How did you get into testing?"
DAY = "What does a good day look like for you?"
SKILL = "Which skill do newcomers lack most?"
NAMES = "Who else could show me a different side of this?"
DEEP = "What is the hardest part that no advert ever mentions?"
HIRING = "What makes a candidate memorable for you?"
NUMBERS = itertools.count()


def question(
    theme: Theme, *, depth: int = 1, minutes: float = 2.5, names: bool = False
) -> Question:
    """A question of the seeker's own."""
    return Question(
        key=f"own-{next(NUMBERS)}",
        text=f"What about {theme.name.lower()}?",
        theme=theme,
        depth=depth,
        minutes=minutes,
        scope=Scope.PERSON,
        asks_for_names=names,
    )


FIRST = question(Theme.BACK_STORY)
LAST = question(Theme.CLOSING, names=True, minutes=1.0)
MIDDLE = [question(Theme.DAILY_WORK), question(Theme.SKILLS)]


def plan(*lines: str, minutes: int = 20) -> list[tuple[str, Severity]]:
    """What is said of a plan as text."""
    context = MessageContext(minutes=minutes)
    found = checks.check(text="\n".join(lines), kind=MessageKind.PLAN, context=context)
    return [(one.rule, one.severity) for one in found]


def whys(found: tuple[Remark, ...]) -> list[str]:
    """The first words of what is said."""
    assert {one.rule for one in found} <= {"L43"}
    assert all(one.fix for one in found)
    return [" ".join(one.why.split()[:4]) for one in found]


def test_a_good_plan_has_no_remark() -> None:
    assert plan(STORY, DAY, SKILL, DEEP, NAMES) == []
    assert plan_checks.check(questions=[FIRST, *MIDDLE, LAST], minutes=20) == ()


@pytest.mark.parametrize("text", ["", " \n\n", "-\n-"])
def test_a_plan_without_questions_is_blocked(text: str) -> None:
    assert plan(text) == [("L43", Severity.BLOCK)]
    (remark,) = plan_checks.check(questions=[], minutes=20)
    assert remark.severity is Severity.BLOCK


def test_a_plan_without_their_path_or_without_names_wants_mending() -> None:
    assert plan(DAY, SKILL, NAMES) == [("L43", Severity.ERROR)]
    assert plan(STORY, DAY, SKILL) == [("L43", Severity.ERROR)]
    assert whys(plan_checks.check(questions=MIDDLE, minutes=20)) == [
        "Nothing asks how they",
        "Nothing asks whom else",
    ]


@pytest.mark.parametrize(
    "more, minutes, said",
    [
        (3, 20, []),
        (4, 20, []),
        (4, 19, [Severity.WARN]),
        (5, 20, [Severity.WARN]),
        (6, 20, [Severity.WARN]),
        (7, 20, [Severity.ERROR]),
        (7, 30, []),
        (14, 20, [Severity.ERROR]),
        (0, 5, []),
        (0, 3, [Severity.ERROR]),
    ],
)
def test_seven_tenths_of_the_time_may_be_planned(
    more: int, minutes: int, said: list[Severity]
) -> None:
    questions = [FIRST, *(question(Theme.DAILY_WORK) for _ in range(more)), LAST]
    found = plan_checks.check(questions=questions, minutes=minutes)
    assert [one.severity for one in found] == said


def test_exactly_seven_tenths_are_fine() -> None:
    rest = [*MIDDLE, question(Theme.FIT), LAST]
    full = [question(Theme.BACK_STORY, minutes=5.5), *rest]
    assert sum(one.minutes for one in full) == 14.0
    assert plan_checks.check(questions=full, minutes=20) == ()
    over = [question(Theme.BACK_STORY, minutes=6.0), *rest]
    assert len(plan_checks.check(questions=over, minutes=20)) == 1


@pytest.mark.parametrize("place, early", [(0, 1), (1, 1), (2, 0), (3, 0)])
def test_the_deepest_questions_wait_for_the_second_half(place: int, early: int) -> None:
    questions = [FIRST, MIDDLE[0], LAST]
    questions.insert(place, question(Theme.REWARDS, depth=3))
    found = plan_checks.check(questions=questions, minutes=20)
    assert [one.severity for one in found] == [Severity.WARN] * early
    texts = [STORY, DAY, NAMES]
    texts.insert(place, DEEP)
    assert plan(*texts) == [("L43", Severity.WARN)] * early


def test_a_question_that_comes_too_early_is_marked() -> None:
    text = f"{STORY}\n{DEEP}\n{DAY}\n{NAMES}"
    (remark,) = checks.check(text=text, kind=MessageKind.PLAN, context=MessageContext())
    assert text[remark.start : remark.end] == DEEP


@pytest.mark.parametrize("more, said", [(3, 1), (4, 1), (5, 0), (8, 0)])
def test_little_of_a_plan_is_about_hiring(more: int, said: int) -> None:
    few = [question(Theme.SKILLS, minutes=1.0) for _ in range(more)]
    questions = [FIRST, *few[:-1], question(Theme.HIRING, depth=2), LAST]
    assert len(questions) == more + 2
    assert len(plan_checks.check(questions=questions, minutes=30)) == said


def test_hiring_is_seen_in_words_too() -> None:
    assert plan(STORY, HIRING, DAY, NAMES) == [("L43", Severity.WARN)]


def test_fourteen_questions_in_no_order_are_too_many_for_twenty_minutes() -> None:
    """The bad example of practice.md, L43."""
    lines = [DEEP, *(f"How does part {name} of the job go?" for name in "ABCDEFGHIJKLM")]
    weights = [severity for _, severity in plan(*lines)]
    assert weights == [Severity.ERROR] * 3 + [Severity.WARN]


def test_the_time_of_the_chat_counts() -> None:
    lines = [STORY, DAY, SKILL, *(f"How does part {name} go?" for name in "ABC"), NAMES]
    assert plan(*lines, minutes=20) == [("L43", Severity.WARN)]
    assert plan(*lines, minutes=30) == []


def test_each_line_is_checked_as_a_question() -> None:
    found = {rule for rule, _ in plan(STORY, "Is your team hiring?", "What do you earn?", NAMES)}
    assert {"L33", "L36", "L40"} <= found


@pytest.mark.parametrize(
    "text",
    [
        "How did you get into testing?",
        "How did you end up in Porto?",
        "What first drew you to this work?",
        "What led you to move on?",
        "Could you tell me how you started: what brought you here?",
        "Which turning points do you see in your path?",
        "What made you choose nursing?",
        "Where did you start?",
        "When did you know that this was for you?",
        "What was your first job in the field like?",
        "How did one thing lead to the next on your career path?",
        "Why did you choose this field?",
    ],
)
def test_a_question_on_the_path_is_known_by_its_words(text: str) -> None:
    assert guesses.theme(text) is Theme.BACK_STORY


@pytest.mark.parametrize(
    "text",
    [
        "Who else should I talk to?",
        "Whom would you speak to next?",
        "Who should I meet?",
        "Who would you recommend I speak with?",
        "Which two people could I learn from?",
        "Is there anyone else I might ask?",
        "Who do you know in the lab world?",
        "Could you introduce me to somebody in audit?",
        "Whom might I contact about training?",
        "Which other people should I hear?",
        "Could you put me in touch with one of them?",
        "Is there somebody you think I should hear from?",
    ],
)
def test_a_question_for_names_is_known_by_its_words(text: str) -> None:
    assert guesses.asks_for_names(text)
    assert guesses.theme(text) is Theme.CLOSING


@pytest.mark.parametrize(
    "text",
    [
        "Who decides what is tested?",
        "What do people argue about?",
        "Who do you report to?",
        "How do you know a week went well?",
        "Who taught you the most?",
        "Which people thrive there?",
        "How do you introduce a new test?",
        "Whom do you spend most of your day with?",
        "Who works on the next version?",
        "What do other teams expect?",
        "How many people work on one audit?",
        "Who sees the results first?",
    ],
)
def test_what_asks_for_no_names(text: str) -> None:
    assert not guesses.asks_for_names(text)


@pytest.mark.parametrize(
    "text, theme",
    [
        ("What pay is usual for beginners?", Theme.PAY),
        ("How are people hired in your field?", Theme.HIRING),
        ("How do people with families manage?", Theme.LIFE),
        ("Which course would you take today?", Theme.TRAINING),
        ("Which tools do you use?", Theme.SKILLS),
        ("What will technology change?", Theme.TRENDS),
        ("What do customers value?", Theme.MARKET),
        ("How would you describe the culture?", Theme.CULTURE),
        ("How does your team decide?", Theme.TEAM),
        ("How do newcomers find their feet?", Theme.WAYS_IN),
        ("What do you enjoy?", Theme.REWARDS),
        ("What should I read?", Theme.ADVICE),
        ("What told you that it suits you?", Theme.FIT),
        ("What did last week hold?", Theme.DAILY_WORK),
        ("Which drawings do you keep?", None),
    ],
)
def test_a_theme_is_guessed_from_words_or_left_open(text: str, theme: Theme | None) -> None:
    assert guesses.theme(text) is theme


@pytest.mark.parametrize(
    "text, depth",
    [
        ("What is the worst part?", 3),
        ("Which salaries are usual?", 3),
        ("How common is burn-out?", 3),
        ("What do you pay attention to?", None),
        ("What keeps the line running?", None),
    ],
)
def test_only_the_last_depth_is_guessed(text: str, depth: int | None) -> None:
    assert guesses.depth(text) == depth


@pytest.mark.parametrize("known", banks.bank(), ids=lambda known: known.key)
def test_a_question_of_the_bank_is_known_however_it_is_typed(known: Question) -> None:
    typed = f"  {known.text.upper().replace(',', '').rstrip('?')} "
    assert guesses.of_bank(typed) == known
    assert (guesses.theme(typed), guesses.depth(typed)) == (known.theme, known.depth)
    assert (guesses.minutes(typed), guesses.asks_for_names(typed)) == (
        known.minutes,
        known.asks_for_names,
    )


def test_an_unknown_question_takes_the_usual_time() -> None:
    assert guesses.minutes("Which drawings do you keep?") == 2.5
