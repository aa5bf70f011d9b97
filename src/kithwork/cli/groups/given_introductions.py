"""Given introductions: suggested, thought of, asked on both sides, made, let go."""

from datetime import date
from pathlib import Path

import click

from kithwork.cli import files, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import group, limit
from kithwork.domain.errors import Invalid, NotFound
from kithwork.domain.given_introductions import Consent, GivenCard, Side

WHAT = "given introduction"
CONSENTS = [one.value for one in Consent]


@group("give")
def give() -> None:
    """Introductions you give: two people you know, who do not know each other."""


@give.command("suggest")
@click.argument("person", metavar="[PERSON]", required=False)
@click.pass_obj
def suggest(call: Call, person: str | None) -> None:
    """Say who might be worth introducing to whom, and why."""
    actor = call.actor()
    from kithwork.cli.shapes import given_introductions as shapes
    from kithwork.cli.texts import given_introductions as texts
    from kithwork.flows import given_introductions

    wanted = None if person is None else call.person(person)
    found = given_introductions.suggest(actor=actor, person=wanted)
    call.answer(shapes.suggestions(found), texts.suggestions(found))


@give.command("begin")
@click.argument("person", metavar="PERSON")
@click.argument("other", metavar="PERSON")
@click.option("--why", default="", metavar="TEXT", help="Why it would be good for the first.")
@click.option("--why-other", default="", metavar="TEXT", help="Why it would be for the second.")
@click.option("--chat", "chat_id", metavar="CHAT", help="The chat it came from; else the last.")
@click.pass_obj
def begin(
    call: Call, /, *, person: str, other: str, why: str, why_other: str, chat_id: str | None
) -> None:
    """Think of introducing two people, and draft what you ask each of them."""
    actor = call.actor()
    from kithwork.flows import given_introductions

    card = given_introductions.begin(
        actor=actor,
        left=call.person(person),
        right=call.person(other),
        left_why=why,
        right_why=why_other,
        chat=None if chat_id is None else identity(chat_id, what="chat"),
        now=call.now,
    )
    _show(call, card)


def _show(call: Call, card: GivenCard) -> None:
    """One of them, with the messages that may be written now."""
    from kithwork.cli.shapes import given_introductions as shapes
    from kithwork.cli.texts import given_introductions as texts
    from kithwork.flows import given_letters

    drafts = given_letters.drafts(actor=call.actor(), given=card.id)
    call.answer(shapes.shown(card, drafts), texts.shown(card, drafts))


