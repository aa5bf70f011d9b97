"""Who helped, each once, and how: in words for the seeker (practice.md B26).

Rows tell what was done; nobody stands here for having been asked. What mattered most comes
first: a word put in for the seeker, an introduction or a name that led to a talk; then an opening
told of, a talk, what led nowhere yet, a promise kept, an offer to help.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from kithwork.domain import lists
from kithwork.domain.landed import Facts, Help, Helper, HelpKind

# What mattered most first, with whether it led to a talk or more.
_ORDER: tuple[tuple[HelpKind, bool], ...] = (
    (HelpKind.RECOMMENDED, True),
    (HelpKind.INTRODUCED, True),
    (HelpKind.NAMED, True),
    (HelpKind.RECOMMENDED, False),
    (HelpKind.OPENING, False),
    (HelpKind.TALKED, False),
    (HelpKind.INTRODUCED, False),
    (HelpKind.NAMED, False),
    (HelpKind.PROMISE, False),
    (HelpKind.FAN, False),
)
_MOST_NAMES, _LONGEST = 4, 90


def helpers(facts: Facts) -> tuple[Helper, ...]:
    """Everybody who helped and may be written to, once; those who helped most first."""
    found: dict[int, list[Help]] = defaultdict(list)
    for key, one in facts.helps:
        if key in facts.people:
            found[key].append(one)
    everybody = [_helper(facts, key, tuple(_ordered(helps))) for key, helps in found.items()]
    return tuple(sorted(everybody, key=lambda one: (_rank(one.helps), one.name, one.key)))


def _helper(facts: Facts, key: int, helps: tuple[Help, ...]) -> Helper:
    person = facts.people[key]
    return Helper(key, person.id, person.name, helps, tuple(_told(helps)))


def _rank(helps: Sequence[Help]) -> tuple[int, int]:
    """What mattered most, and how much there was."""
    return _weight(helps[0]), -len(helps)


def _weight(one: Help) -> int:
    return _ORDER.index((one.kind, one.led))


def _ordered(helps: Iterable[Help]) -> list[Help]:
    """What mattered most first; a name that an introduction followed is told as that alone.

    Of rows that tell one help, the first by date is told, and what came of any of them.
    """
    once: dict[tuple[object, ...], Help] = {}
    for one in sorted(helps, key=_when_and_what):
        first = once.setdefault(_same(one), one)
        once[_same(one)] = replace(first, led=one.led or first.led, made=one.made or first.made)
    introduced = {one.key for one in once.values() if one.kind is HelpKind.INTRODUCED}
    kept = (
        one
        for one in once.values()
        if not (one.kind is HelpKind.NAMED and one.key is not None and one.key in introduced)
    )
    return sorted(kept, key=lambda one: (_weight(one), one.on or date.min))


def _when_and_what(one: Help) -> tuple[date, str, tuple[str, ...]]:
    return one.on or date.min, one.whom, one.what


def _same(one: Help) -> tuple[object, ...]:
    """What makes two rows one help: whom a name or an introduction led to, else the thing."""
    if one.kind in (HelpKind.NAMED, HelpKind.INTRODUCED):
        return one.kind, one.key or one.whom.casefold()
    return one.kind, one.on, one.whom, one.what


def _told(helps: Sequence[Help]) -> list[str]:
    """One line a kind, in the order of the helps."""
    kinds: dict[HelpKind, list[Help]] = defaultdict(list)
    for one in helps:
        kinds[one.kind].append(one)
    return [line for kind, found in kinds.items() for line in _WORDS[kind](found)]


def _recommended(helps: Sequence[Help]) -> list[str]:
    return [_spoke(one) for one in helps]


def _spoke(one: Help) -> str:
    to = f" to {one.whom}" if one.whom else ""
    matter = f", for {_cut(one.what[0])}" if one.what else ""
    led = "; something came of it" if one.led else ""
    return f"recommended you{to}{matter}{_on(one)}{led}"


def _introduced(helps: Sequence[Help]) -> list[str]:
    made = [one for one in helps if one.made]
    agreed = [one for one in helps if not one.made]
    lines = [f"introduced you to {_whom(made)}{_led(made)}"] if made else []
    return [*lines, *([f"agreed to introduce you to {_whom(agreed)}"] if agreed else [])]


def _named(helps: Sequence[Help]) -> list[str]:
    return [f"named {_whom(helps)} to you{_led(helps)}"]


def _opening(helps: Sequence[Help]) -> list[str]:
    return [f"told you of an opening{_on(one)}: {_quoted(one.what[0])}" for one in helps]


def _talked(helps: Sequence[Help]) -> list[str]:
    days = lists.listed([f"{one.on.day} {one.on:%B %Y}" for one in helps if one.on])
    said = next((_quoted(one.what[0]) for one in helps if one.what), "")
    return [f"talked with you on {days}" + (f"; what helped: {said}" if said else "")]


def _promise(helps: Sequence[Help]) -> list[str]:
    return [f"kept a promise{_on(one)}: {_quoted(one.what[0])}" for one in helps]


def _fan(_helps: Sequence[Help]) -> list[str]:
    return ["offered to help you"]


_WORDS: dict[HelpKind, Callable[[Sequence[Help]], list[str]]] = {
    HelpKind.RECOMMENDED: _recommended,
    HelpKind.INTRODUCED: _introduced,
    HelpKind.NAMED: _named,
    HelpKind.OPENING: _opening,
    HelpKind.TALKED: _talked,
    HelpKind.PROMISE: _promise,
    HelpKind.FAN: _fan,
}


def _whom(helps: Sequence[Help]) -> str:
    return lists.first_few([one.whom for one in helps], most=_MOST_NAMES)


def _led(helps: Sequence[Help]) -> str:
    """Whom of them the seeker talked with."""
    led = [one for one in helps if one.led]
    if not led:
        return ""
    if len(helps) == 1:
        return ", and you talked"
    return f"; you talked with {_whom(led)}"


def _on(one: Help) -> str:
    return f" on {one.on.day} {one.on:%B %Y}" if one.on else ""


def _quoted(text: str) -> str:
    return f"\u201c{_cut(text)}\u201d"


def _cut(text: str) -> str:
    line = " ".join(text.split()).rstrip(".")
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_LONGEST].rsplit(' ', 1)[0]}\u2026"
