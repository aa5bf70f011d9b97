"""Review: pairs that may be one person, with what speaks for and against."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.flows import look_alikes
from kithwork.store.queries import look_alikes as queries
from kithwork.web import requests
from kithwork.web.answers import reverted, undoable
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import reversals

PAGE = 10


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """The next few pairs."""
    context = {
        "pairs": queries.listing(actor=request.actor, limit=PAGE),
        "total": queries.count(actor=request.actor),
    }
    return render(request, "reviews/index.html", context)


@require_POST
def merge(request: AuthedRequest) -> HttpResponse:
    """Make the two people one; the undo parts them again."""
    kept, absorbed = requests.both(request.POST)
    look_alikes.merge(actor=request.actor, kept=kept, absorbed=absorbed, now=timezone.localtime())
    undo = reverse("split", args=[kept])
    return undoable(request, reverted(_("Now they are one person."), undo, {}), "reviews")


@require_POST
def keep_apart(request: AuthedRequest) -> HttpResponse:
    """Say that they are two; no import asks again."""
    left, right = requests.both(request.POST)
    look_alikes.keep_apart(actor=request.actor, left=left, right=right, now=timezone.localtime())
    said = _("Kept as two people. You will not be asked again.")
    return undoable(request, reversals.apart(said, left=left, right=right), "reviews")
