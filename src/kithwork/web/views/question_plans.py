"""The question plan of a chat: read, ordered by hand, worded, and kept."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithwork.domain.errors import Invalid
from kithwork.domain.question_plans import SHARE
from kithwork.flows import question_plans
from kithwork.flows.question_plans import PlanCard
from kithwork.web import requests
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import question_plans as forms
from kithwork.web.forms.plain import PlainForm
from kithwork.web.requests import AuthedRequest
from kithwork.writing.questions import banks

LONGEST_ORDER = 6_000


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """The plan; a POST orders it anew, as its buttons say."""
    card = question_plans.show(actor=request.actor, chat=chat)
    if request.method != "POST":
        return _page(request, card)
    before = [one.question.key for one in card.plan.questions]
    keys = _ordered(request, before)
    question_plans.arrange(actor=request.actor, chat=chat, keys=keys, now=timezone.localtime())
    if "order" in request.POST or not set(before) - set(keys):
        return _back(chat, request.POST.get("up") or request.POST.get("down") or "")
    notice = reverted(_("Left out."), reverse("plan", args=[chat]), {"order": " ".join(before)})
    return undoable(request, notice, "plan", chat)


def _page(request: AuthedRequest, card: PlanCard, **bound: PlainForm) -> HttpResponse:
    """The page; a form that was refused is given by its name there."""
    context: dict[str, object] = {
        "chat": card.chat,
        "plan": card.plan,
        "is_kept": card.is_kept,
        "remarks": card.remarks,
        "room": card.chat.minutes * SHARE,
        "names": {one.theme.value: one.name for one in banks.chapters()},
        "form": forms.OwnQuestion(),
        "reworded": forms.Reworded(auto_id="reword_%s"),
        "worded": request.POST.get("key", ""),
        **bound,
    }
    status = 422 if bound else 200
    return render(request, "question_plans/show.html", context, status=status)


def _ordered(request: AuthedRequest, keys: list[str]) -> list[str]:
    """The keys as the pressed button would have them."""
    pressed = request.POST
    if "order" in pressed:
        return requests.exact(pressed, "order", longest=LONGEST_ORDER).split()
    if "out" in pressed:
        return [key for key in keys if key != pressed["out"]]
    if "in" in pressed:
        return [*keys, pressed["in"]]
    for name, step in (("up", -1), ("down", 1)):
        if pressed.get(name) in keys:
            return _moved(keys, pressed[name], step)
    return keys


def _moved(keys: Iterable[str], key: str, step: int) -> list[str]:
    found = list(keys)
    at = found.index(key)
    to = min(max(0, at + step), len(found) - 1)
    found.insert(to, found.pop(at))
    return found


def _back(chat: UUID, key: str) -> HttpResponseRedirect:
    """To the plan, at the question that was moved."""
    return redirect(f"{reverse('plan', args=[chat])}{f'#{key}' if key else ''}")


@require_POST
def make(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Plan it anew."""
    before = question_plans.show(actor=request.actor, chat=chat)
    question_plans.make(actor=request.actor, chat=chat, now=timezone.localtime())
    if not before.is_kept:
        return done(request, _("Kept."), "plan", chat)
    order = " ".join(one.question.key for one in before.plan.questions)
    notice = reverted(_("Planned anew."), reverse("plan", args=[chat]), {"order": order})
    return undoable(request, notice, "plan", chat)


@require_POST
def write(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Put in a question of the seeker's own."""
    form = forms.OwnQuestion(request.POST)
    if form.is_valid():
        try:
            question_plans.write(
                actor=request.actor, chat=chat, now=timezone.localtime(), **form.everything()
            )
            return done(request, _("Put in."), "plan", chat)
        except Invalid as error:
            form.refuse(error)
    return _page(request, question_plans.show(actor=request.actor, chat=chat), form=form)


@require_POST
def reword(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Word one question as it will be said."""
    key, form = request.POST.get("key", ""), forms.Reworded(request.POST, auto_id="reword_%s")
    card = question_plans.show(actor=request.actor, chat=chat)
    if not form.is_valid():
        return _page(request, card, reworded=form)
    before = next((one for one in card.plan.questions if one.question.key == key), None)
    text = form.said("text")
    question_plans.reword(
        actor=request.actor, chat=chat, key=key, text=text, now=timezone.localtime()
    )
    fields = {"key": key, "text": before.question.text if before else ""}
    notice = reverted(_("Saved."), reverse("reword-question", args=[chat]), fields)
    return undoable(request, notice, "plan", chat)
