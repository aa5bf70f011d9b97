"""Before a chat: what it is to teach, what is seen to, said aloud, and known by heart."""

import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from kithwork.cli import output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command
from kithwork.domain.readiness import COMPUTED, Item
from kithwork.domain.rehearsals import LEAST, MOST, OPENING, Spoken

if TYPE_CHECKING:
    from kithwork.flows.recalls import Deck
    from kithwork.flows.rehearsals import Script

BY_HAND = [one.value for one in Item if one not in COMPUTED]
_STEP = click.IntRange(LEAST, MOST)


@command("goal")
@click.argument("chat_id", metavar="CHAT")
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option("--clear", is_flag=True, help="Take every goal away.")
@click.pass_obj
def goal(call: Call, chat_id: str, texts: tuple[str, ...], clear: bool) -> None:
    """Set one to three things that a chat is to teach; without a text, show them."""
    if clear and texts:
        raise click.UsageError("Give goals, or --clear.")
    actor = call.actor()
    from kithwork.cli.shapes import rehearsals as shapes
    from kithwork.cli.texts import rehearsals as words
    from kithwork.flows import goals
    from kithwork.store.queries import chats
    from kithwork.store.queries import goals as queries

    wanted = chats.show(actor=actor, chat=identity(chat_id, what="chat")).id
    if texts or clear:
        goals.set_goals(actor=actor, chat=wanted, texts=texts, now=call.now)
    found = queries.of_chat(actor=actor, chat=wanted)
    call.answer(shapes.goals(found), words.goals(found))


@command("tick")
@click.argument("chat_id", metavar="CHAT")
@click.argument("items", nargs=-1, type=click.Choice(BY_HAND), metavar="[ITEM]...")
@click.option("--lift", is_flag=True, help="Take the ticks back.")
@click.pass_obj
def tick(call: Call, chat_id: str, items: tuple[str, ...], lift: bool) -> None:
    """Tick what is seen to before a chat; without an item, show the checklist."""
    actor = call.actor()
    from kithwork.cli.shapes import rehearsals as shapes
    from kithwork.cli.texts import rehearsals as texts
    from kithwork.flows import readiness

    wanted = identity(chat_id, what="chat")
    settle = readiness.untick if lift else readiness.tick
    for item in items:
        settle(actor=actor, chat=wanted, item=Item(item), now=call.now)
    found = readiness.show(actor=actor, chat=wanted)
    call.answer(shapes.readiness(found), texts.readiness(found))


@command("rehearse")
@click.argument("chat_id", metavar="CHAT")
@click.option("--before", type=_STEP, help="How sure of yourself you were, 1 to 5.")
@click.option("--after", type=_STEP, help="And how sure afterwards.")
@click.option("--rating", type=_STEP, help="How it sounded: 1 like reading, 5 like talking.")
@click.option("--seconds", type=click.IntRange(0), help="How long it took.")
@click.option("--hesitated", multiple=True, metavar="KEY", help="Where: a question, or opening.")
@click.pass_obj
def rehearse(
    call: Call,
    /,
    *,
    chat_id: str,
    before: int | None,
    after: int | None,
    rating: int | None,
    seconds: int | None,
    hesitated: tuple[str, ...],
) -> None:
    """Say a chat aloud, one thing at a time; nothing is heard, and nothing leaves the machine.

    With options it keeps a rehearsal that was held elsewhere. Without them, and without a
    terminal, it shows what to say.
    """
    actor = call.actor()
    from kithwork.cli.shapes import rehearsals as shapes
    from kithwork.cli.texts import rehearsals as texts
    from kithwork.flows import rehearsals
    from kithwork.store.queries import rehearsals as queries

    wanted = identity(chat_id, what="chat")
    spoken = Spoken(
        seconds=seconds or 0,
        hesitations={key: hesitated.count(key) for key in hesitated},
        rating=rating,
        before=before,
        after=after,
    )
    script = rehearsals.script(actor=actor, chat=wanted)
    if spoken == Spoken(0) and seconds is None:
        if not output.is_terminal(sys.stdin):
            call.answer(shapes.script(script), texts.script(script))
            return
        spoken = _spoken(script)
    ended = call.now + timedelta(seconds=0 if seconds is not None else spoken.seconds)
    kept = rehearsals.keep(actor=actor, chat=wanted, spoken=spoken, now=ended)
    together = queries.told(actor=actor, chat=wanted)
    call.answer(shapes.rehearsal(kept), texts.rehearsed(together))


def _spoken(script: "Script") -> Spoken:
    """A rehearsal at the terminal, from the first word to the rating."""
    before = _step("How sure of yourself are you, 1 to 5?")
    begun, hesitations = time.monotonic(), {}
    for key, head, text in _parts(script):
        output.aside(f"\n{head}\n\n    {text}\n")
        word = _asked("Say it aloud, then Enter (h, if you hesitated)")
        if word.lower().startswith("h"):
            hesitations[key] = 1
    seconds = round(time.monotonic() - begun)
    output.aside(
        f"\nThat took {seconds // 60}:{seconds % 60:02d} of {script.chat.minutes} minutes."
    )
    rating = _step("How did it sound, 1 (like reading) to 5 (like talking)?")
    return Spoken(seconds, hesitations, rating, before, _step("How sure are you now, 1 to 5?"))


def _parts(script: "Script") -> Iterator[tuple[str, str, str]]:
    yield OPENING, "The first minute", script.opening
    for place, one in enumerate(script.questions, start=1):
        head = f"Question {place} of {len(script.questions)}"
        yield one.question.key, head, one.question.text


def _asked(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False, err=True)).strip()


def _step(question: str) -> int | None:
    """A number from 1 to 5; None for Enter alone."""

    def read(typed: str) -> int | None:
        return int(_STEP(typed)) if typed.strip() else None

    answer: int | None = click.prompt(
        question, default="", show_default=False, err=True, value_proc=read
    )
    return answer


@command("review")
@click.argument("chat_id", metavar="CHAT")
@click.option("--known", multiple=True, metavar="KEY", help="Keep a review: what you knew.")
@click.option("--none-known", is_flag=True, help="Keep a review in which you knew nothing.")
@click.pass_obj
def review(call: Call, *, chat_id: str, known: tuple[str, ...], none_known: bool) -> None:
    """Try the questions of a chat by heart; without a terminal, show them."""
    actor = call.actor()
    from kithwork.cli.shapes import rehearsals as shapes
    from kithwork.cli.texts import rehearsals as texts
    from kithwork.flows import recalls

    wanted = identity(chat_id, what="chat")
    deck = recalls.deck(actor=actor, chat=wanted)
    tried = bool(known) or none_known
    if not tried and not (deck.cards and output.is_terminal(sys.stdin)):
        call.answer(shapes.deck(deck), texts.deck(deck))
        return
    keys = known if tried else tuple(_known(deck))
    kept = recalls.keep(actor=actor, chat=wanted, known=keys, now=call.now)
    call.answer(shapes.recall(kept), f"{kept.known} of {kept.asked} by heart.")


def _known(deck: "Deck") -> Iterator[str]:
    for one in deck.cards:
        output.aside(f"\n{one.front}")
        _asked("Say the question, then Enter")
        output.aside(f"    {one.back}")
        if click.confirm("Did you know it?", err=True):
            yield one.key
