"""When the seeker can talk: weekly hours, calendars and when they are busy, chats put into one."""

from datetime import time

from django.db import models
from django.db.models import F, Q

from kithwork.domain.feeds import LONGEST as LONGEST_ADDRESS
from kithwork.domain.feeds import CalendarSource
from kithwork.store.models.base import PublicRow, WorkspaceRow, one_of
from kithwork.store.models.chats import Chat

LONGEST_NAME = 200
LONGEST_FAULT = 300


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
    """A calendar that was read: its name and digest, and from when until when it counts.

    `address` is that of a feed (a secret: who has it can read it) or of a calendar on the
    seeker's server; a file has none. `fault` says why the last reading failed, at `failed_at`;
    what was read before stays.
    """

    name = models.CharField(max_length=LONGEST_NAME)
    source = models.CharField(max_length=10, default=CalendarSource.FILE)
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True, default="")
    digest = models.CharField(max_length=64)
    zone = models.CharField(max_length=60)
    read_at = models.DateTimeField()
    from_on = models.DateField()
    until_on = models.DateField()
    failed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=LONGEST_FAULT, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="busy_calendar_once"),
            models.UniqueConstraint(
                fields=["workspace", "address"],
                condition=~Q(address=""),
                name="busy_calendar_address_once",
            ),
            one_of(CalendarSource, column="source", name="busy_calendar_source"),
            models.CheckConstraint(
                condition=Q(source=CalendarSource.FILE, address="")
                | (~Q(source=CalendarSource.FILE) & ~Q(address="")),
                name="busy_calendar_address",
            ),
            models.CheckConstraint(
                condition=Q(failed_at__isnull=True, fault="")
                | (Q(failed_at__isnull=False) & ~Q(fault="")),
                name="busy_calendar_fault",
            ),
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


class CalendarEntry(WorkspaceRow):
    """A chat that was put into a calendar on the seeker's server, as its invitation then stood."""

    chat = models.OneToOneField(Chat, on_delete=models.CASCADE, related_name="entry")
    calendar = models.CharField(max_length=LONGEST_NAME)
    address = models.CharField(max_length=LONGEST_ADDRESS)
    sequence = models.PositiveSmallIntegerField()
    put_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(address=""), name="calendar_entry_has_an_address")
        ]

    def __str__(self) -> str:
        return f"calendar entry {self.pk}"
