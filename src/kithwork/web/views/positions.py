"""Positions on a person's page: added, edited, removed."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kithwork.domain.errors import Invalid
from kithwork.domain.records import Stay
from kithwork.flows import positions
from kithwork.web.answers import done, removed, undoable
from kithwork.web.forms.people import PositionFields, position_changes
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import people


@require_POST
def add(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Add a position."""
    form = PositionFields(request.POST, auto_id="position_%s")
    if form.is_valid():
        try:
            positions.add(
                actor=request.actor,
                person=person,
                organisation=form.said("organisation"),
                title=form.said("title"),
                stay=Stay(form.said("stay")),
                from_on=form.cleaned_data["first"],
                to_on=form.cleaned_data["to"],
                now=timezone.localtime(),
            )
            return done(request, _("Added."), "person", person)
        except Invalid as error:
            form.refuse(error)
    return people.show_refused(request, person, position=form)


@require_POST
def edit(request: AuthedRequest, person: UUID, position: UUID) -> HttpResponse:
    """Set what was typed of a position."""
    form = PositionFields(request.POST, auto_id="position_%s")
    if form.is_valid():
        try:
            positions.edit(
                actor=request.actor,
                position=position,
                changes=position_changes(form),
                now=timezone.localtime(),
            )
            return done(request, _("Saved."), "person", person)
        except Invalid as error:
            form.refuse(error)
    return people.show_refused(request, person, **{people.form_of(position): form})


@require_POST
def remove(request: AuthedRequest, person: UUID, position: UUID) -> HttpResponse:
    """Take a position away, with undo."""
    positions.remove(actor=request.actor, position=position, now=timezone.localtime())
    back = reverse("person", args=[person])
    notice = removed(_("Position removed."), public_id=position, back=back)
    return undoable(request, notice, "person", person)
