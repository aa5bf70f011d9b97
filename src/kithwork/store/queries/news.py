"""What happened in a search that is worth telling, and who would hear it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo

from django.db.models import Max, Q

from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import CampaignState
from kithwork.domain.chats import ChatKind, ChatState
from kithwork.domain.follow_ups import WAITING, FollowUpKind, FollowUpState
from kithwork.domain.goals import Answered
from kithwork.domain.introductions import ALLOWED
from kithwork.domain.news import Aim, Facts, Goal, Reader, Result, Talk, Turn
from kithwork.domain.paths import TargetKind
from kithwork.store import access
from kithwork.store.models import (
    BriefVersion,
    Campaign,
    Chat,
    FollowUp,
    Introduction,
    Referral,
    Target,
)
from kithwork.store.models import Goal as GoalRow
from kithwork.store.queries import landed, people

# By these somebody heard from the seeker how things go.
TELLING = (
    FollowUpKind.UPDATE,
    FollowUpKind.NEWS,
    FollowUpKind.ADVICE_RESULT,
    FollowUpKind.KEEP_IN_TOUCH,
)
# While one of these waits for somebody, it comes first.
FIRST = (*TELLING[:2], FollowUpKind.THANK_YOU, FollowUpKind.REPORT_BACK)


def facts(*, actor: Actor, zone: tzinfo | None) -> Facts:
    """All rows that milestones rest on; days by the clock of `zone`."""
    return Facts(
        talks=tuple(_talks(actor, zone)),
        results=tuple(_results(actor, zone)),
        goals=tuple(_goals(actor, zone)),
        turns=tuple(_turns(actor, zone)),
        aims=tuple(_aims(actor, zone)),
        landing=_landing(actor, zone),
    )


def _day(at: datetime, zone: tzinfo | None) -> date:
    return at.astimezone(zone).date()


def _talks(actor: Actor, zone: tzinfo | None) -> Iterator[Talk]:
    """Talks that took place, the first first, with who led to each and who was told of it."""
    led = _led(actor)
    told = _told(actor)
    rows = landed.held(actor, None).filter(person__removed_at__isnull=True)
    columns = ("pk", "public_id", "person_id", "person__name", "held_at", "referred_by_id")
    for pk, public_id, person, name, at, sender in rows.order_by("held_at", "pk").values_list(
        *columns
    ):
        senders = {*([sender] if sender else []), *led[person]} - {person}
        yield Talk(str(public_id), person, name, _day(at, zone), frozenset(senders), told[pk])


def _led(actor: Actor) -> Mapping[int, set[int]]:
    """Who named or introduced each person."""
    found: dict[int, set[int]] = defaultdict(set)
    named = access.visible(actor, Referral).filter(person__isnull=False)
    for person, giver in named.values_list("person_id", "chat__person_id"):
        found[person].add(giver)
    made = access.visible(actor, Introduction).filter(state__in=list(ALLOWED))
    for person, introducer in made.values_list("target_id", "introducer_id"):
        found[person].add(introducer)
    return found


def _told(actor: Actor) -> Mapping[int, frozenset[int]]:
    """To whom a report on each chat is owed, or was given."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = access.visible(actor, FollowUp).filter(kind=FollowUpKind.REPORT_BACK, chat__isnull=False)
    for chat, person in rows.values_list("chat_id", "person_id"):
        found[chat or 0].add(person)
    return defaultdict(frozenset, {chat: frozenset(people) for chat, people in found.items()})


def _results(actor: Actor, zone: tzinfo | None) -> Iterator[Result]:
    """What was done with advice, once whoever gave it was told."""
    rows = access.visible(actor, FollowUp).filter(
        kind=FollowUpKind.ADVICE_RESULT, state=FollowUpState.DONE, settled_at__isnull=False
    )
    rows = rows.exclude(did="").exclude(person__removed_at__isnull=False)
    columns = ("public_id", "person_id", "settled_at", "did", "came")
    for key, person, at, did, came in rows.order_by("settled_at", "pk").values_list(*columns):
        if at:
            yield Result(str(key), person, _day(at, zone), did, came)


