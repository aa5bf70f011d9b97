"""The report on a search in words."""

import math

from kithwork.cli import tables
from kithwork.cli.texts import recommendations
from kithwork.domain.reports import Branch, Footing, Growth, Report, Stage, StageName, Variety
from kithwork.domain.shares import Product, Rate, Share

MOST_BRANCHES, DEEPEST, WIDEST = 40, 8, 200
EMPTY = (
    "Nothing to report yet. Ask somebody for a short chat, or write down one that you had: "
    "from then on this says what it brings."
)
_STAGES = {
    StageName.ASKS: "asks sent",
    StageName.ANSWERS: "answered",
    StageName.CHATS: "chats held",
    StageName.REFERRALS: "people named",
    StageName.ONWARD: "chats with them",
}
_FOOTINGS = {
    Footing.WARM: "warm: introduced, named or known",
    Footing.REASON: "cold, with a reason of its own",
    Footing.COLD: "cold",
}


def report(found: Report, *, width: int | None) -> str:
    """The report from what was learned to where it grows; wide tables are cut to `width`."""
    if found.since is None:
        return EMPTY
    return tables.joined(
        _brought(found),
        _stages(found, width),
        _replies(found, width),
        growth(found.growth),
        _introducers(found, width),
        recommendations.listing(found.recommendations, width=width)
        if found.recommendations
        else "",
        _tree(found, width),
        _varieties(found, width),
        _weeks(found, width),
    )


def _brought(found: Report) -> str:
    learned = found.learned
    days = found.until_chat
    people, talks = _counted(found.met, "person", "people"), _counted(found.chats, "chat", "chats")
    findings = _counted(learned.findings, "finding", "findings")
    words = _counted(learned.words, "word", "words")
    pairs = [
        ("Since", f"{found.since}"),
        ("Talked with", f"{people} in {talks}"),
        ("Learned", f"{findings}, {words} of the trade"),
        ("Openings raised", str(len(learned.openings) or "")),
        ("Would talk again", share(found.would_again) if found.would_again.of else ""),
        ("How close", ", ".join(f"{number} {rung.value}" for rung, number in found.closeness)),
        ("From ask to chat", f"{days.median:.0f} days (half: {days.low:.0f} to {days.high:.0f}), "
         f"based on {days.of}" if days else ""),
    ]  # fmt: skip
    return tables.facts(pairs)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def share(found: Share) -> str:
    """A share with its bounds and what it rests on."""
    if found.value is None:
        return "too early to say"
    return (
        f"{found.value:.0%} ({found.low:.0%} to {found.high:.0%}), "
        f"based on {found.of} of yours"
    )  # fmt: skip


def _number(found: Rate | Product) -> str:
    if found.value is None:
        return "too early to say"
    high = "" if math.isinf(found.high) else f" to {found.high:.1f}"
    return f"{found.value:.2f} ({found.low:.1f}{high})"


def _stages(found: Report, width: int | None) -> str:
    rows = [(_STAGES[one.name], str(one.count), _of_before(one)) for one in found.stages]
    return tables.draw(heads=("", "So many", "Of the line before"), rows=rows, width=width)


def _of_before(stage: Stage) -> str:
    if stage.share:
        waits = f"; {stage.waiting} may still come" if stage.waiting else ""
        others = f"; {stage.other_ways} came another way" if stage.other_ways else ""
        return share(stage.share) + others + waits
    return f"{_number(stage.rate)} a chat, based on {stage.rate.of}" if stage.rate else ""


def _replies(found: Report, width: int | None) -> str:
    rows = [(_FOOTINGS[Footing(one.name)], share(one.share)) for one in found.by_footing]
    rows += [(f"by {one.name}", share(one.share)) for one in found.by_channel]
    note = "Answers by what the ask rests on begin with what others saw, as ten cases at most."
    return tables.joined(tables.draw(heads=("Asks", "Answered"), rows=rows, width=width), note)


def growth(found: Growth) -> str:
    """R and what it is made of."""
    pairs = [
        ("Growth R", _number(found.r)),
        ("Named per chat", f"{_number(found.named)}, based on {found.named.of}"),
        ("Followed up", share(found.followed)),
        ("Became a chat", share(found.held)),
    ]
    return tables.joined(tables.facts(pairs), "Above 1 each chat leads to more than one new one.")


def _introducers(found: Report, width: int | None) -> str:
    if not found.introducers:
        return ""
    rows = [(one.who.name, str(one.chats), str(one.told), str(one.owed), str(one.introduced))
            for one in found.introducers]  # fmt: skip
    heads = ("Who led you there", "Chats", "Told", "Owed", "You introduced them to")
    return tables.draw(heads=heads, rows=rows, width=width)


def _tree(found: Report, width: int | None) -> str:
    branches = found.tree.branches
    if not branches:
        return ""
    lines = [_branch(one, width) for one in branches[:MOST_BRANCHES]]
    left = len(branches) - len(lines)
    more = [f"and {left} more; --json tells all"] if left else []
    return "\n".join(["Who led to whom", *lines, *more])


def _branch(found: Branch, width: int | None) -> str:
    step = "  " * min(found.depth, DEEPEST)
    below = f", led to {found.below}" if found.below else ""
    line = f"- {found.who.name} ({found.reached.value}{below})"
    return step + tables.cut(line, width=(width or WIDEST) - len(step))


def _varieties(found: Report, width: int | None) -> str:
    rows = [_variety(one) for one in found.varieties if one.known]
    if not rows:
        return ""
    heads = ("By", "Kinds", "As varied as", "Evenness", "Most", "Not known")
    return tables.draw(heads=heads, rows=rows, width=width)


def _variety(one: Variety) -> tuple[str, ...]:
    even = "" if one.evenness is None else f"{one.evenness:.2f}"
    most = f"{one.top[0][0]}: {one.top[0][1]} of {one.known}"
    return one.by.value, str(one.kinds), f"{one.as_many:.1f}", even, most, str(one.unknown)


def _weeks(found: Report, width: int | None) -> str:
    rows = [
        (f"{one.on}", str(one.asks), str(one.answers), str(one.chats), str(one.names))
        for one in found.rhythm.weeks[-8:]
    ]
    heads = ("Week from", "Asks", "Answers", "Chats", "Names")
    return tables.draw(heads=heads, rows=rows, width=width)
