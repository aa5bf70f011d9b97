"""Keep in touch: who is due, who slips away, whom to write to again after years, who helps."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.errors import Invalid
from kithwork.domain.upkeep import Layer
from kithwork.flows import upkeep
from kithwork.store.queries import campaigns, people
from kithwork.store.queries import upkeep as queries
from kithwork.web import requests
from kithwork.web.answers import local, reverted, undoable
from kithwork.web.forms import upkeep as forms
from kithwork.web.requests import AuthedRequest


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """The page."""
    return _page(request)


def _page(request: AuthedRequest, form: forms.SettingsFields | None = None) -> HttpResponse:
    found = upkeep.show(actor=request.actor, now=timezone.localtime())
    context = {
        "upkeep": found,
        "form": form or forms.SettingsFields(initial=forms.known(found.settings)),
        "campaign": campaigns.current(actor=request.actor),
        "back": reverse("upkeep"),
    }
    return render(request, "upkeep/show.html", context, status=422 if form else 200)


@require_POST
def set_up(request: AuthedRequest) -> HttpResponse:
    """Keep how many nudges are wanted, and when none."""
    former = forms.known(queries.settings(actor=request.actor))
    form = forms.SettingsFields(request.POST)
    if form.is_valid():
        now = timezone.localtime()
        try:
            quiet = form.quiet()
            upkeep.set_nudges(actor=request.actor, number=form.cleaned_data["nudges"], now=now)
            upkeep.set_quiet(actor=request.actor, quiet=quiet, now=now)
            notice = reverted(_("Saved."), reverse("set-upkeep"), former)
            return undoable(request, notice, "upkeep")
        except Invalid as error:
            form.refuse(error)
    return _page(request, form)


@require_POST
def write(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Go to the draft of a line to somebody."""
    nudge = upkeep.nudge(actor=request.actor, person=person, now=timezone.localtime())
    return redirect("follow-up", nudge)


@require_POST
def set_layer(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Say how often to be in touch with somebody, or not at all."""
    back = local(request.POST.get("back", ""), default=reverse("person", args=[person]))
    card = people.show(actor=request.actor, person=person)
    value = requests.text(request.POST, "layer")
    layer = Layer(value) if value in set(Layer) else card.layer
    upkeep.set_layer(actor=request.actor, person=person, layer=layer, now=timezone.localtime())
    said = _("Saved.")
    if layer is Layer.NONE:
        said = _("No contact with %(name)s, by choice. Nothing is closed by that.")
    fields = {"layer": card.layer.value, "back": back}
    notice = reverted(said % {"name": card.name}, reverse("set-layer", args=[person]), fields)
    return undoable(request, notice, back)
