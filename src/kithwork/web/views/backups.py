"""Backups: made with a button, downloaded, deleted; bringing one back stays outside the browser."""

from typing import Any, cast
from uuid import NAMESPACE_OID, uuid5

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.bootstrap import backups, folders, kept_backups
from kithwork.domain.actors import Actor
from kithwork.domain.errors import Refused
from kithwork.domain.works import Progress, WorkKind
from kithwork.store.queries import workspaces
from kithwork.web import outside, running
from kithwork.web.answers import done
from kithwork.web.requests import AuthedRequest
from kithwork.web.running import Work
from kithwork.web.views import works

MOST_SHOWN = 50


class OfMany(Refused):
    """The database holds other people's searches, too: its keeper makes the backups."""

    def __init__(self) -> None:
        super().__init__(
            _("This Kithwork holds the searches of several people. Whoever runs it makes backups.")
        )


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """The backups kept here, the newest first."""
    return render(request, "backups/index.html", shown(request))


def shown(request: AuthedRequest) -> dict[str, Any]:
    """What parts/backups.html needs, on a page of its own or among the settings."""
    actor = request.actor
    offered = workspaces.is_alone(actor=actor) and _is_file()
    kept = kept_backups.listing(data=None, now=timezone.localtime()) if offered else ()
    return {
        "backups_offered": offered,
        "backups": kept[:MOST_SHOWN],
        "backups_folder": folders.chosen(None) / folders.BACKUPS,
        "backups_data": folders.chosen(None),
        "backups_work": running.of(_key(actor), actor=actor),
        "at_desk": not outside.is_outside(request),
    }


def _is_file() -> bool:
    """Whether the data is in a file of its own; PostgreSQL saves itself by its own tools."""
    try:
        backups.database(folders.chosen(None))
    except backups.OtherEngine:
        return False
    return True


def _require_alone(actor: Actor) -> None:
    if not workspaces.is_alone(actor=actor):
        raise OfMany


def _require_own(request: AuthedRequest, backup: str) -> None:
    """A copy of everything, every session included, is given out and deleted at the desk alone."""
    if not workspaces.is_alone(actor=request.actor):
        raise kept_backups.NoSuchBackup(backup)
    if outside.is_outside(request):
        raise Refused(_("Backups are downloaded and deleted at your desk, not from a phone."))


def _key(actor: Actor) -> Any:
    """One backup at a time: whoever presses twice watches the first."""
    return uuid5(NAMESPACE_OID, f"backup of {actor.workspace}")


@require_POST
def make(request: AuthedRequest) -> HttpResponse:
    """Make one now."""
    actor, now = request.actor, timezone.localtime()
    _require_alone(actor)

    def job(tell: Progress) -> str:
        kept_backups.make(data=None, now=now, progress=tell)
        return reverse("backups")

    work = running.start(Work(_key(actor), WorkKind.BACKUP, actor), job=job, now=now)
    return works.watched(request, work)


@require_safe
def download(request: AuthedRequest, backup: str) -> HttpResponse:
    """One backup as a file."""
    _require_own(request, backup)
    path = kept_backups.find(data=None, name=backup)
    answer = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=backup,
        content_type="application/octet-stream",
    )
    # Django types an answer in pieces apart from one that is whole.
    return cast("HttpResponse", answer)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: AuthedRequest, backup: str) -> HttpResponse:
    """Ask whether to delete one, and do it: a file that is gone does not come back."""
    _require_own(request, backup)
    kept_backups.find(data=None, name=backup)
    if request.method != "POST":
        found = kept_backups.listing(data=None, now=timezone.localtime())
        one = next(kept for kept in found if kept.name == backup)
        last = len(found) == 1
        return render(request, "backups/remove.html", {"one": one, "last": last})
    kept_backups.remove(data=None, name=backup)
    return done(request, _("The backup was deleted."), "backups")
