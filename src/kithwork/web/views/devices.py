"""Phones: paired at the desk, listed in Settings, revoked from anywhere."""

from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from kithwork.bootstrap import entries
from kithwork.domain.errors import Conflict, Invalid, Refused
from kithwork.flows import devices
from kithwork.store.queries import devices as queries
from kithwork.store.queries import members
from kithwork.web import notices, outside
from kithwork.web.answers import done
from kithwork.web.forms.devices import DeviceName
from kithwork.web.notices import Notice
from kithwork.web.requests import DEVICE, AuthedRequest
from kithwork.web.views import failures
from kithwork.writing import codes

# What a browser calls itself, and what its owner would.
KINDS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"))
LIST = "phones"


def phones(request: AuthedRequest) -> dict[str, object]:
    """What the part of Settings about phones shows."""
    return {
        "devices": queries.listing(actor=request.actor),
        "this_device": request.session.get(DEVICE, ""),
        "outside": settings.OUTSIDE,
        "at_desk": not outside.is_outside(request),
    }


@require_POST
def new(request: AuthedRequest) -> HttpResponse:
    """Make an address that pairs one phone, and show it with its picture."""
    if outside.is_outside(request):
        raise Refused(_("Phones are paired at your desk, not from another phone."))
    if not settings.OUTSIDE:
        raise Conflict(_("No phone can reach this Kithwork yet. Settings says what to do first."))
    secret = entries.PAIRING.make(now=datetime.now(UTC))
    address = settings.OUTSIDE + reverse("pair", args=[secret])
    context = {"address": address, "picture": codes.picture(address)}
    return render(request, "devices/new.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, secret: str) -> HttpResponse:
    """On the phone: ask for its name, and on its answer use the address up and sign in.

    Looking uses nothing up: messengers and scanners look at addresses before people do. The
    secret in the address stands in for a form token, which would cost a session of whoever
    knocks; guard_origin has refused posts that began elsewhere.
    """
    if not outside.is_outside(request) or not entries.PAIRING.is_good(
        secret, now=datetime.now(UTC)
    ):
        return failures.used_pairing(request)
    if request.method != "POST":
        return _ask(request, DeviceName(initial={"name": _kind(request)}))
    form = DeviceName(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    account = auth.authenticate(request, pairing=secret)
    actor = members.actor_of(account=account.pk) if account is not None else None
    if account is None or actor is None:
        return failures.used_pairing(request)
    device = devices.pair(actor=actor, name=form.said("name"), now=timezone.localtime())
    auth.login(request, account)
    request.session[DEVICE] = str(device)
    notices.say(request.session, Notice(_("This phone is paired. Add Kithwork to it as you like.")))
    return redirect("today")


def _ask(request: HttpRequest, form: DeviceName) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "devices/pair.html", {"form": form}, status=status)


def _kind(request: HttpRequest) -> str:
    """What this phone may be called, from what its browser says of itself."""
    said = request.headers.get("User-Agent", "")
    return next((name for sign, name in KINDS if sign in said), _("Phone"))


@require_POST
def rename(request: AuthedRequest, device: UUID) -> HttpResponse:
    """Call a phone something else."""
    name = request.POST.get("name", "")
    try:
        devices.rename(actor=request.actor, device=device, name=name, now=timezone.localtime())
    except Invalid:
        return done(request, _("A phone needs a short name. The old one was kept."), "settings")
    return done(request, _("Renamed."), "settings")


@require_POST
def revoke(request: AuthedRequest, device: UUID) -> HttpResponse:
    """Let a phone in no more, from its next request on."""
    name = queries.row(actor=request.actor, device=device).name
    devices.revoke(actor=request.actor, device=device, now=timezone.localtime())
    if request.session.get(DEVICE) == str(device):
        auth.logout(request)
        return failures.closed(request)
    said = _("“%(name)s” is revoked: it is signed out now. To let it in again, pair it anew.")
    return done(request, said % {"name": name}, "settings")
