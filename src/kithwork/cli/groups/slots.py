"""When the seeker can talk: weekly hours, and the calendars that say when they are busy."""

import sys
from pathlib import Path

import click

from kithwork.cli import files, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import group, limit
from kithwork.domain import hours as weekly
from kithwork.domain import zones
from kithwork.domain.errors import Invalid
from kithwork.domain.feeds import CalendarSource
from kithwork.domain.own_feeds import FeedNames


@group("hours")
def hours() -> None:
    """The weekly hours in which you can talk."""


@hours.command("show")
@click.pass_obj
def show_hours(call: Call) -> None:
    """Show your hours; 09:00-18:00 on weekdays until you set them."""
    actor = call.actor()
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.flows import slots

    found = slots.hours(actor=actor)
    call.answer(shapes.hours(found), texts.hours(found))


@hours.command("set")
@click.option("--zone", metavar="ZONE", help="Whose clock, as Europe/Berlin; yours if left out.")
@click.argument("week", metavar="DAYS HOURS...", nargs=-1, required=True)
@click.pass_obj
def set_hours(call: Call, zone: str | None, week: tuple[str, ...]) -> None:
    """Set your hours, as in: mon-fri 09:00-12:00 13:00-17:00 sat 10:00-12:00.

    A day that is not named has none.
    """
    actor = call.actor()
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.flows import slots

    clock = zones.named(zone) if zone is not None else slots.hours(actor=actor).zone
    wanted = weekly.week(week, zone=clock)
    found = slots.set_hours(actor=actor, hours=wanted, now=call.now)
    call.answer(shapes.hours(found), texts.hours(found))


@group("calendar")
def calendar() -> None:
    """The calendars that say when you are busy, and the feed that shows your chats in yours."""


@calendar.command("read")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE.ics")
@click.option("--zone", metavar="ZONE", default="", help="Whose clock its whole days mean.")
@click.pass_obj
def read_calendar(call: Call, path: Path, zone: str) -> None:
    """Read a calendar file, in the place of one of the same name.

    Only when you are busy is kept: no titles, no places, nobody's name.
    """
    actor = call.actor()
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.flows import slots

    data = files.content(path, most=slots.MOST_BYTES)
    found = slots.read_calendar(
        actor=actor, name=path.absolute().name, data=data, zone=zone, now=call.now
    )
    call.answer(shapes.read(found), texts.read(found))


@calendar.command("add")
@click.argument("address", required=False, metavar="[ADDRESS]")
@click.option("--caldav", is_flag=True, help="All calendars of the server of KITHWORK_CALDAV_URL.")
@click.option("--name", metavar="TEXT", default="", help="What it is called here.")
@click.option("--zone", metavar="ZONE", default="", help="Whose clock its whole days mean.")
@click.pass_obj
def add_calendar(call: Call, *, address: str | None, caldav: bool, name: str, zone: str) -> None:
    """Read a calendar from its address (https, webcal), or those of your own server.

    The address is kept, and shown to nobody: who has it can read the calendar; - reads it from
    standard input, out of sight. It is asked again when you say `kith calendar refresh`.
    """
    if caldav == bool(address):
        raise Invalid("address", "give an address, or --caldav.")
    actor = call.actor()
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.flows import feeds

    if address == "-":
        address = sys.stdin.readline()
    if address is not None:
        read = feeds.read(actor=actor, address=address, name=name, zone=zone, now=call.now)
        call.answer(shapes.read(read), texts.read(read))
        return
    found = feeds.read_server(actor=actor, password=typed_password(), now=call.now)
    text = "\n\n".join(texts.read(each) for each in found)
    call.answer([shapes.read(each) for each in found], text)


def typed_password() -> str:
    """The password of the calendar server, asked at a terminal when the setting holds none."""
    from kithwork.flows import servers

    server = servers.named()
    if server is None or not server.asks or not output.is_terminal(sys.stdin):
        return ""
    asked: str = click.prompt(f"Password for {server.host}", hide_input=True, err=True)
    return asked


@calendar.command("refresh")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.pass_obj
def refresh_calendars(call: Call, ids: tuple[str, ...]) -> None:
    """Ask the calendars with an address again, all of them or those named.

    What cannot be read keeps what was read before, and says why.
    """
    actor = call.actor()
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.flows import feeds
    from kithwork.store.queries import slots as queries

    wanted = [identity(each, what="calendar") for each in ids]
    known = queries.calendars(actor=actor)
    needed = any(
        one.source == CalendarSource.SERVER for one in known if not wanted or one.id in wanted
    )
    password = typed_password() if needed else ""
    cards = feeds.refresh(actor=actor, calendars=wanted, password=password, now=call.now)
    text = texts.calendars(cards, width=output.width())
    call.answer([shapes.calendar(card) for card in cards], text)


@calendar.command("list")
@limit(100)
@click.pass_obj
def list_calendars(call: Call, limit: int) -> None:
    """List the calendars that were read."""
    actor = call.actor()
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.store.queries import slots as queries

    cards = queries.calendars(actor=actor)[:limit]
    width = output.width()
    call.answer([shapes.calendar(card) for card in cards], texts.calendars(cards, width=width))


@calendar.command("forget")
@click.argument("calendar_id", metavar="ID")
@click.pass_obj
def forget_calendar(call: Call, calendar_id: str) -> None:
    """Take a calendar away, with its address; it can be read again."""
    actor = call.actor()
    from kithwork.flows import slots

    wanted = identity(calendar_id, what="calendar")
    found = slots.forget_calendar(actor=actor, calendar=wanted, now=call.now)
    call.answer({"id": str(found)}, "Forgotten. Its times count as free now.")


@calendar.command("feed")
@click.option("--renew", is_flag=True, help="Make a new address; the old one opens nothing.")
@click.option("--revoke", is_flag=True, help="Take the address away.")
@click.option(
    "--names",
    type=click.Choice([names.value for names in FeedNames]),
    help="Whether names stand in it: “Chat with Maria”, or “Career chat”.",
)
@click.pass_obj
def feed(call: Call, /, *, renew: bool, revoke: bool, names: str | None) -> None:
    """Show the secret address of your chats for your own calendar program, made if need be.

    Whoever has it can read when you talk, and what is due; with --names shown, with whom.
    """
    if revoke and (renew or names is not None):
        raise click.UsageError("--revoke goes alone.")
    actor = call.actor()
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.flows import own_feeds

    if revoke:
        own_feeds.revoke(actor=actor, now=call.now)
        call.answer({"address": None}, "Revoked. Its address opens nothing any more.")
        return
    found = None if renew else own_feeds.show(actor=actor)
    if found is None:
        found = own_feeds.renew(actor=actor, now=call.now)
    if names is not None:
        found = own_feeds.set_names(actor=actor, names=FeedNames(names), now=call.now)
    call.answer(shapes.own_feed(found), texts.own_feed(found))
