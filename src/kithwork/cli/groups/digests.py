"""A week told in one go, and what was missed while nobody looked."""

from datetime import timedelta
from pathlib import Path

import click

from kithwork.cli import calls, files, output
from kithwork.cli.calls import Call
from kithwork.cli.commands import command, limit
from kithwork.domain import weeks
from kithwork.domain.errors import Invalid

HTML, MARKDOWN = {".html", ".htm"}, {".md", ".markdown"}


@command("week")
@click.option("--of", metavar="WEEK", help="As 2026-W48; the present week if left out.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE.md|.html",
    help="Write it there, as text or as a page that needs nothing else.",
)
@click.pass_obj
def week(call: Call, of: str | None, out: Path | None) -> None:
    """Tell a week: whom you met, what you learned, what is late, and the days ahead."""
    wanted = None if of is None else weeks.named(of)
    files.may_be_written(out)
    if out is not None and out.suffix.lower() not in HTML | MARKDOWN:
        raise Invalid("out", f"{out.name} must end with .md or .html.")
    actor = call.actor()
    from kithwork.cli.shapes import digests as shapes
    from kithwork.flows import digests
    from kithwork.writing import digests as texts

    found = digests.week(actor=actor, now=call.now, of=wanted)
    clock = call.now.tzinfo
    if out is None:
        call.answer(shapes.digest(found), texts.markdown(found, clock=clock).strip())
        return
    write = texts.html if out.suffix.lower() in HTML else texts.markdown
    path = files.write(out, write(found, clock=clock).encode())
    call.answer({"week": found.week.label, "file": str(path)}, str(path))


@command("missed")
@click.option("--later", is_flag=True, help="Put off what presses on nobody; the rest stays.")
@click.option("--until", metavar="DATE", help="With --later: until when; tomorrow if left out.")
@limit(500)
@click.pass_obj
def missed(call: Call, /, *, later: bool, until: str | None, limit: int) -> None:
    """List what passed its day while nobody looked, and what is still worth doing."""
    if until is not None and not later:
        raise click.UsageError("--until goes with --later.")
    actor = call.actor()
    from kithwork.cli.shapes import digests as shapes
    from kithwork.cli.shapes import follow_ups as cards
    from kithwork.cli.texts import digests as texts
    from kithwork.flows import digests, follow_ups

    if later:
        tomorrow = call.now.date() + timedelta(days=1)
        day = tomorrow if until is None else calls.day(until, field="until")
        moved = follow_ups.postpone_missed(actor=actor, until=day, now=call.now)
        text = texts.put_off(moved, until=day)
        call.answer([cards.follow_up(card) for card in moved], text)
        return
    found = digests.missed(actor=actor, now=call.now)
    if len(found) > limit:
        output.aside(f"{len(found) - limit} more; --limit shows more of them.")
    text = texts.missed(found[:limit], width=output.width())
    call.answer([shapes.late(one) for one in found[:limit]], text)
