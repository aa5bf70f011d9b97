"""Follow-ups: the seeker's duties, one row each from its making to its end."""

from django.db import models
from django.db.models import Q

from kithwork.domain.asks import Channel
from kithwork.domain.follow_ups import LONGEST_REASON, FollowUpKind, FollowUpState, Whose
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.chats import Chat
from kithwork.store.models.imports import Import
from kithwork.store.models.people import Person, Touch


class FollowUp(PublicRow):
    """A duty towards a person. One of a kind, chat and text: nothing is due twice."""

    kind = models.CharField(max_length=14)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="follow_ups")
    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, null=True, related_name="follow_ups")
    text = models.TextField(blank=True, default="")
    whose = models.CharField(max_length=6, blank=True, default="")
    reason = models.TextField()
    due_at = models.DateTimeField()
    # When it was due before it was put off.
    due_before = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=FollowUpState.OPEN)
    # Why it was put off or dropped.
    note = models.CharField(max_length=LONGEST_REASON, blank=True, default="")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    # The draft: how it travels (empty: as they are best reached), what the seeker told for it,
    # and the message as they changed it (empty: it is drafted anew each time).
    channel = models.CharField(max_length=20, blank=True, default="")
    did = models.TextField(blank=True, default="")
    came = models.TextField(blank=True, default="")
    subject = models.CharField(max_length=500, blank=True, default="")
    letter = models.TextField(blank=True, default="")
    # Of a nudge: the last touch there was when it was made. A later one meets it.
    touched_on = models.DateField(null=True)
    # Of a wish of joy: the import that brought the news.
    batch = models.ForeignKey(Import, on_delete=models.CASCADE, null=True, related_name="+")
    # What it tells of, as marked in domain.news; nobody is told one thing twice.
    milestone = models.CharField(max_length=80, blank=True, default="")
    # The touch that sending it left.
    touch = models.ForeignKey(Touch, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            one_of(FollowUpKind, column="kind", name="follow_up_kind"),
            one_of(FollowUpState, column="state", name="follow_up_state"),
            models.CheckConstraint(
                condition=Q(whose__in=["", *(one.value for one in Whose)]), name="follow_up_whose"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=["", *(one.value for one in Channel)]),
                name="follow_up_channel",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[FollowUpState.DONE, FollowUpState.DROPPED])
                | Q(settled_at__isnull=True),
                name="follow_up_settled_is_over",
            ),
        ]
        indexes = [
            models.Index(fields=["workspace", "state", "due_at"], name="follow_up_by_day"),
            models.Index(fields=["workspace", "milestone"], name="follow_up_by_milestone"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
