"""Asks: listed, drafted, framed, edited with the checker beside them, marked by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.domain import asks as rules
from kithwork.domain import introductions as introduction_rules
from kithwork.domain.asks import LONGEST_TEXT, WANTED, AskCard, AskState, Channel, IntroductionText
from kithwork.domain.errors import Invalid
from kithwork.domain.introductions import ALLOWED, IntroductionState
from kithwork.domain.messages import Remark
from kithwork.flows import asks, introductions, messages
from kithwork.flows.asks import Wish
from kithwork.store.queries import asks as queries
from kithwork.store.queries import campaigns
from kithwork.store.queries import people as people_queries
from kithwork.store.queries.asks import NoSuchAsk
from kithwork.web import pickers, requests
from kithwork.web.answers import done, removed, undoable
from kithwork.web.forms import asks as forms
from kithwork.web.forms.plain import PlainForm
from kithwork.web.requests import AuthedRequest

LONGEST = 20_000
MOVES = {
    AskState.SENT: "I sent it",
    AskState.YES: "They said yes",
    AskState.LATER: "They said later",
    AskState.NO: "They said no",
    AskState.SILENT: "No answer yet",
}
AGAIN = "I wrote again"
INTRODUCTION_MOVES = {
    IntroductionState.ASKED: "I sent it",
    IntroductionState.AGREED: "{name} agreed",
    IntroductionState.MADE: "{name} introduced us",
    IntroductionState.DECLINED: "{name} said no",
    IntroductionState.LAPSED: "Nothing came of it",
}
MOVED = {
    AskState.SENT: "Marked as sent. Give them a week.",
    AskState.YES: "A yes! Suggest two or three times that suit them.",
    AskState.LATER: "Marked. It comes back to you in a month.",
    AskState.NO: "Marked. A no is an answer, too; it is rarely about you.",
    AskState.SILENT: "Marked. Silence is common; one friendly line later is enough.",
}


@dataclass(frozen=True, slots=True)
class Move:
    """A button that moves an ask or an introduction to another state."""

    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of an ask as its page shows it: editor, remarks, how to send, what next."""

    key: str
    name: str
    form: PlainForm
    remarks: tuple[Remark, ...]
    mailto: str
    moves: tuple[Move, ...]
    editable: bool
    save: str
    check: str
    mark: str
    state: str = ""
    locked_for: str = ""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A message as it stands in its editor, saved or not, with the remarks on it."""

    key: str
    form: PlainForm
    remarks: tuple[Remark, ...] | None = None


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """Asks by state, introductions, and chats that were agreed."""
    cards = asks.listing(actor=request.actor)
    context = {
        "groups": [(state, [card for card in cards if card.state is state]) for state in AskState],
        "any": bool(cards),
        "introductions": queries.introductions(actor=request.actor),
        "chats": queries.chats(actor=request.actor),
    }
    return render(request, "asks/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AuthedRequest) -> HttpResponse:
    """Choose whom to ask, through whom and how; a POST drafts."""
    if request.method != "POST":
        form = forms.NewAsk(initial=_named(request))
        return render(request, "asks/new.html", {"form": form})
    ids = _ids(request)
    form = forms.NewAsk(request.POST)
    picked = {} if ids else _picked(request)
    if ids is None and form.is_valid():
        ids = _chosen(form, picked)
    if ids is not None:
        card = _draft(request, *ids)
        return redirect("ask", card.id)
    return render(request, "asks/new.html", {"form": form, "picked": picked}, status=422)


def _named(request: AuthedRequest) -> dict[str, str]:
    """What a page that led here knows already."""
    known = {"about": requests.text(request.GET, "about", longest=300)}
    for name in ("person", "via"):
        person = requests.identity(request.GET, name)
        if person is not None:
            known[name] = people_queries.show(actor=request.actor, person=person).name
    return known


Ids = tuple[UUID, tuple[UUID, ...]]


def _ids(request: AuthedRequest) -> Ids | None:
    """The persons when a button names them by their ids; None when they were typed."""
    try:
        person = UUID(request.POST.get("person", ""))
        return person, tuple(UUID(one) for one in request.POST.getlist("via") if one)
    except ValueError:
        return None


def _picked(request: AuthedRequest) -> dict[str, pickers.Picked]:
    return {
        name: pickers.pick(actor=request.actor, values=request.POST, name=name)
        for name in ("person", "via")
    }


def _chosen(form: forms.NewAsk, picked: Mapping[str, pickers.Picked]) -> Ids | None:
    """The persons whom the typed names mean; None after saying at each field why not."""
    for name, found in picked.items():
        if found.error and (name == "person" or form.said(name)):
            form.add_error(name, found.error)
    person, via = picked["person"].person, picked["via"].person
    if person is None or form.errors:
        return None
    return person, (via,) if via else ()


def _draft(request: AuthedRequest, person: UUID, via: tuple[UUID, ...]) -> AskCard:
    now, about = timezone.now(), requests.text(request.POST, "about", longest=300)
    wish = Wish(channel=_channel(request))
    if about:
        return asks.draft_who_do_you_know(
            actor=request.actor, person=person, place=about, wish=wish, now=now
        )
    return asks.draft(actor=request.actor, person=person, via=via, wish=wish, now=now)


def _channel(request: AuthedRequest) -> Channel:
    try:
        return Channel(request.POST.get("channel", Channel.EMAIL))
    except ValueError:
        raise Invalid("channel", "is none of the ways a message can travel.") from None


@require_safe
def show(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """One ask with its messages; the id of an introduction leads to the ask it is part of."""
    try:
        return _page(request, asks.show(actor=request.actor, ask=ask))
    except NoSuchAsk:
        row = queries.introduction(actor=request.actor, introduction=ask)
        return redirect("ask", queries.introduction_card(row).ask)


def _page(
    request: AuthedRequest,
    card: AskCard,
    *,
    typed: _Typed | None = None,
    frame: forms.Frame | None = None,
) -> HttpResponse:
    """The page; `typed` or `frame` holds what was refused or not saved yet, in its place."""
    frame = frame or forms.Frame(auto_id="frame_%s", initial=_frame(request, card))
    context: dict[str, Any] = {
        "ask": card,
        "is_chat": card.purpose is rules.Purpose.CHAT,
        "introductions": [_to_introducer(card, one, typed) for one in card.introductions],
        "message": _to_person(card, typed),
        "frame": frame,
        "wanted": [frame[name] for name in WANTED if name in card.missing],
        "others": [frame[name] for name in WANTED if name not in card.missing],
        "editable": card.state is AskState.DRAFTED,
        "longest": LONGEST_TEXT.get(card.channel),
    }
    refused = frame.is_bound or (typed is not None and typed.form.is_bound)
    return render(request, "asks/show.html", context, status=422 if refused else 200)


def _frame(request: AuthedRequest, card: AskCard) -> dict[str, object]:
    """The card's own words, else the brief's."""
    brief = campaigns.brief(actor=request.actor)
    known = {"who": brief.who, "why": brief.why, "learn": brief.learn}
    return {**known, **(card.card or {}), "channel": card.channel, "minutes": card.minutes}


def _to_person(card: AskCard, typed: _Typed | None) -> Message:
    remarks = tuple(remark for remark in card.remarks if remark.on == "text")
    shown = _shown(typed, _Typed("text", _letter("text", card.subject, card.text), remarks))
    waiting = next((one.name for one in card.introductions if one.state not in ALLOWED), "")
    return Message(
        key="text",
        name=card.name,
        form=shown.form,
        remarks=shown.remarks or (),
        mailto="" if waiting else card.mailto,
        moves=_moves(card, waiting),
        editable=card.state is AskState.DRAFTED,
        save=reverse("save-ask", args=[card.id]),
        check=reverse("check-ask", args=[card.id]),
        mark=reverse("mark-ask", args=[card.id]),
        state=card.state,
        locked_for=waiting if card.state is AskState.DRAFTED else "",
    )


def _moves(card: AskCard, waiting: str) -> tuple[Move, ...]:
    allowed = rules.MOVES[card.state]
    again = card.state in {AskState.SILENT, AskState.LATER}
    labels = {**MOVES, AskState.SENT: AGAIN if again else MOVES[AskState.SENT]}
    return tuple(
        Move(state, label)
        for state, label in labels.items()
        if state in allowed and not (waiting and state is AskState.SENT)
    )


def _shown(typed: _Typed | None, saved: _Typed) -> _Typed:
    """What the editor shows: what was just typed when it is of this message, else the saved."""
    if typed is None or typed.key != saved.key:
        return saved
    return typed if typed.remarks is not None else replace(typed, remarks=saved.remarks)


def _key(introduction: UUID) -> str:
    """What the parts of one introduction's message are named by on the page."""
    return f"to{introduction.hex[:8]}"


