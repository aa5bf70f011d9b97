"""Recommendations: somebody spoke for the seeker."""

from django.db import models
from django.db.models import Q

from kithwork.domain.recommendations import LONGEST_LINE, Outcome
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.people import Person


class Recommendation(PublicRow):
    """A person spoke for the seeker, to somebody, for something; and what came of it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recommendations")
    to = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    matter = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    on = models.DateField()
    outcome = models.CharField(max_length=10, default=Outcome.OPEN)
    outcome_on = models.DateField(null=True)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_of(Outcome, column="outcome", name="recommendation_outcome"),
            models.CheckConstraint(
                condition=Q(outcome_on__isnull=True) | ~Q(outcome=Outcome.OPEN),
                name="recommendation_outcome_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "on"], name="recommendation_by_day")]

    def __str__(self) -> str:
        return f"recommendation {self.public_id}"
