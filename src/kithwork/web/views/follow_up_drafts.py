"""The message of a follow-up: read, changed with the checker beside it, marked as sent."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.asks import LONGEST_TEXT, Channel
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import WAITING, FollowUpKind
from kithwork.domain.occasions import FollowUpDraft
from kithwork.flows import follow_up_drafts as drafts
from kithwork.flows import follow_ups
from kithwork.web import letters, requests
from kithwork.web.answers import reverted, undoable
from kithwork.web.forms import asks as ask_forms
from kithwork.web.forms import follow_ups as forms
from kithwork.web.letters import Typed
from kithwork.web.requests import AuthedRequest

# Of these the page asks what was done, and what came of it.
TOLD = frozenset(FollowUpKind) - {
    FollowUpKind.THANK_YOU,
    FollowUpKind.PROMISE,
    FollowUpKind.CONNECT,
    FollowUpKind.CONGRATULATE,
    FollowUpKind.WRITE_TO,
}


@require_safe
def show(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """The message of a follow-up; a letter to somebody who was named is an ask's page."""
    card = _card(request, follow_up)
    if card.ask is not None:
        return redirect("ask", card.ask)
    if card.kind is FollowUpKind.WRITE_TO:
        return redirect(f"{reverse('new-ask')}?{urlencode({'person': card.person})}")
    return _page(request, card)


def _card(request: AuthedRequest, follow_up: UUID) -> FollowUpDraft:
    return drafts.draft(actor=request.actor, follow_up=follow_up, now=timezone.localtime())


def _page(
    request: AuthedRequest,
    card: FollowUpDraft,
    *,
    typed: Typed | None = None,
    told: forms.Told | None = None,
    sent: forms.Sent | None = None,
) -> HttpResponse:
    """The page; what was refused or not saved yet stands in its place."""
    known = {"did": card.did, "came": card.came, "channel": card.channel}
    context: dict[str, Any] = {
        "ask": card,
        "message": letters.to_follow_up(card, typed),
        "told": told or forms.Told(auto_id="told_%s", initial=known),
        "sent": sent or forms.Sent(initial={"on": timezone.localdate()}),
        "editable": card.state in WAITING,
        "asks_for_story": card.kind in TOLD,
        "asks_for_channel": card.kind is not FollowUpKind.CONNECT,
        "wanted": list((card.missing or {}).values()),
        "longest": LONGEST_TEXT.get(card.channel),
        "now": timezone.localtime(),
        "back": reverse("follow-up", args=[card.id]),
    }
    refused = [form for form in (told, sent, typed and typed.form) if form and form.is_bound]
    return render(request, "follow_ups/show.html", context, status=422 if refused else 200)


@require_POST
def save(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """Keep the message as typed; an empty one gives the draft back."""
    form = ask_forms.Letter(request.POST, auto_id="text_%s")
    former = _card(request, follow_up)
    if form.is_valid():
        try:
            _keep(request, follow_up, form.everything())
            notice = reverted(
                _("Saved."), reverse("save-follow-up", args=[follow_up]), _text(former)
            )
            return undoable(request, notice, "follow-up", follow_up)
        except Invalid as error:
            form.refuse(error)
    return _page(request, former, typed=Typed("text", form))


def _keep(request: AuthedRequest, follow_up: UUID, letter: dict[str, str]) -> None:
    now = timezone.localtime()
    drafts.edit(actor=request.actor, follow_up=follow_up, now=now, **letter)


def _text(former: FollowUpDraft) -> dict[str, str]:
    """A message as it was kept: nothing where it was the draft itself."""
    if not former.is_typed:
        return {"subject": "", "text": ""}
    return {"subject": former.subject, "text": former.text}


@require_POST
def tell(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """Write the message anew from what is told; an undo brings the former one along."""
    form = forms.Told(request.POST, auto_id="told_%s")
    former = _card(request, follow_up)
    if form.is_valid():
        try:
            _tell(request, former, form)
            if request.POST.get("text"):
                _keep(request, follow_up, requests.letter(request.POST))
            there = reverse("tell-follow-up", args=[follow_up])
            known = {"did": former.did, "came": former.came, "channel": former.channel.value}
            notice = reverted(
                _("Written anew from your answers."), there, {**known, **_text(former)}
            )
            return undoable(request, notice, "follow-up", follow_up)
        except Invalid as error:
            form.refuse(error)
    return _page(request, former, told=form)


def _tell(request: AuthedRequest, former: FollowUpDraft, form: forms.Told) -> None:
    """What is told; an invitation to connect has one way only."""
    chosen = form.said("channel")
    drafts.tell(
        actor=request.actor,
        follow_up=former.id,
        did=form.said("did"),
        came=form.said("came"),
        channel=Channel(chosen) if chosen else None,
        now=timezone.localtime(),
    )


@require_POST
def send(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """It left as it stands in the editor: the duty is done, and the day is noted."""
    form = forms.Sent(request.POST)
    letter, name = requests.letter(request.POST), _card(request, follow_up).name
    if form.is_valid():
        try:
            if letter["text"]:
                _keep(request, follow_up, letter)
            follow_ups.send(
                actor=request.actor,
                follow_up=follow_up,
                on=form.cleaned_data["on"],
                now=timezone.localtime(),
            )
            fields = {"back": reverse("follow-up", args=[follow_up])}
            again = reverse("reopen-follow-up", args=[follow_up])
            said = _("Marked as sent. %(name)s heard from you.") % {"name": name}
            return undoable(request, reverted(said, again, fields), "follow-ups")
        except Invalid as error:
            form.refuse(error)
    typed = Typed("text", letters.letter("text", **letter))
    return _page(request, _card(request, follow_up), typed=typed, sent=form)


@require_POST
def check(request: AuthedRequest, follow_up: UUID) -> HttpResponse:
    """The remarks on a message as typed now; keeps nothing."""
    letter = requests.letter(request.POST)
    now = timezone.localtime()
    found = drafts.typed(actor=request.actor, follow_up=follow_up, now=now, **letter)
    typed = Typed("text", letters.letter("text", **letter), found)
    if request.htmx:
        return render(request, "parts/remarks.html", {"remarks": found, "key": typed.key})
    return _page(request, _card(request, follow_up), typed=typed)
