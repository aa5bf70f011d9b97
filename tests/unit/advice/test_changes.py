"""What counts as news of somebody's work, and what is only another way to write it."""

from itertools import permutations

import pytest

from kithwork.advice import changes
from kithwork.advice.changes import Post


def post(place: str, title: str = "engineer", *, current: int = 1) -> Post:
    return Post(place, title, place.title(), title.title(), bool(current))


OLD, NEW = post("contoso"), post("fabrikam", "quality lead")
PAST = post("contoso", current=0)


@pytest.mark.parametrize(
    "before, after, news",
    [
        ([OLD], [NEW, PAST], NEW),
        # Another source says something beside what is known.
        ([OLD], [OLD, NEW], None),
        # Nothing was known before.
        ([], [NEW], None),
        ([PAST], [PAST, NEW], None),
        # The same place, spelt with more words; a title that was not known before.
        ([OLD], [post("contoso deutschland"), PAST], None),
        ([post("contoso", "")], [OLD, post("contoso", "", current=0)], None),
        ([OLD], [post("contoso", "senior engineer"), PAST], None),
        # A new title at the same place.
        ([OLD], [post("contoso", "head of quality"), PAST], post("contoso", "head of quality")),
        # An older file comes late: they were there once.
        ([NEW, PAST], [OLD, post("fabrikam", "quality lead", current=0)], None),
        # Gone, and nowhere new.
        ([OLD], [PAST], None),
    ],
)
def test_news(before: list[Post], after: list[Post], news: Post | None) -> None:
    for known in permutations(before):
        for seen in permutations(after):
            assert changes.news(known, seen) == news
