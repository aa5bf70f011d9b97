"""What is prepared for a chat: its questions, its brief, and the homework in it."""

import sys
from pathlib import Path
from uuid import UUID

import click

from kithwork.cli import files, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command
from kithwork.domain.briefs import ResearchKind


@command("plan")
@click.argument("chat_id", metavar="CHAT")
@click.option("--minutes", type=int, help="See the plan for another length; keeps nothing.")
@click.option("--anew", is_flag=True, help="Plan it anew, in the place of what was kept.")
@click.option("--ask", "text", default="", metavar="TEXT", help="Put in a question of your own.")
@click.option("--source", default="", metavar="TEXT", help="Where that question came from.")
@click.option("--drop", metavar="KEY", help="Leave a question out.")
@click.option("--add", metavar="KEY", help="Put one in that was left out.")
@click.pass_obj
def plan(
    call: Call,
    /,
    *,
    chat_id: str,
    minutes: int | None,
    anew: bool,
    text: str,
    source: str,
    drop: str | None,
    add: str | None,
) -> None:
    """Show the questions of a chat in the order to ask them, and why each is in."""
    actor = call.actor()
    from kithwork.cli.shapes import question_plans as shapes
    from kithwork.cli.texts import question_plans as texts
    from kithwork.flows import question_plans

    wanted = identity(chat_id, what="chat")
    if anew:
        question_plans.make(actor=actor, chat=wanted, now=call.now)
    if text:
        question_plans.write(actor=actor, chat=wanted, text=text, source=source, now=call.now)
    if drop or add:
        card = question_plans.show(actor=actor, chat=wanted)
        keys = [one.question.key for one in card.plan.questions if one.question.key != drop]
        keys += [add] if add else []
        question_plans.arrange(actor=actor, chat=wanted, keys=keys, now=call.now)
    if minutes is None:
        card = question_plans.show(actor=actor, chat=wanted)
    else:
        card = question_plans.for_minutes(actor=actor, chat=wanted, minutes=minutes)
    call.answer(shapes.plan(card), texts.plan(card))


@command("brief")
@click.argument("chat_id", metavar="CHAT")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown", "html", "pdf"]),
    default="markdown",
    show_default=True,
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE.pdf", help="Where the pdf goes."
)
@click.pass_obj
def brief(call: Call, *, chat_id: str, form: str, out: Path | None) -> None:
    """Show one page on a chat: who they are, what links you, how to begin, what to ask.

    As pdf, which needs the extra of that name, it is written into a file, or to wherever the
    output is redirected.
    """
    files.may_be_written(out)
    actor = call.actor()
    from kithwork.cli.shapes import briefs as shapes
    from kithwork.flows import briefs, prints
    from kithwork.writing import briefs as texts

    wanted = identity(chat_id, what="chat")
    if form == "pdf":
        _printed(call, wanted, prints.brief(actor=actor, chat=wanted).content, out)
        return
    found = briefs.show(actor=actor, chat=wanted)
    call.as_json = call.as_json or form == "json"
    text = texts.html(found) if form == "html" else texts.markdown(found)
    call.answer(shapes.brief(found), text)


def _printed(call: Call, chat: UUID, content: bytes, out: Path | None) -> None:
    """The file itself where the output is redirected, else where it was written."""
    from kithwork.bootstrap import folders, leavings

    if out is None and not call.as_json and not output.is_terminal(sys.stdout):
        click.echo(content, nl=False)
        return
    usual = folders.chosen(call.data) / leavings.BRIEFS / f"{chat}.pdf"
    path = files.write(out or usual, content)
    call.answer({"chat": str(chat), "pdf": str(path)}, str(path))


@command("research")
@click.argument("chat_id", metavar="CHAT")
@click.argument("kind", type=click.Choice([one.value for one in ResearchKind]))
@click.argument("text")
@click.option("--source", default="", metavar="TEXT", help="Where you found it.")
@click.pass_obj
def research(call: Call, *, chat_id: str, kind: str, text: str, source: str) -> None:
    """Note homework for a chat: what is known, assumed, unknown, or a trail to follow."""
    actor = call.actor()
    from kithwork.flows import briefs

    made = briefs.note(
        actor=actor,
        chat=identity(chat_id, what="chat"),
        kind=ResearchKind(kind),
        text=text,
        source=source,
        now=call.now,
    )
    call.answer({"id": str(made)}, "Noted.")
