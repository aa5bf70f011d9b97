"""The cast of the tests, and short ways to give them people.

Ana is the seeker of a workspace. Ben is staff in Ana's workspace and may see nothing of it.
Cleo is the seeker of another workspace.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from kithwork.domain.actors import Actor, Role
from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Record
from kithwork.flows import dumps, imports
from kithwork.flows import people as flows_people
from kithwork.flows.imports import Batch
from kithwork.store.models import Account, Member, Person, Workspace
from kithwork.store.queries import people
from kithwork.store.queries.imports import ImportCard
from kithwork.store.queries.people import PersonCard

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
# A calendar file: busy from 10:00 to 11:00 (UTC) on 1 December 2026.
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201T100000Z\r\nDTEND:20261201T110000Z\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def seeker(name: str) -> Actor:
    """A seeker with a workspace of their own."""
    workspace = Workspace.objects.create(name=f"{name}'s search", created_at=NOW)
    me = Person.objects.create(workspace=workspace, name="Me", is_me=True, created_at=NOW)
    actor = member(workspace=workspace.pk, role=Role.SEEKER)
    flows_people.edit(actor=actor, person=me.public_id, changes=[("name", name)], now=NOW)
    return actor


def member(*, workspace: int, role: Role) -> Actor:
    """A new account with a part in a workspace."""
    account = Account.objects.create()
    Member.objects.create(account=account, workspace_id=workspace, role=role)
    return Actor(account=account.pk, workspace=workspace, role=role)


def work(
    organisation: str,
    title: str = "Engineer",
    *,
    start: date | None = None,
    end: date | None = None,
) -> PositionSeen:
    """A position as a source shows it: without an end it is the current one."""
    return PositionSeen(organisation, title, from_on=start, to_on=end, current=end is None)


def record(
    name: str,
    *,
    source: str = "linkedin",
    key: str = "",
    emails: Sequence[str] = (),
    positions: Sequence[PositionSeen] = (),
    connected_on: date | None = None,
    line: int = 1,
) -> Record:
    """A row as a source gives it."""
    return Record(
        source=source,
        file="contacts",
        line=line,
        name=NameSeen(full=name),
        key=key,
        emails=tuple(AddressSeen(value) for value in emails),
        profiles=(key,) if key.startswith("https:") else (),
        positions=tuple(positions),
        connected_on=connected_on,
    )


def bring(actor: Actor, *records: Record, now: datetime = NOW) -> ImportCard:
    """Import rows as one batch."""
    return imports.commit(actor=actor, batch=Batch(("contacts",), "", records, ()), now=now)


def find(actor: Actor, text: str) -> UUID:
    """The person meant by a name or address."""
    return people.find(actor=actor, text=text)


def show(actor: Actor, text: str) -> PersonCard:
    """The person meant by a name or address, whole."""
    return people.show(actor=actor, person=find(actor, text))


def pk(actor: Actor, text: str) -> int:
    """The key of the person meant by a name or address."""
    return show(actor, text).pk


def dump(actor: Actor) -> list[str]:
    """All that a workspace says, in canonical lines."""
    return list(dumps.logical(actor=actor))
