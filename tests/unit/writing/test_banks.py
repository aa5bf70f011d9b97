"""The question bank that ships, and what is said of a file of questions that is wrong."""

from collections import Counter

import pytest

from kithwork.domain.errors import Invalid
from kithwork.domain.questions import Scope, Theme, Tiara
from kithwork.writing.questions import banks
from kithwork.writing.rules import letters

GOOD = """
theme = "T2"
name = "Day-to-day work"
about = "What fills their days."

[[questions]]
key = "t02-good-day"
text = "What does a good day look like?"
depth = 1
minutes = 2.5
scope = "job"
tiara = "insights"
"""


def test_there_are_sixteen_themes_in_their_order() -> None:
    assert [one.theme for one in banks.chapters()] == list(Theme)


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_has_a_name_a_line_and_at_least_eight_questions(theme: Theme) -> None:
    chapter = banks.chapter(theme)
    assert chapter.name
    assert chapter.about.endswith(".")
    assert len(chapter.questions) >= 8
    assert {question.theme for question in chapter.questions} == {theme}


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_offers_more_than_one_depth(theme: Theme) -> None:
    assert len({question.depth for question in banks.chapter(theme).questions}) > 1


def test_the_bank_is_kept_and_holds_every_theme() -> None:
    assert banks.bank() is banks.bank()
    assert len(banks.bank()) == sum(len(one.questions) for one in banks.chapters())


def test_keys_and_texts_are_unique() -> None:
    for counted in (
        Counter(question.key for question in banks.bank()),
        Counter(letters.fold(question.text) for question in banks.bank()),
    ):
        assert [one for one, times in counted.items() if times > 1] == []


def test_questions_are_short_and_end_as_questions() -> None:
    for question in banks.bank():
        assert 4 <= letters.count(question.text) <= 20, question
        assert question.text.endswith("?"), question
        assert question.source == ""


def test_the_back_story_opens_and_the_deep_questions_wait() -> None:
    assert {question.depth for question in banks.chapter(Theme.BACK_STORY).questions} <= {1, 2}
    for theme in (Theme.REWARDS, Theme.PAY, Theme.LIFE):
        deep = [one for one in banks.chapter(theme).questions if one.depth == 3]
        assert len(deep) >= 4


def test_path_and_skills_are_asked_about() -> None:
    """practice.md A18: why this path, and which skills carried them through."""
    texts = {question.key: question.text for question in banks.bank()}
    assert "made you take this" in texts["t01-this-road"]
    assert "carried you through" in texts["t03-carried-you"]


def test_the_usual_themes_are_there() -> None:
    """practice.md B21: training and path, challenges and rewards, culture, more contacts."""
    usual = {Theme.BACK_STORY, Theme.TRAINING, Theme.REWARDS, Theme.CULTURE, Theme.CLOSING}
    assert all(len(banks.chapter(theme).questions) >= 8 for theme in usual)


def test_every_scope_and_every_part_of_a_talk_is_served() -> None:
    """practice.md C30 and F07."""
    scopes = Counter(question.scope for question in banks.bank())
    assert all(scopes[scope] >= 15 for scope in Scope)
    parts = Counter(question.tiara for question in banks.bank())
    assert all(parts[part] >= 4 for part in Tiara)


def test_only_the_closing_asks_for_names() -> None:
    asking = [question for question in banks.bank() if question.asks_for_names]
    assert len(asking) >= 3
    assert {question.theme for question in asking} == {Theme.CLOSING}


def test_a_file_is_read_whole() -> None:
    chapter = banks.read("t02.toml", GOOD)
    (question,) = chapter.questions
    assert (chapter.theme, chapter.name) == (Theme.DAILY_WORK, "Day-to-day work")
    assert (question.key, question.minutes, question.depth) == ("t02-good-day", 2.5, 1)
    assert (question.scope, question.tiara, question.asks_for_names) == (
        Scope.JOB, Tiara.INSIGHTS, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "before, after, field",
    [
        ('theme = "T2"', 'theme = "T17"', "theme"),
        ('theme = "T2"', "", "theme"),
        ('theme = "T2"', "theme = [2]", "theme"),
        ('name = "Day-to-day work"', 'name = ""', "name"),
        ('about = "What fills their days."', "", "about"),
        ("[[questions]]", "[questions]", "questions"),
        ('"t02-good-day"', '"t03-good-day"', "questions[0].key"),
        ('"t02-good-day"', '"t02-Good day"', "questions[0].key"),
        ('"t02-good-day"', '"t02-"', "questions[0].key"),
        ('"t02-good-day"', "7", "questions[0].key"),
        ('"What does a good day look like?"', '"  "', "questions[0].text"),
        ('"What does a good day look like?"', '" What?"', "questions[0].text"),
        ("depth = 1", "depth = 0", "questions[0].depth"),
        ("depth = 1", "depth = 4", "questions[0].depth"),
        ("depth = 1", "depth = true", "questions[0].depth"),
        ("depth = 1", 'depth = "1"', "questions[0].depth"),
        ("depth = 1", "", "questions[0].depth"),
        ("minutes = 2.5", "minutes = 2.3", "questions[0].minutes"),
        ("minutes = 2.5", "minutes = 0.5", "questions[0].minutes"),
        ("minutes = 2.5", "minutes = 4.5", "questions[0].minutes"),
        ("minutes = 2.5", "minutes = nan", "questions[0].minutes"),
        ("minutes = 2.5", "minutes = true", "questions[0].minutes"),
        ('scope = "job"', 'scope = "planet"', "questions[0].scope"),
        ('scope = "job"', 'scope = ["job"]', "questions[0].scope"),
        ('tiara = "insights"', 'tiara = "gold"', "questions[0].tiara"),
        ('tiara = "insights"', 'asks_for_names = "yes"', "questions[0].asks_for_names"),
        ('tiara = "insights"', "colour = 3", "questions[0].colour"),
        ("[[questions]]", "[[questions", "the whole file"),
    ],
)
def test_a_wrong_file_is_told_by_file_and_field(before: str, after: str, field: str) -> None:
    assert before in GOOD
    with pytest.raises(banks.BadBank) as told:
        banks.read("t02.toml", GOOD.replace(before, after))
    assert isinstance(told.value, Invalid)
    assert told.value.file == "t02.toml"
    assert told.value.field == f"t02.toml: {field}"
    assert field in str(told.value)


def test_a_whole_number_of_minutes_will_do() -> None:
    (question,) = banks.read("t02.toml", GOOD.replace("2.5", "3")).questions
    assert question.minutes == 3.0


@pytest.mark.parametrize("rows", ["questions = []", "questions = [1]", 'questions = "none"', ""])
def test_a_file_without_questions_is_told(rows: str) -> None:
    head = GOOD.partition("[[questions]]")[0]
    with pytest.raises(banks.BadBank):
        banks.read("t02.toml", head + rows)
