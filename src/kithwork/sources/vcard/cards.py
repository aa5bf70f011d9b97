"""vCards in (2.1, 3.0, 4.0) and out (4.0)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from kithwork.domain.records import Problem, Record
from kithwork.sources import cells, texts
from kithwork.sources.vcard import lines, people
from kithwork.sources.vcard.lines import Logical, Property
from kithwork.sources.vcard.people import Card
from kithwork.sources.vcard.written import write

__all__ = ["parse", "recognises", "write"]

# Deepest nesting of components within a card; real ones have one level, an assistant's card.
MAX_NESTED = 20
# Most properties gathered of one card.
MAX_PROPERTIES = 5_000

_BEGIN = re.compile(r"\s*BEGIN:VCARD\s*", re.IGNORECASE)


def recognises(head: bytes, *, file: str) -> bool:
    """Whether the first line that is not empty begins a card, or a later one in a .vcf file."""
    found = [line.text for line in texts.head_lines(head) if line.text.strip()]
    if not file.lower().endswith((".vcf", ".vcard")):
        found = found[:1]
    return any(_BEGIN.fullmatch(text) for text in found)


def parse(stream: BinaryIO, *, file: str) -> Iterator[Record | Problem]:
    """The people of a vCard file, each with its problems behind it.

    A card within a card (an assistant's) is no person of its own. A card that does not end,
    or nests deeper than `MAX_NESTED`, is refused; reading goes on behind it.
    """
    reader = _Reader(file)
    for line in lines.unfolded(texts.rewindable(stream)):
        yield from reader.take(line)
    yield from reader.finish()


class _Reader:
    """Reads logical lines and gives out what each completed card says."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._card: Card | None = None
        self._inner: list[str] = []
        self._beyond = 0
        # Cards begun since one was last ended.
        self._begun = 0
        self._last = ""

    def take(self, line: Logical) -> Iterator[Record | Problem]:
        """Takes one line."""
        item = None if line.fault else lines.taken_apart(line)
        name, last = (item.name if item else ""), self._last
        self._last = name
        if item and name in ("BEGIN", "END"):
            component = item.raw.strip().upper()
            if name == "END":
                yield from self._end(component)
            elif component == "VCARD" and not self._inner and last != "AGENT":
                yield from self._begin(line.number)
            elif self._card:
                self._descend(component)
        elif self._card and not self._inner and (not item or name in lines.WANTED):
            self._keep(self._card, line, item)

    def finish(self) -> Iterator[Problem]:
        """Ends the file."""
        if self._card:
            yield self._unfinished(self._card)

    def _begin(self, number: int) -> Iterator[Problem]:
        self._begun += 1
        if self._card and (self._card.size or self._begun == 2):
            yield self._unfinished(self._card)
        self._card = Card(number, cells.Faults(self._file, number))

    def _unfinished(self, card: Card) -> Problem:
        return Problem(self._file, card.line, "", "The card has no END:VCARD; left out.")

    def _descend(self, component: str) -> None:
        if len(self._inner) < MAX_NESTED:
            self._inner.append(component)
        else:
            self._beyond += 1

    def _end(self, component: str) -> Iterator[Record | Problem]:
        if self._beyond and component in self._inner:
            self._begun = MAX_NESTED + 1
            self._beyond -= 1
        elif component in self._inner:
            while self._inner.pop() != component:
                pass
        elif component == "VCARD" and self._card:
            yield from self._completed(self._card)
            self._card = None
            self._inner.clear()
            self._begun = self._beyond = 0

    def _completed(self, card: Card) -> Iterator[Record | Problem]:
        if self._begun > MAX_NESTED or self._beyond:
            why = f"The card nests deeper than {MAX_NESTED} levels; left out."
            yield Problem(self._file, card.line, "", why)
            return
        if record := people.record(card, file=self._file):
            yield record
        # A value looked at twice is wrong twice.
        yield from dict.fromkeys(card.faults.problems)

    def _keep(self, card: Card, line: Logical, item: Property | None) -> None:
        card.size += 1
        if card.size == MAX_PROPERTIES + 1:
            why = f"The card has more than {MAX_PROPERTIES:,} lines; the rest was not read."
            card.faults.add("", why, line=line.number)
        elif item and item.name == "VERSION":
            card.version = item.raw.strip()
        elif card.size <= MAX_PROPERTIES and item:
            card.by_name.setdefault(item.name, []).append(item)
        elif card.size <= MAX_PROPERTIES:
            why = line.fault or "is no line of a vCard"
            card.faults.add("", f"This line {why}; left out.", line=line.number)
