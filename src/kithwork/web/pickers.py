"""A person named in words: found, or the candidates to choose from; needs no JavaScript."""

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Ambiguous, Invalid, NotFound
from kithwork.store.queries import people
from kithwork.web import requests

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several people a name fits."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Picked:
    """Whom a field means; without `person`, `error` says why, with candidates when there are."""

    person: UUID | None = None
    error: str = ""
    candidates: tuple[Candidate, ...] = ()


def pick(*, actor: Actor, values: QueryDict, name: str) -> Picked:
    """The person that the field `name` means; the field `name`_id holds a choice made before."""
    text = requests.text(values, name, longest=LONGEST)
    try:
        # A choice belongs to the very words it was offered for.
        chosen = requests.identity(values, f"{name}_id")
    except Invalid:
        chosen = None
    if chosen is not None and values.get(f"{name}_for") == text:
        text = str(chosen)
    if not text:
        return Picked(error=_("Write a name."))
    try:
        return Picked(person=people.find(actor=actor, text=text))
    except Ambiguous as several:
        return Picked(
            error=_("That name fits several people. Choose one, or write more of the name."),
            candidates=tuple(Candidate(*one) for one in several.candidates),
        )
    except NotFound:
        return Picked(
            error=_("Nobody here is called “%(name)s”. Check the spelling, or add them first.")
            % {"name": text}
        )
