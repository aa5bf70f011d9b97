"""News: what happened, and one word at a time to those for whom it matters."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.flows import news
from kithwork.web import requests
from kithwork.web.answers import done
from kithwork.web.requests import AuthedRequest


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """What happened lately, and who should hear of it now."""
    page = news.show(actor=request.actor, now=timezone.localtime())
    return render(request, "news/index.html", {"page": page})


@require_POST
def tell(request: AuthedRequest) -> HttpResponse:
    """Draft the message to somebody, and go there."""
    person = requests.identity(request.POST, "person")
    if person is None:
        return redirect("news")
    card = news.tell(
        actor=request.actor,
        person=person,
        milestone=requests.text(request.POST, "milestone", longest=80),
        now=timezone.localtime(),
    )
    said = _("Drafted for %(name)s. Nothing is sent by itself.") % {"name": card.name}
    return done(request, said, "follow-up", card.id)
