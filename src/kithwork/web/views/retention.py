"""People the seeker lost touch with: shown, kept, or erased, by hand or on a schedule."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.retention import USUAL_MONTHS
from kithwork.flows import retention
from kithwork.store.queries import people
from kithwork.store.queries import retention as queries
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms.retention import Months
from kithwork.web.requests import AuthedRequest

SHOWN = 200


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """Whom a purge would take away after so many months."""
    form = Months(request.GET) if "months" in request.GET else None
    return _page(request, form)


def _page(request: AuthedRequest, form: Months | None) -> HttpResponse:
    """The page; a number of months that cannot be taken is told at its field."""
    schedule = queries.schedule(actor=request.actor)
    usual = schedule.months if schedule else USUAL_MONTHS
    refused = form is not None and not form.is_valid()
    months = form.cleaned_data["months"] if form and not refused else usual
    now = timezone.localtime()
    found = retention.preview(actor=request.actor, months=months, now=now, limit=SHOWN)
    total = retention.count(actor=request.actor, months=months, now=now)
    context = {
        "form": form or Months(initial={"months": months}),
        "months": months,
        "idle": found,
        "total": total,
        "more": total - len(found),
        "schedule": schedule,
    }
    return render(request, "retention/show.html", context, status=422 if refused else 200)


@require_POST
def purge(request: AuthedRequest) -> HttpResponse:
    """Erase for good whoever is shown; only with the seeker's tick."""
    form = Months(request.POST)
    if not form.is_valid():
        return _page(request, form)
    if request.POST.get("sure") != "yes":
        return done(request, _("Nobody was erased: tick that you mean it."), "retention")
    months = form.cleaned_data["months"]
    gone = retention.purge(actor=request.actor, months=months, now=timezone.localtime()).people
    said = ngettext("%(number)s person was erased.", "%(number)s people were erased.", gone)
    return done(request, said % {"number": gone}, "retention")


@require_POST
def hold(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Keep somebody, however long nothing happens."""
    retention.hold(actor=request.actor, person=person, now=timezone.localtime())
    name = people.contact(actor=request.actor, person=person).name
    undo = reverse("lift-hold", args=[person])
    return undoable(
        request, reverted(_("%(name)s is kept.") % {"name": name}, undo, {}), "retention"
    )


@require_POST
def lift(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Let retention have its say on them again."""
    retention.lift(actor=request.actor, person=person, now=timezone.localtime())
    return done(request, _("Not kept any more."), "retention")


@require_POST
def schedule(request: AuthedRequest) -> HttpResponse:
    """Let people go by themselves, the first time in a week."""
    form = Months(request.POST)
    if not form.is_valid():
        return _page(request, form)
    months = form.cleaned_data["months"]
    retention.schedule(actor=request.actor, months=months, now=timezone.localtime())
    notice = reverted(_("Set. The first go in a week."), reverse("stop-retention"), {})
    return undoable(request, notice, "retention")


@require_POST
def stop(request: AuthedRequest) -> HttpResponse:
    """Let nobody go by themselves any more."""
    former = queries.schedule(actor=request.actor)
    retention.stop(actor=request.actor, now=timezone.localtime())
    fields = {"months": str(former.months if former else USUAL_MONTHS)}
    notice = reverted(_("Nobody goes by themselves."), reverse("schedule-retention"), fields)
    return undoable(request, notice, "retention")
