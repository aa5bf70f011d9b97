"""What every table shares: a workspace, a key for joins and an id for the outside."""

import uuid
from enum import StrEnum

from django.db import models


class WorkspaceRow(models.Model):
    """A row that belongs to one workspace, without an id for the outside."""

    id = models.BigAutoField(primary_key=True)
    workspace = models.ForeignKey("store.Workspace", on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class PublicRow(WorkspaceRow):
    """A row of a workspace that doors name by `public_id`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


def one_of(enum: type[StrEnum], *, column: str, name: str) -> models.CheckConstraint:
    """A check that `column` holds a value of `enum`."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{column}__in": [member.value for member in enum]}),
        name=name,
    )
