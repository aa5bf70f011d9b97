"""Debriefs: what a chat brought, a row for each thing that is looked for again."""

from django.db import models
from django.db.models import Q

from kithwork.domain.debriefs import (
    LEAST_LIKING,
    LONGEST_LINE,
    MOST_LIKING,
    Aspect,
    InquiryKind,
    InquiryState,
    RemarkKind,
    Writer,
)
from kithwork.domain.goals import Answered
from kithwork.domain.runs import Outcome
from kithwork.store.models.base import PublicRow, WorkspaceRow, one_of
from kithwork.store.models.chats import Chat
from kithwork.store.models.organisations import Position
from kithwork.store.models.people import Person


class Debrief(PublicRow):
    """That a chat was written down, and how it went as a whole."""

    chat = models.OneToOneField(Chat, on_delete=models.CASCADE, related_name="debrief")
    minutes = models.PositiveSmallIntegerField()
    goal = models.CharField(max_length=6, blank=True, default="")
    again = models.BooleanField(null=True)
    # How much the seeker liked them, for the seeker alone.
    liking = models.PositiveSmallIntegerField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(goal__in=[one.value for one in Answered]), name="debrief_goal"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="debrief_minutes"),
            models.CheckConstraint(
                condition=Q(liking__isnull=True)
                | Q(liking__gte=LEAST_LIKING, liking__lte=MOST_LIKING),
                name="debrief_liking",
            ),
        ]

    def __str__(self) -> str:
        return f"debrief of {self.chat}"


class ChatRow(WorkspaceRow):
    """A line of a debrief; `place` keeps the order in which it was written."""

    place = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class Answer(ChatRow):
    """What became of a question; `key` is that of the planned one, empty for others."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=80, blank=True, default="")
    question = models.CharField(max_length=500)
    outcome = models.CharField(max_length=12)
    text = models.TextField(blank=True, default="")
    # Whom they redirected it to.
    to = models.CharField(max_length=LONGEST_LINE, blank=True, default="")

    class Meta:
        constraints = [one_of(Outcome, column="outcome", name="answer_outcome")]
        indexes = [models.Index(fields=["workspace", "key"], name="answer_by_key")]

    def __str__(self) -> str:
        return f"{self.outcome} in {self.chat}"


class Remark(ChatRow):
    """Something they said, kept as they said it."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=10)
    text = models.TextField()

    class Meta:
        constraints = [one_of(RemarkKind, column="kind", name="remark_kind")]
        indexes = [models.Index(fields=["workspace", "kind"], name="remark_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.chat}"


class Finding(PublicRow, ChatRow):
    """One claim, with how sure the seeker is of it (0..1)."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="findings")
    claim = models.TextField()
    about = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    confidence = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="finding_confidence",
            )
        ]

    def __str__(self) -> str:
        return f"finding in {self.chat}"


class FitSign(ChatRow):
    """A sign for (+1) or against (−1) what it is on."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="fit")
    on = models.CharField(max_length=LONGEST_LINE)
    sign = models.SmallIntegerField()
    text = models.TextField(blank=True, default="")
    aspect = models.CharField(max_length=12, blank=True, default=Aspect.UNSAID)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sign__in=[1, -1]), name="fit_sign"),
            one_of(Aspect, column="aspect", name="fit_aspect"),
        ]

    def __str__(self) -> str:
        return f"{self.sign:+d} in {self.chat}"


class Inquiry(PublicRow):
    """Something to look into: an organisation, a text, a gathering."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="inquiries")
    kind = models.CharField(max_length=12)
    text = models.TextField()
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, default=InquiryState.OPEN)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of(InquiryKind, column="kind", name="inquiry_kind"),
            one_of(InquiryState, column="state", name="inquiry_state"),
        ]

    def __str__(self) -> str:
        return f"inquiry {self.public_id}"


class Referral(PublicRow):
    """A name the partner of a chat gave; `person` once it is clear who is meant."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="referrals")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="referrals"
    )
    # What the debrief itself made, which goes when it is taken back or written anew.
    made_person = models.BooleanField(default=False)
    made_tie = models.BooleanField(default=False)
    made_email = models.BooleanField(default=False)
    made_headline = models.BooleanField(default=False)
    made_position = models.ForeignKey(
        Position, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    name = models.CharField(max_length=LONGEST_LINE)
    organisation = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    role = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    email = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    how_known = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    may_use_name = models.BooleanField(default=False)
    writer = models.CharField(max_length=6, default=Writer.SEEKER)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [one_of(Writer, column="writer", name="referral_writer")]

    def __str__(self) -> str:
        return f"referral {self.public_id}"
