"""Erasing a person for good: asked once, then done, files included."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kithwork.bootstrap import leavings
from kithwork.flows import erasures
from kithwork.store.queries import people as queries
from kithwork.web.answers import done
from kithwork.web.requests import AuthedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Ask whether to erase a person for good, and do it."""
    card = queries.show(actor=request.actor, person=person)
    if request.method != "POST":
        return render(request, "people/erase.html", {"person": card})
    gone = erasures.erase(actor=request.actor, person=person, now=timezone.localtime())
    leavings.forget(gone.chats)
    said = _("%(name)s was erased. Nothing about them is kept here.") % {"name": card.name}
    if gone.entries:
        said += " " + _("What was put into your own calendar is there still; delete it there.")
    return done(request, said, "people")
