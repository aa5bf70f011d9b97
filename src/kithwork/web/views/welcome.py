"""The first run: three questions on one page, then the import."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Ambiguous, Invalid
from kithwork.domain.paths import TargetKind
from kithwork.flows import campaigns, people
from kithwork.flows.workspaces import SEEKER
from kithwork.store.queries import campaigns as campaign_queries
from kithwork.store.queries import people as people_queries
from kithwork.web import aims
from kithwork.web.forms.campaigns import Welcome
from kithwork.web.requests import AuthedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: AuthedRequest) -> HttpResponse:
    """Show the questions, or keep what was answered and lead to the import."""
    if request.method != "POST":
        return render(
            request, "welcome/show.html", {"form": Welcome(initial=_known(request.actor))}
        )
    form = Welcome(request.POST)
    if form.is_valid():
        try:
            _keep(actor=request.actor, form=form, now=timezone.localtime())
            return redirect("import")
        except Invalid as error:
            form.refuse(error)
        except Ambiguous:
            said = _("Several people you know are called that; write more of it.")
            form.add_error("target", said)
    return render(request, "welcome/show.html", {"form": form}, status=422)


def _known(actor: Actor) -> dict[str, object]:
    me = people_queries.me(actor=actor)
    brief = campaign_queries.brief(actor=actor)
    return {
        "name": "" if me.name == SEEKER else me.name,
        "who": brief.who,
        "role": brief.role,
        "field": brief.field,
        "place": brief.place,
        "kind": TargetKind.ORGANISATION,
    }


def _me(actor: Actor) -> UUID:
    return people_queries.find(actor=actor, text=people_queries.ME)


def _keep(*, actor: Actor, form: Welcome, now: datetime) -> None:
    if form.said("name"):
        me, name = _me(actor), form.said("name")
        people.edit(actor=actor, person=me, changes=[("name", name)], now=now)
    brief = {name: form.said(name) for name in ("who", "role", "field", "place")}
    campaigns.set_brief(actor=actor, changes=brief, now=now)
    if form.said("target"):
        kind = TargetKind(form.said("kind"))
        aims.add(actor=actor, kind=kind, name=form.said("target"), now=now)
