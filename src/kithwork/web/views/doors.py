"""The way in, and the two pages that say whether the server lives."""

from django.contrib import auth
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kithwork.store.queries import members
from kithwork.web import networks, outside
from kithwork.web.views import failures


@require_GET
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Use the printed secret up and sign in; the page then moves on by itself.

    It is a page and no redirect: a strict cookie is not sent along a redirect that began
    elsewhere (docs/decisions/0009). HEAD is refused, so that nothing uses it up unseen.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", "") or outside.is_outside(request):
        return failures.closed(request)
    account = auth.authenticate(request, entry=secret)
    if account is None:
        response = failures.used_entry(request)
    else:
        auth.login(request, account)
        # What the first pages need of a large network is begun before they ask for it.
        actor = members.actor_of(account=account.pk)
        if actor is not None:
            networks.foresee(actor=actor, now=timezone.localtime())
        response = render(request, "doors/enter.html")
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django passes it)
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_GET
def readyz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django passes it)
    """The database answers, too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
