"""Homework for a chat: what is known, assumed and open, each with its source."""

from django.db import models

from kithwork.domain.briefs import ResearchKind
from kithwork.store.models.base import PublicRow, one_of
from kithwork.store.models.chats import Chat


class Research(PublicRow):
    """One line of homework; `source` says where it was found, `on` when."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="research")
    kind = models.CharField(max_length=10)
    text = models.TextField()
    source = models.CharField(max_length=500, blank=True, default="")
    on = models.DateField()
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [one_of(ResearchKind, column="kind", name="research_kind")]

    def __str__(self) -> str:
        return f"research {self.public_id}"
