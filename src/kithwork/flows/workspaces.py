"""The seeker's own workspace: made on first use, found again ever after."""

from datetime import datetime

from django.db import transaction

from kithwork.domain.actors import Actor, Role
from kithwork.store.models import Account, Member, Person, Workspace

SEEKER = "Me"


def local_actor(*, now: datetime) -> Actor:
    """The one seeker of a local folder; the workspace, account and person are made if absent."""
    return _first() or _found(now=now)


def _first() -> Actor | None:
    member = Member.objects.order_by("id").values_list("account_id", "workspace_id", "role").first()
    if member is None:
        return None
    account, workspace, role = member
    return Actor(account=account, workspace=workspace, role=Role(role))


def signed(name: str) -> str:
    """What a message of the seeker called `name` is signed with: nothing while it is unknown."""
    return "" if name == SEEKER else name


def _found(*, now: datetime) -> Actor:
    with transaction.atomic():
        # Two programs may open a new folder at once: the second one waits here, and then looks.
        actor = _first()
        if actor is not None:
            return actor
        account = Account.objects.create()
        workspace = Workspace.objects.create(name="My search", created_at=now)
        Member.objects.create(account=account, workspace=workspace, role=Role.SEEKER)
        Person.objects.create(workspace=workspace, name=SEEKER, is_me=True, created_at=now)
    return Actor(account=account.pk, workspace=workspace.pk)
