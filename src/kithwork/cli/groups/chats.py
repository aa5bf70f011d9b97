"""Chats: listed, booked, moved, called off."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kithwork.cli import files, output, tables
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import LazyGroup, command, limit
from kithwork.domain.chats import USUAL_MINUTES, ChatCard, ChatKind, Mode, Venue
from kithwork.domain.errors import Invalid

if TYPE_CHECKING:
    from kithwork.flows.chats import Day

WHERE = {"place": Mode.IN_PERSON, "video": Mode.VIDEO, "phone": Mode.PHONE}


@command("chats")
@limit(100)
@click.pass_obj
def listing(call: Call, limit: int) -> None:
    """List the chats: booked ones by their day, then those to book, then the others."""
    actor = call.actor()
    from kithwork.cli.shapes import chats as shapes
    from kithwork.cli.texts import chats as texts
    from kithwork.store.queries import chats

    cards = chats.listing(actor=actor, limit=limit)
    call.answer([shapes.chat(card) for card in cards], texts.chats(cards, width=output.width()))


# Where each command below `kith chat` stands, and what its list says of it.
PLACES = {
    "show": ("chats:show", "Show one chat."),
    "schedule": ("chats:schedule", "Book a chat, and write its invitation."),
    "suggest": ("chats:suggest", "Suggest times that suit both."),
    "invite": ("invitations:invite", "Show the mail that invites them, invitation and all."),
    "push": ("invitations:push", "Put a chat into your own calendar on its server."),
    "move": ("chats:move", "Give a chat another time or place."),
    "cancel": ("chats:cancel", "Call a chat off."),
    "brief": ("briefs:brief", "Show one page on a chat."),
    "research": ("briefs:research", "Note homework for a chat."),
    "plan": ("briefs:plan", "Show the questions of a chat."),
    "goal": ("rehearsals:goal", "Say what you want to learn in a chat."),
    "rehearse": ("rehearsals:rehearse", "Say a chat aloud, question by question."),
    "review": ("rehearsals:review", "Know your questions by heart."),
    "tick": ("rehearsals:tick", "Tick what is prepared for a chat."),
    "run": ("runs:run", "Lead the talk: one question, notes, and a clock."),
    "carry": ("runs:carry", "Write a talk into one file to carry along."),
    "held": ("chats:held", "Say that a chat took place."),
    "missed": ("chats:missed", "Say that a chat did not take place."),
    "reopen": ("chats:reopen", "Take back that a chat was called off, missed or held."),
    "debrief": ("debriefs:debrief", "Write down what a chat brought, once."),
    "referral": ("debriefs:referral", "Say who a name given in a chat is."),
}
chat = LazyGroup("chat", places=PLACES, help="One chat: booked, prepared, held and remembered.")


@command("schedule")
@click.argument("person", metavar="PERSON")
@click.option("--at", required=True, metavar="TIME", help="As 2026-12-03T15:00, by their clock.")
@click.option("--zone", required=True, metavar="ZONE", help="Whose clock, as Europe/Berlin.")
@click.option("--minutes", type=int, default=USUAL_MINUTES, show_default=True)
@click.option("--place", metavar="TEXT", help="Where you meet.")
@click.option("--video", metavar="URL", help="Or the link of a video call.")
@click.option("--phone", metavar="NUMBER", help="Or the number to call.")
@click.option("--referred-by", metavar="PERSON", help="Who sent you to them.")
@click.option(
    "--kind",
    type=click.Choice([one.value for one in ChatKind]),
    default=ChatKind.ONE_TO_ONE.value,
    show_default=True,
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.ics")
@click.pass_obj
def schedule(
    call: Call,
    /,
    *,
    person: str,
    at: str,
    zone: str,
    minutes: int,
    referred_by: str | None,
    kind: str,
    out: Path | None,
    **where: str | None,
) -> None:
    """Book a chat, and write its invitation; a time in the past books a talk that was."""
    files.may_be_written(out)
    actor = call.actor()
    from kithwork.flows import chats
    from kithwork.flows.chats import Day

    card = chats.schedule(
        actor=actor,
        person=call.person(person),
        day=Day(moment(at), zone, minutes, _venue(where) or Venue()),
        referred_by=None if referred_by is None else call.person(referred_by),
        kind=ChatKind(kind),
        now=call.now,
    )
    _booked(call, card, out)


def moment(text: str) -> datetime:
    """A local time as typed; raises Invalid."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise Invalid("at", f"“{text[:40]}” is no time such as 2026-12-03T15:00.")
    return found


def _venue(where: dict[str, str | None]) -> Venue | None:
    """The place, link or number that was given; raises Invalid for two of them."""
    given = [(WHERE[name], text) for name, text in where.items() if text]
    if len(given) > 1:
        raise Invalid("place", "give one of --place, --video and --phone.")
    return Venue(*given[0]) if given else None


def _booked(call: Call, card: ChatCard, out: Path | None) -> None:
    from kithwork.bootstrap import folders, leavings
    from kithwork.cli.shapes import chats as shapes
    from kithwork.cli.texts import chats as texts
    from kithwork.flows import invitations

    made = invitations.of_chat(actor=call.actor(), chat=card.id, now=call.now)
    path = None
    if made is not None:
        usual = folders.chosen(call.data) / leavings.INVITATIONS / f"{card.id}.ics"
        path = files.write(out or usual, made.content)
    call.answer(shapes.booked(card, path), texts.booked(card, path))


