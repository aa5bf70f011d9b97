"""Goals: what a chat is to teach, set before it and answered after."""

from django.db import models

from kithwork.domain.goals import LONGEST_GOAL, Answered
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.chats import Chat


class Goal(PublicRow):
    """One thing to learn in a chat; `place` orders them from 0."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="goals")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_GOAL)
    answered = models.CharField(max_length=6, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of(Answered, column="answered", name="goal_answered"),
            models.UniqueConstraint(fields=["chat", "place"], name="goal_has_its_place"),
        ]

    def __str__(self) -> str:
        return f"goal {self.place} of {self.chat}"
