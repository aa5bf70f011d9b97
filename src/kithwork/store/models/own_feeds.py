"""Own feeds: secret addresses at which calendar programs read a seeker's chats and duties."""

from django.db import models
from django.db.models import Q

from kithwork.domain.own_feeds import FeedNames
from kithwork.store.models.base import WorkspaceRow, one_of


class OwnFeed(WorkspaceRow):
    """A seeker's feed.

    Its secret is worked out from `seed` and the signing key, which lies elsewhere: whoever has
    the rows alone cannot read the feed. `digest` is that of the secret.
    """

    account = models.ForeignKey("store.Account", on_delete=models.CASCADE, related_name="+")
    seed = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    names = models.CharField(max_length=6, default=FeedNames.HIDDEN)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "account"], name="own_feed_once"),
            one_of(FeedNames, column="names", name="own_feed_names"),
            models.CheckConstraint(
                condition=~Q(seed="") & ~Q(digest=""), name="own_feed_has_a_secret"
            ),
        ]

    def __str__(self) -> str:
        return f"own feed {self.pk}"
