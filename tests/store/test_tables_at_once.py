"""An empty database takes all migrations in one step, and is the same as after each of them."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from kithwork.bootstrap.schemas import shipped
from kithwork.store import network_triggers
from kithwork.store.tables_at_once import TablesAtOnce
from tests.store.test_network_changes import THERE

FIRST = "0001_squashed_0022_network_changes"
LAST = ("store", "0022_network_changes")


def step_by_step() -> MigrationExecutor:
    """Whoever takes each migration by itself, as a folder does that has some of them."""
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    return executor


def to_the_end() -> None:
    """Bring the database up to date, as every start of the program does."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def schema() -> dict[str, tuple[set[Any], list[Any]]]:
    """Of every table the columns, in any order, and what holds of them."""
    look = connection.introspection
    with connection.cursor() as cursor:
        return {
            table: (
                {
                    (one.name, one.type_code, one.display_size, one.null_ok, one.default)
                    for one in look.get_table_description(cursor, table)
                },
                sorted(map(held, look.get_constraints(cursor, table).items())),
            )
            for table in look.table_names(cursor)
            if table.startswith("store_")
        }


def held(constraint: tuple[str, Any]) -> str:
    """A constraint or index in words; the database names keys and single unique columns itself."""
    name, rest = constraint
    named = not rest["foreign_key"] and not (rest["unique"] and len(rest["columns"]) == 1)
    return f"{name if named else ''} {sorted(rest.items())}"


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(THERE[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_the_tables_are_those_of_each_migration_in_turn() -> None:
    at_once = schema()
    assert len(at_once) > 50
    MigrationExecutor(connection).migrate([("store", None)])
    assert schema() == {}
    step_by_step().migrate([LAST])
    to_the_end()
    assert schema() == at_once
    assert triggers() == network_triggers.names()
    applied = MigrationLoader(connection).applied_migrations
    assert {name for app, name in applied if app == "store"} == shipped()


def test_whoever_begins_takes_the_one_step() -> None:
    found = MigrationLoader(None).get_migration("store", FIRST)
    assert isinstance(found.operations[0], TablesAtOnce)
    assert {name for _, name in found.replaces} == shipped() - {FIRST}
