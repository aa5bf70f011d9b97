"""People as listed: each with the one next step, in the order asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from kithwork.advice import person_steps
from kithwork.domain.actors import Actor
from kithwork.domain.advice import NextStep, Standing
from kithwork.domain.asks import AskState
from kithwork.domain.captures import met_line
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Invalid
from kithwork.domain.introductions import ALLOWED, IntroductionState
from kithwork.domain.upkeep import Layer
from kithwork.store import access
from kithwork.store.models import Ask, Chat, Introduction, Person, Target
from kithwork.store.queries import captures, follow_ups, nudges
from kithwork.store.queries import people as queries
from kithwork.store.queries.people import PersonRow

SORTS = ("next", "warmth", "name", "touch")


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as listed, with the one next step."""

    row: PersonRow
    next: NextStep


@dataclass(frozen=True, slots=True)
class PeopleList:
    """One page; `total` counts all that match."""

    total: int
    rows: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class _Standings:
    """Who stands where, by primary key: small sets, whatever the size of the network."""

    chat_agreed: frozenset[int]
    chat_booked: frozenset[int]
    introduction_agreed: frozenset[int]
    ask_drafted: frozenset[int]
    introduction_drafted: frozenset[int]
    introduction_pending: frozenset[int]
    ask_open: frozenset[int]
    targets: frozenset[int]
    owed: Mapping[int, str]
    met: Mapping[int, str]
    turn: Mapping[int, str]
    no_contact: frozenset[int]

    def of(self, row: PersonRow) -> Standing:
        """How things stand with one listed person."""
        return Standing(
            name=row.name,
            do_not_contact=row.do_not_contact,
            chat_agreed=row.pk in self.chat_agreed,
            chat_booked=row.pk in self.chat_booked,
            owed=self.owed.get(row.pk, ""),
            introduction_agreed=row.pk in self.introduction_agreed,
            ask_drafted=row.pk in self.ask_drafted,
            introduction_drafted=row.pk in self.introduction_drafted,
            introduction_pending=row.pk in self.introduction_pending,
            ask_open=row.pk in self.ask_open,
            met=self.met.get(row.pk, ""),
            is_target=row.pk in self.targets,
            is_fan=row.is_fan,
            tied=bool(row.strength),
            turn=self.turn.get(row.pk, ""),
            no_contact=row.pk in self.no_contact,
        )


def people(
    *,
    actor: Actor,
    now: datetime,
    text: str = "",
    organisation: str = "",
    tag: str = "",
    sort: str = "name",
    limit: int = 50,
    offset: int = 0,
) -> PeopleList:
    """A page of contacts; raises Invalid for a sort it does not know."""
    if sort not in SORTS:
        raise Invalid("sort", f"must be one of {', '.join(SORTS)}.")
    rows = queries.matching(actor=actor, text=text, organisation=organisation, tag=tag)
    standings = _standings(actor, now)
    ids = _ORDERS[sort](actor, rows, standings, limit, offset)
    return PeopleList(
        total=rows.count(),
        rows=tuple(
            Listed(row, person_steps.next_for(standing=standings.of(row)))
            for row in queries.rows(actor=actor, people=ids)
        ),
    )


def next_for(*, actor: Actor, person: int, now: datetime) -> NextStep:
    """The one next step with one person (primary key); raises NoSuchPerson."""
    row = next(iter(queries.rows(actor=actor, people=[person])), None)
    if row is None:
        raise queries.NoSuchPerson(person)
    return person_steps.next_for(standing=_standings(actor, now).of(row))


