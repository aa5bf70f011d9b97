"""Captures: which touch each became. They hold keys and verbs; the words lie in touch and note."""

from django.db import models
from django.db.models import Q

from kithwork.domain.captures import NextAfter, TieChange
from kithwork.store.models.base import WorkspaceRow, one_of
from kithwork.store.models.organisations import Position
from kithwork.store.models.people import Note, Person, Touch


class Capture(WorkspaceRow):
    """One capture saved. It outlives what it made, so that a late repeat makes nothing again."""

    # Made where it was typed, perhaps on a phone without a connection.
    key = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    touch = models.ForeignKey(Touch, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.ForeignKey(Note, on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.ForeignKey(Position, on_delete=models.SET_NULL, null=True, related_name="+")
    made_person = models.BooleanField(default=False)
    tie_change = models.CharField(max_length=10, blank=True, default=TieChange.NONE)
    next = models.CharField(max_length=12, default=NextAfter.NOTHING)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "key"], name="capture_once"),
            one_of(NextAfter, column="next", name="capture_next"),
            one_of(TieChange, column="tie_change", name="capture_tie_change"),
        ]
        indexes = [
            models.Index(
                fields=["workspace"], condition=Q(next="write"), name="capture_to_write_to"
            )
        ]

    def __str__(self) -> str:
        return f"capture {self.key}"
