"""The language of a page: the one chosen in Settings, else the one the browser asks for."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from kithwork.web import preferences
from kithwork.web.middleware import OPEN_PATHS, Answer


def of_request(request: HttpRequest) -> str:
    """The language that an answer to `request` is in."""
    return of_session(request) or of_browser(request)


def of_browser(request: HttpRequest) -> str:
    """The first language of the browser that we have, else English.

    Django's own way asks a cookie first. Cookies ignore ports: another program of this machine
    would choose our language.
    """
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    for language, _weight in parse_accept_lang_header(header):
        found = _supported(language)
        if found:
            return found
    return settings.LANGUAGE_CODE


def of_session(request: HttpRequest) -> str:
    """The language chosen in Settings; empty where none was."""
    return _supported(preferences.of(request.session).language)


def _supported(language: str) -> str:
    """`language`, or the wider one that we have of it; empty where there is none."""
    try:
        return translation.get_supported_language_variant(language)
    except LookupError:
        return ""


def follow_browser(answer: Answer) -> Answer:
    """Answer in the language of the browser, refusals included, and say so to caches."""

    def followed(request: HttpRequest) -> HttpResponseBase:
        response = _answered(answer, request, language=of_browser(request))
        if "Content-Language" in response.headers:
            patch_vary_headers(response, ("Accept-Language",))
        return response

    return followed


def follow_choice(answer: Answer) -> Answer:
    """Answer in the language chosen in Settings, where there is one."""

    def followed(request: HttpRequest) -> HttpResponseBase:
        # Whether the server lives is asked without a look at the sessions.
        chosen = "" if request.path.startswith(OPEN_PATHS) else of_session(request)
        return _answered(answer, request, language=chosen) if chosen else answer(request)

    return followed


def _answered(answer: Answer, request: HttpRequest, *, language: str) -> HttpResponseBase:
    with translation.override(language):
        response = answer(request)
    if response.headers.get("Content-Type", "").startswith("text/html"):
        response.headers.setdefault("Content-Language", language)
    return response
