"""Campaigns, the versions of their brief, and their targets."""

from django.db import models
from django.db.models import Q

from kithwork.domain.campaigns import CampaignState
from kithwork.domain.paths import TargetKind
from kithwork.store.models.base import PublicRow, WorkspaceRow, one_of
from kithwork.store.models.organisations import Organisation
from kithwork.store.models.people import Person


class Campaign(PublicRow):
    """One search; at most one of a workspace is running."""

    state = models.CharField(max_length=10, default=CampaignState.RUNNING)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of(CampaignState, column="state", name="campaign_state"),
            models.UniqueConstraint(
                fields=["workspace"],
                condition=Q(state="running"),
                name="campaign_one_running",
            ),
        ]

    def __str__(self) -> str:
        return f"campaign {self.public_id}"


class BriefVersion(WorkspaceRow):
    """The search brief as it stood from `created_at` on; `number` counts from 1."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    who = models.TextField(blank=True, default="")
    role = models.CharField(max_length=300, blank=True, default="")
    field = models.CharField(max_length=300, blank=True, default="")
    place = models.CharField(max_length=300, blank=True, default="")
    why = models.TextField(blank=True, default="")
    learn = models.TextField(blank=True, default="")
    help_me = models.TextField(blank=True, default="")
    minutes = models.PositiveSmallIntegerField(default=20)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="brief_number_once"),
            models.CheckConstraint(
                condition=Q(minutes__gte=10, minutes__lte=30), name="brief_minutes"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.campaign_id}"


class Target(PublicRow):
    """A person, an organisation or a role that the campaign wants to reach."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=12)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    role = models.CharField(max_length=300, blank=True, default="")
    motivation = models.PositiveSmallIntegerField(default=2)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_of(TargetKind, column="kind", name="target_kind"),
            models.CheckConstraint(condition=Q(motivation__lte=3), name="target_motivation"),
            models.CheckConstraint(
                condition=Q(
                    kind="person",
                    person__isnull=False,
                    organisation__isnull=True,
                    role="",
                )
                | Q(
                    kind="organisation",
                    person__isnull=True,
                    organisation__isnull=False,
                    role="",
                )
                | (Q(kind="role", person__isnull=True, organisation__isnull=True) & ~Q(role="")),
                name="target_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"target {self.public_id}"
