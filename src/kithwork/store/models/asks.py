"""Asks, and the introductions they lean on."""

from django.db import models
from django.db.models import Q

from kithwork.domain.asks import AskState, Channel, Purpose
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.paths import TargetKind
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.people import Person


def no_card() -> dict[str, str]:
    """An empty framing card of its own for each ask."""
    return {}


class Ask(PublicRow):
    """A message to somebody, wanting a chat (or a name); its text as it would leave."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="asks")
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    purpose = models.CharField(max_length=20, default=Purpose.CHAT)
    # What a who-do-you-know ask asks about.
    about = models.CharField(max_length=300, blank=True, default="")
    about_kind = models.CharField(max_length=12, default=TargetKind.ORGANISATION)
    channel = models.CharField(max_length=20, default=Channel.EMAIL)
    state = models.CharField(max_length=10, default=AskState.DRAFTED)
    card = models.JSONField(default=no_card)
    subject = models.CharField(max_length=500, blank=True, default="")
    text = models.TextField()
    minutes = models.PositiveSmallIntegerField(default=20)
    times_sent = models.PositiveSmallIntegerField(default=0)
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_of(AskState, column="state", name="ask_state"),
            one_of(Channel, column="channel", name="ask_channel"),
            one_of(Purpose, column="purpose", name="ask_purpose"),
            one_of(TargetKind, column="about_kind", name="ask_about_kind"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=480), name="ask_minutes"
            ),
        ]

    def __str__(self) -> str:
        return f"ask {self.public_id}"


class Introduction(PublicRow):
    """The introducer is asked to connect me with `target`, for an ask; `place` orders a chain."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="introductions")
    introducer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, default=IntroductionState.DRAFTED)
    subject = models.CharField(max_length=500, blank=True, default="")
    text = models.TextField()
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of(IntroductionState, column="state", name="introduction_state"),
            models.UniqueConstraint(fields=["ask", "place"], name="introduction_place_once"),
        ]

    def __str__(self) -> str:
        return f"introduction {self.public_id}"
