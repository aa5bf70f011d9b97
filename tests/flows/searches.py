"""A search as the program has it, with the plain model of it beside."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from kithwork.domain.actors import Actor
from kithwork.store.models import Address, Person, Tie
from kithwork.store.queries import follow_ups as queries
from tests.cast import NOW
from tests.flows.plain_duties import Human, Key, Model

T = TypeVar("T")
NAMES = (
    "Maria Moreno", "Tom Bay", "Ada Weiss", "Li Chen",
    "Eva Lind", "Omar Haddad", "Nia Brooks", "Jun Sato",
)  # fmt: skip
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Die:
    """Answers one question after another, each time the same from the same number."""

    def __init__(self, number: int) -> None:
        self._chance = random.Random(number)

    def upto(self, most: int) -> int:
        """A number below `most`."""
        return self._chance.randrange(most)

    def late(self, items: Sequence[T]) -> T:
        """The last of them as often as any other: what was begun goes on."""
        return items[-1] if self.upto(2) else self.of(items)

    def of(self, items: Sequence[T]) -> T:
        """One of them."""
        return items[self.upto(len(items))]


@dataclass(slots=True)
class Search:
    """A search as the program has it, and as the model does."""

    actor: Actor
    folder: Path
    now: datetime = NOW
    model: Model = field(default_factory=Model)
    merges: list[tuple[UUID, UUID]] = field(default_factory=list)
    imported: list[UUID] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    captured: list[UUID] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)
    statements: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def there(self) -> list[UUID]:
        """Who is on the list."""
        return [one for one in self.model.people if self.model.is_there(one)]

    def writable(self) -> list[UUID]:
        """Whom the seeker may write to."""
        return [one for one in self.model.people if self.model.may_hear(one)]

    def partner(self, chat: UUID) -> UUID:
        """With whom a chat is, by now."""
        return self.model.root(self.model.talks[chat].partner)

    def talks(self, *states: str) -> list[UUID]:
        """The chats in a state, with people who are on the list."""
        return [
            chat
            for chat, talk in self.model.talks.items()
            if talk.state in states and self.model.is_there(self.partner(chat))
        ]

    def duties(self, *states: str) -> list[tuple[Key, Key]]:
        """The duties that are seen in a state: as shown, and as the model keeps them."""
        shown = self.model.visible().items()
        return [(key, kept) for key, kept in shown if self.model.owed[kept].state in states]

    def row(self, key: Key) -> UUID:
        """The id of a duty that is seen."""
        chat, kind, person, text = key
        rows = queries.present(self.actor).filter(
            chat__public_id=chat, person__public_id=person, kind=kind, text=text
        )
        found: UUID = rows.values_list("public_id", flat=True).get()
        return found

    def is_free(self, start: datetime) -> bool:
        """Whether no talk is booked around a moment."""
        return all(
            talk.starts_at is None or abs(talk.starts_at - start) > 2 * HOUR
            for talk in self.model.talks.values()
        )

    def look(self, *, changed: Sequence[str] = ()) -> None:
        """See who is there, and hold it against the model, but for what may have `changed`."""
        shown = read(self, _people)
        known = self.model.people
        near = self._connected()
        seen = set()
        for one, key, name, into, removed_at, silenced in shown:
            seen.add(one)
            if one not in known:
                assert "people" in changed, f"{name} came from nowhere"
                known[one] = Human(name, silenced=silenced)
            human = known[one]
            human.name, human.connected = name, key in near
            if "silenced" in changed:
                human.silenced = silenced
            told = (into, removed_at is not None, silenced)
            assert told == (human.into, human.removed, human.silenced), name
        for one in set(known) - seen:
            assert "people" in changed, f"{known[one].name} is gone"
            assert not self.model.holds(one), f"{known[one].name} is gone with what they hold"
            del known[one]

    def _connected(self) -> set[int]:
        pairs = read(self, _connections)
        return {key for pair in pairs for key in pair}

    def emails(self, person: UUID) -> set[str]:
        """The addresses of somebody and of whoever was merged into them."""
        ones = [one for one in self.model.people if self.model.root(one) == person]
        rows = Address.objects.filter(person__public_id__in=ones, kind="email")
        return set(rows.values_list("key", flat=True))


def _people(actor: Actor) -> QuerySet[Any, Any]:
    rows = Person.objects.filter(workspace_id=actor.workspace, is_me=False).order_by("pk")
    return rows.values_list(
        "public_id", "pk", "name", "merged_into__public_id", "removed_at", "do_not_contact"
    )


def _connections(actor: Actor) -> QuerySet[Any, Any]:
    rows = Tie.objects.filter(workspace_id=actor.workspace, removed_at__isnull=True)
    return rows.filter(connected_on__isnull=False).values_list("left_id", "right_id")


def _duties(actor: Actor) -> QuerySet[Any, Any]:
    return queries.present(actor).values_list(
        "chat__public_id", "kind", "person__public_id", "text", "state", "due_at"
    )


def read(search: Search, rows: Callable[[Actor], QuerySet[Any, Any]]) -> list[tuple[Any, ...]]:
    """Rows by a statement that is put together once a test: that takes longer than to run it."""
    if rows.__name__ not in search.statements:
        wanted = rows(search.actor)
        search.statements[rows.__name__] = (*wanted.query.sql_with_params(), converters(wanted))
    statement, values, convert = search.statements[rows.__name__]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = convert(cursor.fetchall())
    return found


def converters(rows: QuerySet[Any, Any]) -> Callable[[list[Any]], list[tuple[Any, ...]]]:
    """What makes of an engine's cells what the columns hold."""
    compiler = rows.query.get_compiler(connection=connection)
    compiler.as_sql()
    wanted = compiler.get_converters([one for one, _, _ in compiler.select])
    return lambda found: [tuple(row) for row in compiler.apply_converters(found, wanted)]


def shown(search: Search) -> list[tuple[Key, str, datetime]]:
    """All duties as the program lists them."""
    rows = read(search, _duties)
    return [((chat, kind, who, text), state, due) for chat, kind, who, text, state, due in rows]


def evening(day: object) -> datetime:
    """The end of a day."""
    return datetime.fromisoformat(f"{day}T23:59:00+00:00")
