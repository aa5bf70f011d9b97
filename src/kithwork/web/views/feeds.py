"""Feeds: calendars on the web and on the seeker's own server, read when a button is pressed."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kithwork.domain.errors import Conflict, Invalid
from kithwork.flows import feeds
from kithwork.web.answers import done
from kithwork.web.forms import slots as forms
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import slots


@require_POST
def add(request: AuthedRequest) -> HttpResponse:
    """Read a calendar from its address, and keep the address."""
    form = forms.FeedAddress(request.POST, auto_id="feed_%s")
    if form.is_valid():
        try:
            found = feeds.read(
                actor=request.actor,
                address=form.said("address"),
                name=form.said("name"),
                now=timezone.localtime(),
            )
        except Invalid as error:
            form.refuse(error)
        except Conflict as error:
            form.add_error("address", str(error))
        else:
            if found.problems:
                return slots.page(request, read=(found,))
            said = _("“%(name)s” was read. Its times are kept free.")
            return done(request, said % {"name": found.calendar.name}, "hours")
    return slots.page(request, feed_form=form, status=422)


@require_POST
def read_server(request: AuthedRequest) -> HttpResponse:
    """Read every calendar of the seeker's server."""
    form = forms.ServerPassword(request.POST, auto_id="server_%s")
    if form.is_valid():
        try:
            found = feeds.read_server(
                actor=request.actor, password=form.said("password"), now=timezone.localtime()
            )
        except Invalid as error:
            form.refuse(error)
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            if any(one.problems for one in found):
                return slots.page(request, read=[one for one in found if one.problems])
            count = len(found)
            said = ngettext("%(n)s calendar was read.", "%(n)s calendars were read.", count)
            return done(request, said % {"n": count}, "hours")
    return slots.page(request, server_form=form, status=422)


@require_POST
def refresh(request: AuthedRequest) -> HttpResponse:
    """Ask every calendar with an address again."""
    form = forms.ServerPassword(request.POST, auto_id="refresh_%s")
    if form.is_valid():
        try:
            found = feeds.refresh(
                actor=request.actor, password=form.said("password"), now=timezone.localtime()
            )
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            failed = sum(1 for one in found if one.fault)
            said = ngettext(
                "%(n)s calendar could not be read; it says why.",
                "%(n)s calendars could not be read; each says why.",
                failed,
            )
            if not failed:
                return done(request, _("Read again."), "hours")
            form.add_error(None, said % {"n": failed})
            return slots.page(request, refresh_form=form)
    return slots.page(request, refresh_form=form, status=422)
