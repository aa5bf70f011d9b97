"""Ties: "Maria knows Li", and how strong the seeker says a tie is."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithwork.domain.errors import Conflict, Invalid
from kithwork.flows import ties
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import ties as queries
from kithwork.store.queries.ties import TieCard
from kithwork.web import pickers, requests
from kithwork.web.answers import removed, reverted, undoable
from kithwork.web.forms.ties import NewTie, TieFields
from kithwork.web.notices import Notice
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import people


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AuthedRequest) -> HttpResponse:
    """Say that two people know each other; a name that fits several asks which."""
    if request.method != "POST":
        return render(request, "ties/new.html", {"form": NewTie(initial=_named(request))})
    form = NewTie(request.POST)
    picked = {
        name: pickers.pick(actor=request.actor, values=request.POST, name=name)
        for name in ("left", "right")
    }
    if form.is_valid():
        left, right = picked["left"].person, picked["right"].person
        if left is not None and right is not None:
            try:
                return _added(request, form, left, right)
            except Invalid as error:
                form.refuse(error)
            except Conflict as error:
                form.add_error(None, str(error))
    for name, found in picked.items():
        if found.error and request.POST.get(name):
            form.add_error(name, found.error)
    return render(request, "ties/new.html", {"form": form, "picked": picked}, status=422)


def _named(request: AuthedRequest) -> dict[str, str]:
    """The first person, when a page already knows them."""
    person = requests.identity(request.GET, "person")
    if person is None:
        return {}
    return {"left": people_queries.contact(actor=request.actor, person=person).name}


def _added(request: AuthedRequest, form: NewTie, left: UUID, right: UUID) -> HttpResponse:
    strength = form.said("strength")
    former = queries.between(actor=request.actor, left=left, right=right)
    tie = ties.add(
        actor=request.actor,
        left=left,
        right=right,
        strength=float(strength) if strength else None,
        why=form.said("why"),
        now=timezone.localtime(),
    )
    one, other = (
        people_queries.contact(actor=request.actor, person=person).name for person in (left, right)
    )
    text = _("%(one)s and %(other)s know each other.") % {"one": one, "other": other}
    notice = said(text, former, person=left, other=right, tie=tie)
    return undoable(request, notice, "person", right)


@require_POST
def edit(request: AuthedRequest, person: UUID, other: UUID) -> HttpResponse:
    """Overrule or describe the tie of two people; one that a group gives becomes the seeker's."""
    # A strength between those offered is one that was set elsewhere, and may stay.
    typed = {"strength": requests.text(request.POST, "strength", longest=10)}
    form = TieFields(request.POST, auto_id=f"t{other.hex[:8]}_%s", initial=typed)
    if form.is_valid():
        now = timezone.localtime()
        former = queries.between(actor=request.actor, left=person, right=other)
        try:
            tie = requests.identity(request.POST, "tie") or ties.add(
                actor=request.actor, left=person, right=other, now=now
            )
            ties.edit(actor=request.actor, tie=tie, changes=form.everything().items(), now=now)
            notice = said(_("Saved."), former, person=person, other=other, tie=tie)
            return undoable(request, notice, "person", person)
        except Invalid as error:
            form.refuse(error)
    return people.show_refused(request, person, **{people.form_of(other): form})


def said(text: str, former: TieCard | None, *, person: UUID, other: UUID, tie: UUID) -> Notice:
    """A notice whose undo brings back what was said of a tie, or takes a new one away."""
    if former is None:
        return reverted(text, reverse("remove-tie", args=[person, tie]), {})
    strength = former.strength_typed
    fields = {
        "tie": str(tie),
        "strength": "" if strength is None else f"{strength:g}",
        "origin": str(former.origin),
        "met": former.met_on.isoformat() if former.met_on else "",
        "connected": former.connected_on.isoformat() if former.connected_on else "",
        "why": former.why,
    }
    return reverted(text, reverse("edit-tie", args=[person, other]), fields)


@require_POST
def remove(request: AuthedRequest, person: UUID, tie: UUID) -> HttpResponse:
    """Take a tie away, with undo."""
    ties.remove(actor=request.actor, tie=tie, now=timezone.localtime())
    notice = removed(_("Tie removed."), public_id=tie, back=reverse("person", args=[person]))
    return undoable(request, notice, "person", person)
