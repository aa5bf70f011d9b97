"""Asks: listed, framed, edited with the checker beside them, marked by hand."""

from typing import Any
from uuid import UUID

from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain import asks as rules
from kithwork.domain.asks import LONGEST_TEXT, WANTED, AskCard, AskState, Channel
from kithwork.domain.errors import Invalid
from kithwork.flows import asks, messages, people, workspaces
from kithwork.flows.asks import Wish
from kithwork.store.queries import asks as queries
from kithwork.store.queries import campaigns, chats
from kithwork.store.queries import people as people_queries
from kithwork.store.queries.asks import NoSuchAsk
from kithwork.web import letters, requests
from kithwork.web.answers import removed, reverted, undoable
from kithwork.web.forms import asks as forms
from kithwork.web.letters import Typed
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import reversals

# What waits for the seeker first, what waits for others next, what is settled last.
SHOWN = (
    AskState.DRAFTED,
    AskState.SENT,
    AskState.SILENT,
    AskState.LATER,
    AskState.YES,
    AskState.NO,
)
MOVED = {
    AskState.SENT: gettext_lazy("Marked as sent. Give them a week."),
    AskState.YES: gettext_lazy("A yes! Suggest two or three times that suit them."),
    AskState.LATER: gettext_lazy("Marked. It comes back to you in a month."),
    AskState.NO: gettext_lazy("Marked. A no is an answer, too; it is rarely about you."),
    AskState.SILENT: gettext_lazy("Marked. Silence is common; one friendly line later is enough."),
}


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """Asks by state, and introductions."""
    cards = asks.listing(actor=request.actor)
    context = {
        "groups": [(state, [card for card in cards if card.state is state]) for state in SHOWN],
        "any": bool(cards),
        "introductions": queries.introductions(actor=request.actor),
    }
    return render(request, "asks/index.html", context)


@require_safe
def show(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """One ask with its messages; the id of an introduction leads to the ask it is part of."""
    try:
        return page(request, asks.show(actor=request.actor, ask=ask))
    except NoSuchAsk:
        row = queries.introduction(actor=request.actor, introduction=ask)
        return redirect("ask", queries.introduction_card(row).ask)


def page(
    request: AuthedRequest,
    card: AskCard,
    *,
    typed: Typed | None = None,
    frame: forms.Frame | None = None,
) -> HttpResponse:
    """The page; `typed` or `frame` holds what was refused or not saved yet, in its place."""
    frame = frame or forms.Frame(auto_id="frame_%s", initial=_frame(request, card))
    context: dict[str, Any] = {
        "ask": card,
        "is_chat": card.purpose is rules.Purpose.CHAT,
        "introductions": [letters.to_introducer(card, one, typed) for one in card.introductions],
        "message": letters.to_person(card, typed),
        "frame": frame,
        "wanted": _wanted(request, card, frame),
        "others": [frame[name] for name in WANTED if name not in card.missing],
        "editable": card.state is AskState.DRAFTED,
        "agreed": _agreed(request, card),
        "longest": LONGEST_TEXT.get(card.channel),
    }
    refused = frame.is_bound or (typed is not None and typed.form.is_bound)
    return render(request, "asks/show.html", context, status=422 if refused else 200)


def _agreed(request: AuthedRequest, card: AskCard) -> UUID | None:
    """The chat that its reader said yes to before, so that nobody asks for it twice."""
    if card.state is not AskState.DRAFTED or card.purpose is not rules.Purpose.CHAT:
        return None
    return chats.agreed_with(actor=request.actor).get(card.person)


def _wanted(request: AuthedRequest, card: AskCard, frame: forms.Frame) -> list[BoundField]:
    """What the page asks for: the seeker's name where it is not known, then the card's gaps."""
    name = people_queries.me(actor=request.actor).name
    unnamed = [] if workspaces.signed(name) else [frame["name"]]
    return unnamed + [frame[name] for name in WANTED if name in card.missing]


def _me(request: AuthedRequest) -> UUID:
    return people_queries.find(actor=request.actor, text=people_queries.ME)


def _frame(request: AuthedRequest, card: AskCard) -> dict[str, object]:
    """The card's own words, else the brief's."""
    brief = campaigns.brief(actor=request.actor)
    known = {"who": brief.who, "why": brief.why, "learn": brief.learn}
    return {**known, **(card.card or {}), "channel": card.channel, "minutes": card.minutes}


@require_POST
def save(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Keep the text as typed."""
    form = forms.Letter(request.POST, auto_id="text_%s")
    if form.is_valid():
        try:
            former = asks.show(actor=request.actor, ask=ask)
            asks.edit(actor=request.actor, ask=ask, now=timezone.localtime(), **form.everything())
            fields = {"subject": former.subject, "text": former.text}
            notice = reverted(_("Saved."), reverse("save-ask", args=[ask]), fields)
            return undoable(request, notice, "ask", ask)
        except Invalid as error:
            form.refuse(error)
    return page(request, asks.show(actor=request.actor, ask=ask), typed=Typed("text", form))


@require_POST
def reframe(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Write the draft anew from the card's answers."""
    form = forms.Frame(request.POST, auto_id="frame_%s")
    if form.is_valid():
        wish = Wish(
            channel=Channel(form.said("channel")),
            minutes=form.cleaned_data["minutes"],
            card={name: form.said(name) for name in WANTED},
        )
        try:
            former = asks.show(actor=request.actor, ask=ask)
            _sign(request, form.said("name"))
            asks.reframe(actor=request.actor, ask=ask, wish=wish, now=timezone.localtime())
            notice = reversals.reframed(_("Written anew from your answers."), former)
            return undoable(request, notice, "ask", ask)
        except Invalid as error:
            form.refuse(error)
    return page(request, asks.show(actor=request.actor, ask=ask), frame=form)


def _sign(request: AuthedRequest, name: str) -> None:
    if name:
        me, now = _me(request), timezone.localtime()
        people.edit(actor=request.actor, person=me, changes=[("name", name)], now=now)


@require_POST
def mark(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Record what happened with an ask."""
    state = requests.state(AskState, request.POST.get("state", ""))
    if "text" in request.POST:
        # The button stands below the editor: what is marked as sent is what stands in it.
        typed = requests.letter(request.POST)
        asks.edit(actor=request.actor, ask=ask, now=timezone.localtime(), **typed)
    former = asks.show(actor=request.actor, ask=ask)
    asks.mark(actor=request.actor, ask=ask, state=state, now=timezone.localtime())
    return undoable(request, reversals.moved(str(MOVED[state]), former, state), "ask", ask)


@require_POST
def remove(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Take an ask off the list, with undo."""
    name = asks.show(actor=request.actor, ask=ask).name
    asks.remove(actor=request.actor, ask=ask, now=timezone.localtime())
    back = reverse("ask", args=[ask])
    said = _("The ask to %(name)s was removed.") % {"name": name}
    notice = removed(said, public_id=ask, back=back)
    return undoable(request, notice, "asks")


@require_POST
def check(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """The remarks on a text as typed now; keeps nothing."""
    typed = requests.letter(request.POST)
    found = messages.of_typed(actor=request.actor, ask=ask, **typed)
    return remarks(request, ask, Typed("text", letters.letter("text", **typed), found))


def remarks(request: AuthedRequest, ask: UUID, typed: Typed) -> HttpResponse:
    """The remarks alone for htmx; without JavaScript the whole page around them."""
    if request.htmx:
        return render(request, "parts/remarks.html", {"remarks": typed.remarks, "key": typed.key})
    return page(request, asks.show(actor=request.actor, ask=ask), typed=typed)
