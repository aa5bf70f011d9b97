"""I found something: who helped, the news to each of them, and what I now offer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithwork.domain.errors import Invalid
from kithwork.domain.landed import Landed
from kithwork.flows import landed as flows
from kithwork.flows import reports
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import landed as forms
from kithwork.web.requests import AuthedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AuthedRequest) -> HttpResponse:
    """Before the landing the form of it, after it the notes to everybody who helped."""
    now = timezone.localtime()
    card = flows.show(actor=request.actor, now=now)
    if request.method != "POST":
        return _page(request, card)
    found = forms.Found(request.POST)
    # Once it has landed, the form asks for what was found alone.
    offered = None if card.campaign else forms.Offered(request.POST)
    if found.is_valid() and (offered is None or offered.is_valid()):
        try:
            flows.land(
                actor=request.actor,
                found=found.value(),
                left_out=_left_out(request, card),
                tell=[] if card.campaign else _told(request, card),
                offer=offered.value() if offered else None,
                now=now,
            )
            return _landed(request, card)
        except Invalid as error:
            where = offered if offered and error.field in offered.fields else found
            where.refuse(error)
    return _page(request, card, found=found, **({"offered": offered} if offered else {}))


def _left_out(request: AuthedRequest, card: Landed) -> list[UUID]:
    """Whom the seeker unticked; once it has landed, each note is let go by itself."""
    return [] if card.campaign else _unticked(request, card)


def _landed(request: AuthedRequest, before: Landed) -> HttpResponse:
    if before.campaign:
        return done(request, _("Saved. Notes that you did not change say it."), "landed")
    said = _("Your search is closed. Nothing was sent: each note waits for you.")
    return undoable(request, reverted(said, reverse("undo-landed"), {}), "landed")


def _page(request: AuthedRequest, card: Landed, **bound: Any) -> HttpResponse:
    known = {
        "title": card.found.title,
        "organisation": card.found.organisation,
        "starts_on": card.found.starts_on,
    }
    context: dict[str, Any] = {
        "landed": card,
        "found": forms.Found(initial=known),
        "offered": forms.Offered(initial=forms.of_offer(card.offer)),
        "report": reports.show(actor=request.actor, now=timezone.localtime()),
        "unticked": _unticked(request, card),
        "now": timezone.localtime(),
        "back": reverse("landed"),
        **bound,
    }
    return render(request, "landed/show.html", context, status=422 if bound else 200)


def _unticked(request: AuthedRequest, card: Landed) -> list[UUID]:
    """Whom not to tell, as the form stood when it was refused, or as it was said before."""
    if request.method == "POST":
        told = _told(request, card)
        return [one.helper.person for one in card.news if one.helper.person not in told]
    return [one.helper.person for one in card.news if one.is_left_out]


def _told(request: AuthedRequest, card: Landed) -> list[UUID]:
    ticked = set(request.POST.getlist("tell"))
    return [one.helper.person for one in card.news if str(one.helper.person) in ticked]


@require_POST
def undo(request: AuthedRequest) -> HttpResponse:
    """Take the landing back."""
    flows.take_back(actor=request.actor, now=timezone.localtime())
    return done(request, _("Taken back. Your search is running again."), "campaign")


@require_POST
def offer(request: AuthedRequest) -> HttpResponse:
    """Keep what the seeker offers now."""
    form = forms.Offered(request.POST)
    if form.is_valid():
        try:
            flows.offer(actor=request.actor, offer=form.value(), now=timezone.localtime())
            return done(request, _("Kept. Thank you for passing it on."), "landed")
        except Invalid as error:
            form.refuse(error)
    card = flows.show(actor=request.actor, now=timezone.localtime())
    return _page(request, card, offered=form)
