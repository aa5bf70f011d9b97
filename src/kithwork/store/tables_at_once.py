"""Many migrations taken in one step by a database that holds nothing yet.

After each step of a migration Django makes all models anew that lead to the changed one, and here
every model leads to every other: an empty folder took eleven seconds. What the steps come to is
known beforehand, so that its tables can be made as they are in the end (docs/decisions/0028).
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


def steps_of(names: Iterable[str]) -> list[Operation]:
    """What the migrations of these names do, in their order."""
    package = "kithwork.store.migrations"
    return [
        step for name in names for step in import_module(f"{package}.{name}").Migration.operations
    ]


class TablesAtOnce(Operation):
    """The tables that `steps` come to, for a database that has none of them.

    Rows are not looked for: a step that only moves rows does nothing here. What a step does in
    the database beside tables, indexes and constraints has to be done after this one.
    """

    reversible = True

    def __init__(self, steps: Sequence[Operation]) -> None:
        self.steps = steps

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Take all steps at once; the models are made when somebody asks for them next."""
        state.__dict__.pop("apps", None)
        for step in self.steps:
            step.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        _from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make every table, as its model is in the end."""
        for model in _models(to_state, app_label):
            schema_editor.create_model(model)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        _to_state: ProjectState,
    ) -> None:
        """Take every table away."""
        for model in reversed(_models(from_state, app_label)):
            schema_editor.delete_model(model)

    def describe(self) -> str:
        """What `migrate` says of it."""
        return "Make all tables at once"


def _models(state: ProjectState, app_label: str) -> list[Any]:
    return list(state.apps.get_app_config(app_label).get_models())
