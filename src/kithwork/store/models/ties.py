"""Ties between two persons, as far as they are stored; ties from groups are derived."""

from django.db import models
from django.db.models import F, Q

from kithwork.domain.ties import Origin
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.people import Person


class Tie(PublicRow):
    """Two people who know each other. `strength_typed` is the seeker's and wins."""

    left = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    strength = models.FloatField()
    strength_typed = models.FloatField(null=True)
    connected_on = models.DateField(null=True)
    # The seeker corrected that day; no import changes it any more.
    connected_typed = models.BooleanField(default=False)
    met_on = models.DateField(null=True)
    origin = models.CharField(max_length=10, blank=True, default=Origin.UNKNOWN)
    why = models.TextField(blank=True, default="")
    typed = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="tie_once"),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="tie_in_order"),
            models.CheckConstraint(
                condition=Q(strength__gte=0, strength__lte=1), name="tie_strength"
            ),
            models.CheckConstraint(
                condition=Q(strength_typed__isnull=True)
                | Q(strength_typed__gte=0, strength_typed__lte=1),
                name="tie_strength_typed",
            ),
            one_of(Origin, column="origin", name="tie_origin"),
        ]
        indexes = [models.Index(fields=["workspace"], name="tie_by_workspace")]

    def __str__(self) -> str:
        return f"{self.left_id} – {self.right_id}"
