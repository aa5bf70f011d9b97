"""Landings: what a search ended in; and what the seeker offers others since."""

from django.db import models
from django.db.models import Q

from kithwork.domain.landed import LONGEST_LINE, LONGEST_TOPICS, MOST_CHATS
from kithwork.store.models.base import PublicRow, WorkspaceRow
from kithwork.store.models.campaigns import Campaign


class Landing(PublicRow):
    """That a campaign found what it was for, and what that is, as far as the seeker says."""

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="landing")
    title = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    organisation = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    starts_on = models.DateField(null=True)
    landed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"landing of {self.campaign_id}"


class Offer(WorkspaceRow):
    """What the seeker offers: chats, introductions, topics; one row a workspace."""

    chats = models.BooleanField(null=True)
    chats_a_month = models.PositiveSmallIntegerField(null=True)
    introductions = models.BooleanField(null=True)
    topics = models.CharField(max_length=LONGEST_TOPICS, blank=True, default="")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace"], name="offer_once"),
            models.CheckConstraint(
                condition=Q(chats_a_month__isnull=True)
                | Q(chats=True, chats_a_month__gte=1, chats_a_month__lte=MOST_CHATS),
                name="offer_chats_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"offer of {self.workspace_id}"
