"""What an import will do, before it is written: which person each record is about.

The rules (practice.md D14; peers.md, pains 1, 2 and 10): one person is the same profile
address; the same key from the same source; or the same e-mail address with given or family
name agreeing. A name alone never joins: it makes a look-alike for the seeker to judge.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kithwork.domain.records import About, Record
from kithwork.matching import joins, look_alikes, names, rows
from kithwork.matching.known import Known
from kithwork.matching.look_alikes import LookAlike

__all__ = ["Entry", "Known", "LookAlike", "Plan", "Verdict", "make"]


class Verdict(StrEnum):
    """What an import does to a person; of a record, what it brings to them."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    TO_REVIEW = "to_review"


# Of several verdicts on a person's records, the first of these is the person's.
_STRONGEST_FIRST = (Verdict.TO_REVIEW, Verdict.NEW, Verdict.CHANGED, Verdict.SAME)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a plan, with its digest and its person.

    `handle` is positive for a known person, negative for a new one of this plan (-1, -2,
    ...). A SAME record is not kept again: it is known, or stands in the plan already.
    """

    record: Record
    digest: str
    handle: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do: an entry for each record, in order, and who may be whom."""

    entries: tuple[Entry, ...]
    look_alikes: tuple[LookAlike, ...]

    def verdicts(self) -> dict[int, Verdict]:
        """One verdict for each person, by handle."""
        found: dict[int, Verdict] = {}
        for entry in self.entries:
            before = found.get(entry.handle, entry.verdict)
            found[entry.handle] = min(before, entry.verdict, key=_STRONGEST_FIRST.index)
        return found

    def counts(self) -> dict[str, int]:
        """How many people are "new", "updated", "same", "to_review": each in exactly one class."""
        count = Counter(self.verdicts().values())
        return {
            "new": count[Verdict.NEW],
            "updated": count[Verdict.CHANGED],
            "same": count[Verdict.SAME],
            "to_review": count[Verdict.TO_REVIEW],
        }


def make(*, records: Sequence[Record], known: Known) -> Plan:
    """Plan the import of `records` among the people already there.

    Args:
        records: in order of arrival; the order does not matter for who is joined.
        known: look-ups into the people already there, see `Known`.

    Records about the seeker all go to `known.me` (to one new person when there is none),
    and so does every record that shares a key with them. Linear in the records, but for the
    names of the people known, each of which is looked at once.

    """
    seen = _rows(records, known)
    joined = joins.join(rows=seen, known=known)
    alike = look_alikes.find(rows=seen, people=joined.people, known=known)
    tangled = (LookAlike(*pair, (why,)) for pair, why in joined.tangled.items())
    return Plan(_entries(seen, joined.people, known, alike), (*alike, *tangled))


def _rows(records: Sequence[Record], known: Known) -> list[rows.Row]:
    """All records as compared; those about the seeker go by every name the seeker has."""
    mine = [names.read(record.name) for record in records if record.about is About.ME]
    if known.me is not None and known.me in known.names:
        mine.append(names.read(known.names[known.me]))
    called = frozenset(mark for name in mine for mark in names.marks(name))
    return [
        rows.read(record, also_called=called if record.about is About.ME else frozenset())
        for record in records
    ]


def _entries(
    seen: Sequence[rows.Row], people: Sequence[int], known: Known, alike: Sequence[LookAlike]
) -> tuple[Entry, ...]:
    doubtful = {person for pair in alike for person in (pair.left, pair.right)}
    written = set(known.digests)
    entries: list[Entry] = []
    for row, person in zip(seen, people, strict=True):
        content = (row.record.source, row.digest)
        verdict = Verdict.SAME if content in written else _verdict(person, doubtful)
        written.add(content)
        entries.append(Entry(row.record, row.digest, person, verdict))
    return tuple(entries)


def _verdict(person: int, doubtful: set[int]) -> Verdict:
    if person > 0:
        return Verdict.CHANGED
    return Verdict.TO_REVIEW if person in doubtful else Verdict.NEW
