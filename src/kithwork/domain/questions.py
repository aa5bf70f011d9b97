"""A question for a chat, and the theme it belongs to (practice.md, part d)."""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """What a question is about. The names are those of practice.md, part (d)."""

    BACK_STORY = "T1"
    DAILY_WORK = "T2"
    SKILLS = "T3"
    TRAINING = "T4"
    WAYS_IN = "T5"
    REWARDS = "T6"
    CULTURE = "T7"
    TEAM = "T8"
    TRENDS = "T9"
    MARKET = "T10"
    HIRING = "T11"
    PAY = "T12"
    FIT = "T13"
    LIFE = "T14"
    ADVICE = "T15"
    CLOSING = "T16"


class Tiara(StrEnum):
    """The part a question plays in a talk: trends, insights, advice, resources, assignments.

    Trends and insights treat the other as an expert, advice and resources as a guide
    (practice.md F07).
    """

    TRENDS = "trends"
    INSIGHTS = "insights"
    ADVICE = "advice"
    RESOURCES = "resources"
    ASSIGNMENTS = "assignments"


class Scope(StrEnum):
    """Whose answer it is: this person's, any holder's of the job, the place's, the industry's."""

    PERSON = "person"
    JOB = "job"
    ORGANISATION = "organisation"
    INDUSTRY = "industry"


# Depths: 1 opens a talk, 2 is for its middle, 3 waits until both are at ease (practice.md D43).
FIRST_DEPTH, LAST_DEPTH = 1, 3


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank, or the seeker's own.

    `key` names it for good: the bank's begin with their theme ("t01-..."), the seeker's own
    with "own-". `minutes` is how long a good answer takes, in half minutes' steps, 0.5 to 6.
    `asks_for_names` marks the one that asks whom else to meet (practice.md A20); one of
    these closes every plan. `source` says where a seeker's own question came from.
    """

    key: str
    text: str
    theme: Theme
    depth: int
    minutes: float
    scope: Scope
    tiara: Tiara | None = None
    asks_for_names: bool = False
    source: str = ""
