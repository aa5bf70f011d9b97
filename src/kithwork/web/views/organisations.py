"""Organisations: one whole, with who is there now and who was before."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithwork.domain.errors import Conflict, Invalid
from kithwork.flows import listings, organisations
from kithwork.store.queries import organisations as queries
from kithwork.store.queries.people import PositionCard
from kithwork.web import answers
from kithwork.web.answers import removed, undoable
from kithwork.web.forms.organisations import OrganisationFields
from kithwork.web.requests import AuthedRequest

MOST_PEOPLE = 200


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AuthedRequest, organisation: UUID) -> HttpResponse:
    """One organisation; a POST edits it."""
    card = queries.show(actor=request.actor, organisation=organisation)
    form = OrganisationFields(
        request.POST if request.method == "POST" else None, initial=asdict(card)
    )
    if request.method == "POST" and form.is_valid():
        # An undo sends back only what was changed, and the name.
        changed = [(n, form.said(n)) for n in form.changed_data if n in request.POST]
        try:
            organisations.edit(
                actor=request.actor,
                organisation=organisation,
                changes=changed,
                released=answers.released(request),
                now=timezone.localtime(),
            )
            there = reverse("organisation", args=[organisation])
            former = {name: str(getattr(card, name)) for name, _text in changed}
            notice = answers.edited(there, form.said("name"), former, typed=card.typed)
            return undoable(request, notice, "organisation", organisation)
        except Invalid as error:
            form.refuse(error)
        except Conflict as error:
            form.add_error("name", str(error))
    context = {"organisation": card, "form": form, **_people(request, card)}
    status = 422 if form.is_bound else 200
    return render(request, "organisations/show.html", context, status=status)


def _people(
    request: AuthedRequest, card: queries.OrganisationCard
) -> dict[str, list[tuple[listings.Listed, PositionCard]]]:
    """Who is there now, and who was, each with the position they had."""
    found = listings.people(
        actor=request.actor,
        now=timezone.localtime(),
        organisation=card.name,
        sort="warmth",
        limit=MOST_PEOPLE,
    )
    there: dict[str, list[tuple[listings.Listed, PositionCard]]] = {"now": [], "before": []}
    for listed in found.rows:
        stays = [one for one in listed.row.positions if one.organisation_id == card.id]
        if stays:
            there["now" if stays[0].current else "before"].append((listed, stays[0]))
    return {"there_now": there["now"], "there_before": there["before"]}


@require_POST
def remove(request: AuthedRequest, organisation: UUID) -> HttpResponse:
    """Take an organisation out of sight, with undo."""
    name = queries.show(actor=request.actor, organisation=organisation).name
    organisations.remove(actor=request.actor, organisation=organisation, now=timezone.localtime())
    back = reverse("organisation", args=[organisation])
    said = _("%(name)s was removed.") % {"name": name}
    notice = removed(said, public_id=organisation, back=back)
    return undoable(request, notice, "people")
