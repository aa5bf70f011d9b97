"""Many rows written at once, faster than one statement each or one giant CASE."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import Field, Model

from kithwork.store import columns

# Columns whose Python value is what the driver takes; asking each field cost half the time.
PLAIN = (
    models.CharField,
    models.TextField,
    models.BooleanField,
    models.IntegerField,
    models.FloatField,
    models.ForeignKey,
)
Cell = Callable[[Model], Any]


def update(rows: Sequence[Model], *, fields: Sequence[str]) -> None:
    """Write `fields` of saved `rows` of one model, with one prepared statement for all.

    Django's bulk_update makes one CASE of all rows: 30,000 people took 40 times as long.
    """
    if not rows:
        return
    model = type(rows[0])
    chosen = [columns.of(model, name) for name in fields]
    assignments = ", ".join(f"{_quoted(column.column)} = %s" for column in chosen)
    # Table and column names come from the models alone; every value is a parameter.
    table, key = _quoted(model._meta.db_table), _quoted("id")
    statement = f"UPDATE {table} SET {assignments} WHERE {key} = %s"  # noqa: S608
    cells = [_cell(column) for column in chosen]
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[*(cell(row) for cell in cells), row.pk] for row in rows])


def insert(rows: Sequence[Model]) -> None:
    """Write new rows of one model whose keys nobody asks for; twice as fast as bulk_create."""
    if not rows:
        return
    meta = rows[0]._meta
    chosen = [column for column in meta.concrete_fields if not column.primary_key]
    named = ", ".join(_quoted(column.column) for column in chosen)
    marks = ", ".join(["%s"] * len(chosen))
    statement = f"INSERT INTO {_quoted(meta.db_table)} ({named}) VALUES ({marks})"  # noqa: S608
    cells = [_cell(column) for column in chosen]
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[cell(row) for cell in cells] for row in rows])


def _quoted(name: object) -> str:
    return connection.ops.quote_name(str(name))


def _cell(column: "Field[Any, Any]") -> Cell:
    """What puts a row's value of `column` as the database takes it."""
    name = column.attname
    if isinstance(column, PLAIN):
        return lambda row: getattr(row, name)
    # Most dates are not known, and asking the field what NULL is takes as long as a date.
    database, prepare = connections[DEFAULT_DB_ALIAS], column.get_db_prep_save

    def prepared(row: Model) -> Any:
        value = getattr(row, name)
        return None if value is None else prepare(value, database)

    return prepared
