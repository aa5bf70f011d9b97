"""What changed in a workspace's network, in order; written by the database itself."""

from django.db import models

from kithwork.store.models.base import WorkspaceRow


class NetworkChange(WorkspaceRow):
    """One change that a woven network has to follow (docs/decisions/0026).

    Triggers write it (store/network_triggers.py), whoever changes a tie, a person or a position
    and on whatever path, so `id` grows with every change. What it means:

    person and other: their stored tie. person alone: whether paths may lead to them at all.
    person and organisation: a position. organisation alone: whether it counts. None of them:
    anything may have changed, and what was before is not told.

    Keys are plain numbers, so that nothing here outlives an erased person by a reference. `mark`
    is random: who knows the id and the mark of a change knows that all before it is the same,
    even after a restore.
    """

    # Written while rows of a workspace are on their way out, too; nothing checks it.
    workspace = models.ForeignKey(
        "store.Workspace",
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    person = models.BigIntegerField(null=True)
    other = models.BigIntegerField(null=True)
    organisation = models.BigIntegerField(null=True)
    mark = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["workspace", "id"], name="network_change_in_order")]

    def __str__(self) -> str:
        return f"change {self.pk}"
