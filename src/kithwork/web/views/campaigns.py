"""The campaign: brief, targets, fans, and whether it runs."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.campaigns import SearchBrief
from kithwork.domain.errors import Ambiguous, Conflict, Invalid
from kithwork.domain.paths import TargetKind
from kithwork.flows import campaigns, people
from kithwork.store.queries import campaigns as queries
from kithwork.store.queries import fans
from kithwork.web import aims, pickers, requests
from kithwork.web.answers import done, removed, reverted, undoable
from kithwork.web.forms import campaigns as forms
from kithwork.web.forms.plain import PlainForm
from kithwork.web.requests import AuthedRequest


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """The campaign as it stands."""
    return _page(request)


def _page(request: AuthedRequest, **bound: object) -> HttpResponse:
    campaign = queries.current(actor=request.actor)
    brief = campaign.brief if campaign else SearchBrief()
    context: dict[str, object] = {
        "campaign": campaign,
        "brief": forms.Brief(initial=asdict(brief)),
        "target": forms.NewTarget(auto_id="target_%s"),
        "fan": forms.NewFan(auto_id="fan_%s"),
        "fans": fans.listing(actor=request.actor),
        "motivations": forms.MOTIVATIONS,
        **bound,
    }
    refused = any(isinstance(one, PlainForm) for one in bound.values())
    return render(request, "campaign/show.html", context, status=422 if refused else 200)


@require_POST
def set_brief(request: AuthedRequest) -> HttpResponse:
    """Keep a new version of the brief."""
    form = forms.Brief(request.POST)
    if form.is_valid():
        changes = {**form.everything(), "minutes": form.cleaned_data["minutes"]}
        try:
            former = queries.current(actor=request.actor)
            campaigns.set_brief(actor=request.actor, changes=changes, now=timezone.localtime())
            said = _("Saved. New drafts start from this.")
            if former is None:
                return done(request, said, "campaign")
            fields = {name: str(value) for name, value in asdict(former.brief).items()}
            return undoable(request, reverted(said, reverse("set-brief"), fields), "campaign")
        except Invalid as error:
            form.refuse(error)
    return _page(request, brief=form)


@require_POST
def pause(request: AuthedRequest) -> HttpResponse:
    """Rest the search."""
    campaigns.pause(actor=request.actor, now=timezone.localtime())
    said = _("Paused. Nothing is lost; come back when you like.")
    return undoable(request, reverted(said, reverse("resume"), {}), "campaign")


@require_POST
def resume(request: AuthedRequest) -> HttpResponse:
    """Go on with the search."""
    campaigns.resume(actor=request.actor, now=timezone.localtime())
    said = _("Your search is running again.")
    return undoable(request, reverted(said, reverse("pause"), {}), "campaign")


@require_POST
def add_target(request: AuthedRequest) -> HttpResponse:
    """Want to reach somebody, some place or some work."""
    form = forms.NewTarget(request.POST, auto_id="target_%s")
    if form.is_valid():
        name = form.said("name")
        chosen = requests.identity(request.POST, "name_id")
        try:
            aims.add(
                actor=request.actor,
                kind=TargetKind(form.said("kind")),
                name=str(chosen) if chosen and request.POST.get("name_for") == name else name,
                motivation=form.cleaned_data["motivation"],
                now=timezone.localtime(),
            )
            return done(request, _("%(name)s is a target now.") % {"name": name}, "campaign")
        except Invalid as error:
            form.refuse(error)
        except Ambiguous:
            picked = pickers.pick(actor=request.actor, values=request.POST, name="name")
            form.add_error("name", picked.error)
            return _page(request, target=form, target_picked=picked)
        except Conflict as error:
            form.add_error("name", str(error))
    return _page(request, target=form)


@require_POST
def set_motivation(request: AuthedRequest, target: UUID) -> HttpResponse:
    """Say how much a target is wanted."""
    motivation = requests.whole(request.POST, "motivation", default=2)
    campaigns.set_motivation(
        actor=request.actor, target=target, motivation=motivation, now=timezone.localtime()
    )
    if request.htmx:
        # The choice already shows what was chosen.
        return HttpResponse(status=204)
    return redirect(f"{reverse('campaign')}#targets")


@require_POST
def remove_target(request: AuthedRequest, target: UUID) -> HttpResponse:
    """Drop a target, with undo."""
    campaigns.remove_target(actor=request.actor, target=target, now=timezone.localtime())
    notice = removed(_("Target dropped."), public_id=target, back=reverse("campaign"))
    return undoable(request, notice, "campaign")


@require_POST
def add_fan(request: AuthedRequest) -> HttpResponse:
    """Mark a contact, found by name, as a fan."""
    form = forms.NewFan(request.POST, auto_id="fan_%s")
    picked = pickers.pick(actor=request.actor, values=request.POST, name="person")
    if form.is_valid() and picked.person is not None:
        try:
            people.add_fan(actor=request.actor, person=picked.person, now=timezone.localtime())
            said = _("Marked as a fan. Tell them exactly how they can help.")
            return done(request, said, "campaign")
        except Conflict:
            form.add_error("person", _("That is you. Name somebody who is on your side."))
    elif picked.error and form.is_valid():
        form.add_error("person", picked.error)
    return _page(request, fan=form, fan_picked=picked)
