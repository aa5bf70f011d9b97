"""What a path or a campaign's target is, as typed: a person, an organisation or a role."""

from dataclasses import dataclass

import click

from kithwork.domain.errors import Invalid
from kithwork.domain.paths import TargetKind


@dataclass(frozen=True, slots=True)
class Aim:
    """A kind of target, and the text that names it."""

    kind: TargetKind
    text: str


def one(
    *, person: str | None, organisation: str | None, role: str | None, several: object = None
) -> Aim:
    """The one thing that was named; raises click.UsageError when it is none, or more than one."""
    typed = (
        (TargetKind.PERSON, person),
        (TargetKind.ORGANISATION, organisation),
        (TargetKind.ROLE, role),
    )
    named = [Aim(kind, text) for kind, text in typed if text is not None and text.strip()]
    if len(named) != 1 or several is not None:
        raise click.UsageError("Name one thing: a person, --organisation or --role.")
    return named[0]


def of_line(words: str) -> Aim:
    """What a line of a file names; raises Invalid when it names a kind and nothing of it."""
    kind, sign, name = words.partition(":")
    known = kind.strip().casefold()
    if sign and known in set(TargetKind):
        if not name.strip():
            raise Invalid(known, f"the line names no {known} after the colon.")
        return Aim(TargetKind(known), name.strip())
    return Aim(TargetKind.PERSON, words)
