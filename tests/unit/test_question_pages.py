"""The page of the question bank holds every question under its theme."""

from checks import question_pages
from kithwork.domain.questions import Scope, Theme
from kithwork.writing.questions import banks

TEXT = question_pages.text()


def test_every_theme_has_a_heading() -> None:
    for theme in Theme:
        assert f"\n## {theme} {banks.chapter(theme).name}\n" in TEXT


def test_every_question_stands_there_once() -> None:
    for question in banks.bank():
        (line,) = [line for line in TEXT.splitlines() if f"`{question.key}`" in line]
        assert question.text in line
        assert ("*(asks for names)*" in line) is question.asks_for_names


def test_every_scope_has_a_word() -> None:
    assert set(question_pages.ABOUT) == set(Scope)
