"""The network of many people takes a second to weave: done beside the pages, and said."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec
from uuid import NAMESPACE_OID, uuid5

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kithwork.domain.actors import Actor
from kithwork.domain.works import Progress, WorkKind
from kithwork.store.queries import campaigns, ties
from kithwork.web import running, sayings
from kithwork.web.requests import AuthedRequest
from kithwork.web.running import Work

P = ParamSpec("P")
# A page may take this long before it had better say why.
PATIENCE = 1.5


def begin(*, actor: Actor, now: datetime) -> Work | None:
    """Weave the network beside the pages; None when it is at hand already."""
    if ties.at_hand(actor=actor):
        return None
    work = Work(uuid5(NAMESPACE_OID, f"network of {actor.workspace}"), WorkKind.NETWORK, actor)
    return running.start(work, job=lambda tell: _weave(actor, tell), now=now)


def foresee(*, actor: Actor, now: datetime) -> None:
    """Weave it before a page asks, for a seeker who wants to reach somebody: Today will ask.

    Who has no target yet does not need it, and is spared the memory.
    """
    campaign = campaigns.current(actor=actor)
    if campaign is not None and campaign.targets:
        begin(actor=actor, now=now)


def _weave(actor: Actor, tell: Progress) -> str:
    tell("network", 0, 0)
    ties.arrays(actor=actor)
    return ""


def needed(
    view: Callable[Concatenate[AuthedRequest, P], HttpResponse],
) -> Callable[Concatenate[AuthedRequest, P], HttpResponse]:
    """A view that needs the network: while it is being woven, a page says so and comes again."""

    def shown(request: AuthedRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return awaited(request) or view(request, *args, **kwargs)

    return functools.update_wrapper(shown, view)


def awaited(request: AuthedRequest) -> HttpResponse | None:
    """The page that says that the network is being woven; None once it is at hand."""
    if request.method not in {"GET", "HEAD"} or request.htmx:
        return None
    work = begin(actor=request.actor, now=timezone.localtime())
    if work is None or running.settle(work, seconds=PATIENCE):
        return None
    return render(request, "works/wait.html", {"saying": sayings.SAYINGS[WorkKind.NETWORK]})
