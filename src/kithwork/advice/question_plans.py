"""Which questions to ask in one chat, and in which order (practice.md D31-D35, c-24, L43).

A plan is the beginning of one line of questions: each next one is the most worth asking that
the rules still let in. So the plan of every length is the best of its size, and a shorter talk
only drops questions: what was rehearsed stays (docs/decisions/0015). The rules:

- the questions take at most seven tenths of the minutes (c-24, D35);
- one back-story question is in every plan (A16), and one that asks for names comes last (A20);
- what needs rapport (depth 3) comes in the second half only (D43);
- at most 15 in 100 are about how people are hired (L43f), and none of these needs rapport.

`worth` orders the rest: the theme (A17: paths teach more than "what is it like"), what the
seeker wants to learn (B04, C35), their own questions, and what earlier chats left open or
answered in different ways (F20).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import floor

from kithwork.domain.chats import FEWEST_MINUTES, MOST_MINUTES
from kithwork.domain.errors import Invalid
from kithwork.domain.question_plans import (
    MOST_HIRING,
    SHARE,
    PlannedQuestion,
    QuestionPlan,
    must_asks,
)
from kithwork.domain.questions import Question, Theme, Tiara

# How much a theme is worth by itself, 0..1 [ours; the order follows A16-A18, B04, B21].
WORTH: dict[Theme, float] = {
    Theme.BACK_STORY: 0.80,
    Theme.SKILLS: 0.74,
    Theme.DAILY_WORK: 0.70,
    Theme.REWARDS: 0.66,
    Theme.ADVICE: 0.64,
    Theme.TRENDS: 0.60,
    Theme.WAYS_IN: 0.58,
    Theme.CULTURE: 0.54,
    Theme.FIT: 0.50,
    Theme.TRAINING: 0.48,
    Theme.TEAM: 0.44,
    Theme.MARKET: 0.40,
    Theme.LIFE: 0.36,
    Theme.PAY: 0.34,
    Theme.CLOSING: 0.32,
    Theme.HIRING: 0.30,
}
WANTED, OWN, OPEN_AGAIN, ANSWERED = 0.25, 0.30, 0.15, -0.45
# So many questions of one theme come into the line, the second after other themes had a turn.
MOST_OF_A_THEME = 2
SECOND, SECOND_OF_THE_PATH = -0.30, -0.15
MOST_LEFT_OUT = 8
# A talk goes from small talk over trends and insights to advice, resources and projects (F07).
TURNS = (None, Tiara.TRENDS, Tiara.INSIGHTS, Tiara.ADVICE, Tiara.RESOURCES, Tiara.ASSIGNMENTS)
_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that say nothing of what is asked about.
_PLAIN = frozenset(
    "after again answer around asked because been before being best better between both came come "
    "doing down each ever every find first found getting give given goes going good great hear "
    "hope into just keep kind know last like little long made make many mean might most much need "
    "never next often once only other over part place quite same seem should since take talk tell "
    "than thing through time under until used very want ways week well went while will within "
    "about also been could does field from have here into learn like look more most other people "
    "really should some than that their them there these they think this what when where which "
    "whose with work working works would year years your yours".split()
)


class NoPlan(Invalid):
    """No plan fits: the bank lacks a kind of question that every plan holds, or time is short."""

    def __init__(self, why: str) -> None:
        super().__init__("minutes", why)


@dataclass(frozen=True, slots=True)
class Heard:
    """What earlier chats said to a question: how many answered, and whether they differed."""

    answers: int
    differed: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the seeker wants of a chat: what they hope to learn, and what they heard before.

    `learn` are texts in their own words; `heard` is by the key of a question.
    """

    learn: tuple[str, ...] = ()
    heard: Mapping[str, Heard] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Rated:
    question: Question
    worth: float
    why: str


def make(*, bank: Sequence[Question], minutes: int, wishes: Wishes | None = None) -> QuestionPlan:
    """The plan of a chat of `minutes` (5 to 480) from the questions of `bank`.

    Raises Invalid on "minutes" out of range, NoPlan when no back-story question and closing
    question fit. Of questions of one theme that are worth the same, the earlier in `bank`
    comes first.
    """
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise Invalid("minutes", f"must be {FEWEST_MINUTES} to {MOST_MINUTES}.")
    rated = [_rated(one, wishes or Wishes()) for one in bank]
    line = _line(rated)
    fitting = _fitting(line, minutes)
    taken = {one.question.key for one in line[: must_asks(minutes)]}
    taken |= {one.question.key for one in line[:2]}
    return QuestionPlan(
        minutes=minutes,
        questions=tuple(
            PlannedQuestion(one.question, one.question.key in taken, one.why)
            for one in sorted(line[:fitting], key=_turn)
        ),
        left_out=tuple(
            PlannedQuestion(one.question, must=False, why=one.why)
            for one in line[fitting : fitting + MOST_LEFT_OUT]
        ),
    )


def _fitting(line: Sequence[_Rated], minutes: int) -> int:
    """How many of the line fit; in half minutes, so that sums are exact."""
    room = floor(minutes * SHARE * 2 + 1e-9)
    for count, one in enumerate(line):
        room -= round(one.question.minutes * 2)
        if room < 0:
            if count < 2:
                raise NoPlan("leave no time for a first and a last question; ask for more.")
            return count
    return len(line)


