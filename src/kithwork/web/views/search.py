"""Find: people, organisations and actions by a few letters, from every page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kithwork.flows import listings
from kithwork.store.queries import organisations
from kithwork.web import actions, requests
from kithwork.web.requests import AuthedRequest

MOST_PEOPLE = 6
MOST_ORGANISATIONS = 4
MOST_ACTIONS = 6


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """The page; htmx gets the list alone, for the field that Ctrl-K opens."""
    text = requests.text(request.GET, "text", longest=200)
    found = {"people": (), "organisations": ()} if not text else _named(request, text)
    context = {"text": text, "actions": actions.fitting(text)[:MOST_ACTIONS], **found}
    part = "#list" if request.htmx and not request.htmx.history_restore_request else ""
    return render(request, f"search/show.html{part}", context)


def _named(request: AuthedRequest, text: str) -> dict[str, object]:
    """Whom and which organisations the words fit."""
    people = listings.people(
        actor=request.actor, now=timezone.localtime(), text=text, sort="warmth", limit=MOST_PEOPLE
    )
    places = organisations.listing(actor=request.actor, text=text, limit=MOST_ORGANISATIONS)
    return {"people": people.rows, "more": people.total - len(people.rows), "organisations": places}
