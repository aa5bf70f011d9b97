"""Given introductions in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.cli.texts import messages
from kithwork.domain.given_introductions import (
    MOVING,
    GivenCard,
    GivenDraft,
    GivenState,
    Party,
    Side,
    Suggestions,
)


def suggestions(found: Suggestions) -> str:
    """Who might be worth introducing to whom, each with its reasons."""
    pairs = [
        f"{one.left_name} and {one.right_name}\n{tables.bullets(one.reasons)}\n"
        f"  kith give begin {one.left} {one.right}"
        for one in found.pairs
    ]
    return tables.joined(*pairs, found.note)


def listing(cards: Sequence[GivenCard], *, width: int | None) -> str:
    """All of them, the latest moved first."""
    if not cards:
        return "You thought of introducing nobody yet. `kith give suggest` says who might fit."
    rows = [
        (_both(card), card.state.value, _answers(card), card.chat_name, str(card.id))
        for card in cards
    ]
    heads = ("Who", "State", "Answers", "After the chat with", "Id")
    return tables.draw(heads=heads, rows=rows, width=width)


def _both(card: GivenCard) -> str:
    return f"{card.left.name} and {card.right.name}"


def _answers(card: GivenCard) -> str:
    return ", ".join(one.consent.value for one in card.parties)


def shown(card: GivenCard, drafts: Sequence[GivenDraft]) -> str:
    """One of them whole: both people, the messages, and what to do next."""
    return tables.joined(
        f"{_both(card)}: {card.state.value}",
        "\n".join(_party(one) for one in card.parties),
        *(_draft(card, one) for one in drafts),
        following(card),
    )


def _party(one: Party) -> str:
    parts = [one.name, one.line, one.consent.value]
    through = [f"named by {one.met_through_name}"] if one.met_through_name else []
    why = [f"“{one.why}”"] if one.why else []
    return "  " + " · ".join(part for part in [*parts, *through, *why] if part)


def _draft(card: GivenCard, one: GivenDraft) -> str:
    names = {Side.LEFT: card.left.name, Side.RIGHT: card.right.name, Side.BOTH: "both"}
    letter = f"Subject: {one.message.subject}\n\n{one.message.text}"
    return tables.joined(
        f"To {names[one.side]}",
        "\n".join(f"    {line}".rstrip() for line in letter.splitlines()),
        messages.findings(one.remarks) if one.remarks else "",
    )


def following(card: GivenCard) -> str:
    """What to do next, as a command."""
    if card.state is GivenState.AGREED:
        return f"When you have written to both: kith give made {card.id}"
    if card.state in MOVING:
        return f"When you asked or heard: kith give mark {card.id} PERSON asked|agreed|declined"
    return f"To open it again: kith give reopen {card.id}"
