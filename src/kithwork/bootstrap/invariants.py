"""What must hold in a database file: asked of the file itself, without Django."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kithwork.bootstrap import schemas
from kithwork.bootstrap.schemas import NotOurs

# More rows than this of one fault say nothing new.
MOST_NAMED = 20

# Rules over several rows, or that a constraint states but a damaged file may break:
# each with the number of rows that break it, in words.
_RULES = {
    "ties join a person with themself, or stand twice": (
        "SELECT COUNT(*) FROM store_tie WHERE left_id >= right_id"
    ),
    "look-alikes name one person twice": (
        "SELECT COUNT(*) FROM store_lookalike WHERE left_id >= right_id"
    ),
    "workspaces have no seeker, or several": (
        "SELECT COUNT(*) FROM store_workspace WHERE 1 <> "
        "(SELECT COUNT(*) FROM store_person WHERE is_me AND workspace_id = store_workspace.id)"
    ),
    "workspaces have nobody who may open them": (
        "SELECT COUNT(*) FROM store_workspace WHERE NOT EXISTS "
        "(SELECT 1 FROM store_member WHERE workspace_id = store_workspace.id)"
    ),
    "strengths lie outside 0 to 1": (
        "SELECT COUNT(*) FROM store_tie WHERE NOT strength BETWEEN 0 AND 1 "
        "OR NOT COALESCE(strength_typed, 0) BETWEEN 0 AND 1"
    ),
    "positions end before they begin": (
        "SELECT COUNT(*) FROM store_position WHERE from_on > to_on"
    ),
    "merged people still hold records": (
        "SELECT COUNT(*) FROM store_record JOIN store_person ON store_person.id = person_id "
        "WHERE merged_into_id IS NOT NULL"
    ),
    "records are unreadable": "SELECT COUNT(*) FROM store_record WHERE NOT json_valid(content)",
}


def faults(path: Path) -> tuple[str, ...]:
    """What is wrong in a database file, in plain words; empty when it is sound."""
    broken = structure(path)
    if broken:
        return tuple(f"The database is damaged: {words}." for words in broken[:MOST_NAMED])
    try:
        applied = schemas.applied_in(path)
    except NotOurs as error:
        return (error.message,)
    with closing(schemas.reading(path)) as database:
        found = tuple(_pointing_nowhere(database))
        if applied == schemas.shipped():
            return (*found, *_across_workspaces(database), *_broken_rules(database))
        if applied - schemas.shipped():
            return (*found, "A newer Kithwork wrote this folder; its rules are not known here.")
        return (*found, "An older Kithwork wrote this folder; the next start brings it up to date.")


def structure(path: Path) -> tuple[str, ...]:
    """What is broken in a database file, in SQLite's words; empty when nothing is."""
    try:
        with closing(schemas.reading(path)) as database:
            rows = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        return (str(error),)
    return () if rows == ["ok"] else tuple(line for row in rows for line in row.splitlines())


def _pointing_nowhere(database: sqlite3.Connection) -> Iterator[str]:
    rows = database.execute("PRAGMA foreign_key_check").fetchmany(MOST_NAMED)
    for table, row, parent, _ in rows:
        yield f"Row {row} of {_words(table)} points at a row of {_words(parent)} that is not there."


def _across_workspaces(database: sqlite3.Connection) -> Iterator[str]:
    """Rows whose workspace is not that of a row they belong to."""
    tables = [name for name in _tables(database) if _has_workspace(database, name)]
    for table in tables:
        for link in database.execute("SELECT * FROM pragma_foreign_key_list(?)", [table]):
            parent, column = link[2], link[3]
            if parent not in tables:
                continue
            query = (
                f"SELECT COUNT(*) FROM {table} AS child JOIN {parent} AS parent "  # noqa: S608 (names from the schema)
                f"ON parent.id = child.{column} WHERE parent.workspace_id <> child.workspace_id"
            )
            count = database.execute(query).fetchone()[0]
            if count:
                yield (
                    f"{count} rows of {_words(table)} lie in another workspace "
                    f"than their {column.removesuffix('_id')}."
                )


def _broken_rules(database: sqlite3.Connection) -> Iterator[str]:
    for words, query in _RULES.items():
        count = database.execute(query).fetchone()[0]
        if count:
            yield f"{count} {words}."


def _tables(database: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'store_%'"
    return sorted(name for (name,) in database.execute(query))


def _has_workspace(database: sqlite3.Connection, table: str) -> bool:
    query = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'workspace_id'"
    return database.execute(query, [table]).fetchone() is not None


def _words(table: str) -> str:
    return table.removeprefix("store_")
