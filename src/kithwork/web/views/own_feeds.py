"""The seeker's own feed: its part of Settings, and the one page that opens without a session."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.own_feeds import FeedNames
from kithwork.flows import own_feeds
from kithwork.web import requests
from kithwork.web.answers import done
from kithwork.web.middleware import here
from kithwork.web.requests import AuthedRequest

NAME = "kithwork.ics"


def shown(request: AuthedRequest) -> dict[str, object]:
    """What the part of Settings about the feed shows; its address as this browser gets there."""
    feed = own_feeds.show(actor=request.actor)
    address = ""
    if feed is not None and feed.secret:
        address = request.build_absolute_uri(reverse("own-feed", args=[feed.secret]))
    return {"own_feed": feed, "own_feed_address": address, "own_feed_names": list(FeedNames)}


@require_POST
def renew(request: AuthedRequest) -> HttpResponse:
    """Make the address, or a new one: the old one opens nothing any more."""
    former = own_feeds.show(actor=request.actor)
    own_feeds.renew(actor=request.actor, now=timezone.localtime())
    if former is None:
        return done(request, _("Your calendar has an address now."), "settings")
    return done(
        request, _("There is a new address. The old one opens nothing any more."), "settings"
    )


@require_POST
def revoke(request: AuthedRequest) -> HttpResponse:
    """Take the address away."""
    own_feeds.revoke(actor=request.actor, now=timezone.localtime())
    return done(request, _("The address opens nothing any more."), "settings")


@require_POST
def set_names(request: AuthedRequest) -> HttpResponse:
    """Say whether names stand in it."""
    names = requests.state(FeedNames, request.POST.get("names", ""))
    own_feeds.set_names(actor=request.actor, names=names, now=timezone.localtime())
    return done(request, _("Saved. Calendar programs show it when they ask again."), "settings")


@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The feed itself, for whoever has its address: no session, no cookie, nothing else."""
    found = own_feeds.owner(secret)
    if found is None:
        return _private(
            HttpResponse("There is no calendar here.\n", status=404, content_type="text/plain")
        )
    # What writes calendars takes a while to load.
    from kithwork.flows import own_feed_files  # noqa: PLC0415

    actor, names = found
    now = timezone.localtime(timezone.now(), here())
    content = own_feed_files.content(actor=actor, names=names, now=now)
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="{NAME}"'
    answer.headers["ETag"] = etag
    answer = _private(answer)
    return get_conditional_response(request, etag=etag, response=answer) or answer


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
