"""When the seeker can talk: their weekly hours, and when their calendars say that they are busy."""

from datetime import time

from django.db import models
from django.db.models import F, Q

from kithwork.store.models.base import PublicRow, WorkspaceRow

LONGEST_NAME = 200


class FreeHours(WorkspaceRow):
    """Hours of one weekday (0 is Monday) for chats; a `to_at` of 00:00 is the end of that day.

    All rows of a workspace have one `zone`; without any, the usual hours count.
    """

    weekday = models.PositiveSmallIntegerField()
    from_at = models.TimeField()
    to_at = models.TimeField()
    zone = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "weekday", "from_at"], name="free_hours_once"
            ),
            models.CheckConstraint(
                condition=Q(weekday__gte=0, weekday__lte=6), name="free_hours_weekday"
            ),
            models.CheckConstraint(
                condition=Q(from_at__lt=F("to_at")) | Q(to_at=time(0)), name="free_hours_order"
            ),
            models.CheckConstraint(condition=~Q(zone=""), name="free_hours_have_a_zone"),
        ]

    def __str__(self) -> str:
        return f"free hours {self.pk}"


class BusyCalendar(PublicRow):
    """A calendar file that was read: its name and digest, and from when until when it counts."""

    name = models.CharField(max_length=LONGEST_NAME)
    digest = models.CharField(max_length=64)
    zone = models.CharField(max_length=60)
    read_at = models.DateTimeField()
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="busy_calendar_once"),
            models.CheckConstraint(condition=~Q(name=""), name="busy_calendar_named"),
            models.CheckConstraint(condition=~Q(zone=""), name="busy_calendar_has_a_zone"),
            models.CheckConstraint(
                condition=Q(from_on__lt=F("until_on")), name="busy_calendar_order"
            ),
        ]

    def __str__(self) -> str:
        return f"calendar {self.public_id}"


class BusyTime(WorkspaceRow):
    """A stretch of time that a calendar keeps busy: neither with whom nor for what."""

    calendar = models.ForeignKey(BusyCalendar, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="busy_time_order")
        ]
        indexes = [models.Index(fields=["workspace", "ends_at"], name="busy_time_by_end")]

    def __str__(self) -> str:
        return f"busy time {self.pk}"
