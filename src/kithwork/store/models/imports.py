"""Imports, and the records they brought: the evidence everything imported rests on."""

from typing import Any

from django.db import models
from django.db.models import Q

from kithwork.store.models.base import PublicRow, WorkspaceRow
from kithwork.store.models.people import Person


def no_counts() -> dict[str, Any]:
    """An empty table of counts of its own for each import."""
    return {}


def no_rows() -> list[Any]:
    """An empty list of its own for each import."""
    return []


class Import(PublicRow):
    """One batch of records from one or more files: looked at, written, or taken back."""

    PREVIEWED, COMMITTED, UNDONE = "previewed", "committed", "undone"

    state = models.CharField(max_length=10, default=PREVIEWED)
    files = models.JSONField(default=no_rows)
    source = models.CharField(max_length=20, blank=True, default="")
    counts = models.JSONField(default=no_counts)
    problems = models.JSONField(default=no_rows)
    kept = models.JSONField(default=no_rows)
    created_at = models.DateTimeField()
    committed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["previewed", "committed", "undone"]),
                name="import_state",
            )
        ]

    def __str__(self) -> str:
        return f"import {self.public_id}"


class SourceRecord(WorkspaceRow):
    """One imported row as seen (domain.records.Record); never changed."""

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="records")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="records")
    source = models.CharField(max_length=20)
    key = models.CharField(max_length=1000, blank=True, default="")
    digest = models.CharField(max_length=64)
    file = models.CharField(max_length=500)
    line = models.PositiveIntegerField()
    content = models.JSONField()

    class Meta:
        db_table = "store_record"
        indexes = [models.Index(fields=["workspace", "source", "digest"], name="record_by_digest")]

    def __str__(self) -> str:
        return f"{self.source} record {self.id}"
