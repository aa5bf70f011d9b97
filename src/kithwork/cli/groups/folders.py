"""The data folder: made, served, filled with the demo, brought up to date."""

import shlex
from pathlib import Path

import click

from kithwork.cli.calls import Call
from kithwork.cli.commands import LastingCommand, command
from kithwork.domain.errors import Invalid


@command("init")
@click.option("--me", default="", metavar='"NAME <ADDRESS>"', help="Who you are.")
@click.pass_obj
def init(call: Call, me: str) -> None:
    """Make the data folder, and say who you are."""
    from email.utils import parseaddr

    name, address = parseaddr(me)
    if me and not (name or address):
        raise Invalid("me", f"“{me}” is no name; write it like Ana Sol <ana@example.org>.")
    if "@" not in address:
        if "<" in me:
            raise Invalid(
                "me", f"“{me}” holds no address; write it like Ana Sol <ana@example.org>."
            )
        # Without brackets around it, a lone name is taken for an address.
        name, address = me.strip(), ""
    person = call.person("me")
    if me:
        from kithwork.flows import people

        people.edit(
            actor=call.actor(),
            person=person,
            changes=[("name", name)] if name else [],
            additions=[("email", address)] if address else [],
            now=call.now,
        )
    said = "Ready. Bring your contacts in with `kith import FILE`, or open Kithwork: `kith serve`."
    call.answer({"id": str(person)}, said)


@click.command("serve", cls=LastingCommand)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; with --tls the one that phones open.",
)
@click.option("--port", type=int, help="The port; without it the first free one from 8765 on.")
@click.option(
    "--tls",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="CERT KEY",
    help="Let paired phones in at --host, with this certificate.",
)
@click.option(
    "--behind",
    default="",
    metavar="NAME",
    help="Let paired phones in through a tunnel of that name, which ends TLS.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address to open.")
@click.pass_obj
def serve(
    call: Call,
    host: str,
    port: int | None,
    tls: tuple[Path, Path] | None,
    behind: str,
    no_browser: bool,
) -> None:
    """Open Kithwork in the browser; Ctrl-C ends it."""
    import webbrowser

    from kithwork.bootstrap import servers

    servers.serve(
        data=call.data,
        host=host,
        port=port,
        certificate=tls,
        behind=behind,
        open_browser=None if no_browser else webbrowser.open,
    )


@command("demo")
@click.pass_obj
def demo(call: Call) -> None:
    """Fill an empty folder with a fictional seeker's whole search."""
    actor = call.actor()
    from kithwork.flows import demo as fiction

    fiction.fill(actor=actor, now=call.now)
    kith = f"kith --data {shlex.quote(str(call.data))}" if call.data else "kith"
    call.answer(
        {}, f"A fictional search is ready. Look at it with `{kith} serve` or `{kith} next`."
    )


@command("migrate")
@click.pass_obj
def migrate(call: Call) -> None:
    """Bring the tables of an older folder up to date; a copy is kept beside them."""
    call.actor()
    call.answer({}, "The folder is up to date.")
