"""Introductions that the seeker gives: thought of, asked on both sides, made, let go."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.given_introductions import MOVING, Begun, GivenCard
from kithwork.flows import given_introductions, given_letters, listings
from kithwork.store.queries import given_introductions as queries
from kithwork.store.queries import people as people_queries
from kithwork.store.queries.people import PersonRow
from kithwork.web import letters, networks, requests
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import follow_ups as sent_forms
from kithwork.web.forms import given_introductions as forms
from kithwork.web.letters import Typed
from kithwork.web.requests import AuthedRequest

MOST_FOUND = 12
# The messages speak of their channel as an ask does; these go by mail.
BY_MAIL = {"channel": "email"}


@require_safe
@networks.needed
def index(request: AuthedRequest) -> HttpResponse:
    """Those on their way, whom one might introduce, and those that are over."""
    cards = queries.listing(actor=request.actor)
    context = {
        "moving": [card for card in cards if card.state in MOVING],
        "over": [card for card in cards if card.state not in MOVING],
        "found": given_introductions.suggest(actor=request.actor),
    }
    return render(request, "given/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@networks.needed
def begin(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Choose to whom somebody may be introduced: from suggestions, or by a name."""
    if request.method != "POST":
        return _choices(request, person)
    other = requests.identity(request.POST, "other")
    if other is None:
        return _choices(request, person, wrong=_("Choose somebody."))
    try:
        card = given_introductions.begin(
            actor=request.actor, left=person, right=other, now=timezone.localtime()
        )
    except Begun as known:
        return done(request, _("You thought of it before."), "given-introduction", known.given)
    except (Conflict, Invalid) as error:
        return _choices(request, person, wrong=str(error))
    said = _("Say why it would be good for each, then ask both.")
    notice = reverted(said, reverse("drop-given", args=[card.id]), {})
    return undoable(request, notice, "given-introduction", card.id)


def _choices(request: AuthedRequest, person: UUID, *, wrong: str = "") -> HttpResponse:
    text = requests.text(request.GET, "text", longest=200)
    context = {
        "person": people_queries.show(actor=request.actor, person=person),
        "found": given_introductions.suggest(actor=request.actor, person=person),
        "known": queries.of_person(actor=request.actor, person=person),
        "text": text,
        "named": _named(request, person, text) if text else [],
        "wrong": wrong,
    }
    return render(request, "given/new.html", context, status=409 if wrong else 200)


def _named(request: AuthedRequest, person: UUID, text: str) -> list[PersonRow]:
    """Whom a name fits, but for the person themself and whoever must not be written to."""
    now = timezone.localtime()
    found = listings.people(
        actor=request.actor, now=now, text=text, sort="warmth", limit=MOST_FOUND
    )
    rows = [one.row for one in found.rows]
    return [row for row in rows if row.id != person and not row.do_not_contact]


@require_safe
def show(request: AuthedRequest, given: UUID) -> HttpResponse:
    """One of them: both questions, both answers, then the line to both."""
    return page(request, queries.show(actor=request.actor, given=given))


def page(
    request: AuthedRequest,
    card: GivenCard,
    *,
    typed: Typed | None = None,
    whys: forms.Whys | None = None,
    sent: sent_forms.Sent | None = None,
) -> HttpResponse:
    """The page; what was refused or not saved yet stands in its place."""
    drafts = given_letters.drafts(actor=request.actor, given=card.id)
    messages = [letters.to_given(card, draft, typed) for draft in drafts]
    known = {"left_why": card.left.why, "right_why": card.right.why}
    refused = [form for form in (whys, sent, typed and typed.form) if form and form.is_bound]
    context: dict[str, Any] = {
        "given": card,
        "moves": card.state in MOVING,
        "questions": list(zip(card.parties, messages, strict=False)),
        "both": messages[2] if len(messages) > 2 else None,
        "ask": BY_MAIL,
        "whys": whys or forms.whys(card, forms.Whys(initial=known)),
        "without_why": [one for one in card.parties if not one.why],
        "sent": sent or sent_forms.Sent(initial={"on": timezone.localdate()}),
    }
    return render(request, "given/show.html", context, status=422 if refused else 200)


@require_POST
def reword(request: AuthedRequest, given: UUID) -> HttpResponse:
    """Keep why it would be good for each."""
    former = queries.show(actor=request.actor, given=given)
    form = forms.whys(former, forms.Whys(request.POST))
    if form.is_valid():
        given_introductions.reword(
            actor=request.actor, given=given, now=timezone.localtime(), **form.everything()
        )
        fields = {"left_why": former.left.why, "right_why": former.right.why}
        notice = reverted(_("Saved."), reverse("reword-given", args=[given]), fields)
        return undoable(request, notice, "given-introduction", given)
    return page(request, former, whys=form)