@command("move")
@click.argument("chat_id", metavar="CHAT")
@click.option("--at", metavar="TIME", help="The new time; the present one stays if left out.")
@click.option("--zone", metavar="ZONE")
@click.option("--minutes", type=int)
@click.option("--place", metavar="TEXT")
@click.option("--video", metavar="URL")
@click.option("--phone", metavar="NUMBER")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.ics")
@click.pass_obj
def move(
    call: Call,
    /,
    *,
    chat_id: str,
    at: str | None,
    zone: str | None,
    minutes: int | None,
    out: Path | None,
    **where: str | None,
) -> None:
    """Give a chat another time or place; the invitation replaces the one before."""
    files.may_be_written(out)
    actor = call.actor()
    from kithwork.flows import chats
    from kithwork.store.queries import chats as queries

    wanted = identity(chat_id, what="chat")
    before = queries.show(actor=actor, chat=wanted)
    day = _changed(before, at=at, zone=zone, minutes=minutes, venue=_venue(where))
    _booked(call, chats.move(actor=actor, chat=wanted, day=day, now=call.now), out)


def _changed(
    before: ChatCard,
    *,
    at: str | None,
    zone: str | None,
    minutes: int | None,
    venue: Venue | None,
) -> "Day":
    from kithwork.domain import zones
    from kithwork.flows.chats import Day

    if at is None and before.starts_at is None:
        raise Invalid("at", "is needed: this chat has no day yet.")
    clock = zone or before.zone
    if at is None and before.starts_at is not None:
        local = before.starts_at.astimezone(zones.named(clock)).replace(tzinfo=None)
    else:
        local = moment(at or "")
    return Day(local, clock, minutes or before.minutes, venue or before.venue)


@command("cancel")
@click.argument("chat_id", metavar="CHAT")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.ics")
@click.pass_obj
def cancel(call: Call, chat_id: str, out: Path | None) -> None:
    """Call a chat off, and write what takes its invitation back."""
    files.may_be_written(out)
    actor = call.actor()
    from kithwork.flows import chats

    wanted = identity(chat_id, what="chat")
    _booked(call, chats.cancel(actor=actor, chat=wanted, now=call.now), out)


@command("held")
@click.argument("chat_id", metavar="CHAT")
@click.pass_obj
def held(call: Call, chat_id: str) -> None:
    """Say that a chat took place."""
    actor = call.actor()
    from kithwork.cli.shapes import chats as shapes
    from kithwork.flows import chats

    card = chats.hold(actor=actor, chat=identity(chat_id, what="chat"), now=call.now)
    call.answer(shapes.chat(card), f"{card.name}: noted. Thank them within a day.")


@command("missed")
@click.argument("chat_id", metavar="CHAT")
@click.pass_obj
def missed(call: Call, chat_id: str) -> None:
    """Say that a chat did not take place; `kith chat move` finds another day."""
    actor = call.actor()
    from kithwork.cli.shapes import chats as shapes
    from kithwork.flows import chats

    card = chats.miss(actor=actor, chat=identity(chat_id, what="chat"), now=call.now)
    call.answer(shapes.chat(card), f"{card.name}: marked as missed.")


@command("reopen")
@click.argument("chat_id", metavar="CHAT")
@click.pass_obj
def reopen(call: Call, chat_id: str) -> None:
    """Take back that a chat was called off or missed."""
    actor = call.actor()
    from kithwork.flows import chats

    card = chats.reopen(actor=actor, chat=identity(chat_id, what="chat"), now=call.now)
    _booked(call, card, None)


@command("show")
@click.argument("chat_id", metavar="CHAT")
@click.pass_obj
def show(call: Call, chat_id: str) -> None:
    """Show one chat: when and where, how you prepared it, what came before and after."""
    actor = call.actor()
    from kithwork.cli.shapes import chats as shapes
    from kithwork.cli.shapes import surroundings as around_shapes
    from kithwork.cli.texts import chats as texts
    from kithwork.cli.texts import surroundings as around_texts
    from kithwork.flows import readiness
    from kithwork.store.queries import chats, goals, surroundings
    from kithwork.store.queries import rehearsals as queries

    wanted = identity(chat_id, what="chat")
    card = chats.show(actor=actor, chat=wanted)
    ready = readiness.show(actor=actor, chat=wanted)
    told = queries.told(actor=actor, chat=wanted)
    aims = goals.of_chat(actor=actor, chat=wanted)
    around = surroundings.of_chat(actor=actor, chat=wanted, now=call.now)
    call.answer(
        {**shapes.whole(card, ready, told, aims), "around": around_shapes.around(around)},
        tables.joined(texts.whole(card, ready, told, aims), around_texts.around(around)),
    )


@command("suggest")
@click.argument("chat_id", metavar="CHAT")
@click.option("--zone", metavar="ZONE", default="", help="Their time zone, as Europe/Berlin.")
@click.option("--count", type=int, default=3, show_default=True, help="How many times, 1 to 5.")
@click.pass_obj
def suggest(call: Call, chat_id: str, zone: str, count: int) -> None:
    """Suggest times that suit both, with a message that offers them; nothing is sent."""
    actor = call.actor()
    from kithwork.cli.shapes import slots as shapes
    from kithwork.cli.texts import slots as texts
    from kithwork.flows import slots

    wanted = identity(chat_id, what="chat")
    found = slots.suggest(actor=actor, chat=wanted, zone=zone, count=count, now=call.now)
    call.answer(shapes.suggestion(found), texts.suggestion(found))
