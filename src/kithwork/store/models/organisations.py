"""Organisations, and people's positions at them."""

from django.db import models
from django.db.models import F, Q

from kithwork.domain.records import Stay
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.people import Person, no_fields


class Organisation(PublicRow):
    """An employer or a school. `key` is matching's normal form of the name."""

    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    industry = models.CharField(max_length=200, blank=True, default="")
    place = models.CharField(max_length=300, blank=True, default="")
    website = models.CharField(max_length=1000, blank=True, default="")
    note = models.TextField(blank=True, default="")
    typed = models.JSONField(default=no_fields)
    added_by_hand = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="organisation_once")
        ]

    def __str__(self) -> str:
        return self.name


class Position(PublicRow):
    """A person at an organisation, from-to; no dates and `current` means "there now"."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="positions"
    )
    stay = models.CharField(max_length=10, default=Stay.WORK)
    title = models.CharField(max_length=500, blank=True, default="")
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    current = models.BooleanField(default=False)
    # What records call it (organisation, title, stay), so that an edited one is known again.
    seen_key = models.CharField(max_length=900, blank=True, default="")
    typed = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_of(Stay, column="stay", name="position_stay"),
            models.CheckConstraint(
                condition=Q(from_on__isnull=True)
                | Q(to_on__isnull=True)
                | Q(from_on__lte=F("to_on")),
                name="position_from_to",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "organisation"], name="position_by_place"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.organisation_id}"
