"""Paths in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.cli.target_files import Line
from kithwork.cli.texts import imports
from kithwork.cli.texts.people import per_cent
from kithwork.domain.paths import PathAnswer, PathStep, TargetKind, WarmPath


def lines(found: Sequence[Line], *, width: int | None) -> str:
    """How warm the best way to each of several is, and whom to ask first."""
    rows = [
        (each.found, *_best(each.found)) for each in found if isinstance(each.found, PathAnswer)
    ]
    table = tables.draw(
        heads=("Target", "Warmth", "Ask first"),
        rows=[(told.target, warmth, first) for told, warmth, first in rows],
        width=width,
    )
    problems = [problem for each in found for problem in each.problems]
    hint = "`kith path TARGET` tells the ways to one of them, and why each tie should hold."
    return tables.joined(table, imports.problems(problems), hint)


def _best(found: PathAnswer) -> tuple[str, str]:
    if found.paths:
        return per_cent(found.paths[0].warmth), found.paths[0].steps[0].name
    if found.ask_around:
        return "", f"no way yet; ask around: {found.ask_around[0].name}"
    return "", "no way yet"


def answer(found: PathAnswer) -> str:
    """The ways to one target, or why there is none and whom to ask around."""
    return tables.joined(
        f"Ways to {found.target}",
        *[_way(number, way) for number, way in enumerate(found.paths, start=1)],
        found.none_because or "",
        _group(found),
        _around(found),
        "\n".join(found.left_out),
    )


def _way(number: int, way: WarmPath) -> str:
    names = " → ".join(step.name for step in way.steps)
    return "\n".join([f"{number}. {names}  {per_cent(way.warmth)}", *_steps(way)])


def _steps(way: WarmPath) -> list[str]:
    several = len(way.steps) > 1
    return [
        _step(step, weakest=several and place == way.weakest)
        for place, step in enumerate(way.steps)
    ]


def _step(step: PathStep, *, weakest: bool) -> str:
    reasons = "; ".join(reason.text for reason in step.evidence)
    words = f"   {step.name}" + (f" ({step.headline})" if step.headline else "")
    words += f", {per_cent(step.warmth)}"
    words += f": {reasons}" if reasons else ""
    return words + (" [the weakest tie]" if weakest else "")


def _group(found: PathAnswer) -> str:
    """How a group is reached as a whole, where anybody of it is known here."""
    if found.coverage is None or not found.coverage.people:
        return ""
    near = found.coverage
    said = f"Known here: {near.people}. Within two ties of you: {near.within_2}; "
    lines = [f"{said}within three: {near.within_3}."]
    lines += [
        f"- {one.name} is the best way to {one.reaches} of them: "
        f"{per_cent(one.warmth)} on average, "
        f"{per_cent(one.without)} without."
        for one in found.leading
    ]
    return "\n".join(lines)


OPTIONS = {
    TargetKind.ORGANISATION: "--who-do-you-know",
    TargetKind.ROLE: "--who-works-as",
    TargetKind.PERSON: "--who-knows",
}


def _around(found: PathAnswer) -> str:
    if not found.ask_around:
        return ""
    lines = [f"{one.name}: {one.reason}" for one in found.ask_around]
    title = "Whom to ask around"
    first, option = found.ask_around[0], OPTIONS[found.ask_about_kind]
    hint = f'\nReady to send: kith ask {first.person} {option} "{found.ask_about}"'
    return f"{title}\n{tables.bullets(lines)}{hint}"
