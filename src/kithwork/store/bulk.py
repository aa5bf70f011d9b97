"""Many rows written at once, faster than one statement each or one giant CASE."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Model

from kithwork.store import columns


def update(rows: Sequence[Model], *, fields: Sequence[str]) -> None:
    """Write `fields` of saved `rows` of one model, with one prepared statement for all.

    Django's bulk_update makes one CASE of all rows: 30,000 people took 40 times as long.
    """
    if not rows:
        return
    meta = rows[0]._meta
    model = type(rows[0])
    chosen = [columns.of(model, name) for name in fields]
    quote = connection.ops.quote_name
    assignments = ", ".join(f"{quote(str(column.column))} = %s" for column in chosen)
    # Table and column names come from the models alone; every value is a parameter.
    statement = f"UPDATE {quote(meta.db_table)} SET {assignments} WHERE {quote('id')} = %s"  # noqa: S608
    values = [
        [
            *(
                column.get_db_prep_save(getattr(row, column.attname), connection)
                for column in chosen
            ),
            row.pk,
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
