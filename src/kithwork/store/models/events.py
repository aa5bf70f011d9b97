"""Events: what was done, when, by whom. They hold ids and verbs, never names."""

from django.db import models

from kithwork.store.models.base import WorkspaceRow


class Event(WorkspaceRow):
    """One use case performed; `subject` is the id a flow answered, when it has one."""

    account = models.ForeignKey("store.Account", on_delete=models.SET_NULL, null=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["workspace", "at"], name="event_by_time")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
