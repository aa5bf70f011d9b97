"""Import: drop files in, look at what they would do, write them, take them back."""

from datetime import datetime
from pathlib import Path
from typing import cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid, KithworkError
from kithwork.flows import flow, imports, undo
from kithwork.flows.progress import Progress
from kithwork.store.queries import imports as queries
from kithwork.store.queries import look_alikes
from kithwork.web import faults, running, uploads
from kithwork.web.answers import done
from kithwork.web.requests import AuthedRequest
from kithwork.web.running import Running

# Small files are through before anybody would notice a page that waits.
PATIENCE = 1.0
MOST_PROBLEMS_SHOWN = 100
BROKE = (
    "Kithwork met a fault it did not expect while reading these files. "
    "Try one file at a time to see which one it is."
)
STAGES = {
    "starting": "Getting ready",
    "reading": "Reading the files",
    "matching": "Finding out who is new",
    "writing": "Writing",
}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AuthedRequest) -> HttpResponse:
    """Choose files; a POST keeps them and begins to read."""
    if request.method != "POST":
        return render(request, "imports/new.html")
    now = timezone.localtime()
    uploads.sweep(now=now)
    files = cast("list[UploadedFile]", request.FILES.getlist("files"))
    try:
        batch = uploads.keep(files)
    except KithworkError as error:
        return _refused(request, error)
    actor = request.actor
    work = running.start(batch, actor=actor, work=lambda tell: _preview(actor, batch, now, tell))
    return _watched(request, batch, work)


def _refused(request: AuthedRequest, error: BaseException) -> HttpResponse:
    return render(request, "imports/new.html", {"refused": _said(error)}, status=422)


def _said(error: BaseException) -> str:
    if isinstance(error, Invalid) and error.field == uploads.FIELD:
        return error.message
    if isinstance(error, KithworkError):
        return str(error)
    if faults.is_full(error):
        return flow.FULL
    faults.report(error)
    return BROKE


def _preview(actor: Actor, batch: UUID, now: datetime, tell: Progress) -> UUID:
    """Read the kept files and say what writing them would do."""
    found = imports.read(paths=_paths(batch), progress=tell)
    tell("matching", 0, 0)
    card = imports.preview(actor=actor, batch=found, now=now)
    uploads.rename(batch, card.id)
    return card.id


def _paths(batch: UUID) -> list[Path]:
    return list(uploads.paths(batch))


@require_POST
def write(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """Write a previewed import as one undoable batch."""
    card = queries.show(actor=request.actor, batch=batch)
    if card.state != "previewed":
        # Pressed twice: the page says what became of it.
        return redirect("import-batch", batch)
    if not uploads.paths(batch):
        return render(request, "imports/gone.html", {"batch": card}, status=409)
    actor, now = request.actor, timezone.localtime()
    work = running.start(batch, actor=actor, work=lambda tell: _write(actor, batch, now, tell))
    return _watched(request, batch, work)


def _write(actor: Actor, batch: UUID, now: datetime, tell: Progress) -> UUID:
    found = imports.read(paths=_paths(batch), progress=tell)
    card = imports.commit(actor=actor, batch=found, now=now, previewed=batch, progress=tell)
    uploads.discard(batch)
    return card.id


def _watched(request: AuthedRequest, key: UUID, work: Running) -> HttpResponse:
    """The page for work just begun: its result when it is quick, else its progress."""
    if running.settle(work, seconds=PATIENCE):
        return _ended(request, key, work)
    return redirect("import-progress", key)


@require_safe
def progress(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """How far the work is; leads on when it has ended. It writes nothing, the session included."""
    work = running.of(batch, actor=request.actor)
    if work is None:
        return redirect("import-batch", batch)
    if work.result.done():
        return _ended(request, batch, work)
    context = {"batch": batch, "work": work, "stage": STAGES.get(work.stage, work.stage)}
    part = "#bar" if request.htmx else ""
    return render(request, f"imports/progress.html{part}", context)


def _ended(request: AuthedRequest, key: UUID, work: Running) -> HttpResponse:
    running.forget(key)
    error = work.result.exception()
    if error is not None:
        uploads.discard(key)
        response = _refused(request, error)
    elif request.htmx:
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = reverse("import-batch", args=[work.result.result()])
    else:
        response = redirect("import-batch", work.result.result())
    return response


@require_safe
def show(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """A preview to confirm, or the result with its undo."""
    card = queries.show(actor=request.actor, batch=batch)
    if running.of(batch, actor=request.actor) is not None:
        return redirect("import-progress", batch)
    context = {
        "batch": card,
        "problems": card.problems[:MOST_PROBLEMS_SHOWN],
        "more_problems": max(0, len(card.problems) - MOST_PROBLEMS_SHOWN),
        "kept_files": bool(uploads.paths(batch)),
        "to_review": look_alikes.count(actor=request.actor),
    }
    return render(request, "imports/show.html", context)


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """All imports, newest first."""
    return render(request, "imports/index.html", {"batches": queries.listing(actor=request.actor)})


@require_POST
def discard(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """Forget a preview and its files."""
    imports.discard(actor=request.actor, batch=batch, now=timezone.localtime())
    uploads.discard(batch)
    return done(request, "Discarded. Nothing was written.", "import")


@require_POST
def take_back(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """Undo a written import; its page then names who stays, and why."""
    undo.undo(actor=request.actor, batch=batch, now=timezone.localtime())
    return redirect("import-batch", batch)
