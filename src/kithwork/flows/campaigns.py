"""The campaign: its brief in versions, its state, its targets."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import (
    BRIEF_FIELDS,
    CampaignCard,
    CampaignState,
    SearchBrief,
    checked_minutes,
)
from kithwork.domain.errors import Conflict, Invalid, Refused
from kithwork.domain.landed import HasLanded
from kithwork.domain.paths import TargetKind
from kithwork.flows import people, positions
from kithwork.flows.flow import flow
from kithwork.store import columns
from kithwork.store.models import BriefVersion, Campaign, Target
from kithwork.store.queries import campaigns
from kithwork.store.queries.people import NoSuchPerson

LONGEST = 2000
MOST_WANTED = 3


class NoCampaign(Conflict):
    """There is no campaign to change yet."""

    def __init__(self) -> None:
        super().__init__("There is no campaign yet. Start one with `kith campaign set --role …`.")


class DoNotContact(Refused):
    """The person must not be written to, so they can be no target."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is marked “do not contact”. Lift that first if it has changed.")


@flow("campaigns.set_brief")
def set_brief(*, actor: Actor, changes: Mapping[str, str | int], now: datetime) -> UUID:
    """Change the brief; the one before is kept as an older version. Starts a campaign if none is.

    Raises Invalid naming the field.
    """
    former = campaigns.brief(actor=actor)
    campaign = _campaign(actor, now)
    before = campaigns.brief(actor=actor)
    if before == SearchBrief():
        before = _carried_on(former)
    after = SearchBrief(**{**asdict(before), **_checked(changes)})
    last = BriefVersion.objects.filter(campaign=campaign).order_by("-number").first()
    if after != before or last is None:
        BriefVersion.objects.create(
            workspace_id=actor.workspace,
            campaign=campaign,
            number=last.number + 1 if last else 1,
            created_at=now,
            **asdict(after),
        )
    return campaign.public_id


def _campaign(actor: Actor, now: datetime) -> Campaign:
    newest = campaigns.newest(actor)
    if newest is None or newest.state == CampaignState.LANDED:
        return Campaign.objects.create(workspace_id=actor.workspace, created_at=now)
    return newest


def _carried_on(former: SearchBrief) -> SearchBrief:
    """What a new search takes over: who the seeker is, and how long a chat they ask for."""
    return SearchBrief(who=former.who, minutes=former.minutes)


def _checked(changes: Mapping[str, str | int]) -> dict[str, Any]:
    checked: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in BRIEF_FIELDS:
            raise Invalid(name, f"cannot be set; these can: {', '.join(BRIEF_FIELDS)}.")
        if name == "minutes":
            checked[name] = checked_minutes(_number(value))
        else:
            checked[name] = _text(name, str(value))
    return checked


def _number(value: str | int) -> int:
    try:
        return int(value)
    except ValueError:
        raise Invalid("minutes", f"“{value}” is no number of minutes, such as 20.") from None


def _text(name: str, value: str) -> str:
    words = " ".join(value.split())
    limit = columns.longest(BriefVersion, name) or LONGEST
    if len(words) > limit:
        raise Invalid(name, f"is {len(words)} characters long; {limit} is the most.")
    return words


@flow("campaigns.pause")
def pause(*, actor: Actor, now: datetime) -> CampaignCard:
    """Rest the search; nothing is lost, and nothing is advised but what others wait for."""
    return _move(actor, CampaignState.PAUSED)


@flow("campaigns.resume")
def resume(*, actor: Actor, now: datetime) -> CampaignCard:
    """Go on with the search."""
    return _move(actor, CampaignState.RUNNING)


def _move(actor: Actor, state: CampaignState) -> CampaignCard:
    newest = campaigns.newest(actor)
    if newest is None:
        raise NoCampaign
    if newest.state == CampaignState.LANDED:
        raise HasLanded
    Campaign.objects.filter(pk=newest.pk).update(state=state)
    card = campaigns.current(actor=actor)
    if card is None:
        raise NoCampaign
    return card


@flow("targets.add_person")
def add_person(*, actor: Actor, person: UUID, now: datetime, motivation: int = 2) -> UUID:
    """Want to reach a person."""
    row = people.other_row(actor=actor, person=person)
    if row.removed_at is not None:
        raise NoSuchPerson(person)
    if row.do_not_contact:
        raise DoNotContact(row.name)
    return _target(actor, now, motivation, kind=TargetKind.PERSON, person=row)


@flow("targets.add_organisation")
def add_organisation(*, actor: Actor, name: str, now: datetime, motivation: int = 2) -> UUID:
    """Want to reach anybody at an organisation; it need not be known yet."""
    row = positions.organisation_named(workspace=actor.workspace, name=name, now=now)
    return _target(actor, now, motivation, kind=TargetKind.ORGANISATION, organisation=row)


@flow("targets.add_role")
def add_role(*, actor: Actor, role: str, now: datetime, motivation: int = 2) -> UUID:
    """Want to reach anybody who does a certain work."""
    words = _text("role", role)
    if not words:
        raise Invalid("role", "must not be empty.")
    return _target(actor, now, motivation, kind=TargetKind.ROLE, role=words)


def _target(
    actor: Actor, now: datetime, motivation: int, *, kind: TargetKind, **aim: object
) -> UUID:
    """The target with that aim, brought up to date or made."""
    if not 0 <= motivation <= MOST_WANTED:
        raise Invalid("motivation", "must be 0 to 3.")
    former = campaigns.brief(actor=actor)
    campaign = _campaign(actor, now)
    if not BriefVersion.objects.filter(campaign=campaign).exists():
        BriefVersion.objects.create(
            workspace_id=actor.workspace,
            campaign=campaign,
            number=1,
            created_at=now,
            **asdict(_carried_on(former)),
        )
    row = Target.objects.filter(
        campaign=campaign, kind=kind, removed_at__isnull=True, **aim
    ).first() or Target(
        workspace_id=actor.workspace, campaign=campaign, kind=kind, created_at=now, **aim
    )
    row.motivation = motivation
    row.save()
    return row.public_id


@flow("targets.set_motivation")
def set_motivation(*, actor: Actor, target: UUID, motivation: int, now: datetime) -> UUID:
    """Say how much a target is wanted, 0 to 3."""
    if not 0 <= motivation <= MOST_WANTED:
        raise Invalid("motivation", "must be 0 to 3.")
    row = campaigns.target(actor=actor, target=target)
    row.motivation = motivation
    row.save(update_fields=["motivation"])
    return row.public_id


@flow("targets.remove")
def remove_target(*, actor: Actor, target: UUID, now: datetime) -> UUID:
    """Drop a target; `restore_target` brings it back."""
    row = campaigns.target(actor=actor, target=target)
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    return row.public_id


@flow("targets.restore")
def restore_target(*, actor: Actor, target: UUID, now: datetime) -> UUID:
    """Bring a dropped target back."""
    moved = Target.objects.filter(workspace_id=actor.workspace, public_id=target).update(
        removed_at=None
    )
    if not moved:
        raise campaigns.NoSuchTarget(target)
    return target
