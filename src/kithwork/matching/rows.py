"""A record with everything it is compared by, worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from kithwork.domain.records import About, NameSeen, Record
from kithwork.matching import keys, names


class Authority(IntEnum):
    """How much a key says about whose record it is: the smaller, the more."""

    ME = 0
    DIGEST = 1
    KEY = 2
    PROFILE = 3
    EMAIL = 4


# A key two records may share, with its authority in front.
Mark = tuple[Authority, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A record as compared. Two rows with a mark in common are about one person."""

    record: Record
    digest: str
    name: NameSeen
    # Whether and how the names agree (names.marks).
    called: frozenset[str]
    key: str
    profiles: tuple[str, ...]
    emails: tuple[str, ...]

    def about_me(self) -> bool:
        """Whether the record tells of the seeker."""
        return self.record.about is About.ME

    def marks(self) -> list[Mark]:
        """Every key of the row that may tell it to be about the same person as another."""
        marks = [(Authority.DIGEST, self.record.source, self.digest)]
        if self.about_me():
            marks.append((Authority.ME, "", ""))
        if self.key:
            marks.append((Authority.KEY, self.record.source, self.key))
        marks += [(Authority.PROFILE, "", profile) for profile in self.profiles]
        marks += [(Authority.EMAIL, part, email) for email in self.emails for part in self.called]
        return marks


def read(record: Record, *, also_called: frozenset[str] = frozenset()) -> Row:
    """The row of `record`; `also_called` are further marks of the name it goes by."""
    name = names.read(record.name)
    return Row(
        record=record,
        digest=record.digest(),
        name=name,
        called=names.marks(name) | also_called,
        key=keys.source_key(record),
        profiles=_once(keys.profile(url) for url in (*record.profiles, record.key)),
        emails=_once(keys.email(seen.value) for seen in record.emails),
    )


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in found if key))
