"""A killed import leaves its batch absent or whole, wherever it was killed."""

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tests.cli.callers import Outside

PEOPLE = 3000
KILLS = 6


def large(folder: Path) -> Path:
    path = folder / "Connections.csv"
    rows = [
        f"Given{n},Family{n},https://www.linkedin.com/in/p{n},,Place {n % 200},Analyst,05 Mar 2024"
        for n in range(PEOPLE)
    ]
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return path


def there(data: Path) -> tuple[int, int, int]:
    """Written imports, people but the seeker, and faults, as the file itself says."""
    with closing(sqlite3.connect(data / "kithwork.sqlite3")) as database:
        batches = "SELECT count(*) FROM store_import WHERE state = 'committed'"
        people = "SELECT count(*) FROM store_person WHERE NOT is_me"
        faults = [
            row
            for question in ("PRAGMA integrity_check", "PRAGMA foreign_key_check")
            for row in database.execute(question)
            if row != ("ok",)
        ]
        counts = [database.execute(question).fetchone()[0] for question in (batches, people)]
    return counts[0], counts[1], len(faults)


def test_a_killed_import_is_absent_or_whole(outside: Outside, tmp_path: Path) -> None:
    file = large(tmp_path)
    assert outside.run("init").returncode == 0
    fresh = tmp_path / "fresh"
    shutil.copytree(outside.data, fresh)
    began = time.monotonic()
    assert outside.run("import", file, "--yes").returncode == 0
    whole = time.monotonic() - began
    assert there(outside.data) == (1, PEOPLE, 0)
    for part in range(1, KILLS + 1):
        shutil.rmtree(outside.data)
        shutil.copytree(fresh, outside.data)
        process = outside.start("import", file, "--yes")
        # Spread over the part of the work in which it writes.
        time.sleep(whole * (0.3 + 0.7 * part / KILLS))
        said = outside.kill(process)
        found = there(outside.data)
        assert found in {(0, 0, 0), (1, PEOPLE, 0)}
        if "committed " in said:
            assert found == (1, PEOPLE, 0)
    assert outside.run("check").returncode == 0
