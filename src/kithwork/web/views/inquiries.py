"""Things to look into: done or dropped, each with its way back."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kithwork.flows import inquiries
from kithwork.web.answers import done, local, reverted, undoable
from kithwork.web.requests import AuthedRequest


@require_POST
def do(request: AuthedRequest, inquiry: UUID) -> HttpResponse:
    """It was looked into."""
    inquiries.do(actor=request.actor, inquiry=inquiry, now=timezone.localtime())
    return _back(request, inquiry, _("Done."))


@require_POST
def drop(request: AuthedRequest, inquiry: UUID) -> HttpResponse:
    """Let it go."""
    inquiries.drop(actor=request.actor, inquiry=inquiry, now=timezone.localtime())
    return _back(request, inquiry, _("Dropped."))


@require_POST
def reopen(request: AuthedRequest, inquiry: UUID) -> HttpResponse:
    """Take that back."""
    inquiries.reopen(actor=request.actor, inquiry=inquiry, now=timezone.localtime())
    return done(request, _("Open again."), _page(request))


def _back(request: AuthedRequest, inquiry: UUID, text: str) -> HttpResponse:
    fields = {"back": request.POST.get("back", "")}
    notice = reverted(text, reverse("reopen-inquiry", args=[inquiry]), fields)
    return undoable(request, notice, _page(request))


def _page(request: AuthedRequest) -> str:
    """Where the button was pressed."""
    return local(request.POST.get("back", ""), default=reverse("learned"))
