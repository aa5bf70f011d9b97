"""Runs: when a chat took place, its notes, and what became of its questions."""

from django.db import models
from django.db.models import F, Q

from kithwork.domain.runs import Mark, Outcome
from kithwork.store.models.base import WorkspaceRow, one_of
from kithwork.store.models.chats import Chat


class Run(WorkspaceRow):
    """When a chat began, and when it ended once it has."""

    chat = models.OneToOneField(Chat, on_delete=models.CASCADE, related_name="run")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")),
                name="run_order",
            )
        ]

    def __str__(self) -> str:
        return f"run of {self.chat_id}"


class RunNote(WorkspaceRow):
    """A line of notes; one without text was taken away, and stays to keep late copies out."""

    # Made where it was typed, perhaps on a phone without a connection; later ones are greater.
    key = models.UUIDField()
    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="run_notes")
    revision = models.PositiveBigIntegerField()
    seconds = models.PositiveIntegerField()
    mark = models.CharField(max_length=14, default=Mark.NOTE)
    text = models.TextField(blank=True, default="")
    question = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="run_note_once"),
            one_of(Mark, column="mark", name="run_note_mark"),
        ]

    def __str__(self) -> str:
        return f"note {self.key}"


class RunAnswer(WorkspaceRow):
    """What became of a question: a planned one by its key, any other by its text."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="run_answers")
    question = models.CharField(max_length=500)
    outcome = models.CharField(max_length=12)
    seconds = models.PositiveIntegerField(default=0)
    revision = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chat", "question"], name="run_answer_once"),
            one_of(Outcome, column="outcome", name="run_answer_outcome"),
            models.CheckConstraint(condition=~Q(question=""), name="run_answer_named"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
