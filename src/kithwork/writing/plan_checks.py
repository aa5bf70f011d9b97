"""The checker of a question plan whose questions are known (practice.md L43)."""

from collections.abc import Sequence

from kithwork.domain.messages import Remark
from kithwork.domain.questions import Question
from kithwork.writing.rules import plans, remarks


def check(*, questions: Sequence[Question], minutes: int) -> tuple[Remark, ...]:
    """What to mend in a plan (L43 a to f), the most serious first.

    `questions` are those that shall be asked, in their order, without the spares; `minutes` is
    how long the chat is. Their wording is the business of `checks.check`.
    """
    found = plans.of_items([plans.item(question) for question in questions], minutes)
    return tuple(sorted(found, key=lambda one: remarks.ORDER[one.severity]))
