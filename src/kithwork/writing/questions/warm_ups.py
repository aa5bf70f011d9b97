"""Questions for a warm-up: a talk on what somebody loves to do, with no stakes (practice.md F09).

Talking about a hobby with somebody one need not impress is the gentlest practice there is: one
asks, listens, asks on, keeps to the time, and closes, as in every later talk. The questions
follow the same path (how it began, what it is like, both sides, what next), so that a talk about
work feels known. They are no part of the bank.
"""

from math import floor

from kithwork.domain.chats import FEWEST_MINUTES, MOST_MINUTES
from kithwork.domain.errors import Invalid
from kithwork.domain.question_plans import SHARE, PlannedQuestion, QuestionPlan
from kithwork.domain.questions import Question, Scope, Theme

# So many are asked at most; with less time the plan only loses questions, the last first.
MOST_ASKED = 6
# A warm-up on two questions is still one.
FEWEST_ASKED = 2


def _asked(key: str, theme: Theme, text: str, *, names: bool = False) -> Question:
    return Question(f"warm-{key}", text, theme, 1, 2.0, Scope.PERSON, asks_for_names=names)


# In the order to ask, each with why it is asked.
HOBBY: tuple[tuple[Question, str], ...] = (
    (
        _asked("began", Theme.BACK_STORY, "How did you come to do this, of all things?"),
        "Everybody has told this story before, and likes to.",
    ),
    (
        _asked("afternoon", Theme.DAILY_WORK, "What does a good afternoon with it look like?"),
        "It brings pictures instead of opinions.",
    ),
    (
        _asked("best", Theme.REWARDS, "What do you like most about it?"),
        "Now just listen, and ask on about what made their eyes light up.",
    ),
    (
        _asked("hard", Theme.SKILLS, "What was hard at first, and how did you learn it?"),
        "You hear how somebody learns, as later in a talk about work.",
    ),
    (
        _asked("least", Theme.FIT, "What about it could you do without?"),
        "Both sides, asked as kindly as the first.",
    ),
    (
        _asked(
            "others",
            Theme.CLOSING,
            "Who else do you know who loves this as much as you do?",
            names=True,
        ),
        "The question that will close every talk, tried where nothing hangs on it.",
    ),
)
# Which of them stay the longest when time is short: the first, the last, then the others.
_KEPT = (0, 5, 2, 1, 3, 4)


def plan(minutes: int) -> QuestionPlan:
    """A gentle plan for a warm-up of `minutes` (5 to 480); none of its questions is a must.

    Raises Invalid on "minutes" out of range.
    """
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise Invalid("minutes", f"must be {FEWEST_MINUTES} to {MOST_MINUTES}.")
    room = floor(minutes * SHARE / HOBBY[0][0].minutes + 1e-9)
    count = min(MOST_ASKED, max(FEWEST_ASKED, room))
    places = sorted(_KEPT[:count])
    spare = sorted(_KEPT[count:])
    return QuestionPlan(minutes, tuple(map(_planned, places)), tuple(map(_planned, spare)))


def _planned(place: int) -> PlannedQuestion:
    question, why = HOBBY[place]
    return PlannedQuestion(question, must=False, why=why)
