"""Who signs in, the workspace they work in, and their part in it."""

import secrets
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from kithwork.domain.actors import Role
from kithwork.domain.retention import FEWEST_MONTHS, MOST_MONTHS
from kithwork.domain.upkeep import MOST_NUDGES, USUAL_NUDGES
from kithwork.store.models.base import one_of


def new_key() -> str:
    """256 random bits, for hashes that must not be guessed from outside."""
    return secrets.token_hex(32)


class Account(AbstractBaseUser):
    """A login. Local mode has one, with no address and no password."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.CharField(max_length=254, unique=True, null=True)  # noqa: DJ001 (NULL is "none", unique)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return f"account {self.public_id}"


class Workspace(models.Model):
    """One seeker's people, ties and search. `version` grows with every write."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    version = models.PositiveBigIntegerField(default=1)
    is_fictional = models.BooleanField(default=False)
    suppression_key = models.CharField(max_length=64, default=new_key)
    # At most so many times a week upkeep speaks of somebody, and not in these hours of the day.
    nudges_a_week = models.PositiveSmallIntegerField(default=USUAL_NUDGES)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    # The seeker's day on which upkeep last looked whom to speak of; none: look again.
    kept_on = models.DateField(null=True)
    # After so many idle months people are erased by themselves, next on a day; none: never.
    retention_months = models.PositiveSmallIntegerField(null=True)
    purge_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(nudges_a_week__lte=MOST_NUDGES), name="workspace_nudges"
            ),
            models.CheckConstraint(
                condition=models.Q(quiet_from__isnull=True, quiet_to__isnull=True)
                | models.Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="workspace_quiet_both",
            ),
            models.CheckConstraint(
                condition=models.Q(retention_months__isnull=True, purge_on__isnull=True)
                | models.Q(
                    retention_months__gte=FEWEST_MONTHS,
                    retention_months__lte=MOST_MONTHS,
                    purge_on__isnull=False,
                ),
                name="workspace_retention",
            ),
        ]

    def __str__(self) -> str:
        return f"workspace {self.public_id}"


class Member(models.Model):
    """An account's part in a workspace."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="members")
    role = models.CharField(max_length=20, default=Role.SEEKER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "workspace"], name="member_once"),
            one_of(Role, column="role", name="member_role"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.account_id} of {self.workspace_id}"