@give.command("list")
@limit(100)
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List them, the latest moved first."""
    actor = call.actor()
    from kithwork.cli.shapes import given_introductions as shapes
    from kithwork.cli.texts import given_introductions as texts
    from kithwork.store.queries import given_introductions

    cards = given_introductions.listing(actor=actor, limit=limit)
    call.answer([shapes.given(card) for card in cards], texts.listing(cards, width=output.width()))


@give.command("show")
@click.argument("given_id", metavar="ID")
@click.pass_obj
def show(call: Call, given_id: str) -> None:
    """Show one whole, with the messages that may be written now."""
    actor = call.actor()
    from kithwork.store.queries import given_introductions

    _show(call, given_introductions.show(actor=actor, given=identity(given_id, what=WHAT)))


@give.command("reword")
@click.argument("given_id", metavar="ID")
@click.option("--why", metavar="TEXT", help="Why it would be good for the first.")
@click.option("--why-other", metavar="TEXT", help="Why it would be good for the second.")
@click.pass_obj
def reword(call: Call, given_id: str, why: str | None, why_other: str | None) -> None:
    """Say anew why it would be good for each; what is left out stays."""
    if why is None and why_other is None:
        raise click.UsageError("Give --why or --why-other.")
    actor = call.actor()
    from kithwork.flows import given_introductions
    from kithwork.store.queries import given_introductions as queries

    wanted = identity(given_id, what=WHAT)
    former = queries.show(actor=actor, given=wanted)
    card = given_introductions.reword(
        actor=actor,
        given=wanted,
        left_why=former.left.why if why is None else why,
        right_why=former.right.why if why_other is None else why_other,
        now=call.now,
    )
    _show(call, card)


@give.command("edit")
@click.argument("given_id", metavar="ID")
@click.argument("to", metavar="PERSON|both")
@click.argument("file", type=click.Path(path_type=Path), metavar="[FILE|-]")
@click.option("--subject", help="A new subject; the present one stays if left out.")
@click.pass_obj
def edit(call: Call, /, *, given_id: str, to: str, file: Path, subject: str | None) -> None:
    """Replace one of its messages by your own; an empty FILE gives the draft back."""
    text = files.text(file)
    actor = call.actor()
    from kithwork.flows import given_letters
    from kithwork.store.queries import given_introductions as queries

    card = queries.show(actor=actor, given=identity(given_id, what=WHAT))
    side = _side(call, card, to)
    drafts = given_letters.drafts(actor=actor, given=card.id)
    known = next((one.message.subject for one in drafts if one.side is side), "")
    given_letters.edit(
        actor=actor,
        given=card.id,
        side=side,
        subject=known if subject is None else subject,
        text=text,
        now=call.now,
    )
    _show(call, card)


def _side(call: Call, card: GivenCard, to: str) -> Side:
    if to == Side.BOTH:
        return Side.BOTH
    person = call.person(to)
    if person not in {card.left.id, card.right.id}:
        raise NotFound(f"“{to}” is none of the two: name {card.left.name} or {card.right.name}.")
    return Side.LEFT if person == card.left.id else Side.RIGHT


@give.command("mark")
@click.argument("given_id", metavar="ID")
@click.argument("person", metavar="PERSON")
@click.argument("consent", type=click.Choice(CONSENTS), metavar="|".join(CONSENTS))
@click.pass_obj
def mark(call: Call, given_id: str, person: str, consent: str) -> None:
    """Say that one of the two was asked, agreed or declined; or take it back: unasked."""
    actor = call.actor()
    from kithwork.cli.shapes import given_introductions as shapes
    from kithwork.cli.texts import given_introductions as texts
    from kithwork.flows import given_introductions

    card = given_introductions.mark(
        actor=actor,
        given=identity(given_id, what=WHAT),
        person=call.person(person),
        consent=Consent(consent),
        now=call.now,
    )
    call.answer(shapes.given(card), f"“{card.state.value}” now. {texts.following(card)}")


@give.command("made")
@click.argument("given_id", metavar="ID")
@click.option("--on", metavar="DATE", help="The day the message left, if that was earlier.")
@click.pass_obj
def made(call: Call, given_id: str, on: str | None) -> None:
    """Say that you have written to both: they know each other now."""
    day = None if on is None else _day(on)
    actor = call.actor()
    from kithwork.cli.shapes import given_introductions as shapes
    from kithwork.flows import given_introductions

    wanted = identity(given_id, what=WHAT)
    card = given_introductions.make(actor=actor, given=wanted, on=day, now=call.now)
    said = f"{card.left.name} and {card.right.name} know each other now."
    call.answer(shapes.given(card), said)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Invalid("on", f"“{text[:40]}” is no day such as 2026-12-03.") from None


@give.command("drop")
@click.argument("given_id", metavar="ID")
@click.pass_obj
def drop(call: Call, given_id: str) -> None:
    """Let it go; `kith give reopen` brings it back."""
    actor = call.actor()
    from kithwork.cli.shapes import given_introductions as shapes
    from kithwork.flows import given_introductions

    wanted = identity(given_id, what=WHAT)
    card = given_introductions.drop(actor=actor, given=wanted, now=call.now)
    call.answer(shapes.given(card), f"Let go. To open it again: kith give reopen {card.id}")


@give.command("reopen")
@click.argument("given_id", metavar="ID")
@click.pass_obj
def reopen(call: Call, given_id: str) -> None:
    """Take its end back, with what making it left behind."""
    actor = call.actor()
    from kithwork.cli.shapes import given_introductions as shapes
    from kithwork.flows import given_introductions

    wanted = identity(given_id, what=WHAT)
    card = given_introductions.reopen(actor=actor, given=wanted, now=call.now)
    call.answer(shapes.given(card), f"Open again: “{card.state.value}”.")
