"""What to do next: the situation gathered from rows, the advice by advice.steps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from kithwork.advice import steps
from kithwork.domain.actors import Actor
from kithwork.domain.advice import Advice, JustMet, OpenAsk, Situation, Step, TargetWay
from kithwork.domain.asks import AskState
from kithwork.domain.campaigns import CampaignCard, CampaignState, TargetCard
from kithwork.domain.chats import ChatState
from kithwork.domain.follow_ups import FollowUp
from kithwork.domain.introductions import ALLOWED, IntroductionState
from kithwork.domain.paths import PathAnswer, TargetKind
from kithwork.domain.upkeep import Layer
from kithwork.flows import introductions
from kithwork.flows.introductions import NEAR, Nearest, Reach
from kithwork.store import access
from kithwork.store.models import Ask, Chat, Introduction
from kithwork.store.queries import (
    asks,
    campaigns,
    captures,
    chats,
    debriefs,
    follow_ups,
    look_alikes,
    people,
    rehearsals,
)

# Targets beyond the first dozen wait: the few best next steps come from the most wanted.
MOST_TARGETS = 12
MOST_OPEN = 50
# What is owed has its day, and the oldest may press least: all of it is looked at.
MOST_OWED = 5_000
# What a talk brought is written down while it is fresh (practice.md F15).
STILL_FRESH = timedelta(days=7)
# Somebody said yes, and waits for a word, or for the talk itself; and what keeps a network alive
# while nobody searches (practice.md D10).
WAITED_FOR = {
    Step.BOOK, Step.PASS_ON, Step.PREPARE, Step.LOOK_BACK, Step.THANK_YOU, Step.REPORT_BACK,
    Step.PROMISE, Step.ADVICE_RESULT, Step.NEWS, Step.UPDATE, Step.CONGRATULATE,
    Step.KEEP_IN_TOUCH,
}  # fmt: skip
Named = Mapping[int, tuple[UUID, str]]


def next_steps(*, actor: Actor, now: datetime, limit: int = 5) -> tuple[Advice, ...]:
    """The few best next steps with their reasons, best first.

    While the campaign rests, only what others wait for, and what keeps ties alive.
    """
    found = situation(actor=actor, now=now)
    if not _rests(campaigns.current(actor=actor)):
        return steps.next_steps(situation=found, today=now.date(), limit=limit)
    every = steps.next_steps(situation=found, today=now.date(), limit=MOST_OPEN)
    return tuple(advice for advice in every if advice.step in WAITED_FOR)[:limit]


def _rests(campaign: CampaignCard | None) -> bool:
    return campaign is not None and campaign.state is not CampaignState.RUNNING


def situation(*, actor: Actor, now: datetime) -> Situation:
    """All that advice looks at."""
    contacts = people.present(actor).filter(is_me=False)
    campaign = campaigns.current(actor=actor)
    brief = campaign.brief if campaign else None
    resting = _rests(campaign)
    open_asks = _open_asks(actor)
    easiest = _easiest(actor, open_asks)
    return Situation(
        contacts=_known(actor),
        has_brief=resting or bool(brief and (brief.role or brief.field)),
        fans=contacts.filter(is_fan=True, do_not_contact=False).count(),
        targets=() if campaign is None or resting else _ways(actor, campaign.targets, open_asks),
        drafted=_asks(actor, open_asks, AskState.DRAFTED),
        sent=(*_asks(actor, open_asks, AskState.SENT), *_asks(actor, open_asks, AskState.SILENT)),
        later=_asks(actor, open_asks, AskState.LATER),
        introductions=_introductions(actor),
        agreed_chats=_chats(actor, ChatState.AGREED, now),
        booked_chats=_chats(actor, ChatState.SCHEDULED, now),
        not_written=_not_written(actor, now),
        owed=_owed(actor, now),
        just_met=_just_met(actor),
        to_review=look_alikes.count(actor=actor),
        easiest=easiest.id if easiest else None,
        easiest_name=easiest.name if easiest else "",
        easiest_reason=_easy_reason(easiest) if easiest else "",
    )


def _known(actor: Actor) -> int:
    """How many people the seeker has a tie to; a target only heard of is no contact."""
    strengths = people.own_strengths(actor=actor)
    present = people.present(actor).filter(is_me=False).values_list("pk", flat=True)
    return sum(strengths.get(pk, 0.0) > 0 for pk in present)


def _open_asks(actor: Actor) -> list[Ask]:
    rows = asks.present(actor).filter(
        state__in=asks.OPEN_STATES, person__do_not_contact=False, person__merged_into__isnull=True
    )
    return list(rows.order_by("drafted_at", "pk")[:MOST_OPEN])


def _asks(actor: Actor, rows: Sequence[Ask], state: AskState) -> tuple[OpenAsk, ...]:
    chosen = [row for row in rows if row.state == state]
    chains = asks.introductions_of(actor=actor, asks=[row.pk for row in chosen])
    return tuple(
        OpenAsk(
            id=row.public_id,
            person=row.person.public_id,
            name=row.person.name,
            state=row.state,
            since=_since(row, state),
            for_name=row.about,
            via_pending=any(item.state not in ALLOWED for item in chains[row.pk]),
            written=row.times_sent,
        )
        for row in chosen
    )


def _since(row: Ask, state: AskState) -> datetime:
    if state is AskState.LATER:
        return row.answered_at or row.drafted_at
    return (row.sent_at if state is not AskState.DRAFTED else None) or row.drafted_at


def _introductions(actor: Actor) -> tuple[OpenAsk, ...]:
    rows = access.visible(actor, Introduction).filter(
        ask__removed_at__isnull=True,
        ask__state=AskState.DRAFTED,
        introducer__do_not_contact=False,
        target__do_not_contact=False,
        state__in=[IntroductionState.DRAFTED, IntroductionState.ASKED, IntroductionState.AGREED],
    )
    wanted = rows.select_related("ask", "introducer", "target").order_by("changed_at", "pk")
    return tuple(
        OpenAsk(
            id=row.public_id,
            person=row.introducer.public_id,
            name=row.introducer.name,
            state=row.state,
            since=row.changed_at,
            for_name=row.target.name,
        )
        for row in wanted[:MOST_OPEN]
    )


def _chats(actor: Actor, state: ChatState, now: datetime) -> tuple[OpenAsk, ...]:
    rows = access.visible(actor, Chat).filter(
        state=state, person__do_not_contact=False, person__removed_at__isnull=True
    )
    chosen = rows.select_related("person").order_by("starts_at", "agreed_at", "pk")
    first = set(rehearsals.first_chats(actor=actor).values_list("pk", flat=True))
    return tuple(
        replace(
            _chat(row, row.starts_at or row.agreed_at, now),
            is_first=row.pk in first,
            is_over=_is_over(row, now),
        )
        for row in chosen[:MOST_OPEN]
    )


def _chat(row: Chat, since: datetime, now: datetime) -> OpenAsk:
    """A chat as advice sees it; `since` by the seeker's clock."""
    return OpenAsk(
        id=row.public_id,
        person=row.person.public_id,
        name=row.person.name,
        state=row.state,
        since=since.astimezone(now.tzinfo),
    )


