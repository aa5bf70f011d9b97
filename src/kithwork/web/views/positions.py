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
from kithwork.store.queries import people as queries
from kithwork.web.answers import done, removed, reverted, undoable
from kithwork.web.forms.people import PositionFields, position_changes
from kithwork.web.notices import Notice
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
    form = PositionFields(request.POST, auto_id=f"p{position.hex[:8]}_%s")
    if form.is_valid():
        try:
            notice = _edited(request, person, position)
            positions.edit(
                actor=request.actor,
                position=position,
                changes=[*position_changes(form), *_current(request)],
                now=timezone.localtime(),
            )
            return undoable(request, notice, "person", person)
        except Invalid as error:
            form.refuse(error)
    return people.show_refused(request, person, **{people.form_of(position): form})


def _current(request: AuthedRequest) -> list[tuple[str, str]]:
    """Whether it is held now, where an undo says it: the form itself has no such field."""
    found = request.POST.get("current")
    return [("current", found)] if found in {"yes", "no"} else []


def _edited(request: AuthedRequest, person: UUID, position: UUID) -> Notice:
    """A notice whose undo posts back what a position says now."""
    card = queries.show(actor=request.actor, person=person)
    former = next((one for one in card.positions if one.id == position), None)
    if former is None:
        return Notice(_("Saved."))
    fields = {
        "organisation": former.organisation,
        "title": former.title,
        "stay": str(former.stay),
        "first": former.from_on.isoformat() if former.from_on else "",
        "to": former.to_on.isoformat() if former.to_on else "",
        "current": "yes" if former.current else "no",
    }
    there = reverse("edit-position", args=[person, position])
    return reverted(_("Saved."), there, fields)


@require_POST
def remove(request: AuthedRequest, person: UUID, position: UUID) -> HttpResponse:
    """Take a position away, with undo."""
    positions.remove(actor=request.actor, position=position, now=timezone.localtime())
    back = reverse("person", args=[person])
    notice = removed(_("Position removed."), public_id=position, back=back)
    return undoable(request, notice, "person", person)
