"""The campaign that runs, its brief, and its targets."""

from uuid import UUID

from django.db.models import QuerySet

from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import (
    BRIEF_FIELDS,
    CampaignCard,
    CampaignState,
    SearchBrief,
    TargetCard,
)
from kithwork.domain.errors import NotFound
from kithwork.domain.paths import TargetKind
from kithwork.store import access
from kithwork.store.models import BriefVersion, Campaign, Person, Target

BLOCKED = "marked “do not contact”"
REMOVED = "removed from your people"


class NoSuchTarget(NotFound):
    """No target of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no target {public_id}. `kith target list` shows them.")


def newest(actor: Actor) -> Campaign | None:
    """The running campaign, else the newest; None before the first."""
    rows = access.visible(actor, Campaign)
    running = rows.filter(state=CampaignState.RUNNING).first()
    return running or rows.order_by("-created_at", "-pk").first()


def current(*, actor: Actor) -> CampaignCard | None:
    """The campaign as shown; None before the first."""
    row = newest(actor)
    if row is None:
        return None
    version = BriefVersion.objects.filter(campaign=row).order_by("-number").first()
    return CampaignCard(
        id=row.public_id,
        state=CampaignState(row.state),
        version=version.number if version else 0,
        brief=as_brief(version),
        targets=targets(actor=actor),
    )


def brief(*, actor: Actor) -> SearchBrief:
    """The newest brief; an empty one before the first."""
    card = current(actor=actor)
    return card.brief if card else SearchBrief()


def as_brief(version: BriefVersion | None) -> SearchBrief:
    """A version as the domain's brief."""
    if version is None:
        return SearchBrief()
    return SearchBrief(**{name: getattr(version, name) for name in BRIEF_FIELDS})


def targets(*, actor: Actor) -> tuple[TargetCard, ...]:
    """The targets of the current campaign, the most wanted first."""
    campaign = newest(actor)
    if campaign is None:
        return ()
    return tuple(target_card(row) for row in _targets(actor).filter(campaign=campaign))


def target(*, actor: Actor, target: UUID) -> Target:
    """The row of one target; raises NoSuchTarget."""
    row = _targets(actor).filter(public_id=target).first()
    if row is None:
        raise NoSuchTarget(target)
    return row


def _targets(actor: Actor) -> QuerySet[Target]:
    rows = access.visible(actor, Target).filter(removed_at__isnull=True)
    return rows.select_related("person", "organisation").order_by("-motivation", "created_at", "pk")


def _blocked(person: Person) -> str:
    if person.removed_at is not None:
        return REMOVED
    return BLOCKED if person.do_not_contact else ""


def target_card(row: Target) -> TargetCard:
    """A row as shown."""
    name = row.role
    blocked = ""
    if row.person is not None:
        name = row.person.name
        blocked = _blocked(row.person)
    elif row.organisation is not None:
        name = row.organisation.name
    return TargetCard(
        id=row.public_id,
        kind=TargetKind(row.kind),
        name=name,
        person=row.person.public_id if row.person else None,
        organisation=row.organisation.public_id if row.organisation else None,
        motivation=row.motivation,
        blocked=blocked,
    )