def _is_over(row: Chat, now: datetime) -> bool:
    return row.starts_at is not None and row.starts_at + timedelta(minutes=row.minutes) < now


def _not_written(actor: Actor, now: datetime) -> tuple[OpenAsk, ...]:
    """Talks of the last days that nobody wrote down yet; older ones are let go."""
    return tuple(
        _chat(row, row.held_at, now)
        for row in debriefs.not_written(actor=actor)
        if row.held_at is not None and now - row.held_at < STILL_FRESH
    )


def _owed(actor: Actor, now: datetime) -> tuple[FollowUp, ...]:
    found = follow_ups.waiting(actor=actor, now=now, limit=MOST_OWED)
    return tuple(replace(one, due_at=one.due_at.astimezone(now.tzinfo)) for one in found)


def _just_met(actor: Actor) -> tuple[JustMet, ...]:
    found = captures.to_write_to(actor=actor)
    return tuple(
        JustMet(person=row.id, name=row.name, on=found[row.pk].on, where=found[row.pk].where)
        for row in people.rows(actor=actor, people=list(found)[:MOST_OPEN])
    )


def _ways(
    actor: Actor, targets: Sequence[TargetCard], open_asks: Sequence[Ask]
) -> tuple[TargetWay, ...]:
    busy = _busy(actor, open_asks)
    free = [target for target in targets if not target.blocked][:MOST_TARGETS]
    near = [introductions.nearest(actor=actor, target=target) for target in free]
    named = people.names(actor=actor, people=[pk for one in near for pk in one.chain])
    return tuple(_way(target, one, named, busy) for target, one in zip(free, near, strict=True))


