"""Work: how far it is, stopped on request, and what became of it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid, KithworkError, NotFound
from kithwork.domain.works import Cancelled, WorkKind
from kithwork.flows import flow
from kithwork.store.queries import imports
from kithwork.web import faults, markers, running, sayings, uploads
from kithwork.web.answers import done
from kithwork.web.markers import Marker
from kithwork.web.requests import AuthedRequest
from kithwork.web.running import Work

# Small work is through before anybody would notice a page that waits.
PATIENCE = 1.0
# What an import is in while work on it may still be done again, by the kind of work.
OPEN_STATES = {WorkKind.WRITE: "previewed", WorkKind.TAKE_BACK: "committed"}


class NoSuchWork(NotFound):
    """Nothing is being worked at under that id, and nothing waits for anybody."""

    def __init__(self) -> None:
        super().__init__(
            _("This work is over, or it was in a Kithwork that was stopped. Nothing of it waits.")
        )


@dataclass(frozen=True, slots=True)
class Way:
    """A button that goes on: where a POST (or, as a plain link, a GET) leads."""

    label: str
    address: str
    posts: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """Work that did not come to its end: what happened, what is safe, how to go on."""

    key: UUID
    title: str | Promise
    what: str | Promise
    safe: str | Promise
    ways: tuple[Way, ...]


@require_safe
def show(request: AuthedRequest, key: UUID) -> HttpResponse:
    """How far the work is, or what became of it. It writes nothing, the session included."""
    work = running.of(key, actor=request.actor)
    if work is None:
        return _without_work(request, key)
    if not work.ended:
        part = "#work" if request.htmx else ""
        return render(request, f"works/show.html{part}", shown(work))
    if request.htmx:
        # A script's question: the browser goes on to the page itself.
        response = HttpResponse(status=204)
        good = work.result.exception() is None
        response.headers["HX-Redirect"] = (
            work.result.result() if good else reverse("work", args=[key])
        )
        return response
    return ended(request, work)


def shown(work: Work) -> dict[str, object]:
    """What the page, and the line on Today, say of running work."""
    return {
        "work": work,
        "saying": sayings.SAYINGS[work.kind],
        "stage": sayings.stage(work.stage),
        "left": sayings.left(work.left),
        "elapsed": sayings.elapsed(work.elapsed),
        "stopping": work.stop.is_set(),
    }


def watched(request: AuthedRequest, work: Work) -> HttpResponse:
    """The answer to a POST that began work: what it made when it is quick, else its page."""
    if running.settle(work, seconds=PATIENCE):
        return ended(request, work)
    return redirect("work", work.key)


def ended(request: AuthedRequest, work: Work) -> HttpResponse:
    """Where ended work leads: to what it made, or to a page that says why there is nothing."""
    error = work.result.exception()
    if error is None:
        return redirect(work.result.result())
    if work.kind is WorkKind.PREVIEW and not isinstance(error, Cancelled):
        return render(request, "imports/new.html", {"refused": why(error)}, status=422)
    cut = _stopped(work) if isinstance(error, Cancelled) else _failed(work, error)
    status = 200 if isinstance(error, Cancelled) else 409
    return render(request, "works/cut.html", {"cut": cut}, status=status)


def why(error: BaseException) -> str:
    """A failure in words for the page."""
    if isinstance(error, Invalid) and error.field == uploads.FIELD:
        return error.message
    if isinstance(error, KithworkError):
        return str(error)
    if faults.is_full(error):
        return flow.FULL
    faults.report(error)
    return _("Kithwork met a fault it did not expect. Trying once more may help.")


def _stopped(work: Work) -> Cut:
    saying = sayings.SAYINGS[work.kind]
    return Cut(
        key=work.key,
        title=saying.stopped,
        what=saying.nothing_done,
        safe=_kept(work.kind, work.key),
        ways=ways(work.kind, work.key),
    )


def _failed(work: Work, error: BaseException) -> Cut:
    saying = sayings.SAYINGS[work.kind]
    return Cut(
        key=work.key,
        title=saying.failed,
        what=why(error),
        safe=saying.nothing_done,
        ways=ways(work.kind, work.key),
    )


def _without_work(request: AuthedRequest, key: UUID) -> HttpResponse:
    """A page for work of an earlier start; an import's own page, where it has one."""
    marker = markers.of(key, actor=request.actor)
    if marker is not None and _is_open(marker, request.actor):
        return render(request, "works/cut.html", {"cut": _of_marker(marker)})
    try:
        imports.show(actor=request.actor, batch=key)
    except imports.NoSuchImport:
        raise NoSuchWork from None
    return redirect("import-batch", key)


