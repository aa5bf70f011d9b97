"""The slow library is loaded by whoever writes an invitation, and by nobody else."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["busy", "slots", "wordings"])
def test_reading_and_finding_load_no_slow_library(module: str) -> None:
    program = (
        f"import sys, kithwork.calendars.{module}\n"
        "print(sorted({'icalendar', 'dateutil', 'recurring_ical_events'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
