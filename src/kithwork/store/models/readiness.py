"""Readiness: what the seeker ticked by hand before a chat."""

from django.db import models

from kithwork.domain.readiness import Item
from kithwork.store.models.base import WorkspaceRow, one_of
from kithwork.store.models.chats import Chat


class Tick(WorkspaceRow):
    """An item of a chat's checklist that is seen to."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="ticks")
    item = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of(Item, column="item", name="tick_item"),
            models.UniqueConstraint(fields=["chat", "item"], name="tick_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item} of {self.chat}"
