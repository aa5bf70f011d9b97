"""Rehearsals and reviews of a chat: how it went aloud, and what was known by heart."""

from django.db import models
from django.db.models import F, Q

from kithwork.domain.rehearsals import LEAST, MOST
from kithwork.store.models.base import PublicRow
from kithwork.store.models.chats import Chat


def _rated(column: str, name: str) -> models.CheckConstraint:
    fits = Q(**{f"{column}__gte": LEAST, f"{column}__lte": MOST})
    return models.CheckConstraint(condition=Q(**{f"{column}__isnull": True}) | fits, name=name)


class Rehearsal(PublicRow):
    """A talk said aloud beforehand; `hesitations` lists key, wording and how often."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="rehearsals")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    seconds = models.PositiveIntegerField()
    rating = models.PositiveSmallIntegerField(null=True)
    confidence_before = models.PositiveSmallIntegerField(null=True)
    confidence_after = models.PositiveSmallIntegerField(null=True)
    hesitations = models.JSONField(default=list)

    class Meta:
        constraints = [
            _rated("rating", "rehearsal_rating"),
            _rated("confidence_before", "rehearsal_confidence_before"),
            _rated("confidence_after", "rehearsal_confidence_after"),
            models.CheckConstraint(
                condition=Q(begun_at__lte=F("ended_at")), name="rehearsal_begins_before_it_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"rehearsal of {self.chat}"


class Recall(PublicRow):
    """A review of what is to be known by heart; `not_yet` lists the keys that were not.

    For a chat, or without one of all words of the trade.
    """

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, null=True, related_name="recalls")
    at = models.DateTimeField()
    known = models.PositiveSmallIntegerField()
    asked = models.PositiveSmallIntegerField()
    not_yet = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(known__lte=F("asked")), name="recall_known_of_asked")
        ]

    def __str__(self) -> str:
        return f"recall of {self.chat or 'all words'}: {self.known} of {self.asked}"
