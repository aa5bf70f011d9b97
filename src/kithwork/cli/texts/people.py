"""People in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.domain.advice import NextStep
from kithwork.domain.asks import AskCard
from kithwork.domain.closeness import Closeness
from kithwork.domain.people import AddressKind
from kithwork.domain.records import Stay
from kithwork.flows.listings import PeopleList
from kithwork.store.queries.people import PersonCard, PersonRow, PositionCard
from kithwork.store.queries.ties import TieCard


def listing(found: PeopleList, *, offset: int, width: int | None) -> str:
    """A page of people, each with the one next step."""
    if not found.rows:
        return "Nobody here yet matches." if found.total == 0 else "That was everybody."
    rows = [
        (
            item.row.name,
            work(item.row.positions, item.row.headline),
            per_cent(item.row.strength),
            item.next.step.value,
            str(item.row.id),
        )
        for item in found.rows
    ]
    table = tables.draw(heads=("Name", "Work", "Strength", "Next", "Id"), rows=rows, width=width)
    shown = f"{offset + 1} to {offset + len(rows)} of {found.total}."
    return tables.joined(table, shown)


def fans(rows: Sequence[PersonRow], *, width: int | None) -> str:
    """The fan club."""
    if not rows:
        return "Nobody yet. Who would be glad to help you? Mark them with `kith fans add PERSON`."
    cells = [(row.name, work(row.positions, row.headline), str(row.id)) for row in rows]
    return tables.draw(heads=("Name", "Work", "Id"), rows=cells, width=width)


def work(positions: Sequence[PositionCard], headline: str) -> str:
    """What somebody does or last did, in a few words."""
    stays = [card for card in positions if card.stay is Stay.WORK]
    card = next((card for card in stays if card.current), next(iter(stays), None))
    if card is None:
        return headline
    held = ", ".join(part for part in (card.title, card.organisation) if part)
    return held if card.current else f"formerly {held}"


def per_cent(share: float | None) -> str:
    """A share 0..1 in per cent; empty when it is not known."""
    return "" if share is None else f"{round(share * 100)} %"


def whole(
    *,
    card: PersonCard,
    ties: Sequence[TieCard],
    asks_to: Sequence[AskCard],
    step: NextStep | None,
    near: Closeness | None,
) -> str:
    """A person whole, with the ids of what can be edited."""
    return tables.joined(
        _head(card, step),
        _facts(card, near),
        _part("Positions", [f"{position(found)}  {found.id}" for found in card.positions]),
        _part("Ties", [tie(found) for found in ties]),
        _part(
            "Asks",
            [f"{found.state}  {found.subject or found.channel}  {found.id}" for found in asks_to],
        ),
        _part(
            "Notes", [f"{note.created_at:%Y-%m-%d}  {note.text}  {note.id}" for note in card.notes]
        ),
        _part(
            "Touches",
            [_touch(found.on.isoformat(), found.kind, found.text) for found in card.touches],
        ),
        _part(
            "Seen in",
            sorted({f"{seen.source}: {seen.file}, line {seen.line}" for seen in card.seen_in}),
        ),
    )


def _head(card: PersonCard, step: NextStep | None) -> str:
    marks = [
        mark
        for mark, there in (
            ("this is you", card.is_me),
            ("fan", card.is_fan),
            ("do not contact", card.do_not_contact),
            ("removed", card.removed_at is not None),
        )
        if there
    ]
    title = f"{card.name} ({', '.join(marks)})" if marks else card.name
    return title if step is None else f"{title}\nNext: {step.reason}"


def _facts(card: PersonCard, near: Closeness | None) -> str:
    return tables.facts(
        [
            ("headline", card.headline),
            ("place", card.place),
            ("industry", card.industry),
            ("birthday", card.birthday),
            *[(kind.value, ", ".join(card.values(kind))) for kind in AddressKind],
            ("tags", ", ".join(card.tags)),
            ("last touch", card.last_touch_on.isoformat() if card.last_touch_on else ""),
            ("how close", near.rung.value if near else ""),
            ("in common", "; ".join(near.common) if near else ""),
            ("id", str(card.id)),
        ]
    )


def _part(title: str, lines: Sequence[str]) -> str:
    return f"{title}\n{tables.bullets(lines)}" if lines else ""


def _touch(on: str, kind: str, text: str) -> str:
    return f"{on}  {kind}" + (f": {text}" if text else "")


def position(card: PositionCard) -> str:
    """A position with its time."""
    words = ", ".join(part for part in (card.title, card.organisation) if part)
    first = card.from_on.isoformat() if card.from_on else ""
    last = card.to_on.isoformat() if card.to_on else ("now" if card.current else "")
    time = f"{first} – {last}" if first else last
    return f"{words} ({time})" if time else words


def tie(card: TieCard) -> str:
    """A tie with its strength, its evidence and, where it can be edited, its id."""
    reasons = "; ".join(reason.text for reason in card.evidence)
    name = "you" if card.other_is_me else card.other_name
    own = " (as you set it)" if card.strength_typed is not None else ""
    words = f"{name}, {per_cent(card.strength)}{own}"
    words += f": {reasons}" if reasons else ""
    return f"{words}  {card.id}" if card.id else words