def _goals(actor: Actor, zone: tzinfo | None) -> Iterator[Goal]:
    rows = access.visible(actor, GoalRow).filter(
        chat__in=landed.held(actor, None), answered=Answered.YES
    )
    columns = ("public_id", "chat__person_id", "chat__held_at", "text")
    for key, person, at, text in rows.order_by("chat__held_at", "place").values_list(*columns):
        if at:
            yield Goal(str(key), person, _day(at, zone), text)


def _turns(actor: Actor, zone: tzinfo | None) -> Iterator[Turn]:
    """Versions of a brief that look for something else than the one before."""
    rows = access.visible(actor, BriefVersion).order_by("campaign_id", "number")
    before: tuple[int, str, str] | None = None
    columns = ("campaign_id", "campaign__public_id", "number", "role", "field", "created_at")
    for campaign, key, number, role, field, at in rows.values_list(*columns):
        if before and before[0] == campaign:
            pairs = [(role, before[1]), (field, before[2])]
            turned = [(to, former) for to, former in pairs if to and former and to != former]
            if turned:
                yield Turn(f"{key}:{number}", _day(at, zone), *turned[0])
        before = (campaign, role, field)


def _aims(actor: Actor, zone: tzinfo | None) -> Iterator[Aim]:
    """Targets that were added: places and roles; nobody is told of a person one wants to reach."""
    rows = access.visible(actor, Target).filter(
        removed_at__isnull=True, kind__in=[TargetKind.ORGANISATION, TargetKind.ROLE]
    )
    columns = ("public_id", "created_at", "role", "organisation__name", "campaign__created_at")
    for key, at, role, place, begun in rows.order_by("created_at", "pk").values_list(*columns):
        # Those with which a search began are no news of it.
        if _day(at, zone) > _day(begun, zone):
            yield Aim(str(key), _day(at, zone), role or place or "")


def _landing(actor: Actor, zone: tzinfo | None) -> tuple[str, date] | None:
    campaign = access.visible(actor, Campaign).filter(state=CampaignState.LANDED)
    row = campaign.select_related("landing").order_by("-created_at", "-pk").first()
    found = landed.landing(actor, row)
    return (str(row.public_id), _day(found.landed_at, zone)) if row and found else None


def readers(*, actor: Actor, zone: tzinfo | None) -> tuple[Reader, ...]:
    """Past chat partners and fans who may be written to, by name; four statements."""
    talked = dict(
        access.visible(actor, Chat)
        .filter(state=ChatState.HELD, held_at__isnull=False)
        .exclude(kind=ChatKind.WARM_UP)
        .order_by()
        .values("person")
        .annotate(last=Max("held_at"))
        .values_list("person", "last")
    )
    wanted = people.present(actor).filter(is_me=False, do_not_contact=False)
    rows = wanted.filter(Q(is_fan=True) | Q(pk__in=talked))
    wrote, heard, waits = _heard(actor, zone)
    columns = ("pk", "public_id", "name", "is_fan", "fan_on")
    return tuple(
        Reader(
            key=pk,
            person=public_id,
            name=name,
            talked_on=_day(talked[pk], zone) if pk in talked else None,
            fan_on=fan_on if is_fan else None,
            wrote_on=tuple(sorted(wrote[pk])),
            waits=pk in waits,
            heard=frozenset(heard[pk]),
        )
        for pk, public_id, name, is_fan, fan_on in rows.order_by("sort_name", "pk").values_list(
            *columns
        )
    )


def _heard(
    actor: Actor, zone: tzinfo | None
) -> tuple[dict[int, set[date]], dict[int, set[str]], set[int]]:
    """On which days each was told something, which milestones, and to whom something waits."""
    wrote: dict[int, set[date]] = defaultdict(set)
    heard: dict[int, set[str]] = defaultdict(set)
    waits = set()
    columns = ("person_id", "kind", "state", "settled_at", "touch__on", "milestone")
    for person, kind, state, at, on, milestone in access.visible(actor, FollowUp).values_list(
        *columns
    ):
        if milestone:
            heard[person].add(milestone)
        if state == FollowUpState.DONE and kind in TELLING and (on or at):
            wrote[person].add(on or _day(at, zone))
        if state in WAITING and kind in FIRST:
            waits.add(person)
    return wrote, heard, waits
