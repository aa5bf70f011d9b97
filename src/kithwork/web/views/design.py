"""Design: every element on one page, for who builds pages (shown by `make dev` alone)."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kithwork.web.forms.design import Sample
from kithwork.web.requests import AuthedRequest

ROLES = (
    "paper surface sunken ink ink-soft line line-strong accent accent-ink accent-soft "
    "warm warm-soft good good-soft bad bad-soft focus"
).split()
SIZES = ("xxl", "xl", "l", "m", "s", "xs")


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """The page of elements; not there outside development."""
    if not settings.SHOW_DESIGN:
        raise Http404
    wrong = Sample({"name": "", "kind": "a"}, auto_id="wrong_%s")
    context = {"roles": ROLES, "sizes": SIZES, "sample": Sample(), "wrong": wrong}
    return render(request, "design/show.html", context)
