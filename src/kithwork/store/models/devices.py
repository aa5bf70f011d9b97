"""Devices: the phones that are paired with an account."""

from django.db import models
from django.db.models import F, Q

from kithwork.domain.devices import LONGEST_NAME
from kithwork.store.models.base import PublicRow


class Device(PublicRow):
    """A phone that may act for `account`; revoking it takes the row away.

    `seen_at` is rough, and no part of the workspace's version: a visit empties no cache.
    """

    account = models.ForeignKey("store.Account", on_delete=models.CASCADE, related_name="devices")
    name = models.CharField(max_length=LONGEST_NAME)
    paired_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="device_named"),
            models.CheckConstraint(
                condition=Q(seen_at__gte=F("paired_at")), name="device_seen_later"
            ),
        ]

    def __str__(self) -> str:
        return f"device {self.public_id}"
