"""The triggers that write `NetworkChange`, for each engine.

In the database, so that no path can forget them: flows, imports in bulk, cascades. SQLite drops
a table's triggers when a migration makes the table anew (as Django does to alter a column), so
such a migration ends with `put`; a test misses them otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# So many changes, counted over all workspaces, are told; who is further behind begins anew.
TOLD: Final = 10_000
LOG: Final = "store_networkchange"

_MARKS: Final = {"sqlite": "random()", "postgresql": "(random() * 9.2e18)::bigint"}
_UNLIKE: Final = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
# No name below comes from outside: there is nothing to escape.
_INTO = f"INSERT INTO {LOG} (workspace_id, person, other, organisation, mark)"
_FORGET = f"DELETE FROM {LOG} WHERE workspace_id = OLD.workspace_id"  # noqa: S608
_TRIM = (
    f"DELETE FROM {LOG} WHERE workspace_id = NEW.id AND id <= "  # noqa: S608
    f"(SELECT MAX(id) FROM {LOG} WHERE workspace_id = NEW.id) - {TOLD}"
)
_REMOVED = "(OLD.removed_at IS NULL) <> (NEW.removed_at IS NULL)"
# A tie counts by its ends, by the strength that wins, and while it is not removed.
_TIE_MOVED = "OLD.left_id <> NEW.left_id OR OLD.right_id <> NEW.right_id"
_TIE_CHANGED = (
    f"{_TIE_MOVED} OR {_REMOVED} OR COALESCE(OLD.strength_typed, OLD.strength) <> "
    "COALESCE(NEW.strength_typed, NEW.strength)"
)
_PERSON_CHANGED = (
    f"{_REMOVED} OR OLD.do_not_contact <> NEW.do_not_contact "
    "OR (OLD.merged_into_id IS NULL) <> (NEW.merged_into_id IS NULL)"
)
_POSITION_MOVED = "OLD.person_id <> NEW.person_id OR OLD.organisation_id <> NEW.organisation_id"
_TIE = "removed_at, left_id, right_id, strength, strength_typed"
_PERSON = "removed_at, do_not_contact, merged_into_id"
_STAY = ("stay", "from_on", "to_on", "current")
_POSITION = f"removed_at, person_id, organisation_id, {', '.join(_STAY)}"


@dataclass(frozen=True, slots=True)
class _Trigger:
    """What it is called, what sets it off, on which table and when, and what it does."""

    name: str
    event: str
    table: str
    work: tuple[str, ...]
    when: str = ""


def put(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers, in the place of those that are there."""
    take_away(editor)
    vendor = editor.connection.vendor
    for trigger in _triggers(vendor):
        for statement in _sqlite(trigger) if vendor == "sqlite" else _postgres(trigger):
            editor.execute(statement)


def take_away(editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the triggers."""
    vendor = editor.connection.vendor
    for trigger in _triggers(vendor):
        if vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {trigger.name} ON {trigger.table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {trigger.name}()")


def begin(editor: BaseDatabaseSchemaEditor) -> None:
    """Give each workspace that is there a first change to count from."""
    mark = _MARKS[editor.connection.vendor]
    every = f"SELECT id, NULL, NULL, NULL, {mark} FROM store_workspace"  # noqa: S608
    editor.execute(f"{_INTO} {every}")


def names() -> set[str]:
    """What the triggers are called."""
    return {trigger.name for trigger in _triggers("sqlite")}


def _triggers(vendor: str) -> tuple[_Trigger, ...]:
    # Every flow raises the version, once, at its end.
    trimming = _Trigger("network_told", "UPDATE OF version", "store_workspace", (_TRIM,))
    return (*_of_ties(vendor), *_of_people(vendor), *_of_positions(vendor), trimming)


def _of_ties(vendor: str) -> Iterator[_Trigger]:
    cells = ("left_id", "right_id", "NULL")
    new, old = _tell(vendor, "NEW", *cells), _tell(vendor, "OLD", *cells)
    moved = (new, f"{old} WHERE {_TIE_MOVED}")
    yield _Trigger("network_tie_added", "INSERT", "store_tie", (new,))
    yield _Trigger("network_tie_gone", "DELETE", "store_tie", (old,))
    yield _Trigger("network_tie_changed", f"UPDATE OF {_TIE}", "store_tie", moved, _TIE_CHANGED)


def _of_people(vendor: str) -> Iterator[_Trigger]:
    state = _tell(vendor, "NEW", "id", "NULL", "NULL")
    yield _Trigger(
        "network_person_changed", f"UPDATE OF {_PERSON}", "store_person", (state,), _PERSON_CHANGED
    )
    # Nothing may name them any more: all that was told is forgotten.
    anything = _tell(vendor, "OLD", "NULL", "NULL", "NULL")
    yield _Trigger("network_person_gone", "DELETE", "store_person", (_FORGET, anything))


def _of_positions(vendor: str) -> Iterator[_Trigger]:
    cells = ("person_id", "NULL", "organisation_id")
    new, old = _tell(vendor, "NEW", *cells), _tell(vendor, "OLD", *cells)
    moved = (new, f"{old} WHERE {_POSITION_MOVED}")
    stayed = " OR ".join(f"OLD.{column} {_UNLIKE[vendor]} NEW.{column}" for column in _STAY)
    changed = f"{_POSITION_MOVED} OR {_REMOVED} OR {stayed}"
    yield _Trigger("network_position_added", "INSERT", "store_position", (new,))
    yield _Trigger("network_position_gone", "DELETE", "store_position", (old,))
    yield _Trigger(
        "network_position_changed", f"UPDATE OF {_POSITION}", "store_position", moved, changed
    )
    place = _tell(vendor, "NEW", "NULL", "NULL", "id")
    yield _Trigger(
        "network_organisation_changed",
        "UPDATE OF removed_at",
        "store_organisation",
        (place,),
        _REMOVED,
    )


def _tell(vendor: str, row: str, *cells: str) -> str:
    """Write a change: person, other and organisation are columns of a row, or NULL."""
    told = ", ".join(cell if cell == "NULL" else f"{row}.{cell}" for cell in cells)
    return f"{_INTO} SELECT {row}.workspace_id, {told}, {_MARKS[vendor]}"


def _sqlite(trigger: _Trigger) -> list[str]:
    return [f"{_head(trigger)} BEGIN {'; '.join(trigger.work)}; END"]


def _postgres(trigger: _Trigger) -> list[str]:
    body = f"BEGIN {'; '.join(trigger.work)}; RETURN NULL; END"
    function = f"CREATE FUNCTION {trigger.name}() RETURNS trigger LANGUAGE plpgsql AS"
    return [
        f"{function} $$ {body} $$",
        f"{_head(trigger)} EXECUTE FUNCTION {trigger.name}()",
    ]


def _head(trigger: _Trigger) -> str:
    when = f" WHEN ({trigger.when})" if trigger.when else ""
    return (
        f"CREATE TRIGGER {trigger.name} AFTER {trigger.event} ON {trigger.table} FOR EACH ROW{when}"
    )
