"""Files dropped in for an import: kept for their owner alone until written or discarded."""

import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kithwork.domain.errors import Invalid

FIELD = "files"
KEPT = timedelta(days=1)
MOST_FILES = 50
LONGEST_NAME = 120


def keep(files: Iterable[UploadedFile]) -> UUID:
    """Store the files in a private folder of their own, named by the id given back."""
    given = list(files)
    if not given:
        raise Invalid(FIELD, _("Choose at least one file."))
    if len(given) > MOST_FILES:
        said = ngettext(
            "At most %(most)s file goes in at once.",
            "At most %(most)s files go in at once.",
            MOST_FILES,
        )
        raise Invalid(FIELD, said % {"most": MOST_FILES})
    batch = uuid4()
    folder = _folder(batch)
    folder.mkdir(mode=0o700)
    for place, file in enumerate(given):
        # A folder of its own for each, so that two of one name do not meet.
        inner = folder / str(place)
        inner.mkdir(mode=0o700)
        _write(inner / _safe(file.name or ""), file)
    return batch


def _write(path: Path, file: UploadedFile) -> None:
    path.touch(mode=0o600)
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)


def _safe(name: str) -> str:
    """A name that is one, on every system; its ending stays, for it tells what is inside."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    shown = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(". ")
    return shown[-LONGEST_NAME:] or "file"


def paths(batch: UUID) -> tuple[Path, ...]:
    """The files kept under an id, in the order given; empty when they are gone."""
    folder = _folder(batch)
    inner = sorted(folder.iterdir(), key=lambda one: int(one.name)) if folder.is_dir() else []
    return tuple(file for one in inner for file in one.iterdir())


def rename(batch: UUID, new: UUID) -> None:
    """Keep the files under the id of their previewed import."""
    _folder(batch).rename(_folder(new))


def discard(batch: UUID) -> None:
    """Delete the files kept under an id."""
    shutil.rmtree(_folder(batch), ignore_errors=True)


def sweep(*, now: datetime) -> None:
    """Delete what has lain for more than a day."""
    oldest = (now - KEPT).timestamp()
    for path in incoming().iterdir():
        if path.stat().st_mtime < oldest:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()


def incoming() -> Path:
    """The private folder in which dropped files wait."""
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder


def _folder(batch: UUID) -> Path:
    return incoming() / str(batch)
