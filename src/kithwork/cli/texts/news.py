"""News in words."""

from kithwork.cli import tables
from kithwork.domain.news import NewsPage

NOTHING = (
    "Nothing to tell yet. A talk that somebody's word led to, what came of advice, an answered "
    "goal, a new course: from then on it stands here."
)
NOBODY = "Nobody needs to hear it now: they heard lately, or were told already."


def news(page: NewsPage, *, width: int | None) -> str:
    """What happened, and who should hear of it."""
    if not page.milestones:
        return NOTHING
    rows = [(f"{one.on}", one.title, one.key) for one in page.milestones]
    people = [
        f"{one.name}: {one.milestone.title}. {one.why}\n  kith news tell {one.person}"
        for one in page.proposals
    ]
    more = f"and {page.more} more, when these have heard." if page.more else ""
    return tables.joined(
        tables.draw(heads=("On", "What happened", "Milestone"), rows=rows, width=width),
        f"For whom it matters\n{tables.bullets(people)}" if people else NOBODY,
        more,
    )