def _standings(actor: Actor, now: datetime) -> _Standings:
    asks = access.visible(actor, Ask).filter(removed_at__isnull=True)
    chats = access.visible(actor, Chat)
    introductions = access.visible(actor, Introduction).filter(
        ask__state=AskState.DRAFTED, ask__removed_at__isnull=True
    )
    agreed = introductions.filter(state=IntroductionState.AGREED)
    ready = introductions.filter(state=IntroductionState.DRAFTED)
    pending = introductions.filter(
        state__in=[IntroductionState.DRAFTED, IntroductionState.ASKED]
    ).values("ask_id")
    # What leans on somebody who has not said yes cannot be sent.
    leaning = introductions.exclude(state__in=ALLOWED).values("ask_id")
    drafted = asks.filter(state=AskState.DRAFTED)
    targets = access.visible(actor, Target).filter(removed_at__isnull=True, person__isnull=False)
    waiting = [AskState.SENT, AskState.SILENT, AskState.LATER]
    return _Standings(
        chat_agreed=_with(chats.filter(state=ChatState.AGREED)),
        chat_booked=_with(chats.filter(state=ChatState.SCHEDULED)),
        introduction_agreed=frozenset(agreed.values_list("introducer_id", flat=True)),
        ask_drafted=frozenset(drafted.exclude(pk__in=leaning).values_list("person_id", flat=True)),
        introduction_drafted=frozenset(ready.values_list("introducer_id", flat=True)),
        introduction_pending=frozenset(
            drafted.filter(pk__in=pending).values_list("person_id", flat=True)
        ),
        ask_open=frozenset(asks.filter(state__in=waiting).values_list("person_id", flat=True)),
        targets=frozenset(targets.values_list("person_id", flat=True)),
        owed=follow_ups.pressing(actor=actor, now=now),
        met={
            pk: met_line(on=met.on, where=met.where)
            for pk, met in captures.to_write_to(actor=actor).items()
        },
        turn=nudges.reasons(actor=actor, now=now),
        no_contact=frozenset(
            queries.present(actor).filter(layer=Layer.NONE).values_list("pk", flat=True)
        ),
    )


def _with(chats: "QuerySet[Chat]") -> frozenset[int]:
    return frozenset(chats.values_list("person_id", flat=True))


Order = Callable[[Actor, "QuerySet[Person]", _Standings, int, int], list[int]]


def _by_name(
    actor: Actor, rows: "QuerySet[Person]", standings: _Standings, limit: int, offset: int
) -> list[int]:
    return queries.by_name(rows=rows, limit=limit, offset=offset)


def _by_touch(
    actor: Actor, rows: "QuerySet[Person]", standings: _Standings, limit: int, offset: int
) -> list[int]:
    return queries.by_touch(rows=rows, limit=limit, offset=offset)


def _by_warmth(
    actor: Actor, rows: "QuerySet[Person]", standings: _Standings, limit: int, offset: int
) -> list[int]:
    return queries.by_strength(actor=actor, rows=rows)[offset:][:limit]


def _by_next(
    actor: Actor, rows: "QuerySet[Person]", standings: _Standings, limit: int, offset: int
) -> list[int]:
    """The pressing ones in the order of PersonStep, then everybody else, the warmest first."""
    fans = frozenset(rows.filter(is_fan=True).values_list("pk", flat=True))
    silenced = frozenset(rows.filter(do_not_contact=True).values_list("pk", flat=True))
    quiet = standings.no_contact
    waiting = standings.ask_open | standings.introduction_pending
    talks = standings.chat_booked | standings.chat_agreed
    ranks = [
        standings.chat_booked,
        frozenset(standings.owed),
        standings.chat_agreed,
        standings.introduction_agreed,
        standings.ask_drafted | standings.introduction_drafted,
        frozenset(standings.met),
        standings.targets,
        frozenset(standings.turn),
        fans,
    ]

    pressing = frozenset().union(*ranks[:5])

    def rank(pk: int) -> int:
        if pk in silenced:
            return len(ranks) + 2
        if (pk in waiting and pk not in talks) or (pk in quiet and pk not in pressing):
            return len(ranks) + 1
        return next((place for place, group in enumerate(ranks) if pk in group), len(ranks))

    ordered = queries.by_strength(actor=actor, rows=rows)
    # Few have a rank of their own; most of a large list keep the order they are in.
    ranked = frozenset().union(*ranks, waiting, silenced, quiet)
    first = sorted((pk for pk in ordered if pk in ranked), key=rank)
    early = [pk for pk in first if rank(pk) < len(ranks)]
    late = [pk for pk in first if rank(pk) > len(ranks)]
    middle = (pk for pk in ordered if pk not in ranked)
    return [*early, *middle, *late][offset:][:limit]


_ORDERS: dict[str, Order] = {
    "next": _by_next,
    "warmth": _by_warmth,
    "name": _by_name,
    "touch": _by_touch,
}
