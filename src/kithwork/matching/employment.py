"""Positions of one person, folded from all records that show any."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithwork.domain.people import PositionFact
from kithwork.domain.records import PositionSeen, Record, Stay
from kithwork.matching import keys, organisations

# A source's own entry for a person: its name and its lasting key.
Entry = tuple[str, str]
# What makes two sights one position: organisation, title and kind of stay, all normalised.
Place = tuple[str, str, Stay]


@dataclass(frozen=True, slots=True)
class _Sight:
    """A position as one record shows it; `current` only while that record's word stands."""

    entry: Entry
    arrival: int
    seen: PositionSeen
    current: bool


def fold(records: Sequence[Record]) -> tuple[PositionFact, ...]:
    """The positions that `records` (in order of arrival) show, each place once.

    A position is current while the newest record of some source's entry that shows any
    position of its kind shows it as current: a LinkedIn row with another employer or title
    ends the one before, and another source's address book does not. A position without
    title joins the one that has a title at the same organisation. Dates: the latest stay
    that is dated; another source fills what it leaves open, and an end of it ends `current`.
    What is no organisation ("N/A") is left out. Current ones first, then as first seen.
    """
    sights = _sights(records)
    _name_untitled(sights)
    facts = [_fact(place, found) for place, found in sights.items()]
    return tuple(sorted(facts, key=lambda fact: not fact.current))


def stray_title(records: Sequence[Record]) -> str:
    """The latest title that stands with no organisation ("" when none does)."""
    title = ""
    for record in records:
        for seen in record.positions:
            if not organisations.normal_form(seen.organisation):
                title = _spaced(seen.title) or title
    return title


def _sights(records: Sequence[Record]) -> dict[Place, list[_Sight]]:
    newest = _newest(records)
    sights: dict[Place, list[_Sight]] = defaultdict(list)
    for arrival, record in enumerate(records):
        entry = (record.source, keys.source_key(record))
        for seen in record.positions:
            organisation = organisations.normal_form(seen.organisation)
            if organisation:
                place = (organisation, keys.title(seen.title), seen.stay)
                current = seen.current and newest[entry, seen.stay] == arrival
                sights[place].append(_Sight(entry, arrival, seen, current))
    return sights


def _newest(records: Sequence[Record]) -> dict[tuple[Entry, Stay], int]:
    """The last record of each source's entry that shows a position, by kind of stay."""
    return {
        ((record.source, keys.source_key(record)), seen.stay): arrival
        for arrival, record in enumerate(records)
        for seen in record.positions
    }


def _name_untitled(sights: dict[Place, list[_Sight]]) -> None:
    """Let each sight without a title speak of the titled position it most likely means."""
    for place in [place for place in sights if not place[1]]:
        organisation, _, stay = place
        titled = [other for other in sights if other[1] and other[::2] == (organisation, stay)]
        if titled:
            fullest = max(titled, key=lambda other: _likeliness(other, sights[other]))
            sights[fullest] += sights.pop(place)


def _likeliness(place: Place, sights: list[_Sight]) -> tuple[bool, date, str]:
    current = any(sight.current for sight in sights)
    return current, max(_from(sight) for sight in sights), place[1]


def _from(sight: _Sight) -> date:
    return sight.seen.from_on or date.min


def _fact(place: Place, sights: list[_Sight]) -> PositionFact:
    organisation, _, stay = place
    from_on, to_on = _dates(sights)
    return PositionFact(
        organisation=_spaced(max(sights, key=_arrival).seen.organisation),
        organisation_key=organisation,
        title=_spaced(max(sights, key=_titled_arrival).seen.title),
        stay=stay,
        from_on=from_on,
        to_on=to_on,
        current=to_on is None and any(sight.current for sight in sights),
    )


def _arrival(sight: _Sight) -> int:
    return sight.arrival


def _titled_arrival(sight: _Sight) -> tuple[bool, int]:
    return bool(keys.title(sight.seen.title)), sight.arrival


def _dates(sights: list[_Sight]) -> tuple[date | None, date | None]:
    """First and last day: of the latest dated stay, its gaps filled where that makes sense."""
    dated = sorted({_span(sight.seen) for sight in _standing(sights)}, key=_order, reverse=True)
    from_on, to_on = dated[0] if dated else (None, None)
    for other_from, other_to in dated[1:]:
        if from_on is None and other_from and (to_on is None or other_from <= to_on):
            from_on = other_from
        if to_on is None and other_to and (from_on is None or other_to >= from_on):
            to_on = other_to
    return from_on, to_on


def _standing(sights: list[_Sight]) -> list[_Sight]:
    """The dated sights, of each source's entry those of its newest record that has any."""
    dated = [sight for sight in sights if any(_span(sight.seen))]
    newest: dict[Entry, int] = {}
    for sight in dated:
        newest[sight.entry] = max(sight.arrival, newest.get(sight.entry, 0))
    return [sight for sight in dated if newest[sight.entry] == sight.arrival]


def _span(seen: PositionSeen) -> tuple[date | None, date | None]:
    """First and last day; dates the wrong way round are a slip of the source and say nothing."""
    if seen.from_on and seen.to_on and seen.to_on < seen.from_on:
        return None, None
    return seen.from_on, seen.to_on


def _order(span: tuple[date | None, date | None]) -> tuple[date, date]:
    return span[0] or date.min, span[1] or date.max


def _spaced(text: str) -> str:
    return " ".join(text.split())
