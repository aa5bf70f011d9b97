"""Import: drop files in, look at what they would do, write them, take them back."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.domain.actors import Actor
from kithwork.domain.errors import KithworkError
from kithwork.domain.works import Cancelled, Progress, WorkKind
from kithwork.flows import imports, undo
from kithwork.flows import runs as run_flows
from kithwork.store.queries import imports as queries
from kithwork.store.queries import look_alikes
from kithwork.web import markers, networks, running, uploads
from kithwork.web.answers import done
from kithwork.web.requests import AuthedRequest
from kithwork.web.running import Work
from kithwork.web.views import runs, works

MOST_PROBLEMS_SHOWN = 100
MOST_NAMED = 20


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AuthedRequest) -> HttpResponse:
    """Choose files; a POST keeps them and begins to read."""
    if request.method != "POST":
        first = not queries.listing(actor=request.actor)
        return render(request, "imports/new.html", {"first_time": first})
    now = timezone.localtime()
    uploads.sweep(now=now)
    files = cast("list[UploadedFile]", request.FILES.getlist("files"))
    try:
        if any(map(_is_talk, files)):
            return runs.foreseen(request, files)
        batch = uploads.keep(files)
    except KithworkError as error:
        return render(request, "imports/new.html", {"refused": works.why(error)}, status=422)
    return _read(request, batch)


def _is_talk(file: UploadedFile) -> bool:
    """Whether a file holds the notes of a talk, carried along."""
    return run_flows.is_carried(head=file.read(100))


@require_POST
def read(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """Read kept files again, after the first reading was stopped or interrupted."""
    marker = markers.of(batch, actor=request.actor)
    if marker is None or marker.kind is not WorkKind.PREVIEW:
        raise works.NoSuchWork
    if not uploads.paths(batch):
        return render(request, "imports/gone.html", status=409)
    return _read(request, batch)


def _read(request: AuthedRequest, batch: UUID) -> HttpResponse:
    actor, now = request.actor, timezone.localtime()
    names = tuple(path.name for path in uploads.paths(batch))
    work = Work(batch, WorkKind.PREVIEW, actor, names)
    work = running.start(work, job=lambda tell: _preview(actor, batch, now, tell), now=now)
    return works.watched(request, work)


def _preview(actor: Actor, batch: UUID, now: datetime, tell: Progress) -> str:
    """Read the kept files and say what writing them would do; what cannot be read is not kept."""
    try:
        found = imports.read(paths=uploads.paths(batch), progress=tell)
        tell("matching", 0, 0)
        card = imports.preview(actor=actor, batch=found, now=now)
    except Cancelled:
        raise
    except KithworkError:
        uploads.discard(batch)
        raise
    uploads.rename(batch, card.id)
    return reverse("import-batch", args=[card.id])


@require_POST
def write(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """Write a previewed import as one undoable batch."""
    card = queries.show(actor=request.actor, batch=batch)
    if card.state != "previewed":
        # Pressed twice: the page says what became of it.
        return redirect("import-batch", batch)
    if not uploads.paths(batch):
        return render(request, "imports/gone.html", {"batch": card}, status=409)
    actor, now, expected = request.actor, timezone.localtime(), card.records
    work = running.start(
        Work(batch, WorkKind.WRITE, actor, card.files),
        job=lambda tell: _write(actor, batch, now, tell, expected=expected),
        now=now,
    )
    return works.watched(request, work)


def _write(actor: Actor, batch: UUID, now: datetime, tell: Progress, *, expected: int) -> str:
    found = imports.read(paths=uploads.paths(batch), progress=tell, expected=expected)
    card = imports.commit(actor=actor, batch=found, now=now, previewed=batch, progress=tell)
    uploads.discard(batch)
    networks.foresee(actor=actor, now=now)
    return reverse("import-batch", args=[card.id])


@require_safe
def show(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """A preview to confirm, or the result with its undo."""
    card = queries.show(actor=request.actor, batch=batch)
    work = running.of(batch, actor=request.actor)
    if work is not None and not work.ended:
        return redirect("work", batch)
    context = {
        "batch": card,
        "problems": card.problems[:MOST_PROBLEMS_SHOWN],
        "more_problems": max(0, len(card.problems) - MOST_PROBLEMS_SHOWN),
        "kept_files": bool(uploads.paths(batch)),
        "to_review": look_alikes.count(actor=request.actor),
        "cut": works.left_behind_at(batch, actor=request.actor),
    }
    return render(request, "imports/show.html", context)


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """All imports, newest first."""
    return render(request, "imports/index.html", {"batches": queries.listing(actor=request.actor)})


@require_POST
def discard(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """Forget a preview and its files, or files that were not read to their end."""
    marker = markers.of(batch, actor=request.actor)
    if marker is None or marker.kind is not WorkKind.PREVIEW:
        imports.discard(actor=request.actor, batch=batch, now=timezone.localtime())
    uploads.discard(batch)
    markers.drop(batch)
    said = _("Discarded. Nothing was written, and your own files are where they were.")
    return done(request, said, "import")


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: AuthedRequest, batch: UUID) -> HttpResponse:
    """Say what would go and who would stay; a POST takes the import back."""
    actor, now = request.actor, timezone.localtime()
    card = queries.show(actor=actor, batch=batch)
    work = running.of(batch, actor=actor)
    if card.state != "committed" and (work is None or work.ended):
        return redirect("import-batch", batch)
    if request.method != "POST":
        foreseen = undo.foresee(actor=actor, batch=batch)
        context = {"batch": card, "foreseen": foreseen, "shown": foreseen.staying[:MOST_NAMED]}
        return render(request, "imports/undo.html", context)
    work = running.start(
        Work(batch, WorkKind.TAKE_BACK, actor, card.files),
        job=lambda tell: _take_back(actor, batch, now, tell),
        now=now,
    )
    return works.watched(request, work)


def _take_back(actor: Actor, batch: UUID, now: datetime, tell: Progress) -> str:
    undo.undo(actor=actor, batch=batch, now=now, progress=tell)
    networks.foresee(actor=actor, now=now)
    return reverse("import-batch", args=[batch])
