"""The messages of a given introduction, and what became of them, each with its way back."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kithwork.domain.errors import Invalid
from kithwork.domain.given_introductions import Consent, GivenCard, GivenState, Side
from kithwork.flows import given_introductions, given_letters
from kithwork.store.queries import given_introductions as queries
from kithwork.web import letters, requests
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import asks as ask_forms
from kithwork.web.forms import follow_ups as sent_forms
from kithwork.web.letters import Typed
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import given_introductions as pages


def _side(name: str) -> Side:
    try:
        return Side(name)
    except ValueError:
        raise Http404 from None


@require_POST
def save(request: AuthedRequest, given: UUID, side: str) -> HttpResponse:
    """Keep a message as typed; an empty one gives the draft back."""
    to = _side(side)
    form = ask_forms.Letter(request.POST, auto_id=f"{letters.side_key(to)}_%s")
    if form.is_valid():
        try:
            fields = _kept(request, given, to)
            _keep(request, given, to, form.everything())
            notice = reverted(_("Saved."), reverse("save-given", args=[given, side]), fields)
            return undoable(request, notice, "given-introduction", given)
        except Invalid as error:
            form.refuse(error)
    card = queries.show(actor=request.actor, given=given)
    return pages.page(request, card, typed=Typed(letters.side_key(to), form))


def _kept(request: AuthedRequest, given: UUID, side: Side) -> dict[str, str]:
    """A message as it was kept: nothing where it was the draft itself."""
    drafts = given_letters.drafts(actor=request.actor, given=given)
    former = next((one for one in drafts if one.side is side and one.is_typed), None)
    if former is None:
        return {"subject": "", "text": ""}
    return {"subject": former.message.subject, "text": former.message.text}


def _keep(request: AuthedRequest, given: UUID, side: Side, letter: dict[str, str]) -> None:
    given_letters.edit(
        actor=request.actor, given=given, side=side, now=timezone.localtime(), **letter
    )


@require_POST
def check(request: AuthedRequest, given: UUID, side: str) -> HttpResponse:
    """The remarks on a message as typed now; keeps nothing."""
    to, letter = _side(side), requests.letter(request.POST)
    found = given_letters.typed(actor=request.actor, given=given, side=to, **letter)
    key = letters.side_key(to)
    if request.htmx:
        return render(request, "parts/remarks.html", {"remarks": found, "key": key})
    card = queries.show(actor=request.actor, given=given)
    return pages.page(request, card, typed=Typed(key, letters.letter(key, **letter), found))


@require_POST
def mark(request: AuthedRequest, given: UUID, side: str) -> HttpResponse:
    """What one of the two said, or that the line to both has left, with what stands typed."""
    to, letter = _side(side), requests.letter(request.POST)
    card = queries.show(actor=request.actor, given=given)
    if letter["text"]:
        _keep(request, given, to, letter)
    if to is Side.BOTH:
        return _made(request, card)
    party = card.left if to is Side.LEFT else card.right
    consent = requests.state(Consent, request.POST.get("state", ""))
    moved = _marked(request, card.id, party.id, consent)
    fields = {"state": party.consent.value}
    notice = reverted(_said(moved, consent), reverse("mark-given", args=[given, side]), fields)
    return undoable(request, notice, "given-introduction", given)


def _marked(request: AuthedRequest, given: UUID, person: UUID, consent: Consent) -> GivenCard:
    return given_introductions.mark(
        actor=request.actor,
        given=given,
        person=person,
        consent=consent,
        now=timezone.localtime(),
    )


def _said(card: GivenCard, consent: Consent) -> str:
    if card.state is GivenState.AGREED:
        return _("Both said yes. Now write to them both.")
    if consent is Consent.DECLINED:
        return _("Marked. A no is a no: nobody is told more than that it does not come about.")
    return _("Marked.")


def _made(request: AuthedRequest, card: GivenCard) -> HttpResponse:
    form = sent_forms.Sent(request.POST)
    if form.is_valid():
        try:
            given_introductions.make(
                actor=request.actor,
                given=card.id,
                on=form.cleaned_data["on"],
                now=timezone.localtime(),
            )
            said = _("Well done. %(left)s and %(right)s know each other now.")
            names = {"left": card.left.name, "right": card.right.name}
            notice = reverted(said % names, reverse("reopen-given", args=[card.id]), {})
            return undoable(request, notice, "given-introduction", card.id)
        except Invalid as error:
            form.refuse(error)
    return pages.page(request, card, sent=form)


@require_POST
def drop(request: AuthedRequest, given: UUID) -> HttpResponse:
    """Let it go."""
    given_introductions.drop(actor=request.actor, given=given, now=timezone.localtime())
    notice = reverted(_("Let go."), reverse("reopen-given", args=[given]), {})
    return undoable(request, notice, "given-introduction", given)


@require_POST
def reopen(request: AuthedRequest, given: UUID) -> HttpResponse:
    """Take its end back."""
    given_introductions.reopen(actor=request.actor, given=given, now=timezone.localtime())
    return done(request, _("Open again."), "given-introduction", given)
