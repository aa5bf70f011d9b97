"""Follow-ups: done, put off, dropped, each with its way back."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.follow_ups import LONGEST_REASON, FollowUp
from kithwork.flows import follow_ups
from kithwork.store.queries import follow_ups as queries
from kithwork.web import requests
from kithwork.web.answers import done, local, reverted, undoable
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import digests

MOST_DAYS = 365
A_PAGE = 100


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """Whom the seeker owes a word, the soonest due first."""
    now = timezone.localtime()
    pages = max(1, -(-queries.count_waiting(actor=request.actor, now=now) // A_PAGE))
    number = min(pages, max(1, requests.whole(request.GET, "page", default=1)))
    cards = queries.waiting(
        actor=request.actor, now=now, limit=A_PAGE, offset=(number - 1) * A_PAGE
    )
    context = {
        "follow_ups": cards,
        **digests.resting(request, now),
        "number": number,
        "pages": pages,
        "now": now,
        "back": request.get_full_path(),
    }
    return render(request, "follow_ups/index.html", context)


@require_POST
def do(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """It is done."""
    card = follow_ups.do(actor=request.actor, follow_up=follow_up, now=timezone.localtime())
    return _back(request, card, _("Done."))


@require_POST
def drop(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """Let it go, with a reason if one was given."""
    card = follow_ups.drop(
        actor=request.actor, follow_up=follow_up, note=_why(request), now=timezone.localtime()
    )
    return _back(request, card, _("Dropped."))


@require_POST
def postpone(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """Put it off by some days, with a reason if one was given."""
    now = timezone.localtime()
    days = min(MOST_DAYS, max(1, requests.whole(request.POST, "days", default=1)))
    until = now.date() + timedelta(days=days)
    card = follow_ups.postpone(
        actor=request.actor, follow_up=follow_up, until=until, note=_why(request), now=now
    )
    return _back(request, card, _("Put off."))


@require_POST
def reopen(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """Take back what was said of it."""
    follow_ups.reopen(actor=request.actor, follow_up=follow_up, now=timezone.localtime())
    return done(request, _("Open again."), _page(request))


def _why(request: AuthedRequest) -> str:
    return requests.text(request.POST, "why", longest=LONGEST_REASON)


def _back(request: AuthedRequest, card: FollowUp, text: str) -> HttpResponse:
    fields = {"back": request.POST.get("back", "")}
    notice = reverted(text, reverse("reopen-follow-up", args=[card.id]), fields)
    return undoable(request, notice, _page(request))


def _page(request: AuthedRequest) -> str:
    """Where the button was pressed."""
    return local(request.POST.get("back", ""), default=reverse("follow-ups"))
