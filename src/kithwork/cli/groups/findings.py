"""What was learned: read, held side by side, asked on, and printed as a dossier."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kithwork.cli import files, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import group, limit
from kithwork.domain.debriefs import InquiryState
from kithwork.domain.findings import Stance
from kithwork.domain.questions import Theme

if TYPE_CHECKING:
    from kithwork.flows.recalls import WordDeck


@group("learned", invoke_without_command=True)
@click.option(
    "--about", default="", metavar="O", help="A role, an organisation, a field, a person."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "pdf"]),
    help="The dossier of what --about names, for a later interview.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where the dossier goes."
)
@limit(100)
@click.pass_context
def learned(
    context: click.Context, /, *, about: str, form: str | None, out: Path | None, limit: int
) -> None:
    """Say what your chats taught you: findings, words, themes covered, signs of fit.

    With --format, a dossier of one target; as pdf it needs the extra of that name.
    """
    if context.invoked_subcommand is not None:
        return
    call = context.ensure_object(Call)
    if form is not None or out is not None:
        _dossier(call, about, form or "markdown", out)
        return
    actor = call.actor()
    from kithwork.cli.shapes import findings as shapes
    from kithwork.cli.texts import findings as texts
    from kithwork.flows import findings
    from kithwork.writing.questions import banks

    found = findings.learned(actor=actor, about=about, limit=limit)
    names = {one.theme: one.name for one in banks.chapters()}
    call.answer(shapes.learned(found), texts.learned(found, names=names, width=output.width()))


def _dossier(call: Call, about: str, form: str, out: Path | None) -> None:
    """The dossier itself where the output is redirected, else where it was written."""
    if not about.strip():
        raise click.UsageError("Say what the dossier is about: --about O.")
    files.may_be_written(out)
    actor = call.actor()
    from kithwork.cli.shapes import findings as shapes
    from kithwork.flows import dossiers, prints
    from kithwork.writing import dossiers as texts

    if form == "pdf":
        _printed(call, prints.dossier(actor=actor, about=about).content, out)
        return
    found = dossiers.named(actor=actor, text=about)
    text = texts.html(found) if form == "html" else texts.markdown(found)
    if out is None:
        call.answer(shapes.dossier(found), text)
        return
    path = files.write(out, text.encode())
    call.answer({form: str(path)}, str(path))


def _printed(call: Call, content: bytes, out: Path | None) -> None:
    from kithwork.bootstrap import folders

    if out is None and not call.as_json and not output.is_terminal(sys.stdout):
        click.echo(content, nl=False)
        return
    usual = folders.chosen(call.data) / "briefs" / "dossier.pdf"
    path = files.write(out or usual, content)
    call.answer({"pdf": str(path)}, str(path))


@learned.command("mark")
@click.argument("finding", metavar="FINDING")
@click.argument("stance", type=click.Choice([one.value for one in Stance]))
@click.argument("other", metavar="FINDING")
@click.pass_obj
def mark(call: Call, /, *, finding: str, stance: str, other: str) -> None:
    """Say that one finding supports or contradicts another."""
    actor = call.actor()
    from kithwork.cli.shapes import findings as shapes
    from kithwork.flows import findings

    card = findings.compare(
        actor=actor,
        finding=identity(finding, what="finding"),
        other=identity(other, what="finding"),
        stance=Stance(stance),
        now=call.now,
    )
    call.answer(shapes.comparison(card), f"“{card.left.claim}” {stance} “{card.right.claim}”.")


@learned.command("unmark")
@click.argument("finding", metavar="FINDING")
@click.argument("other", metavar="FINDING")
@click.pass_obj
def unmark(call: Call, finding: str, other: str) -> None:
    """Take back how two findings stand to each other."""
    actor = call.actor()
    from kithwork.flows import findings

    wanted = [identity(one, what="finding") for one in (finding, other)]
    findings.part(actor=actor, finding=wanted[0], other=wanted[1], now=call.now)
    call.answer({"id": str(wanted[0])}, "Taken back.")


@learned.command("ask")
@click.argument("comparison", required=False, metavar="[COMPARISON]")
@click.option("--theme", type=click.Choice([one.value for one in Theme]), help="T1 to T16.")
@click.option("--chat", metavar="CHAT", help="Whose plan it goes into; else it waits for the next.")
@click.pass_obj
def ask(call: Call, /, *, comparison: str | None, theme: str | None, chat: str | None) -> None:
    """Ask what two findings leave open, or what a theme still lacks. It names nobody."""
    if (comparison is None) == (theme is None):
        raise click.UsageError("Name a pair of findings, or --theme.")
    actor = call.actor()
    from kithwork.flows import coverages

    wanted = None if chat is None else identity(chat, what="chat")
    if comparison is not None:
        pair = identity(comparison, what="pair of findings")
        text = coverages.ask_comparison(actor=actor, comparison=pair, chat=wanted, now=call.now)
    elif wanted is None:
        raise click.UsageError("A theme needs --chat.")
    else:
        of = Theme(theme or "")
        text = coverages.ask_theme(actor=actor, theme=of, chat=wanted, now=call.now).text
    call.answer({"question": text}, text)


@learned.command("inquiry")
@click.argument("inquiry_id", metavar="ID")
@click.argument("state", type=click.Choice([one.value for one in InquiryState]))
@click.pass_obj
def inquiry(call: Call, inquiry_id: str, state: str) -> None:
    """Say that something was looked into, let it go, or open it again."""
    actor = call.actor()
    from kithwork.cli.shapes import findings as shapes
    from kithwork.flows import inquiries

    move = {
        InquiryState.DONE: inquiries.do,
        InquiryState.DROPPED: inquiries.drop,
        InquiryState.OPEN: inquiries.reopen,
    }[InquiryState(state)]
    card = move(actor=actor, inquiry=identity(inquiry_id, what="inquiry"), now=call.now)
    call.answer(shapes.inquiry(card), f"{card.state.value.capitalize()}: {card.text}")


@learned.command("review")
@click.option("--known", multiple=True, metavar="KEY", help="A word you knew; again for more.")
@click.option("--none-known", is_flag=True, help="You knew none.")
@click.pass_obj
def review(call: Call, known: tuple[str, ...], none_known: bool) -> None:
    """Know the words of the trade by heart, the unknown of last time first."""
    actor = call.actor()
    from kithwork.cli.shapes import rehearsals as shapes
    from kithwork.cli.texts import findings as texts
    from kithwork.flows import recalls

    deck = recalls.word_deck(actor=actor)
    tried = bool(known) or none_known
    if not tried and not (deck.cards and output.is_terminal(sys.stdin)):
        call.answer(shapes.words(deck), texts.words(deck))
        return
    keys = known if tried else tuple(_known(deck))
    kept = recalls.keep_words(actor=actor, known=keys, now=call.now)
    call.answer(shapes.recall(kept), f"{kept.known} of {kept.asked} by heart.")


def _known(deck: "WordDeck") -> Iterator[str]:
    for one in deck.cards:
        output.aside(f"\n{one.front}")
        click.prompt("Say what it means, then Enter", default="", show_default=False, err=True)
        output.aside(f"    {one.back}")
        if click.confirm("Did you know it?", err=True):
            yield one.key
