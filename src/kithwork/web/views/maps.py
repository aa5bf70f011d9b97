"""The map: the network as a picture and as a table, lit ways, and what one more tie changes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kithwork.domain.paths import PathAnswer
from kithwork.domain.what_ifs import WhatIfAnswer
from kithwork.flows import introductions, maps, what_ifs
from kithwork.flows.maps import Filter
from kithwork.store.queries import campaigns
from kithwork.store.queries.maps import Picture, Spot
from kithwork.web import pickers, requests
from kithwork.web.pickers import Picked
from kithwork.web.requests import AuthedRequest
from kithwork.web.templatetags import words
from kithwork.web.templatetags.communities import community
from kithwork.web.views import paths

PAGE = 50
# How warm at least, in per cent: where one word for a warmth ends and the next begins.
LEASTS = (62, 42, 25, 10)
NOBODY_PICKED = Picked()


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """The whole page; htmx gets the table alone."""
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "maps/show.html#table", _table(request))
    answer, met = _answer(request), _met(request)
    context = {
        **_table(request),
        "answer": answer,
        "picked": met,
        "what_if_text": requests.text(request.GET, "what_if", longest=pickers.LONGEST),
        "what_if": _what_if(request, met.person) if met.person else None,
        "targets": campaigns.targets(actor=request.actor),
        "leasts": [(least, words.warmth(least / 100)) for least in LEASTS],
        "communities": maps.communities(actor=request.actor),
        "is_empty": not maps.show(actor=request.actor).spots,
    }
    return render(request, "maps/show.html", context)


def _filter(request: AuthedRequest) -> Filter:
    values = request.GET
    return Filter(
        text=requests.text(values, "text"),
        organisation=requests.text(values, "organisation"),
        tag=requests.text(values, "tag"),
        least=min(100, requests.whole(values, "warmth", default=0)) / 100,
    )


def _table(request: AuthedRequest) -> dict[str, Any]:
    wanted, values = _filter(request), request.GET
    sort = values.get("sort", "")
    sort = sort if sort in maps.SORTS else "warmth"
    number = max(1, requests.whole(values, "page", default=1))
    offset = (number - 1) * PAGE
    found = maps.table(actor=request.actor, wanted=wanted, sort=sort, limit=PAGE, offset=offset)
    return {
        "found": found,
        "wanted": wanted,
        "least": round(wanted.least * 100),
        "sort": sort,
        "number": number,
        "pages": max(1, -(-found.total // PAGE)),
        "first": offset + 1,
        "last": offset + len(found.rows),
    }


def _answer(request: AuthedRequest) -> PathAnswer | None:
    """The ways that the address asks for: to a person, or to one of the campaign's targets."""
    target = requests.identity(request.GET, "target")
    if target is not None:
        return paths.to_target(actor=request.actor, target=target)
    person = requests.identity(request.GET, "person")
    if person is not None:
        return introductions.to_person(actor=request.actor, person=person)
    return None


def _met(request: AuthedRequest) -> Picked:
    if not request.GET.get("what_if"):
        return NOBODY_PICKED
    return pickers.pick(actor=request.actor, values=request.GET, name="what_if")


def _what_if(request: AuthedRequest, person: UUID) -> WhatIfAnswer:
    return what_ifs.knowing(actor=request.actor, person=person)


@require_safe
def way(request: AuthedRequest) -> HttpResponse:
    """The ways to a person or target, as the part of the page beside the map."""
    return render(request, "maps/way.html", {"answer": _answer(request)})


@require_safe
def what_if(request: AuthedRequest) -> HttpResponse:
    """What a tie to a person would change, as the part of the page beside the map."""
    person = requests.identity(request.GET, "person")
    found = _what_if(request, person) if person else None
    targets = campaigns.targets(actor=request.actor)
    return render(request, "maps/what_if.html", {"what_if": found, "targets": targets})


@require_safe
def fits(request: AuthedRequest) -> HttpResponse:
    """The ids of who fits the filter, the warmest first."""
    found = maps.fits(actor=request.actor, wanted=_filter(request))
    return JsonResponse({"people": [str(person) for person in found]})


@require_safe
def data(request: AuthedRequest) -> HttpResponse:
    """The whole picture, by columns. People, organisations and communities go by position."""
    picture = maps.show(actor=request.actor)
    return JsonResponse(
        {
            "me": picture.me,
            "words": words.warmth_words(),
            "places": {
                "id": [str(place.id) for place in picture.places],
                "name": [place.name for place in picture.places],
            },
            "communities": {"name": [community(one) for one in picture.communities]},
            "people": _columns(picture),
            "between": [
                number
                for left, right, warmth in picture.between
                for number in (left, right, _per_cent(warmth))
            ],
        }
    )


def _columns(picture: Picture) -> dict[str, list[Any]]:
    spots = picture.spots
    return {
        "id": [str(spot.id) for spot in spots],
        "name": [spot.name for spot in spots],
        "work": [spot.work for spot in spots],
        "place": [-1 if spot.place is None else spot.place for spot in spots],
        "community": [-1 if spot.community is None else spot.community for spot in spots],
        "warmth": [_per_cent(spot.warmth) for spot in spots],
        "level": [_level(spot) for spot in spots],
        "own": [_per_cent(spot.own) for spot in spots],
        "first": [-1 if spot.first is None else picture.number_of[spot.first] for spot in spots],
        "ties": [spot.ties for spot in spots],
        "silenced": [number for number, spot in enumerate(spots) if spot.silenced],
    }


def _per_cent(warmth: float) -> int:
    """Whole per cent, never 0 for something."""
    return max(1, round(warmth * 100)) if warmth else 0


def _level(spot: Spot) -> int:
    """Which word the warmth of a person has; -1 where there is no way."""
    return words.warmth_level(spot.warmth) if spot.warmth else -1
