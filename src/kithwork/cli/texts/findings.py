"""What was learned, in words."""

from collections.abc import Iterator, Mapping

from kithwork.cli import tables
from kithwork.domain.debriefs import InquiryState
from kithwork.domain.findings import (
    FEWEST_VIEWS,
    MOST_VIEWS,
    Advised,
    ComparisonCard,
    FindingCard,
)
from kithwork.domain.questions import Theme
from kithwork.flows.findings import Learned
from kithwork.flows.recalls import WordDeck


def learned(found: Learned, *, names: Mapping[Theme, str], width: int | None) -> str:
    """Everything in the order of what to do with it; `names` are those of the themes."""
    if found.is_empty:
        return "Nothing is learned yet. `kith chat debrief` writes down what a chat brought."
    return tables.joined(
        _titled(_heading(found), tables.bullets([_finding(one) for one in found.findings])),
        _titled("These differ", tables.bullets([*map(_pair, found.contradictions)])),
        _titled("What helped", tables.bullets([*map(_advised, found.advised)])),
        _titled("To look into", tables.bullets([*_inquiries(found)])),
        _titled("Would it suit you?", tables.bullets([*_signs(found)])),
        _titled("The people of a field", tables.bullets([*_fields(found)])),
        _titled(
            "Words of the trade", tables.facts([(w.word, w.meaning or "–") for w in found.words])
        ),
        _titled("Views so far", _views(found, names, width)),
    )


def _heading(found: Learned) -> str:
    of = f" of {found.total}" if found.total > len(found.findings) else ""
    about = f" on {found.about}" if found.about else ""
    return f"{len(found.findings)}{of} findings{about}"


def _titled(title: str, text: str) -> str:
    return f"{title}\n{text}" if text else ""


def _finding(one: FindingCard) -> str:
    about = f"{one.about}: " if one.about else ""
    return f"{about}{one.claim} ({one.name}, {one.at:%Y-%m-%d}) {one.id}"


def _pair(one: ComparisonCard) -> str:
    return (
        f"“{one.left.claim}” ({one.left.name}) and “{one.right.claim}” ({one.right.name}). "
        f"Ask it: kith learned ask {one.id}"
    )


def _advised(one: Advised) -> str:
    became = " ".join(part for part in (one.did, one.came) if part)
    return f"{one.text} ({one.name}){f': {became}' if became else ''}"


def _inquiries(found: Learned) -> Iterator[str]:
    for one in found.inquiries:
        if one.state is InquiryState.OPEN:
            due = f", until {one.due_on}" if one.due_on else ""
            yield f"{one.text} ({one.name}{due}) {one.id}"


def _signs(found: Learned) -> Iterator[str]:
    for one in found.signs:
        yield f"{one.on}: {one.likes} for, {one.dislikes} against, based on {_talks(one.talks)}"


def _fields(found: Learned) -> Iterator[str]:
    for one in found.fields:
        if one.is_enough:
            again = f"{one.again} of {one.said} would talk again, " if one.said else ""
            liked = f"liked {one.liked:.1f} of 5 in {_talks(one.rated)}, " if one.liked else ""
            signs = f"{one.likes} signs for and {one.dislikes} against"
            based = f"based on {_talks(one.talks)}: few, so take care"
            yield f"{one.field}: {liked}{again}{signs}, {based}"


def _talks(number: int) -> str:
    return "1 talk" if number == 1 else f"{number} talks"


def _views(found: Learned, names: Mapping[Theme, str], width: int | None) -> str:
    if not found.people:
        return ""
    rows = [
        (names[one.theme], f"{one.views}", "enough" if not one.is_gap else "ask on")
        for one in found.coverage.themes
    ]
    heads = ("Theme", "Views", f"Of {FEWEST_VIEWS} to {MOST_VIEWS}")
    return tables.draw(heads=heads, rows=rows, width=width)


def words(deck: WordDeck) -> str:
    """The words to know, with what they mean and the key to name each by."""
    if not deck.cards:
        return "No words yet. Write them down after a chat, as “OKR: objectives and key results”."
    return tables.facts([(one.front, f"{one.back}  ({one.key})") for one in deck.cards])
