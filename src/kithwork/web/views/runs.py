"""Run mode: a chat while it takes place. With a script it works without us; these are its forms."""

import secrets
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.bootstrap import carried_pages
from kithwork.domain import runs
from kithwork.domain.errors import Invalid
from kithwork.domain.runs import LONGEST_QUESTION, Mark, Outcome, RunAnswer, RunNote
from kithwork.flows import runs as flows
from kithwork.flows.runs import Asked, Talk
from kithwork.web import requests
from kithwork.web.answers import done
from kithwork.web.forms import runs as forms
from kithwork.web.requests import AuthedRequest

# Notes of one talk; what a form holds, too.
LARGEST = 1 << 20


@require_safe
def show(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """The talk: the first minute, then one question after the other, and a line for notes."""
    talk = _talk(request, chat)
    wanted = requests.identity(request.GET, "edit")
    found = next((one for one in talk.notes if one.key == wanted), None)
    line = forms.shown(found) if found else {"key": _new_key(), "mark": Mark.NOTE}
    return _page(request, talk, line, status=200)


def _talk(request: AuthedRequest, chat: UUID) -> Talk:
    return flows.show(actor=request.actor, chat=chat, now=timezone.localtime())


def _page(
    request: AuthedRequest,
    talk: Talk,
    line: Mapping[str, object],
    *,
    status: int,
    refused: str = "",
) -> HttpResponse:
    current = _current(request, talk)
    context = {
        **carried_pages.said(talk),
        "current": current,
        "aside": requests.text(request.GET, "aside", longest=LONGEST_QUESTION),
        "at": current.place if current else 0,
        "line": line,
        "refused": refused,
    }
    return render(request, "runs/show.html", context, status=status)


def _current(request: AuthedRequest, talk: Talk) -> Asked | None:
    """The question that the address names, else the first that is open."""
    if not talk.asked:
        return None
    first = next((one.place for one in talk.asked if one.outcome is None), len(talk.asked) - 1)
    values = request.GET if "at" in request.GET else request.POST
    at = requests.whole(values, "at", default=first)
    return talk.asked[min(at, len(talk.asked) - 1)]


def _new_key() -> UUID:
    return runs.new_key(at=timezone.localtime(), chance=secrets.token_bytes(10))


@require_POST
def begin(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Begin the talk, or go on with it."""
    flows.begin(actor=request.actor, chat=chat, now=timezone.localtime())
    return redirect("run", chat)


@require_POST
def begin_anew(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Set the clock to its beginning."""
    flows.begin_anew(actor=request.actor, chat=chat, now=timezone.localtime())
    return redirect("run", chat)


@require_POST
def end(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """End the talk."""
    flows.end(actor=request.actor, chat=chat, now=timezone.localtime())
    return redirect("run", chat)


@require_POST
def answer(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Say what became of a question and go on, or ask one beside the plan."""
    talk = _talk(request, chat)
    question = " ".join(request.POST.get("question", "").replace(requests.NUL, "").split())
    if len(question) > LONGEST_QUESTION:
        why = _("A question has at most %(most)s characters; this one has %(are)s.")
        said = why % {"most": LONGEST_QUESTION, "are": len(question)}
        typed = {"aside": request.POST["question"]}
        return _page(request, talk, typed, status=422, refused=said)
    outcome = requests.state(Outcome, request.POST.get("outcome", ""))
    at, now = requests.whole(request.POST, "at", default=0), timezone.localtime()
    if question:
        settled = RunAnswer(question, outcome, talk.seconds, runs.revision(at=now))
        flows.keep(actor=request.actor, chat=chat, answers=[settled], now=now)
    if "aside" in request.POST:
        return _on(chat, at=at, aside=question)
    return _on(chat, at=at + (1 if question else 0))


@require_POST
def note(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Keep a line, change it, or take it away."""
    talk, now = _talk(request, chat), timezone.localtime()
    form = forms.NoteLine(request.POST)
    if not form.is_valid():
        why = " ".join(str(one) for errors in form.errors.values() for one in errors)
        return _page(request, talk, request.POST.dict(), status=422, refused=why)
    line = _typed(form, talk)
    if line is not None:
        try:
            flows.keep(actor=request.actor, chat=chat, notes=[line], now=now)
        except Invalid as error:
            return _page(request, talk, request.POST.dict(), status=422, refused=error.message)
    at = requests.whole(request.POST, "at", default=0)
    return _on(chat, at=at, part="notes")


def _typed(form: forms.NoteLine, talk: Talk) -> RunNote | None:
    """The line as it was sent; None where there is nothing to keep."""
    key = form.cleaned_data["key"] or _new_key()
    before = next((one for one in talk.notes if one.key == key), None)
    mark, text = form.chosen(), form.line()
    if mark is Mark.NOTE and before is None:
        mark, text = runs.marked(text)
    if "remove" in form.data:
        text = ""
    if before is None and not text:
        return None
    revision = runs.revision(at=timezone.localtime(), before=before.revision if before else 0)
    seconds = before.seconds if before else talk.seconds
    return RunNote(key, revision, seconds, mark, text, form.said("question"))


def _on(chat: UUID, *, part: str = "", **where: object) -> HttpResponseRedirect:
    """Back to the talk, at a question."""
    there = f"{reverse('run', args=[chat])}?{urlencode(where)}"
    return redirect(f"{there}#{part}" if part else there)


@require_POST
def keep(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Keep what a browser typed, and say which revision of each now holds."""
    kept = flows.deliver(
        actor=request.actor, chat=chat, document=request.body, now=timezone.localtime()
    )
    notes = {str(key): revision for key, revision in kept.notes.items()}
    problems = [{"line": one.line, "field": one.field, "why": one.why} for one in kept.problems]
    return JsonResponse(
        {
            "notes": notes,
            "answers": dict(kept.answers),
            "times": kept.times,
            "problems": problems,
        }
    )


@require_safe
def carry(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """One self-contained file with brief, plan and run mode, for where no Kithwork is reached."""
    page = carried_pages.page(actor=request.actor, chat=chat, now=timezone.localtime())
    response = HttpResponse(page)
    response.headers["Content-Disposition"] = f'attachment; filename="chat-{chat}.html"'
    return response


def foreseen(request: AuthedRequest, files: Sequence[UploadedFile]) -> HttpResponse:
    """What files of carried notes would bring; the next press brings them in."""
    found = []
    for file in files:
        file.seek(0)
        document = file.read(LARGEST + 1)
        seen = flows.foresee(actor=request.actor, document=document, file=file.name or "")
        found.append((seen, document.decode("utf-8", errors="replace")))
    return render(request, "runs/brought.html", {"found": found})


@require_POST
def bring(request: AuthedRequest) -> HttpResponse:
    """Bring in the notes of pages that were carried along; each file names its chat."""
    documents = request.POST.getlist("document")
    if not documents:
        raise Invalid("document", _("Choose at least one file."))
    for document in documents:
        kept = flows.bring(
            actor=request.actor, document=document.encode(), now=timezone.localtime()
        )
    return done(request, _("The notes are in."), "run", kept.chat)
