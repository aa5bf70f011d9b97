"""A new ask: whom, through whom and how; a POST drafts it."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kithwork.domain.asks import AskCard, Channel, channel_to
from kithwork.domain.errors import Invalid
from kithwork.domain.paths import TargetKind
from kithwork.flows import asks
from kithwork.flows.asks import Wish
from kithwork.store.queries import people as people_queries
from kithwork.web import networks, pickers, requests
from kithwork.web.forms import asks as forms
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import paths


@require_http_methods(["GET", "HEAD", "POST"])
@networks.needed
def new(request: AuthedRequest) -> HttpResponse:
    """Choose whom to ask, through whom and how; a POST drafts."""
    if request.method != "POST":
        form = forms.NewAsk(initial=_named(request))
        return render(request, "asks/new.html", {"form": form})
    ids = _ids(request)
    form = forms.NewAsk(request.POST)
    picked = {} if ids else _picked(request)
    if ids is None and form.is_valid():
        ids = _chosen(form, picked)
    if ids is not None:
        card = _draft(request, *ids)
        return redirect("ask", card.id)
    return render(request, "asks/new.html", {"form": form, "picked": picked}, status=422)


def _named(request: AuthedRequest) -> dict[str, str]:
    """What a page that led here knows already."""
    known: dict[str, str] = {}
    target = requests.identity(request.GET, "target")
    if target is not None:
        answer = paths.to_target(actor=request.actor, target=target)
        known = {"about": answer.ask_about, "about_kind": answer.ask_about_kind}
    for name in ("person", "via"):
        person = requests.identity(request.GET, name)
        if person is not None:
            known[name] = people_queries.contact(actor=request.actor, person=person).name
    return known


Ids = tuple[UUID, tuple[UUID, ...]]


def _ids(request: AuthedRequest) -> Ids | None:
    """The persons when a button names them by their ids; None when they were typed."""
    try:
        person = UUID(request.POST.get("person", ""))
        return person, tuple(UUID(one) for one in request.POST.getlist("via") if one)
    except ValueError:
        return None


def _picked(request: AuthedRequest) -> dict[str, pickers.Picked]:
    return {
        name: pickers.pick(actor=request.actor, values=request.POST, name=name)
        for name in ("person", "via")
    }


def _chosen(form: forms.NewAsk, picked: Mapping[str, pickers.Picked]) -> Ids | None:
    """The persons whom the typed names mean; None after saying at each field why not."""
    for name, found in picked.items():
        if found.error and (name == "person" or form.said(name)):
            form.add_error(name, found.error)
    if form.said("about") and form.said("via"):
        form.add_error("via", _("Leave this empty when you ask somebody who they know."))
    person, via = picked["person"].person, picked["via"].person
    if person is None or form.errors:
        return None
    return person, (via,) if via else ()


def _draft(request: AuthedRequest, person: UUID, via: tuple[UUID, ...]) -> AskCard:
    now, about = timezone.localtime(), requests.text(request.POST, "about", longest=300)
    # An introducer is written to first.
    wish = Wish(channel=_channel(request, via[0] if via else person))
    if about:
        return asks.draft_who_do_you_know(
            actor=request.actor,
            person=person,
            place=about,
            kind=_kind(request),
            wish=wish,
            now=now,
        )
    return asks.draft(actor=request.actor, person=person, via=via, wish=wish, now=now)


def _kind(request: AuthedRequest) -> TargetKind:
    try:
        return TargetKind(request.POST.get("about_kind") or TargetKind.ORGANISATION)
    except ValueError:
        raise Invalid("about_kind", _("is none of the things one can ask about.")) from None


def _channel(request: AuthedRequest, reader: UUID) -> Channel:
    """The channel chosen, or else what reaches `reader` by the addresses known."""
    chosen = request.POST.get("channel")
    if not chosen:
        card = people_queries.show(actor=request.actor, person=reader)
        return channel_to({address.kind for address in card.addresses})
    try:
        return Channel(chosen)
    except ValueError:
        raise Invalid("channel", _("is none of the ways a message can travel.")) from None
