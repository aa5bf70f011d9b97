"""Starts Django on a data folder and answers who acts in it."""

import gc
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command

from kithwork.bootstrap import folders, schemas
from kithwork.domain.actors import Actor


def start(*, data: Path | None = None) -> Actor:
    """Set Django up on the data folder (made if absent) and return its seeker.

    Raises schemas.NewerFolder, schemas.NotOurs or StorageFull before anything is changed.
    """
    if not apps.ready:
        prepare(data=data)
    # Only now may the flows be imported: they hold models, which need Django set up.
    from kithwork.flows import workspaces  # noqa: PLC0415

    return workspaces.local_actor(now=datetime.now(UTC))


def prepare(*, data: Path | None) -> Path:
    """Make the folder ready, bring its tables up to date and set Django up."""
    folder = folders.chosen(data)
    os.environ["KITHWORK_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kithwork.settings.local")
    if os.environ.get("KITHWORK_DATABASE_URL"):
        folders.prepare(folder)
        django.setup()
        _collect_rarely()
        call_command("migrate", verbosity=0)
        return folder
    state = schemas.state(folder)
    folders.prepare(folder)
    if state is schemas.SchemaState.OLDER:
        copy = schemas.copy_beside(folder, now=datetime.now(UTC))
        sys.stderr.write(f"Older folder: a copy was kept as {copy.name}.\n")
    django.setup()
    _collect_rarely()
    if state is not schemas.SchemaState.EQUAL:
        call_command("migrate", verbosity=0, skip_checks=True)
    return folder


def _collect_rarely() -> None:
    """Leave what is loaded by now out of garbage collection, and collect less often.

    An import holds a million small objects, none of them garbage: looking through them again
    and again took a sixth of its time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
