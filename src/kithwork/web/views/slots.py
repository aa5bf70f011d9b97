"""Slots: the times suggested for a chat, and the page that says when the seeker can talk."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kithwork.domain import chats as rules
from kithwork.domain.chats import ChatCard, ChatState
from kithwork.domain.errors import Invalid
from kithwork.domain.feeds import CalendarSource
from kithwork.flows import servers, slots
from kithwork.flows.asks import NotToThem
from kithwork.flows.slots import CalendarRead
from kithwork.store.queries import slots as queries
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import slots as forms
from kithwork.web.requests import AuthedRequest
from kithwork.web.zones import ZONES

MOST_PROBLEMS_SHOWN = 50


def offered(request: AuthedRequest, card: ChatCard) -> dict[str, Any]:
    """What parts/chat_slots.html shows, by the clock that `?zone=Europe/Berlin` names.

    Nothing for a chat that was held, or with somebody who is not to be written to.
    """
    if card.state not in rules.before(ChatState.SCHEDULED):
        return {}
    form = forms.TheirZone(request.GET if "zone" in request.GET else None, auto_id="their_%s")
    zone = form.said("zone") if form.is_bound and form.is_valid() else ""
    try:
        found = _suggested(request, card.id, zone)
    except Invalid as error:
        form.refuse(error)
        found = _suggested(request, card.id, "")
    except NotToThem:
        return {}
    if not form.is_bound:
        form.initial = {"zone": found.zone}
    return {"suggestion": found, "zone_form": form, "zones": ZONES}


def _suggested(request: AuthedRequest, chat: UUID, zone: str) -> slots.Suggestion:
    return slots.suggest(actor=request.actor, chat=chat, zone=zone, now=timezone.localtime())


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: AuthedRequest) -> HttpResponse:
    """The weekly hours and the calendars; a POST sets the hours."""
    former = slots.hours(actor=request.actor)
    if request.method != "POST":
        return page(request, form=forms.HoursFields(initial=forms.known(former)))
    form = forms.HoursFields(request.POST)
    if form.is_valid():
        try:
            slots.set_hours(actor=request.actor, hours=form.week(), now=timezone.localtime())
            notice = reverted(_("Saved."), reverse("hours"), forms.known(former))
            return undoable(request, notice, "hours")
        except Invalid as error:
            form.refuse(error)
    return page(request, form=form, status=422)


@require_POST
def read_calendar(request: AuthedRequest) -> HttpResponse:
    """Read a calendar file; what of it could not be read is shown."""
    form = forms.CalendarFile(request.POST, request.FILES)
    if form.is_valid():
        try:
            found = _read(request, form.cleaned_data["file"])
        except Invalid as error:
            form.refuse(error)
        else:
            if found.problems:
                return page(request, read=(found,))
            said = _("“%(name)s” was read. Its times are kept free.")
            return done(request, said % {"name": found.calendar.name}, "hours")
    return page(request, file_form=form, status=422)


def _read(request: AuthedRequest, file: UploadedFile) -> CalendarRead:
    return slots.read_calendar(
        actor=request.actor,
        name=file.name or "",
        # One byte more than is read tells that a file is too large.
        data=file.read(slots.MOST_BYTES + 1),
        now=timezone.localtime(),
    )


@require_POST
def forget_calendar(request: AuthedRequest, calendar: UUID) -> HttpResponse:
    """Take a calendar away, with all it kept busy."""
    name = queries.calendar_row(actor=request.actor, calendar=calendar).name
    slots.forget_calendar(actor=request.actor, calendar=calendar, now=timezone.localtime())
    said = _("“%(name)s” is forgotten. To bring it back, read it again.")
    return done(request, said % {"name": name}, "hours")


def page(
    request: AuthedRequest,
    *,
    form: forms.HoursFields | None = None,
    file_form: forms.CalendarFile | None = None,
    feed_form: forms.FeedAddress | None = None,
    server_form: forms.ServerPassword | None = None,
    refresh_form: forms.ServerPassword | None = None,
    read: Sequence[CalendarRead] = (),
    status: int = 200,
) -> HttpResponse:
    """The page of hours and calendars, with what was typed or could not be read."""
    week = forms.known(slots.hours(actor=request.actor))
    calendars = queries.calendars(actor=request.actor)
    problems = [problem for one in read for problem in one.problems]
    context = {
        "form": form or forms.HoursFields(initial=week),
        "file_form": file_form or forms.CalendarFile(),
        "feed_form": feed_form or forms.FeedAddress(auto_id="feed_%s"),
        "server_form": server_form or forms.ServerPassword(auto_id="server_%s"),
        "refresh_form": refresh_form or forms.ServerPassword(auto_id="refresh_%s"),
        "server": servers.named(),
        "calendars": calendars,
        "with_address": [one for one in calendars if one.place],
        "of_server": [one for one in calendars if one.source == CalendarSource.SERVER],
        "read": read,
        "problems": problems[:MOST_PROBLEMS_SHOWN],
        "more_problems": max(0, len(problems) - MOST_PROBLEMS_SHOWN),
        "zones": ZONES,
    }
    return render(request, "slots/hours.html", context, status=status)
