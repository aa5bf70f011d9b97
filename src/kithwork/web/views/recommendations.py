"""Recommendations: noted on a person's page, and what came of each."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kithwork.domain.errors import Invalid
from kithwork.domain.recommendations import Outcome
from kithwork.flows import recommendations
from kithwork.store.queries import recommendations as queries
from kithwork.web import requests
from kithwork.web.answers import done, removed, reverted, undoable
from kithwork.web.forms import recommendations as forms
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import people


@require_POST
def add(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Note that somebody spoke for the seeker."""
    form = forms.Recommended(request.POST, auto_id="recommended_%s")
    if form.is_valid():
        try:
            recommendations.add(
                actor=request.actor,
                person=person,
                to=form.said("to"),
                matter=form.said("matter"),
                on=form.cleaned_data["on"],
                now=timezone.localtime(),
            )
            return done(request, _("Noted. Say here what comes of it."), "person", person)
        except Invalid as error:
            form.refuse(error)
    return people.show_refused(request, person, recommended=form)


@require_POST
def settle(request: AuthedRequest, recommendation: UUID) -> HttpResponse:
    """Say what came of it."""
    former = queries.row(actor=request.actor, recommendation=recommendation)
    card = recommendations.settle(
        actor=request.actor,
        recommendation=recommendation,
        outcome=requests.state(Outcome, requests.text(request.POST, "outcome")),
        now=timezone.localtime(),
    )
    there = reverse("settle-recommendation", args=[recommendation])
    notice = reverted(_("Noted."), there, {"outcome": former.outcome})
    return undoable(request, notice, "person", card.person)


@require_POST
def remove(request: AuthedRequest, recommendation: UUID) -> HttpResponse:
    """Take one away, noted by mistake."""
    row = queries.row(actor=request.actor, recommendation=recommendation)
    recommendations.remove(
        actor=request.actor, recommendation=recommendation, now=timezone.localtime()
    )
    back = reverse("person", args=[row.person.public_id])
    notice = removed(_("Taken away."), public_id=recommendation, back=back)
    return undoable(request, notice, "person", row.person.public_id)
