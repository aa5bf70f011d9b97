"""What one more tie would change, in words."""

from kithwork.cli import tables
from kithwork.cli.texts.people import per_cent
from kithwork.domain.what_ifs import TargetChange, WhatIfAnswer

MOST_NAMED = 10


def answer(found: WhatIfAnswer) -> str:
    """Who would come near, and which ways would get warmer."""
    if found.refused:
        return found.refused
    return tables.joined(
        f"If you met {found.name} (a tie of {per_cent(found.warmth)})",
        _newcomers(found),
        _openness(found),
        _targets(found),
        _nearer(found),
    )


def _openness(found: WhatIfAnswer) -> str:
    change = found.openness
    if change is None:
        return ""
    said = (
        f"Separate sources among your contacts: {change.effective:.1f} of {change.contacts} now, "
        f"{change.then_effective:.1f} of {change.then_contacts} then."
    )
    if change.constraint is None:
        return said
    return f"{said} Constraint: {change.constraint:.2f} now, {change.then_constraint:.2f} then."


def _newcomers(found: WhatIfAnswer) -> str:
    if not found.newcomers:
        near = "1 person" if found.near == 1 else f"{found.near} people"
        return f"Nobody new within two ties; {near} there already."
    more = len(found.newcomers)
    names = [one.name for one in found.newcomers[:MOST_NAMED]]
    rest = [f"and {more - MOST_NAMED} more"] if more > MOST_NAMED else []
    said = f"Within two ties: {found.near} people now, {found.near + more} then:"
    return f"{said}\n{tables.bullets([*names, *rest])}"


def _targets(found: WhatIfAnswer) -> str:
    if not found.targets:
        return "Name whom you want to reach (`kith target add`), and the ways there are compared."
    if not found.warmer:
        return "No way to a target of yours would become warmer."
    return "\n".join(["Ways that would become warmer", *map(_target, found.warmer)])


def _nearer(found: WhatIfAnswer) -> str:
    return "\n".join(_covered(change) for change in found.nearer)


def _covered(change: TargetChange) -> str:
    now, then = change.covered, change.would_cover
    if now is None or then is None:
        return ""
    return (
        f"- {change.name}: within two ties {now.within_2} of {now.people} people now, "
        f"{then.within_2} then; within three {now.within_3} now, {then.within_3} then"
    )


def _target(change: TargetChange) -> str:
    before = "no way" if change.before is None else per_cent(change.before)
    names = " → ".join(step.name for step in change.steps)
    return f"- {change.name}: {before} now, {per_cent(change.after)} then, by {names}"
