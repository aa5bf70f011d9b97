"""A chat written down: the form, what it made, and names told apart."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithwork.domain.chats import ChatCard
from kithwork.domain.debriefs import Debrief, DebriefCard
from kithwork.domain.errors import Invalid
from kithwork.flows import debriefs, question_plans, referrals
from kithwork.flows.referrals import Who
from kithwork.store.queries import chats, goals
from kithwork.store.queries import debriefs as queries
from kithwork.web import requests
from kithwork.web.answers import done
from kithwork.web.forms import debriefs as forms
from kithwork.web.requests import AuthedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """What was written down; before that, and with `anew`, the form."""
    card = chats.show(actor=request.actor, chat=chat)
    written = queries.find(actor=request.actor, chat=chat)
    if request.method == "POST":
        return _write(request, card, written)
    if written is not None and "anew" not in request.GET:
        context = {"chat": card, "debrief": written, "now": timezone.localtime()}
        return render(request, "debriefs/show.html", context)
    now = timezone.localtime()
    known = (
        debriefs.written(actor=request.actor, chat=chat, now=now)
        if written
        else debriefs.draft(actor=request.actor, chat=chat)
    )
    questions = _questions(request, chat)
    form = forms.filled(
        known,
        chat=card,
        questions=questions,
        goals=goals.of_chat(actor=request.actor, chat=chat),
        now=now,
    )
    return _page(request, card, form, written)


def _questions(request: AuthedRequest, chat: UUID) -> list[str]:
    plan = question_plans.show(actor=request.actor, chat=chat)
    return [one.question.text for one in plan.plan.questions]


def _page(
    request: AuthedRequest,
    card: ChatCard,
    form: forms.DebriefForm,
    written: DebriefCard | None,
    status: int = 200,
) -> HttpResponse:
    context = {"chat": card, "form": form, "written": written}
    return render(request, "debriefs/new.html", context, status=status)


def _write(request: AuthedRequest, card: ChatCard, written: DebriefCard | None) -> HttpResponse:
    form = forms.posted(request.POST)
    if "more" in request.POST:
        return _page(request, card, form, written)
    if form.is_valid():
        try:
            _keep(request, card, form.debrief(), written)
            return done(
                request, _("Written down. What follows from it stands here."), "debrief", card.id
            )
        except Invalid as error:
            form.refuse(error)
    return _page(request, card, form, written, status=422)


def _keep(
    request: AuthedRequest, card: ChatCard, noted: Debrief, written: DebriefCard | None
) -> None:
    # Only who saw what was written writes it anew: a second window never replaces it unseen.
    keep = debriefs.rewrite if written is not None and "anew" in request.POST else debriefs.debrief
    keep(actor=request.actor, chat=card.id, debrief=noted, now=timezone.localtime())


@require_POST
def take_back(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Take it away, with whom and what it made."""
    debriefs.take_back(actor=request.actor, chat=chat, now=timezone.localtime())
    return done(request, _("Taken back. The chat itself stays held."), "chat", chat)


@require_POST
def settle(request: AuthedRequest, referral: UUID) -> HttpResponse:
    """Say who a name is: the person chosen, or somebody new."""
    person = requests.identity(request.POST, "person")
    card = referrals.settle(
        actor=request.actor,
        referral=referral,
        person=person or Who.NEW,
        now=timezone.localtime(),
    )
    chat = queries.chat_of(actor=request.actor, referral=referral)
    return done(request, _("Good: %(name)s it is.") % {"name": card.name}, "debrief", chat)
