"""The week, and what was missed while nobody looked."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain import weeks
from kithwork.domain.digests import Digest, SaidKind
from kithwork.domain.errors import Invalid, NotFound
from kithwork.domain.weeks import IsoWeek
from kithwork.flows import digests, follow_ups
from kithwork.store.queries import follow_ups as queries
from kithwork.web import requests, weekly_goals
from kithwork.web.answers import done
from kithwork.web.requests import AuthedRequest
from kithwork.writing import digests as texts

A_PAGE = 50
# How many duties a day, or the late, show on the page of a week; their own pages hold all.
MOST_SHOWN = 12


@require_safe
def week(request: AuthedRequest, week: str = "") -> HttpResponse:
    """The present week, or the one named."""
    now = timezone.localtime()
    wanted = _named(week) or weeks.of(now.date())
    found = digests.week(actor=request.actor, now=now, of=wanted)
    context = {
        "digest": found,
        "is_present": wanted == weeks.of(now.date()),
        "met": sum(one.is_first for one in found.talks) + len(found.encounters),
        "learned": [(kind.value, found.of_kind(kind)) for kind in SaidKind],
        "deeds": bool(found.thanked or found.kept or found.done or found.introduced),
        "late": found.late[:MOST_SHOWN],
        "more_late": max(0, len(found.late) - MOST_SHOWN),
        "ahead": [one for one in found.ahead if one.chats or one.follow_ups],
        "goal": weekly_goals.of(request.session),
        "now": now,
        "back": request.path,
    }
    return render(request, "digests/week.html", context)


@require_safe
def text(request: AuthedRequest) -> HttpResponse:
    """The week as a text file (Markdown)."""
    found = _asked_for(request)
    content = texts.markdown(found, clock=timezone.get_current_timezone())
    return _file(content, "text/markdown", f"week-{found.week.label}.md")


@require_safe
def sheet(request: AuthedRequest) -> HttpResponse:
    """The week as one page that needs nothing else (HTML)."""
    found = _asked_for(request)
    content = texts.html(found, clock=timezone.get_current_timezone())
    return _file(content, "text/html", f"week-{found.week.label}.html")


def _asked_for(request: AuthedRequest) -> Digest:
    of = _named(requests.text(request.GET, "of", longest=20))
    return digests.week(actor=request.actor, now=timezone.localtime(), of=of)


def _named(text: str) -> IsoWeek | None:
    """The week of a name in an address; one that is none has no page."""
    if not text:
        return None
    try:
        return weeks.named(text)
    except Invalid as error:
        raise NotFound(str(error)) from None


def _file(content: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content.encode(), content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
def missed(request: AuthedRequest) -> HttpResponse:
    """What waits since more than two days ago, the oldest first, and what was put off."""
    now = timezone.localtime()
    found = digests.missed(actor=request.actor, now=now)
    pages = max(1, -(-len(found) // A_PAGE))
    number = min(pages, max(1, requests.whole(request.GET, "page", default=1)))
    context = {
        "missed": found[(number - 1) * A_PAGE : number * A_PAGE],
        "total": len(found),
        "calm": sum(not one.presses for one in found),
        **resting(request, now),
        "number": number,
        "pages": pages,
        "now": now,
        "back": request.get_full_path(),
    }
    return render(request, "digests/missed.html", context)


def resting(request: AuthedRequest, now: datetime) -> dict[str, object]:
    """What digests/resting.html shows: what was put off, each with the way back."""
    found = queries.resting(actor=request.actor, now=now)
    every = queries.count_resting(actor=request.actor, now=now)
    return {"resting": found, "more_resting": every - len(found)}


@require_POST
def postpone_missed(request: AuthedRequest) -> HttpResponse:
    """Put off until tomorrow what presses on nobody; each can be opened again by itself."""
    now = timezone.localtime()
    until = now.date() + timedelta(days=1)
    moved = follow_ups.postpone_missed(actor=request.actor, until=until, now=now)
    if not moved:
        return done(
            request, _("Nothing was put off: somebody waits for all that is left."), "missed"
        )
    said = ngettext(
        "%(number)s was put off until tomorrow. Below you can open it again.",
        "%(number)s were put off until tomorrow. Below you can open each again.",
        len(moved),
    )
    return done(request, said % {"number": len(moved)}, f"{reverse('missed')}#resting")
