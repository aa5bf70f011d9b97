"""The order at the door: headers and failures, foreign hosts, and who comes in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import timezone as fixed
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from kithwork.domain import errors
from kithwork.domain.actors import Actor, Right
from kithwork.domain.devices import SEEN_EVERY
from kithwork.flows import devices as flows
from kithwork.store.access import NotYours
from kithwork.store.queries import devices, members
from kithwork.web import outside
from kithwork.web.requests import DEVICE
from kithwork.web.views import failures

Answer = Callable[[HttpRequest], HttpResponseBase]

SAFE = {"GET", "HEAD", "OPTIONS"}
# Paths that answer without a session, and tell nothing about anybody; a feed tells its owner's
# chats to whoever has the secret in its address.
OPEN_PATHS = (
    "/healthz", "/readyz", "/enter/", "/pair/", "/static/", "/feed/",
    "/manifest.webmanifest", "/service-worker.js", "/offline", "/unsent",
)  # fmt: skip
SEEN_ON = "seen_on"
# But for the one page that says otherwise, where a rehearsal may be recorded.
SEES_AND_HEARS_NOTHING = "camera=(), geolocation=(), microphone=()"
STATUS: tuple[tuple[type[errors.KithworkError], int], ...] = (
    (errors.Refused, 403),
    (errors.Conflict, 409),
    (errors.Invalid, 422),
    (errors.NotFound, 404),
    (errors.StorageFull, 507),
)


class AnswerFailures:
    """Outermost: no page is kept by a cache, and what we raise becomes a page in plain words."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, marked as nobody's to keep unless it says otherwise."""
        response = self._answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", SEES_AND_HEARS_NOTHING)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Our own failures by kind; any other goes to the fault page (urls.handler500)."""
        for kind, status in STATUS:
            if isinstance(exception, kind):
                return failures.answer(request, exception, status=status)
        return None


answer_failures = AnswerFailures


def guard_origin(answer: Answer) -> Answer:
    """Refuse a Host that is not ours, an Origin that is not ours, and posts from elsewhere."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        ours = outside.origins().get(request.META.get("HTTP_HOST", ""))
        if ours is None:
            return failures.foreign(request)
        if outside.is_outside(request):
            if not outside.came_over_tls(request):
                return failures.without_tls(request)
            outside.mark_as_tls(request)
        elif outside.came_over_tls(request):
            # It calls itself the desk, and is not.
            return failures.foreign(request)
        origin = request.META.get("HTTP_ORIGIN")
        if origin is not None and origin != ours:
            return failures.foreign(request)
        site = request.META.get("HTTP_SEC_FETCH_SITE", "none")
        if request.method not in SAFE and site not in {"same-origin", "none"}:
            return failures.foreign(request)
        return answer(request)

    return guarded


def require_actor(answer: Answer) -> Answer:
    """Let in only who has a session, and say in whose name the request acts."""

    def let_in(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(OPEN_PATHS):
            return answer(request)
        actor = members.actor_of(account=request.user.pk) if request.user.pk else None
        if actor is None:
            return failures.closed(request)
        if not actor.may(Right.VIEW):
            return failures.answer(request, NotYours(Right.VIEW), status=403)
        if not _is_let_in(request, actor, datetime.now(UTC)):
            request.session.flush()
            return failures.closed(request)
        request.actor = actor  # type: ignore[attr-defined]
        # "Today" is the seeker's, who sits at this machine.
        timezone.activate(here())
        _keep_alive(request, timezone.localtime())
        response = answer(request)
        if response.status_code == 405:
            return failures.only_sent(request, allowed=response.headers["Allow"])
        return response

    return let_in


def _is_let_in(request: HttpRequest, actor: Actor, now: datetime) -> bool:
    """Whether the session is the desk's own, at the desk, or that of a device still paired."""
    device = request.session.get(DEVICE)
    if device is None:
        return not outside.is_outside(request)
    seen = devices.seen_at(actor=actor, device=UUID(device))
    if seen is not None and now - seen >= SEEN_EVERY:
        flows.note_seen(actor=actor, device=UUID(device), now=now)
    return seen is not None


def here() -> tzinfo:
    """The time zone of this machine, as it is now.

    By its place while the clock shows what clocks there show, else by its bare distance from
    UTC: a database knows no zone called EDT or IST, the names that a machine's clock goes by.
    """
    now = datetime.now(UTC).astimezone()
    place = timezone.get_default_timezone()
    if now.astimezone(place).utcoffset() == now.utcoffset():
        return place
    return fixed(now.utcoffset() or timedelta())


def _keep_alive(request: HttpRequest, now: datetime) -> None:
    """Once a day, so that the session ends ninety days after the last visit, not the first."""
    if request.session.get(SEEN_ON) != f"{now:%Y-%m-%d}":
        request.session[SEEN_ON] = f"{now:%Y-%m-%d}"
