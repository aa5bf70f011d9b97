"""What is said of work: while it runs, when it is over, and when it was cut."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kithwork.domain import works
from kithwork.domain.works import Span, WorkKind

Said = str | Promise

STAGES: Mapping[str, Said] = {
    "starting": gettext_lazy("Getting ready"),
    "reading": gettext_lazy("Reading the files"),
    "matching": gettext_lazy("Finding out who is new"),
    "writing": gettext_lazy("Writing people"),
    "keeping": gettext_lazy("Keeping the rows as evidence"),
    "weighing": gettext_lazy("Looking who stays, and why"),
    "removing": gettext_lazy("Taking people away"),
    "returning": gettext_lazy("Bringing the others back to what they were"),
    "copying": gettext_lazy("Copying"),
    "checking": gettext_lazy("Looking the copy through"),
    "network": gettext_lazy("Working out who knows whom"),
}


@dataclass(frozen=True, slots=True)
class Saying:
    """The words for one kind of work: its name, what is safe while it runs, and when it is cut."""

    heading: Said
    while_running: Said
    stopped: Said
    interrupted: Said
    failed: Said
    nothing_done: Said


SAYINGS: Mapping[WorkKind, Saying] = {
    WorkKind.PREVIEW: Saying(
        heading=gettext_lazy("Reading your files"),
        while_running=gettext_lazy("Nothing is written before you have looked at it."),
        stopped=gettext_lazy("You stopped the reading"),
        interrupted=gettext_lazy("Reading your files was interrupted"),
        failed=gettext_lazy("Your files could not be read"),
        nothing_done=gettext_lazy("Nothing was written."),
    ),
    WorkKind.WRITE: Saying(
        heading=gettext_lazy("Bringing your people in"),
        while_running=gettext_lazy(
            "If it is stopped, nothing of this import is kept half-way: it is there whole, "
            "or not at all."
        ),
        stopped=gettext_lazy("You stopped the import"),
        interrupted=gettext_lazy("An import was interrupted"),
        failed=gettext_lazy("The import could not be written"),
        nothing_done=gettext_lazy("Nothing of it was written. Everything else is as it was."),
    ),
    WorkKind.TAKE_BACK: Saying(
        heading=gettext_lazy("Taking the import back"),
        while_running=gettext_lazy(
            "If it is stopped, the import stays as it is: nothing is taken away half-way."
        ),
        stopped=gettext_lazy("You stopped it"),
        interrupted=gettext_lazy("Taking an import back was interrupted"),
        failed=gettext_lazy("The import could not be taken back"),
        nothing_done=gettext_lazy("Nothing was taken away. The import stands as it did."),
    ),
    WorkKind.BACKUP: Saying(
        heading=gettext_lazy("Making a backup"),
        while_running=gettext_lazy(
            "It holds everything as it is at this moment. Earlier backups stay as they are."
        ),
        stopped=gettext_lazy("You stopped the backup"),
        interrupted=gettext_lazy("A backup was interrupted"),
        failed=gettext_lazy("The backup could not be made"),
        nothing_done=gettext_lazy("No backup was made. Your data and earlier backups are safe."),
    ),
    WorkKind.NETWORK: Saying(
        heading=gettext_lazy("Working out who knows whom"),
        while_running=gettext_lazy(
            "You know many people, so this takes a moment after every larger change. "
            "The page comes by itself."
        ),
        stopped=gettext_lazy("You stopped it"),
        interrupted=gettext_lazy("It was interrupted"),
        failed=gettext_lazy("It could not be worked out"),
        nothing_done=gettext_lazy("Nothing was changed."),
    ),
}


def stage(name: str) -> str:
    """The name of a stage in words."""
    return str(STAGES.get(name, name))


def left(seconds: float | None) -> str:
    """How long it still takes, roughly; empty where nobody can say yet."""
    if seconds is None:
        return ""
    span, count = works.rough(seconds)
    if span is Span.SECONDS:
        return _("a few seconds left")
    if span is Span.PART:
        return _("less than a minute left")
    if span is Span.MINUTES:
        said = ngettext("about a minute left", "about %(count)s minutes left", count)
    else:
        said = ngettext("about an hour left", "about %(count)s hours left", count)
    return said % {"count": count}


def elapsed(seconds: float) -> str:
    """How long it has taken: 0:42, 12:05."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
