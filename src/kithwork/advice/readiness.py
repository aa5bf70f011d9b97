"""How ready a chat is: a short checklist, and the gaps by name (practice.md B16, B20, D25).

Each item that fits the kind of talk counts by its weight. Without questions (D30), a day, a
place, a goal or a look at the brief nobody is ready, whatever the score; the rest is advice.
Rehearsing is never a condition (D39). A warm-up has no stakes: its list is the shortest (F09).
"""

import re
from collections.abc import Iterator

from kithwork.domain.chats import ChatKind, Mode
from kithwork.domain.readiness import COMPUTED, Dress, Item, Line, Preparation, Readiness

# How much each item counts [ours]: what a talk is for comes before what one wears.
WEIGHTS: dict[Item, int] = {
    Item.QUESTIONS: 20,
    Item.DAY: 12,
    Item.GOAL: 12,
    Item.BRIEF: 10,
    Item.REHEARSAL: 10,
    Item.PLACE: 8,
    Item.HOMEWORK: 8,
    Item.CONFIRMED: 4,
    Item.LINK: 4,
    Item.EARLY: 4,
    Item.ZONE: 4,
    Item.NUMBER: 3,
    Item.QUIET: 3,
    Item.LOOK: 3,
    Item.CARD: 2,
    Item.RESUME: 2,
    Item.COFFEE: 1,
}
# Without one of these a talk fails.
ESSENTIAL = frozenset({Item.DAY, Item.PLACE, Item.GOAL, Item.BRIEF, Item.QUESTIONS})
# What only one way of talking needs (F11-F13, C36, C37).
_OF_MODE: dict[Mode, frozenset[Item]] = {
    Mode.IN_PERSON: frozenset({Item.EARLY, Item.LOOK, Item.CARD, Item.RESUME, Item.COFFEE}),
    Mode.VIDEO: frozenset({Item.LINK, Item.QUIET, Item.LOOK}),
    Mode.PHONE: frozenset({Item.QUIET}),
}
_ALWAYS = frozenset(
    {
        Item.DAY, Item.PLACE, Item.GOAL, Item.HOMEWORK, Item.BRIEF, Item.QUESTIONS,
        Item.REHEARSAL, Item.CONFIRMED, Item.NUMBER,
    }
)  # fmt: skip
# Beginnings of words that tell how a field dresses [ours].
_DRESS: dict[Dress, tuple[str, ...]] = {
    Dress.FORMAL: (
        "law", "legal", "bank", "financ", "insur", "consult", "audit", "diplom", "hotel",
    ),
    Dress.STURDY: (
        "construct", "manufact", "mechanic", "agricult", "farm", "logist", "warehous", "mining",
        "forest", "garden", "craft",
    ),
    Dress.NEAT: (
        "software", "comput", "internet", "informat", "design", "media", "research", "biotech",
        "pharma", "medic", "health", "hospital", "educat", "school", "universit", "nonprofit",
        "science", "engineer", "energy", "retail",
    ),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_WARM_UP = frozenset({Item.DAY, Item.PLACE, Item.QUESTIONS})


def of(*, preparation: Preparation) -> Readiness:
    """The checklist of a chat with its score and gaps."""
    lines = tuple(_line(preparation, item) for item in _fitting(preparation))
    whole = sum(WEIGHTS[one.item] for one in lines)
    done = sum(WEIGHTS[one.item] for one in lines if one.is_done)
    missing = {one.item for one in lines if not one.is_done}
    return Readiness(
        lines,
        score=done * 100 // whole,
        is_ready=not missing & ESSENTIAL,
        dress=dress(preparation.field),
    )


def dress(field: str) -> Dress:
    """How people of a field dress, from any words about it; of several fields the first."""
    for word in _WORD.findall(field.casefold()):
        for found, beginnings in _DRESS.items():
            if word.startswith(beginnings):
                return found
    return Dress.UNKNOWN


def _fitting(preparation: Preparation) -> Iterator[Item]:
    """What this kind of talk needs."""
    if preparation.kind is ChatKind.WARM_UP:
        wanted = _WARM_UP
    else:
        wanted = _ALWAYS | _OF_MODE[preparation.mode]
    for item in Item:
        if item in wanted or (item is Item.ZONE and preparation.other_clock):
            yield item


def _line(preparation: Preparation, item: Item) -> Line:
    if item not in COMPUTED:
        return Line(item, is_done=item in preparation.ticked, by_hand=True)
    told = {
        Item.DAY: preparation.has_day,
        Item.PLACE: preparation.has_place,
        Item.GOAL: preparation.goals > 0,
        Item.HOMEWORK: preparation.homework > 0,
        Item.QUESTIONS: preparation.questions > 0,
        Item.REHEARSAL: preparation.rehearsals > 0,
    }
    return Line(item, is_done=told[item], by_hand=False)
