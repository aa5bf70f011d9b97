"""The report: what the search brought, in words, pictures and tables."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.reports import Report, Rhythm, Variety
from kithwork.flows import reports
from kithwork.web import plots, weekly_goals
from kithwork.web.answers import done
from kithwork.web.forms.weekly_goals import GoalField
from kithwork.web.plots import Drawing, Item, Series, Strips
from kithwork.web.requests import AuthedRequest
from kithwork.web.templatetags import reports as words
from kithwork.web.templatetags import words as figures

# R is drawn up to here; 1 lies at a third.
MOST_R = 3.0
# The table of the tree; `kith report --json` tells all.
MOST_BRANCHES = 200


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """The whole report."""
    return _page(request)


def _page(request: AuthedRequest, refused: GoalField | None = None) -> HttpResponse:
    found = reports.show(actor=request.actor, now=timezone.localtime())
    goal = weekly_goals.of(request.session)
    context: dict[str, Any] = {
        "report": found,
        "goal": goal,
        "goal_form": refused or GoalField(initial={"asks": goal}),
    }
    if not found.is_empty:
        context |= _pictures(found)
    return render(request, "reports/show.html", context, status=422 if refused else 200)


def _pictures(found: Report) -> dict[str, Any]:
    r = found.growth.r
    return {
        "weeks": _weeks(found.rhythm),
        "most": max(stage.count for stage in found.stages),
        "r_span": plots.span(low=r.low, value=r.value, high=r.high, most=MOST_R),
        "drawing": _drawing(found),
        "kinds": [(kind, str(word)) for kind, word in words.REACHED.items()],
        "branches": found.tree.branches[:MOST_BRANCHES],
        "hidden": max(0, len(found.tree.branches) - MOST_BRANCHES),
        "months": _months(found.varieties),
        "month_rows": _month_rows(found.varieties),
        "replies": (*found.by_footing, *found.by_channel),
    }


def _weeks(rhythm: Rhythm) -> Strips:
    return plots.strips(
        [
            Series("asks", _("Asks"), [week.asks for week in rhythm.weeks]),
            Series("answers", _("Answers"), [week.answers for week in rhythm.weeks]),
            Series("chats", _("Chats"), [week.chats for week in rhythm.weeks]),
            Series("names", _("Names"), [week.names for week in rhythm.weeks]),
        ]
    )


def _drawing(found: Report) -> Drawing:
    return plots.tree(
        [Item(one.who.name, one.depth, one.reached.value, one.below) for one in found.tree.branches]
    )


def _months(varieties: Sequence[Variety]) -> Strips:
    rows = _month_rows(varieties)
    return plots.strips_apart(
        [
            Series(one.by.value, _of(one), [row[1][place] for row in rows])
            for place, one in enumerate(varieties)
        ]
    )


def _of(one: Variety) -> str:
    return f"{words.field(one.by.value)}: {figures.figure(one.kinds)}"


def _month_rows(varieties: Sequence[Variety]) -> list[tuple[Any, tuple[int, ...]]]:
    """Each month with how many kinds of each field had been met by its end."""
    found = [dict(one.months) for one in varieties]
    kinds = [0] * len(found)
    rows = []
    for month in sorted({month for months in found for month in months}):
        kinds = [months.get(month, before) for months, before in zip(found, kinds, strict=True)]
        rows.append((month, tuple(kinds)))
    return rows


@require_POST
def set_goal(request: AuthedRequest) -> HttpResponse:
    """Set out to send so many asks a week, or none in particular."""
    form = GoalField(request.POST)
    if not form.is_valid():
        return _page(request, form)
    weekly_goals.keep(request.session, form.cleaned_data["asks"])
    return done(request, _("Saved for this browser."), "report")