def left_behind(actor: Actor) -> list[Cut]:
    """Work that was interrupted and still waits to be gone on with, oldest first."""
    return [_of_marker(one) for one in markers.interrupted(actor=actor) if _is_open(one, actor)]


def left_behind_at(key: UUID, *, actor: Actor) -> Cut | None:
    """The same for one import."""
    return next((cut for cut in left_behind(actor) if cut.key == key), None)


def _of_marker(marker: Marker) -> Cut:
    saying = sayings.SAYINGS[marker.kind]
    title = saying.stopped if marker.stopped else saying.interrupted
    what = saying.nothing_done
    if not marker.stopped:
        names = ", ".join(marker.names)
        told = {"names": names, "nothing": what}
        what = (
            _("Kithwork was ended while it was at %(names)s. %(nothing)s") % told
            if names
            else _("Kithwork was ended meanwhile. %(nothing)s") % told
        )
    return Cut(
        key=marker.key,
        title=title,
        what=what,
        safe=_kept(marker.kind, marker.key),
        ways=ways(marker.kind, marker.key),
    )


def _is_open(marker: Marker, actor: Actor) -> bool:
    """Whether what the marker speaks of was not brought to its end after all."""
    wanted = OPEN_STATES.get(marker.kind)
    if wanted is None:
        return marker.kind is not WorkKind.PREVIEW or bool(uploads.paths(marker.key))
    try:
        return imports.show(actor=actor, batch=marker.key).state == wanted
    except imports.NoSuchImport:
        return False


def _kept(kind: WorkKind, key: UUID) -> str:
    """What is said of the files that were dropped in."""
    if kind not in {WorkKind.PREVIEW, WorkKind.WRITE}:
        return ""
    if uploads.paths(key):
        return _("Your files are still here, for a day, so you can go on.")
    return _("The files are no longer here; choose them again when you like.")


def ways(kind: WorkKind, key: UUID) -> tuple[Way, ...]:
    """How one may go on with work that was cut."""
    again, discard = _("Go on"), _("Discard the files")
    if kind is WorkKind.PREVIEW and uploads.paths(key):
        return (
            Way(again, reverse("read-import", args=[key]), posts=True),
            Way(discard, reverse("discard-import", args=[key]), posts=True),
        )
    if kind is WorkKind.WRITE and uploads.paths(key):
        return (
            Way(again, reverse("write-import", args=[key]), posts=True),
            Way(_("Look at it first"), reverse("import-batch", args=[key]), posts=False),
            Way(discard, reverse("discard-import", args=[key]), posts=True),
        )
    if kind in {WorkKind.PREVIEW, WorkKind.WRITE}:
        return (Way(_("Choose the files again"), reverse("import"), posts=False),)
    if kind is WorkKind.TAKE_BACK:
        return (
            Way(_("Take it back after all"), reverse("undo-import", args=[key]), posts=True),
            Way(_("See the import"), reverse("import-batch", args=[key]), posts=False),
        )
    if kind is WorkKind.BACKUP:
        return (
            Way(_("Make a backup"), reverse("make-backup"), posts=True),
            Way(_("See your backups"), reverse("backups"), posts=False),
        )
    return (Way(_("Go to Today"), reverse("today"), posts=False),)


@require_POST
def cancel(request: AuthedRequest, key: UUID) -> HttpResponse:
    """Stop the work at its next tick; what ended before is as it is."""
    work = running.of(key, actor=request.actor)
    if work is None:
        return _without_work(request, key)
    work.stop.set()
    return watched(request, work)


@require_POST
def dismiss(request: AuthedRequest, key: UUID) -> HttpResponse:
    """No longer mention work that was interrupted; its files stay as long as they would."""
    marker = markers.of(key, actor=request.actor)
    if marker is None:
        raise NoSuchWork
    if running.of(key, actor=request.actor) is None:
        markers.stopped(marker)
    return done(request, _("All right. It is not mentioned any more."), "today")
