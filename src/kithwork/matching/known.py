"""What a plan needs to know of the people already there."""

from dataclasses import dataclass, field

from kithwork.domain.records import NameSeen


@dataclass(slots=True)
class Known:
    """Look-ups into the people already there; a person is a positive number.

    me: the seeker. digests: (source, digest) of each record kept, keys: (source, normalised
    source key), profiles: profile key, each to its person. emails: e-mail key to everybody
    who has it. names: each person's name as kept, for the e-mail rule and for look-alikes;
    one without given and family name is read for them. apart: pairs (smaller number first)
    that the seeker said are two people.
    """

    me: int | None = None
    digests: dict[tuple[str, str], int] = field(default_factory=dict)
    keys: dict[tuple[str, str], int] = field(default_factory=dict)
    profiles: dict[str, int] = field(default_factory=dict)
    emails: dict[str, list[int]] = field(default_factory=dict)
    names: dict[int, NameSeen] = field(default_factory=dict)
    apart: set[tuple[int, int]] = field(default_factory=set)
