"""Exports: everything a workspace holds, written into a folder in a documented format.

docs/reference/exports.md says what stands in each file.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kithwork.domain.actors import Actor, Right
from kithwork.domain.errors import Conflict, Invalid, StorageFull
from kithwork.flows import export_calendars, export_cards, export_documents, export_tables
from kithwork.flows.export_texts import README
from kithwork.store import access
from kithwork.store.queries import workspaces

# What each format writes: the name of each file, and what gives its text piece by piece.
Write = Callable[[Actor, datetime], Iterator[str]]
FORMATS: Mapping[str, Mapping[str, Write]] = {
    "json": {export_documents.NAME: export_documents.pieces},
    "csv": export_tables.FILES,
    "vcard": {export_cards.NAME: export_cards.pieces},
    "ics": {export_calendars.NAME: export_calendars.pieces},
}
README_NAME = "README.txt"
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
ATTEMPTS = 3


class KeepsChanging(Conflict):
    """Something wrote to the workspace each time it was read."""

    def __init__(self) -> None:
        super().__init__(
            "Your data was changed while it was written out, several times over. "
            "Nothing was exported; try again when the import or edit is through."
        )


def write(
    *,
    actor: Actor,
    folder: Path,
    format: str,  # noqa: A002 (the word of the command line)
    now: datetime,
) -> tuple[Path, ...]:
    """Write everything into `folder` (made if absent) as json, csv, vcard or ics.

    Files are readable by their owner alone. They appear under their names all together, when
    every one is complete and nothing was changed meanwhile; files of an earlier export are
    replaced, no others. Returns the paths, README.txt last.

    Raises Invalid (unknown format, or a folder that is none), KeepsChanging or StorageFull.
    """
    access.require(actor, Right.VIEW)
    if format not in FORMATS:
        raise Invalid("format", f"“{format}” is none of {', '.join(FORMATS)}.")
    place = folder.expanduser().absolute()
    files = {**FORMATS[format], README_NAME: _readme}
    with _named_faults(place):
        place.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
        for _ in range(ATTEMPTS):
            before = workspaces.show(actor=actor).version
            with _drafts(place, list(files)) as drafts:
                for name, draft in drafts.items():
                    _fill(draft, files[name](actor, now))
                if workspaces.show(actor=actor).version == before:
                    return tuple(_publish(draft, place / name) for name, draft in drafts.items())
    raise KeepsChanging


def _readme(actor: Actor, now: datetime) -> Iterator[str]:
    yield README


def _fill(draft: Path, pieces: Iterator[str]) -> None:
    # newline="": each format says itself how its lines end.
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _publish(draft: Path, path: Path) -> Path:
    return draft.replace(path)


@contextmanager
def _drafts(place: Path, names: list[str]) -> Iterator[dict[str, Path]]:
    """A private empty file for each name; what was not published is gone afterwards."""
    drafts: dict[str, Path] = {}
    try:
        for name in names:
            # mkstemp makes it readable by its owner alone, wherever the folder stands.
            handle, path = tempfile.mkstemp(prefix=".kithwork-", suffix=".draft", dir=place)
            os.close(handle)
            drafts[name] = Path(path)
        yield drafts
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


@contextmanager
def _named_faults(place: Path) -> Iterator[None]:
    """Say by name what the disk refuses."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise Invalid("folder", f"{place} is no folder.") from error
    except IsADirectoryError as error:
        raise Invalid("folder", f"a folder named like a file stands in {place}.") from error
    except OSError as error:
        raise StorageFull(f"{place} is full or cannot be written ({error.strerror}).") from error
