"""In which workspace an account acts, and with which part."""

from kithwork.domain.actors import Actor, Role
from kithwork.store.models import Member


def actor_of(*, account: int) -> Actor | None:
    """The actor an account (primary key) is in its first workspace; None without one."""
    rows = Member.objects.filter(account_id=account).order_by("pk")
    member = rows.values_list("workspace_id", "role").first()
    if member is None:
        return None
    workspace, role = member
    return Actor(account=account, workspace=workspace, role=Role(role))
