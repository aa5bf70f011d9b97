"""Asks and introductions in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.cli.texts import messages
from kithwork.domain.asks import AskCard, AskState, IntroductionText
from kithwork.domain.introductions import ALLOWED, IntroductionCard

TO_INTRODUCER = "to_introducer"


def drafted(card: AskCard) -> str:
    """Every text of an ask, what the checker found, and what to do next."""
    own = [remark for remark in card.remarks if remark.on != TO_INTRODUCER]
    theirs = [remark for remark in card.remarks if remark.on == TO_INTRODUCER]
    return tables.joined(
        *[_introduction(found) for found in card.introductions],
        messages.findings(theirs) if theirs else "",
        f"To {card.name} ({card.channel.value}, {card.state.value})",
        _letter(card.subject, card.text),
        messages.findings(own) if own else "",
        _missing(card.missing),
        _next(card),
    )


def _introduction(found: IntroductionText) -> str:
    letter = _letter(found.subject, found.text)
    return f"First, to {found.name} ({found.state})\n\n{letter}"


def _letter(subject: str, text: str) -> str:
    letter = f"Subject: {subject}\n\n{text}" if subject else text
    return "\n".join(f"    {line}".rstrip() for line in letter.splitlines())


def _missing(missing: dict[str, str]) -> str:
    if not missing:
        return ""
    lines = [f"{question} (--{name.replace('_', '-')})" for name, question in missing.items()]
    return f"It would be better still with:\n{tables.bullets(lines)}"


def _next(card: AskCard) -> str:
    if card.state is not AskState.DRAFTED:
        return ""
    waiting = next((found for found in card.introductions if found.state not in ALLOWED), None)
    if waiting is not None:
        return (
            f"When you have sent it to {waiting.name}: "
            f"kith introduction mark {waiting.introduction} asked"
        )
    return f"When you have sent it: kith ask mark {card.id} sent"


def listing(cards: Sequence[AskCard], *, width: int | None) -> str:
    """The asks, open ones first."""
    if not cards:
        return "No asks yet. Draft one with `kith ask PERSON`."
    rows = [
        (
            card.name,
            card.state.value,
            card.channel.value,
            ", ".join(found.name for found in card.introductions),
            (card.sent_at or card.drafted_at).strftime("%Y-%m-%d"),
            str(card.id),
        )
        for card in cards
    ]
    return tables.draw(heads=("To", "State", "By", "Via", "Since", "Id"), rows=rows, width=width)


def introductions(cards: Sequence[IntroductionCard], *, width: int | None) -> str:
    """The introductions, the latest moved first."""
    if not cards:
        return "No introductions yet. `kith ask PERSON --via SOMEBODY` drafts one."
    rows = [
        (
            card.introducer_name,
            card.target_name,
            card.state.value,
            card.changed_at.strftime("%Y-%m-%d"),
            str(card.id),
        )
        for card in cards
    ]
    return tables.draw(heads=("Who", "Leads to", "State", "Since", "Id"), rows=rows, width=width)
