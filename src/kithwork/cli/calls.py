"""One call of the command line: where the data lies, how to answer, and when it is.

Commands import flows, queries, shapes and texts inside their functions, for start-up cost
alone: `kith --help` answers before Django could be imported, and what holds models can be
imported only once `Call.actor` has set Django up.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from kithwork.cli import output
from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid, NotFound


def _clock() -> datetime:
    """Now, in the seeker's own time zone: "today" is theirs.

    The zone is that of a place, which knows when its clocks change, as long as it shows what the
    machine's clock shows.
    """
    # For start-up cost: the list of commands needs no clock.
    import tzlocal

    now = datetime.now(UTC).astimezone()
    place = now.astimezone(tzlocal.get_localzone())
    return place if place.utcoffset() == now.utcoffset() else now


@dataclass(slots=True)
class Call:
    """What every command is given; `now` is read once, when the call begins."""

    data: Path | None = None
    as_json: bool = False
    now: datetime = field(default_factory=_clock)
    started: Actor | None = None

    def actor(self) -> Actor:
        """The seeker of the data folder, which is made if it is not there."""
        if self.started is None:
            from kithwork import bootstrap

            self.started = bootstrap.start(data=self.data)
        return self.started

    def person(self, text: str) -> UUID:
        """The person meant by an id, an address or a unique name."""
        actor = self.actor()
        from kithwork.store.queries import people

        return people.find(actor=actor, text=text)

    def named(self, text: str) -> tuple[UUID, str]:
        """The same with the person's name."""
        person = self.person(text)
        from kithwork.store.queries import people

        return person, people.contact(actor=self.actor(), person=person).name

    def answer(self, document: object, text: str) -> None:
        """Print the answer: the document with --json, else the text."""
        if self.as_json:
            output.document(document)
        elif text:
            output.text(text)


def identity(text: str, *, what: str) -> UUID:
    """An id as typed; raises NotFound, since no `what` has an id that is none."""
    try:
        return UUID(text.strip())
    except ValueError:
        raise NotFound(f"There is no {what} “{text}”. Name it by its id.") from None


def day(text: str, *, field: str) -> date:
    """A day as typed; raises Invalid naming the option."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Invalid(field, f"“{text[:40]}” is no day such as 2026-12-03.") from None
