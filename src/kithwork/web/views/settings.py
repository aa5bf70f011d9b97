"""Settings: how this browser shows Kithwork."""

from dataclasses import asdict

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kithwork.web import languages, preferences
from kithwork.web.answers import done
from kithwork.web.forms.settings import PreferenceFields
from kithwork.web.preferences import Preferences
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import backups, own_feeds
from kithwork.web.views.devices import phones


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AuthedRequest) -> HttpResponse:
    """The page; a POST keeps the preferences of this browser."""
    if request.method != "POST":
        return _page(request, PreferenceFields(initial=asdict(preferences.of(request.session))))
    form = PreferenceFields(request.POST)
    if form.is_valid():
        preferences.keep(request.session, Preferences(**form.everything()))
        # The next page says it, in the language just chosen.
        with translation.override(languages.of_request(request)):
            return done(request, _("Saved for this browser."), "settings")
    return _page(request, form)


def _page(request: AuthedRequest, form: PreferenceFields) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {
        "preferences_form": form,
        **phones(request),
        **own_feeds.shown(request),
        **backups.shown(request),
    }
    return render(request, "settings/show.html", context, status=status)
