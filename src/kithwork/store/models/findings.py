"""Findings held side by side: which supports or contradicts which."""

from django.db import models
from django.db.models import F, Q

from kithwork.domain.findings import Stance
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.debriefs import Finding


class Comparison(PublicRow):
    """What the seeker saw of two findings; each pair stands once, the older row left."""

    left = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="compared_right")
    right = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="compared_left")
    stance = models.CharField(max_length=11)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="comparison_once"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="comparison_in_order"),
            one_of(Stance, column="stance", name="comparison_stance"),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.stance} {self.right_id}"
