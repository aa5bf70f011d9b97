"""Given introductions: two people whom the seeker brings together, and what is written to them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from kithwork.domain.given_introductions import LONGEST_WHY, Consent, GivenState, Side
from kithwork.store.models.base import PublicRow, WorkspaceRow, one_of
from kithwork.store.models.chats import Chat
from kithwork.store.models.people import Person, Touch
from kithwork.store.models.ties import Tie

_BOTH_AGREED = Q(left_consent=Consent.AGREED, right_consent=Consent.AGREED)
_NEEDS_BOTH = Q(state__in=[GivenState.AGREED, GivenState.MADE])


class GivenIntroduction(PublicRow):
    """The seeker may introduce `left` and `right`; each pair stands once, in either order."""

    left = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    # What each gains by it.
    left_why = models.CharField(max_length=LONGEST_WHY, blank=True, default="")
    right_why = models.CharField(max_length=LONGEST_WHY, blank=True, default="")
    left_consent = models.CharField(max_length=8, default=Consent.UNASKED)
    right_consent = models.CharField(max_length=8, default=Consent.UNASKED)
    state = models.CharField(max_length=8, default=GivenState.IDEA)
    # The talk it came from.
    chat = models.ForeignKey(Chat, on_delete=models.SET_NULL, null=True, related_name="given")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    made_on = models.DateField(null=True)
    # What making it left behind, for the way back.
    left_touch = models.ForeignKey(Touch, on_delete=models.SET_NULL, null=True, related_name="+")
    right_touch = models.ForeignKey(Touch, on_delete=models.SET_NULL, null=True, related_name="+")
    tie = models.ForeignKey(Tie, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            one_of(GivenState, column="state", name="given_state"),
            one_of(Consent, column="left_consent", name="given_left_consent"),
            one_of(Consent, column="right_consent", name="given_right_consent"),
            models.CheckConstraint(condition=~Q(left=F("right")), name="given_two_people"),
            models.CheckConstraint(condition=~_NEEDS_BOTH | _BOTH_AGREED, name="given_both_agreed"),
            models.CheckConstraint(
                condition=Q(state=GivenState.MADE, made_on__isnull=False)
                | (~Q(state=GivenState.MADE) & Q(made_on__isnull=True)),
                name="given_made_has_a_day",
            ),
            models.UniqueConstraint(
                Least("left", "right"), Greatest("left", "right"), name="given_pair_once"
            ),
        ]
        indexes = [models.Index(fields=["workspace", "state"], name="given_by_state")]

    def __str__(self) -> str:
        return f"{self.left_id} with {self.right_id}"


class GivenLetter(WorkspaceRow):
    """One of its messages as the seeker changed it; without one it is drafted anew each time."""

    given = models.ForeignKey(GivenIntroduction, on_delete=models.CASCADE, related_name="letters")
    side = models.CharField(max_length=5)
    subject = models.CharField(max_length=500, blank=True, default="")
    text = models.TextField()

    class Meta:
        constraints = [
            one_of(Side, column="side", name="given_letter_side"),
            models.UniqueConstraint(fields=["given", "side"], name="given_letter_once"),
        ]

    def __str__(self) -> str:
        return f"letter of {self.given_id} to {self.side}"
