"""The brief of a chat: one page to read before, to print, and to add homework to."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.briefs import ResearchKind
from kithwork.domain.errors import Invalid
from kithwork.flows import briefs
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import briefs as forms
from kithwork.web.requests import AuthedRequest


@require_safe
def show(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """The brief."""
    return _page(request, chat, forms.Homework(), status=200)


def _page(request: AuthedRequest, chat: UUID, form: forms.Homework, *, status: int) -> HttpResponse:
    brief = briefs.show(actor=request.actor, chat=chat)
    groups = [
        (kind, label, [line for line in brief.research if line.kind is kind])
        for kind, label in forms.KINDS
    ]
    context = {"brief": brief, "chat": brief.chat, "groups": groups, "form": form}
    return render(request, "briefs/show.html", context, status=status)


@require_POST
def note(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Keep a line of homework."""
    form = forms.Homework(request.POST)
    if form.is_valid():
        try:
            briefs.note(
                actor=request.actor,
                chat=chat,
                kind=ResearchKind(form.said("kind")),
                text=form.said("text"),
                source=form.said("source"),
                now=timezone.localtime(),
            )
            return done(request, _("Noted."), "brief", chat)
        except Invalid as error:
            form.refuse(error)
    return _page(request, chat, form, status=422)


@require_POST
def remove(request: AuthedRequest, research: UUID) -> HttpResponse:
    """Take a line of homework away."""
    chat = briefs.remove_note(actor=request.actor, research=research, now=timezone.localtime())
    there = reverse("restore-research", args=[research])
    return undoable(request, reverted(_("Removed."), there, {}), "brief", chat)


@require_POST
def restore(request: AuthedRequest, research: UUID) -> HttpResponse:
    """Bring it back."""
    chat = briefs.restore_note(actor=request.actor, research=research, now=timezone.localtime())
    return done(request, _("Back again."), "brief", chat)
