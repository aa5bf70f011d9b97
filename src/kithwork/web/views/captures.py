"""Captures: whom one just met, noted in twenty seconds; and a page to carry along for that."""

from uuid import UUID, uuid4

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.bootstrap import carried_pages
from kithwork.domain.captures import Captured, NextAfter, Seen, Whom
from kithwork.domain.errors import Ambiguous, Conflict, Invalid
from kithwork.flows import captures
from kithwork.store.queries import captures as queries
from kithwork.store.queries import people
from kithwork.web import notices, requests
from kithwork.web.answers import done, reverted
from kithwork.web.forms.captures import NewCapture
from kithwork.web.pickers import Candidate, Picked
from kithwork.web.requests import AuthedRequest

CARRIED = "kithnotes.html"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AuthedRequest) -> HttpResponse:
    """The form; a POST saves it, or asks who is meant. A script is answered in JSON."""
    if request.method != "POST":
        first = {"key": uuid4(), "on": timezone.localdate(), "next": NextAfter.WRITE}
        return render(request, "captures/new.html", {"form": NewCapture(initial=first)})
    form = NewCapture(request.POST)
    picked = Picked()
    if form.is_valid():
        try:
            return _saved(request, _save(request, form))
        except Invalid as error:
            form.refuse(error)
        except captures.TakenBack as error:
            return _gone(request, error)
        except Ambiguous as several:
            picked = _candidates(form, several)
    if _wants_json(request):
        return JsonResponse({"saved": False, "why": _why(form)}, status=422)
    return render(request, "captures/new.html", {"form": form, "picked": picked}, status=422)


def _save(request: AuthedRequest, form: NewCapture) -> Captured:
    seen = Seen(
        name=form.said("name"),
        on=form.cleaned_data["on"] or timezone.localdate(),
        where=form.said("where"),
        organisation=form.said("organisation"),
        next=NextAfter(form.said("next") or NextAfter.NOTHING),
        what=form.said("what"),
    )
    return captures.capture(
        actor=request.actor,
        key=form.cleaned_data["key"],
        seen=seen,
        whom=_whom(request, seen.name),
        now=timezone.localtime(),
    )


def _whom(request: AuthedRequest, name: str) -> UUID | Whom:
    """A choice among namesakes belongs to the very name it was offered for."""
    if requests.text(request.POST, "name_for") != name:
        return Whom.NAMED
    if request.POST.get("name_id") == Whom.NEW:
        return Whom.NEW
    return requests.identity(request.POST, "name_id") or Whom.NAMED


def _candidates(form: NewCapture, several: Ambiguous) -> Picked:
    """Who may be meant, and somebody new of that name."""
    new_one = _("Somebody new called %(name)s") % {"name": form.said("name")}
    form.add_error("name", _("Who is it? Kithwork does not guess."))
    known = [Candidate(*one) for one in several.candidates]
    return Picked(candidates=(*known, Candidate(Whom.NEW, new_one)))


def _saved(request: AuthedRequest, made: Captured) -> HttpResponse:
    said = _("%(name)s: noted, with today's talk.") % {"name": made.name}
    if made.do_not_contact:
        said += " " + _("They are marked do-not-contact, so nothing leads you to write.")
    notices.say(request.session, reverted(said, reverse("undo-capture", args=[made.key]), {}))
    address = reverse("person", args=[made.person])
    if _wants_json(request):
        return JsonResponse({"saved": True, "address": address, "name": made.name})
    return redirect(address)


def _gone(request: AuthedRequest, error: Conflict) -> HttpResponse:
    """A repeat of what was taken back since: settled, for the phone that still held it."""
    if _wants_json(request):
        return JsonResponse({"saved": True, "address": reverse("today"), "name": ""})
    raise error


def _why(form: NewCapture) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def _wants_json(request: AuthedRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


@require_safe
def known(request: AuthedRequest) -> HttpResponse:
    """A few people whose name begins like what is typed, for the list below the field."""
    text = requests.text(request.GET, "name", longest=100)
    found = queries.suggested(actor=request.actor, text=text) if len(text) > 1 else ()
    rows = [(row.name, people.described(row).removeprefix(row.name)[3:]) for row in found]
    return render(request, "captures/new.html#known", {"known": rows})


@require_POST
def take_back(request: AuthedRequest, capture: UUID) -> HttpResponse:
    """Take one capture back."""
    person = captures.take_back(actor=request.actor, key=capture, now=timezone.localtime())
    said = _("Taken back. Nothing of that talk is kept.")
    return done(request, said, "person", person) if person else done(request, said, "people")


@require_safe
def carry(request: AuthedRequest) -> HttpResponse:
    """One self-contained file for a phone that reaches no Kithwork; nobody's data is in it."""
    context = {
        "choices": NewCapture().fields["next"],
        "scripts": carried_pages.text_of("js/database.js"),
    }
    response = render(request, "captures/carry.html", context)
    response.headers["Content-Disposition"] = f'attachment; filename="{CARRIED}"'
    return response
