"""A long search made up of rows: asks, chats, names and touches, the same at every run.

`python -m bench.searches DIR` writes it into a folder in which people were imported before.
"""

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from bench import inputs, runs
from bench.pages import Session, served
from bench.report import Figure

PEOPLE, ASKS, CHATS, TOUCHES = 5_000, 700, 400, 3_000
REQUESTS, CHANGES = 15, 5
LAST = datetime(2026, 11, 20, 12, tzinfo=UTC)
INDUSTRIES = ("Medical devices", "Diagnostics", "Software", "Food", "Energy", "Logistics")
CITIES = ("Hamburg", "Leeds", "Porto", "Kraków", "Lyon", "Aarhus", "York")


def figures(folder: Path) -> list[Figure]:
    """The report with 5,000 people, 3,000 touches and 400 chats, over HTTP."""
    runs.compiled()
    data = folder / "search"
    file = inputs.connections(folder / "Connections.csv", rows=PEOPLE)
    runs.kith("import", str(file), "--yes", data=data)
    runs.run([sys.executable, "-m", "bench.searches", str(data)])
    with served(data) as session:
        session.seconds("/report")
        changed = runs.median(CHANGES, lambda: _after_change(session, data)) * 1000
        again = runs.median(REQUESTS, lambda: session.seconds("/report")) * 1000
    what = f"Report page, {PEOPLE:,} people, {TOUCHES:,} touches, {CHATS} chats"
    return [
        Figure(what, changed, "ms", 300, f"median of {CHANGES}, each the first after a change"),
        Figure(f"{what}: again", again, "ms", 300, f"median of {REQUESTS} requests, over HTTP"),
    ]


def _after_change(session: Session, data: Path) -> float:
    """How long the page takes when its rows have to be read anew."""
    runs.kith("note", "me", "Something changed.", data=data)
    return session.seconds("/report")


def fill(data: Path) -> None:
    """Write the rows of the search."""
    # Here alone, so that the process that measures stays small; models need Django set up.
    actor = import_module("kithwork.bootstrap").start(data=data)
    models: Any = import_module("kithwork.store.models")
    chance = random.Random(CHATS)
    people = list(models.Person.objects.filter(is_me=False).order_by("pk"))
    own = {"workspace_id": actor.workspace}
    for person in people:
        person.industry, person.place = chance.choice(INDUSTRIES), chance.choice(CITIES)
    models.Person.objects.bulk_update(people, ["industry", "place"], batch_size=500)
    models.Touch.objects.bulk_create(
        models.Touch(**own, person=chance.choice(people), kind="call", on=_day(chance).date())
        for _ in range(TOUCHES)
    )
    asks = models.Ask.objects.bulk_create(_asks(models, own, people, chance))
    chats = models.Chat.objects.bulk_create(_chats(models, own, asks, chance))
    models.Debrief.objects.bulk_create(
        models.Debrief(**own, chat=one, minutes=20, again=True, created_at=one.held_at)
        for one in chats
    )
    models.Referral.objects.bulk_create(_names(models, own, asks, chats, chance))
    models.FollowUp.objects.bulk_create(_duties(models, own, chats, chance))
    models.Finding.objects.bulk_create(
        models.Finding(**own, chat=one, place=place, claim="Audits come first.")
        for one in chats
        for place in range(3)
    )


def _day(chance: random.Random) -> datetime:
    return LAST - timedelta(days=chance.randrange(400))


def _asks(models: Any, own: Any, people: list[Any], chance: random.Random) -> Iterator[Any]:
    for person in chance.sample(people, ASKS):
        sent_at = _day(chance)
        state = chance.choice(("yes", "yes", "no", "later", "sent", "silent"))
        answered = state in {"yes", "no", "later"}
        yield models.Ask(
            **own,
            person=person,
            channel=chance.choice(("email", "linkedin", "phone")),
            state=state,
            text="May I ask you for 20 minutes?",
            card={"why_you": "your move"} if chance.random() < 0.5 else {},
            drafted_at=sent_at,
            sent_at=sent_at,
            answered_at=sent_at + timedelta(days=2) if answered else None,
        )


def _chats(models: Any, own: Any, asks: list[Any], chance: random.Random) -> Iterator[Any]:
    """Chats of the first asks, half of them through somebody talked with before."""
    for place, ask in enumerate(asks[:CHATS]):
        sender = asks[chance.randrange(max(1, place))].person if place % 2 else None
        held_at = ask.sent_at + timedelta(days=chance.randrange(3, 40))
        yield models.Chat(
            **own,
            person=ask.person,
            ask=ask,
            referred_by=sender,
            state="held",
            agreed_at=ask.sent_at + timedelta(days=2),
            starts_at=held_at,
            zone="Europe/Berlin",
            held_at=held_at,
        )


def _names(
    models: Any, own: Any, asks: list[Any], chats: list[Any], chance: random.Random
) -> Iterator[Any]:
    for chat in chats:
        for _ in range(chance.randrange(3)):
            person = chance.choice(asks).person
            if person.pk != chat.person.pk:
                yield models.Referral(
                    **own, chat=chat, person=person, name=person.name, created_at=chat.held_at
                )


def _duties(models: Any, own: Any, chats: list[Any], chance: random.Random) -> Iterator[Any]:
    for chat in chats:
        owed = [("thank-you", chat.person)]
        owed += [("report-back", chat.referred_by)] if chat.referred_by else []
        for kind, person in owed:
            yield models.FollowUp(
                **own,
                kind=kind,
                person=person,
                chat=chat,
                reason="You talked.",
                due_at=chat.held_at + timedelta(days=2),
                state=chance.choice(("done", "done", "open")),
                created_at=chat.held_at,
            )


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
