"""docs/reference/questions.md: the questions that come with Kithwork, theme by theme."""

from pathlib import Path

from kithwork.domain.questions import Question, Scope
from kithwork.writing.questions import banks

PAGE = "docs/reference/questions.md"
HEAD = """# The questions that come with Kithwork

Written by `make docs` from the question bank itself; do not edit by hand.

Questions to choose from for a chat, by theme. The depth says when: 1 opens a talk, 2 is for its
middle, 3 waits until both are at ease, and never comes before the second half. The minutes are
what a good answer takes; plan at most seven tenths of the time you asked for. Every question
passes [the checker](message-rules.md).
"""
ABOUT = {
    Scope.PERSON: "the person",
    Scope.JOB: "the job",
    Scope.ORGANISATION: "the organisation",
    Scope.INDUSTRY: "the industry",
}
TABLE = "| question | depth | minutes | about | key |\n| --- | --- | --- | --- | --- |"


def pages(_root: Path) -> dict[str, str]:
    """The page."""
    return {PAGE: text()}


def text() -> str:
    """The whole page, theme by theme."""
    return "\n".join([HEAD, *(_section(chapter) for chapter in banks.chapters())])


def _section(chapter: banks.Chapter) -> str:
    lines = [f"## {chapter.theme} {chapter.name}", "", chapter.about, "", TABLE]
    lines += [_row(question) for question in chapter.questions]
    return "\n".join([*lines, ""])


def _row(question: Question) -> str:
    asked = f"{question.text} *(asks for names)*" if question.asks_for_names else question.text
    cells = [asked, str(question.depth), f"{question.minutes:g}", ABOUT[question.scope]]
    return f"| {' | '.join([*cells, f'`{question.key}`'])} |"
