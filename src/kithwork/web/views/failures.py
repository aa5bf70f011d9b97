"""Pages for what went wrong: what happened, what is safe, what to do."""

import sys
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from kithwork.domain import errors
from kithwork.flows import flow
from kithwork.web import faults, outside
from kithwork.web.texts import Text


@dataclass(frozen=True, slots=True)
class Failure:
    """What a failure page says; `what` may hold several lines."""

    title: Text
    what: Text
    safe: Text
    then: Text


TITLES: dict[int, Text] = {
    403: _("That is not yours to do"),
    404: _("Nothing here"),
    409: _("That does not fit just now"),
    422: _("One thing needs mending"),
    507: _("The disk is full"),
}
NOTHING_CHANGED = _("Nothing was changed.")
CLOSED = Failure(
    title=_("Kithwork is closed to this browser"),
    what=_(
        "Your contacts are private, so Kithwork opens only with the address it printed when "
        "it started. Each address works once, within five minutes."
    ),
    safe=_("Everything you entered is still there."),
    then=_(
        "Open Kithwork from the address it printed. If that one is used up or too old, stop "
        "Kithwork, start it again, and use the new one."
    ),
)
FOREIGN = Failure(
    title=_("This request came from somewhere else"),
    what=_("Kithwork answers only its own pages in your own browser."),
    safe=NOTHING_CHANGED,
    then=_("Open Kithwork from the address it printed."),
)
USED_ENTRY = Failure(
    title=_("This address no longer opens Kithwork"),
    what=_("Each address works once, within five minutes, so that nobody can use it after you."),
    safe=_("Everything you entered is still there."),
    then=_(
        "If Kithwork is open in another tab, go on there. Otherwise stop Kithwork, start it "
        "again, and use the address it prints."
    ),
)
NOT_PAIRED = Failure(
    title=_("This phone is not paired"),
    what=_(
        "Your contacts are private, so Kithwork opens only on phones that were paired with it, "
        "and only until they are revoked."
    ),
    safe=_("Everything you entered is still at your desk."),
    then=_(
        "At your desk, open Settings, then Phones, then “Pair a phone”, and point this phone’s "
        "camera at the picture."
    ),
)
USED_PAIRING = Failure(
    title=_("This address no longer pairs a phone"),
    what=_("Each address works once, within five minutes, so that nobody can use it after you."),
    safe=_("Nothing was paired."),
    then=_("At your desk, press “Pair a phone” again and use the new picture."),
)
WITHOUT_TLS = Failure(
    title=_("This came without TLS"),
    what=_(
        "Nothing said that this request was protected on its way, so it was refused. A tunnel "
        "says it with the header “X-Forwarded-Proto: https”."
    ),
    safe=_("Nothing was told and nothing was changed."),
    then=_("Open the address that begins with https://, and let the tunnel end TLS."),
)


def answer(request: HttpRequest, error: errors.KithworkError, *, status: int) -> HttpResponse:
    """A page for one of our own failures; its text is written to be shown."""
    failure = Failure(
        title=TITLES[status],
        what=_without_commands(error),
        safe=NOTHING_CHANGED,
        then=_("Go back and try it another way, or start from Today."),
    )
    return _page(request, failure, status=status)


def _without_commands(error: errors.KithworkError) -> str:
    """The message for a page: hints at the command line are for the command line."""
    sentences = str(error).split("\n", maxsplit=1)[0].split(". ")
    told = [sentence for sentence in sentences if "`kith " not in sentence]
    text = ". ".join(told).strip() or sentences[0]
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."


def closed(request: HttpRequest) -> HttpResponse:
    """No session: say how to get in, and nothing else."""
    failure = NOT_PAIRED if outside.is_outside(request) else CLOSED
    return _page(request, failure, status=403)


def foreign(request: HttpRequest) -> HttpResponse:
    """A foreign Host or Origin."""
    return _page(request, FOREIGN, status=403)


def used_entry(request: HttpRequest) -> HttpResponse:
    """An entry address that is used up, too old, or was never one."""
    return _page(request, USED_ENTRY, status=403)


def used_pairing(request: HttpRequest) -> HttpResponse:
    """A phone's address that is used up, too old, or was never one."""
    return _page(request, USED_PAIRING, status=403)


def without_tls(request: HttpRequest) -> HttpResponse:
    """The phones' name, reached by a way that nobody says is protected."""
    return _page(request, WITHOUT_TLS, status=403)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django passes it)
    """A form without its token, or one from an older session."""
    failure = Failure(
        title=_("This page was open for too long"),
        what=_("The form belonged to an earlier visit, so it was not accepted."),
        safe=_("Nothing was changed. Text you typed is still on the page before this one."),
        then=_("Go back, copy what you typed, load the page again and send it."),
    )
    return _page(request, failure, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """A request that cannot be read."""
    failure = Failure(
        title=_("That could not be read"),
        what=_("The request was too large or malformed."),
        safe=NOTHING_CHANGED,
        then=_("Go back and try again with less at once."),
    )
    return _page(request, failure, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """What Django itself refuses."""
    return _page(request, FOREIGN, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """An address without a page."""
    if not hasattr(request, "actor"):
        return closed(request)
    failure = Failure(
        title=_("Nothing here"),
        what=_("There is no page at this address."),
        safe=_("Your data is untouched."),
        then=_("Look for the person under People, or start from Today."),
    )
    return _page(request, failure, status=404)


def only_sent(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """An address that takes a form, opened as a page: loaded again, or from the history."""
    failure = Failure(
        title=_("There is nothing to look at here"),
        what=_(
            "This address only takes what a form sends. That happens when a page is opened "
            "again from the address line after something in it was refused."
        ),
        safe=NOTHING_CHANGED,
        then=_("Go back to the form, or start from Today."),
    )
    response = _page(request, failure, status=405)
    response.headers["Allow"] = allowed
    return response


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or a disk that is full wherever that was noticed."""
    error = sys.exc_info()[1]
    if faults.is_full(error):
        return answer(request, errors.StorageFull(flow.FULL), status=507)
    if faults.is_busy(error):
        return answer(request, flow.Busy(), status=409)
    if error is not None:
        faults.report(error)
    failure = Failure(
        title=_("Something broke on our side"),
        what=_("Kithwork met a fault it did not expect. This is not your doing."),
        safe=_("What you saved before is safe; what you just sent was not kept."),
        then=_("Go back and try once more. If it happens again, restart Kithwork."),
    )
    return _page(request, failure, status=500)


def _page(request: HttpRequest, failure: Failure, *, status: int) -> HttpResponse:
    # Where the database may be what broke, the page asks it for nothing.
    broken = status >= 500
    request.broken = broken  # type: ignore[attr-defined]
    context = {"failure": failure, "status": status, "broken": broken}
    return render(request, "failures/show.html", context, status=status)
