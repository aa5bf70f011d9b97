"""Question plans: what is asked in each chat, in its order, and the seeker's own questions."""

from django.db import models
from django.db.models import Q

from kithwork.domain.questions import Scope, Theme, Tiara
from kithwork.store.models.base import PublicRow, WorkspaceRow, one_of
from kithwork.store.models.chats import Chat


class Wording(models.Model):
    """What is known of a question; minutes are kept as half minutes, which add up exactly."""

    text = models.CharField(max_length=500)
    theme = models.CharField(max_length=3)
    depth = models.PositiveSmallIntegerField()
    half_minutes = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=12)
    tiara = models.CharField(max_length=12, blank=True, default="")
    asks_for_names = models.BooleanField(default=False)
    # Where a question of the seeker's own came from.
    source = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        abstract = True


def _checks(name: str) -> list[models.BaseConstraint]:
    return [
        one_of(Theme, column="theme", name=f"{name}_theme"),
        one_of(Scope, column="scope", name=f"{name}_scope"),
        models.CheckConstraint(
            condition=Q(tiara__in=["", *(one.value for one in Tiara)]), name=f"{name}_tiara"
        ),
        models.CheckConstraint(condition=Q(depth__gte=1, depth__lte=3), name=f"{name}_depth"),
        models.CheckConstraint(
            condition=Q(half_minutes__gte=1, half_minutes__lte=60), name=f"{name}_half_minutes"
        ),
    ]


class OwnQuestion(PublicRow, Wording):
    """A question the seeker wrote; it comes into question for every chat."""

    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = _checks("own_question")

    def __str__(self) -> str:
        return f"question {self.public_id}"


class PlannedQuestion(WorkspaceRow, Wording):
    """A question of one chat's plan, worded as it will be asked; `place` orders them from 0."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=80)
    must = models.BooleanField(default=False)
    why = models.CharField(max_length=500)

    class Meta:
        constraints = [
            *_checks("planned_question"),
            models.UniqueConstraint(fields=["chat", "key"], name="planned_question_once"),
        ]

    def __str__(self) -> str:
        return f"question {self.place} of {self.chat}"
