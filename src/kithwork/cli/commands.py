"""The kinds of commands that `kith` is made of; all know --data and --json."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kithwork.cli.calls import Call
from kithwork.domain.errors import Invalid


def _set_data(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    call = context.ensure_object(Call)
    call.data = value or call.data


def _set_json(context: click.Context, _option: click.Parameter, value: bool) -> None:
    call = context.ensure_object(Call)
    call.as_json = value or call.as_json


def _data() -> click.Option:
    return click.Option(
        ["--data"],
        type=click.Path(path_type=Path),
        metavar="DIR",
        expose_value=False,
        callback=_set_data,
        help="The data folder, if not the usual one.",
    )


def _json() -> click.Option:
    return click.Option(
        ["--json"],
        is_flag=True,
        expose_value=False,
        callback=_set_json,
        help="Answer with one JSON document.",
    )


class Command(click.Command):
    """A command that ends by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += [_data(), _json()]

    def invoke(self, ctx: click.Context) -> Any:
        """Run, once all words typed are known to be text."""
        for name, value in ctx.params.items():
            for word in value if isinstance(value, tuple) else (value,):
                _require_text(name, word)
        return super().invoke(ctx)


def _require_text(name: str, value: object) -> None:
    """Bytes that are no text reach Python as lone halves of signs, which no table can hold."""
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Invalid(name.replace("_", "-"), "holds bytes that are no text.") from None


class LastingCommand(click.Command):
    """A command that runs until it is stopped, and so has no document to answer with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_data())

    def invoke(self, ctx: click.Context) -> Any:
        """Run, unless a document was asked for."""
        if ctx.ensure_object(Call).as_json:
            raise click.UsageError("--json is for commands that end by themselves.", ctx)
        return super().invoke(ctx)


class Group(click.Group):
    """Commands below one word."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += [_data(), _json()]


class LazyGroup(Group):
    """Commands below one word, each imported when it is asked for.

    `places` maps a command's name to "module:function" below kithwork.cli.groups, and to what
    the list of commands says of it, so that the list imports none of them.
    """

    def __init__(self, *args: Any, places: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module imported now."""
        if cmd_name not in self.places:
            return None
        place, _ = self.places[cmd_name]
        module, _, attribute = place.partition(":")
        found = getattr(import_module(f"kithwork.cli.groups.{module}"), attribute)
        if not isinstance(found, click.Command):
            raise TypeError(f"{place} is no command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in self.places.items()])


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a command called `name`."""
    return click.command(name, cls=Command, **settings)


def group(name: str, **settings: Any) -> Callable[[Callable[..., Any]], Group]:
    """Make a function a group of commands called `name`."""
    return click.group(name, cls=Group, **settings)


def limit(most: int = 50) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option --limit of every list."""
    return click.option(
        "--limit",
        type=click.IntRange(1, 100_000),
        default=most,
        show_default=True,
        help="At most so many.",
    )
