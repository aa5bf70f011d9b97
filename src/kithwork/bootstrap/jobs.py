"""The job loop: runs due jobs beside the local server, until that ends."""

import logging
import threading
from importlib import import_module

from kithwork.bootstrap.endings import ENDING
from kithwork.domain.actors import Actor

# Jobs look themselves whether they are due; a machine that slept catches up within a minute.
PAUSE = 60.0
_LOG = logging.getLogger(__name__)


def begin(actor: Actor) -> threading.Thread:
    """Start the loop in a thread of its own."""
    thread = threading.Thread(target=_run, args=(actor,), name="jobs", daemon=True)
    thread.start()
    return thread


def _run(actor: Actor) -> None:
    # Only who serves pays for the imports, and Django must be set up before the first.
    flows = import_module("kithwork.flows.jobs")
    timezone = import_module("django.utils.timezone")
    connection = import_module("django.db").connection
    while not ENDING.is_set():
        try:
            flows.run_all(actor=actor, now=timezone.localtime())
        except Exception:  # noqa: BLE001 (the worker loop)
            # One bad day of a job must not end all later ones.
            _LOG.exception("A job failed; it is tried again in a minute.")
        finally:
            connection.close()
        ENDING.wait(PAUSE)
