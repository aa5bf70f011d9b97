"""Introductions: the message to an introducer, edited, checked and marked by hand."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kithwork.domain.errors import Invalid
from kithwork.domain.introductions import ALLOWED, IntroductionState
from kithwork.flows import asks, introductions, messages
from kithwork.store.queries import asks as queries
from kithwork.web import letters, requests
from kithwork.web.answers import reverted, undoable
from kithwork.web.forms import asks as forms
from kithwork.web.letters import Typed
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import asks as pages
from kithwork.web.views import reversals


@require_POST
def save(request: AuthedRequest, introduction: UUID) -> HttpResponse:
    """Keep the message to an introducer as typed."""
    form = forms.Letter(request.POST, auto_id=f"{letters.key_of(introduction)}_%s")
    if form.is_valid():
        try:
            row = queries.introduction(actor=request.actor, introduction=introduction)
            former = queries.introduction_card(row)
            card = asks.edit_introduction(
                actor=request.actor,
                introduction=introduction,
                now=timezone.localtime(),
                **form.everything(),
            )
            fields = {"subject": former.subject, "text": former.text}
            there = reverse("save-introduction", args=[introduction])
            return undoable(request, reverted(_("Saved."), there, fields), "ask", card.id)
        except Invalid as error:
            form.refuse(error)
    row = queries.introduction(actor=request.actor, introduction=introduction)
    card = asks.show(actor=request.actor, ask=queries.introduction_card(row).ask)
    return pages.page(request, card, typed=Typed(letters.key_of(introduction), form))


@require_POST
def mark(request: AuthedRequest, introduction: UUID) -> HttpResponse:
    """Record what happened with an introduction."""
    state = requests.state(IntroductionState, request.POST.get("state", ""))
    if "text" in request.POST:
        typed, now = requests.letter(request.POST), timezone.localtime()
        asks.edit_introduction(actor=request.actor, introduction=introduction, now=now, **typed)
    row = queries.introduction(actor=request.actor, introduction=introduction)
    former = queries.introduction_card(row)
    card = introductions.mark(
        actor=request.actor, introduction=introduction, state=state, now=timezone.localtime()
    )
    said = _("Marked.")
    if state in ALLOWED:
        said = _("Good news. Now write to %(target)s, and name %(introducer)s.") % {
            "target": card.target_name,
            "introducer": card.introducer_name,
        }
    notice = reversals.moved_introduction(said, former, state)
    return undoable(request, notice, "ask", card.ask)


@require_POST
def check(request: AuthedRequest, introduction: UUID) -> HttpResponse:
    """The remarks on a message to an introducer as typed now; keeps nothing."""
    typed, key = requests.letter(request.POST), letters.key_of(introduction)
    remarks = messages.of_typed_introduction(
        actor=request.actor, introduction=introduction, **typed
    )
    row = queries.introduction(actor=request.actor, introduction=introduction)
    ask = queries.introduction_card(row).ask
    return pages.remarks(request, ask, Typed(key, letters.letter(key, **typed), remarks))
