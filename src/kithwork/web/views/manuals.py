"""Help: the how-tos, the method, the keys."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kithwork.web import manuals
from kithwork.web.requests import AuthedRequest

# With fewer parts a page is seen at a glance.
FEWEST_PARTS = 4


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """All pages of Help, and the keyboard shortcuts."""
    pages = manuals.every()
    context = {
        "steps": [one for one in pages if one.name != manuals.METHOD],
        "reasons": [one for one in pages if one.name == manuals.METHOD],
    }
    return render(request, "help/index.html", context)


@require_safe
def show(request: AuthedRequest, name: str) -> HttpResponse:
    """One page of Help, with a table of contents if it is long."""
    manual = manuals.one(name)
    context = {
        "manual": manual,
        "contents": manual.parts if len(manual.parts) >= FEWEST_PARTS else (),
        "following": manuals.after(manual),
    }
    return render(request, "help/show.html", context)
