"""Who may see what: every query starts from `visible`."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from kithwork.domain.actors import Actor, Right
from kithwork.domain.errors import Refused

M = TypeVar("M", bound=Model)


class NotYours(Refused):
    """The actor's role does not hold the right that the call needs."""

    def __init__(self, right: Right) -> None:
        super().__init__(f"You are not permitted to do this (it needs the right to {right}).")


def require(actor: Actor, right: Right) -> None:
    """Raise NotYours unless `actor` holds `right`."""
    if not actor.may(right):
        raise NotYours(right)


def visible(actor: Actor, model: type[M]) -> QuerySet[M]:
    """The rows of `model` that `actor` may see: those of their workspace."""
    require(actor, Right.VIEW)
    return model._default_manager.filter(workspace_id=actor.workspace)
