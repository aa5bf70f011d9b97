"""FIELD=VALUE, as `kith edit` takes it."""

from collections.abc import Callable
from typing import Any

import click

Pairs = tuple[tuple[str, str], ...]


class Pair(click.ParamType[tuple[str, str]]):
    """A field and its value; an empty value clears the field."""

    name = "field=value"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The part before the first equals sign, and the part behind it."""
        field, sign, content = str(value).partition("=")
        if not sign or not field.strip():
            self.fail(f"“{value}” is not FIELD=VALUE.", param, ctx)
        return field.strip().replace("-", "_"), content


def option(name: str, *, to: str, help: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: A002 (click's own word)
    """An option that may be given several times, each a pair."""
    return click.option(name, to, type=Pair(), multiple=True, metavar="FIELD=VALUE", help=help)
