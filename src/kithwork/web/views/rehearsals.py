"""A chat rehearsed aloud: one thing at a time with a script, the whole list without."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithwork.domain.errors import Invalid
from kithwork.domain.rehearsals import OPENING
from kithwork.flows import rehearsals
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import rehearsals as forms
from kithwork.web.requests import AuthedRequest

# The one page that may listen, and play a recording that stays in the browser.
PLAYS = {"media-src": ["blob:"]}
LISTENS = "camera=(), geolocation=(), microphone=(self)"


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """What to say aloud; a POST keeps how it went."""
    form = forms.Rehearsal(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            spoken = form.spoken(request.POST.getlist("hesitated"))
            kept = rehearsals.keep(
                actor=request.actor, chat=chat, spoken=spoken, now=timezone.localtime()
            )
            there = reverse("forget-rehearsal", args=[kept.id])
            return undoable(request, reverted(_("Kept. Well done."), there, {}), "chat", chat)
        except Invalid as error:
            form.refuse(error)
    script = rehearsals.script(actor=request.actor, chat=chat)
    context = {
        "script": script,
        "chat": script.chat,
        "form": form,
        "opening": OPENING,
        "steps": forms.STEPS,
    }
    status = 422 if form.is_bound else 200
    answer = render(request, "rehearsals/show.html", context, status=status)
    answer.headers["Permissions-Policy"] = LISTENS
    setattr(answer, "_csp_update", PLAYS)  # noqa: B010 (where django-csp looks for it)
    return answer


@require_POST
def forget(request: AuthedRequest, rehearsal: UUID) -> HttpResponse:
    """Take a rehearsal away."""
    chat = rehearsals.forget(actor=request.actor, rehearsal=rehearsal, now=timezone.localtime())
    return done(request, _("Taken away."), "chat", chat)