def _line(rated: Sequence[_Rated]) -> list[_Rated]:
    """All that come into question, each next the most worth asking that the rules let in."""
    ordered = sorted(rated, key=_by_worth)
    opening = next((one for one in ordered if _opens(one.question)), None)
    closing = next((one for one in ordered if one.question.asks_for_names), None)
    if opening is None or closing is None:
        raise NoPlan("need a question on their path and one that asks for names; add one.")
    line, waiting = [opening, closing], sorted(_coming(ordered, opening), key=_by_worth)
    while following := next((one for one in waiting if _may_follow(line, one.question)), None):
        waiting.remove(following)
        line.append(following)
    return line


def _opens(question: Question) -> bool:
    return question.theme is Theme.BACK_STORY and question.depth < 3


def _coming(ordered: Iterable[_Rated], opening: _Rated) -> list[_Rated]:
    """What may follow: few of a theme, nothing that closes, no deep question on hiring."""
    count: dict[Theme, int] = {Theme.BACK_STORY: 1}
    found = []
    for one in ordered:
        theme = one.question.theme
        too_deep = theme is Theme.HIRING and one.question.depth == 3
        before = count.get(theme, 0)
        if one is opening or one.question.asks_for_names or too_deep or before == MOST_OF_A_THEME:
            continue
        count[theme] = before + 1
        less = SECOND_OF_THE_PATH if theme is Theme.BACK_STORY else SECOND
        found.append(replace(one, worth=round(one.worth + less, 6)) if before else one)
    return found


def _by_worth(one: _Rated) -> float:
    return -one.worth


def _may_follow(line: Sequence[_Rated], question: Question) -> bool:
    """Whether the rules hold of the line with `question` in it."""
    size = len(line) + 1
    if question.depth == 3:
        deep = sum(one.question.depth == 3 for one in line[2:]) + 1
        # The deep ones and the closing one are the second half of the plan at most.
        return deep + 1 <= size // 2
    if question.theme is Theme.HIRING:
        hiring = sum(one.question.theme is Theme.HIRING for one in line) + 1
        return hiring <= floor(size * MOST_HIRING + 1e-9)
    return True


def _turn(one: _Rated) -> tuple[bool, int, int, float, str]:
    """Where a question is asked: by depth, then in the order of a talk, the closing one last."""
    question = one.question
    opens = question.theme is Theme.BACK_STORY
    place = -1 if opens else TURNS.index(question.tiara)
    return (question.asks_for_names, question.depth, place, -one.worth, question.key)


def _rated(question: Question, wishes: Wishes) -> _Rated:
    """A question with its worth, 0..2, and the strongest reason for it."""
    plain = _CLOSES if question.asks_for_names else _REASONS[question.theme]
    worth, reasons = WORTH[question.theme], [(0.0, plain)]
    for part, reason in _reasons(question, wishes):
        worth += part
        reasons.append((part, reason))
    why = plain if question.asks_for_names else max(reasons, key=lambda one: one[0])[1]
    return _Rated(question, round(worth, 6), why)


def _reasons(question: Question, wishes: Wishes) -> Iterable[tuple[float, str]]:
    if question.source:
        yield OWN, f"Your own question, from {question.source}."
    elif question.key.startswith("own-"):
        yield OWN, "Your own question."
    wanted = _shared(question.text, wishes.learn)
    if wanted:
        yield WANTED, f"You want to learn about “{wanted}”."
    heard = wishes.heard.get(question.key)
    if heard and heard.differed:
        yield OPEN_AGAIN, "Others answered this in different ways: one more view settles it."
    elif heard and heard.answers:
        people = "one person" if heard.answers == 1 else f"{heard.answers} people"
        yield ANSWERED, f"Answered by {people} already; asked again only when there is time."


def _shared(text: str, learn: Iterable[str]) -> str:
    """The first word of what the seeker hopes to learn that the question speaks of."""
    asked = {_stem(word) for word in _words(text)}
    return next((word for line in learn for word in _words(line) if _stem(word) in asked), "")


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _PLAIN]


def _stem(word: str) -> str:
    return word.removesuffix("ing").removesuffix("s")[:7]


_CLOSES = "It closes every talk: each chat is to bring new people."
_REASONS: dict[Theme, str] = {
    Theme.BACK_STORY: "How they got here teaches more than any general question.",
    Theme.DAILY_WORK: "Whether you would like the work shows in an ordinary week.",
    Theme.SKILLS: "It tells which of your skills carry over.",
    Theme.TRAINING: "It tells what is worth studying before you pay for it.",
    Theme.WAYS_IN: "It tells how people really come in.",
    Theme.REWARDS: "Both sides of the work, before it is yours.",
    Theme.CULTURE: "It tells what a place is like from within.",
    Theme.TEAM: "It tells how work is shared and led there.",
    Theme.TRENDS: "Asked as an expert, people like to look ahead.",
    Theme.MARKET: "It shows the place as others see it.",
    Theme.HIRING: "It tells how choices are made there, without asking for one.",
    Theme.PAY: "A range for the kind of work, never their own pay.",
    Theme.FIT: "It holds what you value against the work.",
    Theme.LIFE: "It tells how the work leaves room for the rest.",
    Theme.ADVICE: "Being asked for advice makes people glad to help.",
    Theme.CLOSING: "It rounds the talk off.",
}