def _busy(actor: Actor, open_asks: Sequence[Ask]) -> set[object]:
    """People whom an open ask goes to, those it leads through, and who talked already."""
    chains = asks.introductions_of(actor=actor, asks=[row.pk for row in open_asks])
    found: set[object] = {row.person.public_id for row in open_asks}
    found |= {row.about.casefold() for row in open_asks if row.about}
    found |= chats.talked_with(actor=actor)
    return found | {item.introducer.public_id for chain in chains.values() for item in chain}


def _way(target: TargetCard, near: Nearest, named: Named, busy: set[object]) -> TargetWay:
    way = TargetWay(target=target.id, target_name=target.name, motivation=target.motivation)
    if near.chain:
        (first, first_name), (reach, reach_name) = named[near.chain[0]], named[near.chain[-1]]
        return replace(
            way,
            warmth=near.warmth,
            direct=len(near.chain) == 1,
            first=first,
            first_name=first_name,
            reach=reach,
            reach_name=reach_name,
            tried=reach in busy,
        )
    if near.around is not None:
        return replace(
            way,
            ask_around=near.around.person,
            ask_around_name=near.around.name,
            ask_around_reason=near.around.reason,
            tried=target.name.casefold() in busy,
        )
    return way


def path_to(*, actor: Actor, target: TargetCard, reach: Reach = NEAR) -> PathAnswer:
    """The warmest ways to a campaign's target."""
    if target.kind is TargetKind.PERSON and target.person is not None:
        return introductions.to_person(actor=actor, person=target.person, reach=reach)
    if target.kind is TargetKind.ORGANISATION:
        return introductions.to_organisation(actor=actor, name=target.name, reach=reach)
    return introductions.to_role(actor=actor, role=target.name, reach=reach)


def _easiest(actor: Actor, open_asks: Sequence[Ask]) -> people.PersonRow | None:
    """The contact it is easiest to write to first: a fan, else the strongest tie (B01)."""
    busy = {row.person_id for row in open_asks}
    contacts = people.present(actor).filter(is_me=False, do_not_contact=False)
    fresh = contacts.exclude(pk__in=busy).exclude(layer=Layer.NONE).filter(asks__isnull=True)
    strengths = people.own_strengths(actor=actor)
    fans = set(fresh.filter(is_fan=True).values_list("pk", flat=True))
    known: Mapping[int, float] = {
        pk: strengths.get(pk, 0.0) + (pk in fans) for pk in fresh.values_list("pk", flat=True)
    }
    best = min(known, key=lambda pk: (-known[pk], pk), default=None)
    if best is None or not known[best]:
        return None
    return people.rows(actor=actor, people=[best])[0]


def _easy_reason(row: people.PersonRow) -> str:
    if row.is_fan:
        return f"{row.name} offered to help you."
    return f"Of everybody here, your tie to {row.name} looks strongest."
