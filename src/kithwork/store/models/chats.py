"""Chats: the talks themselves, from the yes to the day."""

from django.db import models
from django.db.models import Q

from kithwork.domain.chats import MOST_MINUTES, ChatKind, ChatState, Mode
from kithwork.store.models.asks import Ask
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.people import Person


class Chat(PublicRow):
    """The talk itself; a yes to an ask makes one in state agreed."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="chats")
    ask = models.OneToOneField(Ask, on_delete=models.SET_NULL, null=True, related_name="chat")
    # Who sent the seeker to them.
    referred_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="chats_led_to"
    )
    state = models.CharField(max_length=10, default=ChatState.AGREED)
    kind = models.CharField(max_length=14, default=ChatKind.ONE_TO_ONE)
    minutes = models.PositiveSmallIntegerField(default=20)
    agreed_at = models.DateTimeField()
    starts_at = models.DateTimeField(null=True)
    zone = models.CharField(max_length=60, blank=True, default="")
    mode = models.CharField(max_length=10, default=Mode.IN_PERSON)
    where = models.CharField(max_length=500, blank=True, default="")
    # How often an invitation went out anew.
    sequence = models.PositiveSmallIntegerField(default=0)
    held_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            one_of(ChatState, column="state", name="chat_state"),
            one_of(ChatKind, column="kind", name="chat_kind"),
            one_of(Mode, column="mode", name="chat_mode"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES), name="chat_minutes"
            ),
            models.CheckConstraint(
                condition=~Q(state=ChatState.SCHEDULED) | Q(starts_at__isnull=False),
                name="chat_scheduled_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, zone="")
                | (Q(starts_at__isnull=False) & ~Q(zone="")),
                name="chat_day_has_a_zone",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "state", "starts_at"], name="chat_by_day")]

    def __str__(self) -> str:
        return f"chat {self.public_id}"