def _to_introducer(card: AskCard, one: IntroductionText, typed: _Typed | None) -> Message:
    state = IntroductionState(one.state)
    first = card.introductions[0].introduction == one.introduction
    draft = state is IntroductionState.DRAFTED and card.state is AskState.DRAFTED
    remarks = tuple(remark for remark in card.remarks if remark.on != "text") if first else ()
    key = _key(one.introduction)
    shown = _shown(typed, _Typed(key, _letter(key, one.subject, one.text), remarks))
    return Message(
        key=key,
        name=one.name,
        form=shown.form,
        remarks=shown.remarks or (),
        mailto=one.mailto,
        moves=tuple(
            Move(move, label.format(name=one.name.split(" ")[0]))
            for move, label in INTRODUCTION_MOVES.items()
            if move in introduction_rules.MOVES[state]
        ),
        editable=draft,
        save=reverse("save-introduction", args=[one.introduction]),
        check=reverse("check-introduction", args=[one.introduction]),
        mark=reverse("mark-introduction", args=[one.introduction]),
        state=state,
    )


def _letter(key: str, subject: str, text: str) -> forms.Letter:
    return forms.Letter(auto_id=f"{key}_%s", initial={"subject": subject, "text": text})


@require_POST
def save(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Keep the text as typed."""
    form = forms.Letter(request.POST, auto_id="text_%s")
    if form.is_valid():
        try:
            asks.edit(actor=request.actor, ask=ask, now=timezone.now(), **form.everything())
            return done(request, "Saved.", "ask", ask)
        except Invalid as error:
            form.refuse(error)
    return _page(request, asks.show(actor=request.actor, ask=ask), typed=_Typed("text", form))


@require_POST
def save_introduction(request: AuthedRequest, introduction: UUID) -> HttpResponse:
    """Keep the message to an introducer as typed."""
    form = forms.Letter(request.POST, auto_id=f"{_key(introduction)}_%s")
    if form.is_valid():
        try:
            card = asks.edit_introduction(
                actor=request.actor,
                introduction=introduction,
                now=timezone.now(),
                **form.everything(),
            )
            return done(request, "Saved.", "ask", card.id)
        except Invalid as error:
            form.refuse(error)
    row = queries.introduction(actor=request.actor, introduction=introduction)
    card = asks.show(actor=request.actor, ask=queries.introduction_card(row).ask)
    return _page(request, card, typed=_Typed(_key(introduction), form))


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
            asks.reframe(actor=request.actor, ask=ask, wish=wish, now=timezone.now())
            return done(request, "Written anew from your answers.", "ask", ask)
        except Invalid as error:
            form.refuse(error)
    return _page(request, asks.show(actor=request.actor, ask=ask), frame=form)


@require_POST
def mark(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Record what happened with an ask."""
    state = _state(AskState, request.POST.get("state", ""))
    asks.mark(actor=request.actor, ask=ask, state=state, now=timezone.now())
    return done(request, MOVED[state], "ask", ask)


@require_POST
def mark_introduction(request: AuthedRequest, introduction: UUID) -> HttpResponse:
    """Record what happened with an introduction."""
    state = _state(IntroductionState, request.POST.get("state", ""))
    card = introductions.mark(
        actor=request.actor, introduction=introduction, state=state, now=timezone.now()
    )
    said = "Marked."
    if state in ALLOWED:
        said = f"Good news. Now write to {card.target_name}, and name {card.introducer_name}."
    return done(request, said, "ask", card.ask)


def _state(states: Any, text: str) -> Any:
    try:
        return states(text)
    except ValueError:
        raise Invalid("state", "is none that this can come into.") from None


@require_POST
def remove(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Take an ask off the list, with undo."""
    name = asks.show(actor=request.actor, ask=ask).name
    asks.remove(actor=request.actor, ask=ask, now=timezone.now())
    back = reverse("ask", args=[ask])
    notice = removed(f"The ask to {name} was removed.", public_id=ask, back=back)
    return undoable(request, notice, "asks")


@require_POST
def check(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """The remarks on a text as typed now; keeps nothing."""
    typed = _typed(request)
    remarks = messages.of_typed(actor=request.actor, ask=ask, **typed)
    return _remarks(request, ask, _Typed("text", _letter("text", **typed), remarks))


@require_POST
def check_introduction(request: AuthedRequest, introduction: UUID) -> HttpResponse:
    """The same for a message to an introducer."""
    typed, key = _typed(request), _key(introduction)
    remarks = messages.of_typed_introduction(
        actor=request.actor, introduction=introduction, **typed
    )
    row = queries.introduction(actor=request.actor, introduction=introduction)
    ask = queries.introduction_card(row).ask
    return _remarks(request, ask, _Typed(key, _letter(key, **typed), remarks))


def _typed(request: AuthedRequest) -> dict[str, str]:
    return {
        "subject": requests.text(request.POST, "subject"),
        "text": request.POST.get("text", "")[:LONGEST],
    }


def _remarks(request: AuthedRequest, ask: UUID, typed: _Typed) -> HttpResponse:
    """The remarks alone for htmx; without JavaScript the whole page around them."""
    if request.htmx:
        return render(request, "parts/remarks.html", {"remarks": typed.remarks, "key": typed.key})
    return _page(request, asks.show(actor=request.actor, ask=ask), typed=typed)
