"""The strength of the seeker's own ties, from what is known of each (practice.md P2)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min

from kithwork.domain import groups, ties
from kithwork.domain.people import AddressKind, PersonFacts
from kithwork.domain.records import Stay
from kithwork.domain.ties import Signs
from kithwork.store import bulk
from kithwork.store.models import Address, Person, Position, SourceRecord, Tie, Touch

CHUNK = 500
# LinkedIn shows phone numbers of half-strangers; an address book's were put there by hand.
PUBLIC_SOURCES = ("linkedin",)


@dataclass(frozen=True, slots=True)
class _Touched:
    touches: int
    first_on: date


def update(*, workspace: int, people: Sequence[int], today: date) -> None:
    """Work out the strength of the seeker's ties to `people` again, and store what changed."""
    me = Person.objects.filter(workspace_id=workspace, is_me=True).values_list("pk", flat=True)[0]
    for start in range(0, len(people), CHUNK):
        chunk = people[start : start + CHUNK]
        signs = of(workspace=workspace, me=me, people=chunk)
        changed = []
        for tie in own_ties(workspace=workspace, me=me, people=chunk):
            other = tie.right_id if tie.left_id == me else tie.left_id
            strength = computed(tie=tie, signs=signs[other], today=today)
            if strength != tie.strength:
                tie.strength = strength
                changed.append(tie)
        bulk.update(changed, fields=["strength"])


def computed(*, tie: Tie, signs: Signs, today: date) -> float:
    """The strength the evidence gives a tie, before the seeker's own word on it."""
    since = min((day for day in (tie.met_on, tie.connected_on) if day), default=None)
    complete = Signs(
        known_since=since,
        last_touch_on=signs.last_touch_on,
        touches_a_year=signs.touches_a_year,
        has_phone=signs.has_phone,
        is_fan=signs.is_fan,
        is_typed=tie.typed,
        shared_group=signs.shared_group,
    )
    return ties.strength(scores=ties.scores(signs=complete, today=today))


def own_ties(*, workspace: int, me: int, people: Sequence[int]) -> list[Tie]:
    """The seeker's ties to `people`, whichever side the seeker stands on."""
    rows = Tie.objects.filter(workspace_id=workspace)
    return [
        *rows.filter(left_id=me, right_id__in=people),
        *rows.filter(right_id=me, left_id__in=people),
    ]


def of(*, workspace: int, me: int, people: Sequence[int]) -> dict[int, Signs]:
    """What the data says of each person's tie to the seeker, but for dates kept on the tie."""
    rows = Person.objects.filter(workspace_id=workspace, pk__in=people)
    touched = _touched(people)
    phones = _with_phone(people)
    near = near_me(workspace=workspace, me=me, people=people)
    return {
        pk: Signs(
            last_touch_on=last_touch_on,
            touches_a_year=_a_year(touched.get(pk), last_touch_on),
            has_phone=pk in phones,
            is_fan=is_fan,
            shared_group=pk in near,
        )
        for pk, is_fan, last_touch_on in rows.values_list("pk", "is_fan", "last_touch_on")
    }


def of_newcomer(*, facts: PersonFacts, near: bool) -> Signs:
    """The same for somebody known from `facts` alone; `near`: of those near_me answers."""
    private = any(source not in PUBLIC_SOURCES for source in facts.sources)
    phone = any(address.kind is AddressKind.PHONE for address in facts.addresses)
    days = [touch.on for touch in facts.touches]
    touched = _Touched(len(days), min(days)) if days else None
    last = max(days, default=None)
    return Signs(
        last_touch_on=last,
        touches_a_year=_a_year(touched, last),
        has_phone=private and phone,
        shared_group=near,
    )


def _touched(people: Sequence[int]) -> dict[int, _Touched]:
    rows = Touch.objects.filter(person_id__in=people).values("person_id")
    counted = rows.annotate(touches=Count("pk"), first_on=Min("on"))
    return {row["person_id"]: _Touched(row["touches"], row["first_on"]) for row in counted}


def _a_year(touched: _Touched | None, last_on: date | None) -> float | None:
    """Touches a year over the time from the first to the last, at least one year."""
    if touched is None:
        return None
    years = ((last_on or touched.first_on) - touched.first_on).days / 365.25
    return touched.touches / max(1.0, years)


def _with_phone(people: Sequence[int]) -> set[int]:
    phones = Address.objects.filter(
        person_id__in=people, kind=AddressKind.PHONE, removed_at__isnull=True
    )
    holders = set(phones.values_list("person_id", flat=True))
    typed = set(phones.filter(typed=True).values_list("person_id", flat=True))
    records = SourceRecord.objects.filter(person_id__in=holders)
    private = records.exclude(source__in=PUBLIC_SOURCES).values_list("person_id", flat=True)
    return typed | set(private)


def near_me(*, workspace: int, me: int, people: Sequence[int]) -> set[int]:
    """Who of `people` worked with me at the same time, or went to the same school."""
    mine = _stays(
        Position.objects.filter(
            person_id=me, removed_at__isnull=True, organisation__removed_at__isnull=True
        )
    )
    if not mine:
        return set()
    theirs = _stays(
        Position.objects.filter(
            workspace_id=workspace,
            person_id__in=people,
            organisation_id__in=list(mine),
            removed_at__isnull=True,
        )
    )
    return {
        stay.person
        for organisation, stays in theirs.items()
        for stay in stays
        if any(groups.together(stay, own) for own in mine[organisation])
    }


def _stays(positions: Iterable[Position]) -> dict[int, list[groups.GroupStay]]:
    found: dict[int, list[groups.GroupStay]] = defaultdict(list)
    for position in positions:
        found[position.organisation_id].append(
            groups.GroupStay(
                person=position.person_id,
                stay=Stay(position.stay),
                from_on=position.from_on,
                to_on=position.to_on,
                current=position.current,
            )
        )
    return found
