"""The five main pages of the demo, by the ids that the command line tells."""

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench import runs

PLACE = "Brackenfell Devices"


def main(data: Path) -> dict[str, str]:
    """The address of each main page, by what it is."""
    ask = next(one for one in told(data, "asks") if one["state"] == "drafted" and one["via"])
    person = ask["via"][0]["person"]
    way = urlencode({"kind": "organisation", "text": PLACE})
    return {
        "Today": "/",
        "People": "/people",
        "a person": f"/people/{person}",
        "Paths, with an answer": f"/path?{way}",
        "an ask": f"/asks/{ask['id']}",
    }


def told(data: Path, *arguments: str) -> Any:
    """What a command answers with --json."""
    command = [*runs.KITH, "--data", str(data), *arguments, "--json"]
    answer = subprocess.run(
        command, check=True, capture_output=True, cwd=runs.ROOT, env=runs.surroundings()
    )
    return json.loads(answer.stdout)
