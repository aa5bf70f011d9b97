"""How close two people came, from a stranger to somebody who speaks for one (practice.md E03)."""

from dataclasses import dataclass
from enum import StrEnum

from kithwork.domain.ties import Origin

# From so strong on a tie is a friend's; the same bound by which ties of friends fade (P3).
FRIENDLY = 0.6
# So many days on which something happened make an acquaintance.
DAYS_OF_ACQUAINTANCE = 2


class Rung(StrEnum):
    """The rungs of the ladder, the lowest first."""

    STRANGER = "stranger"
    MET = "met"
    ACQUAINTANCE = "acquaintance"
    COLLEAGUE = "colleague"
    FRIEND = "friend"
    ADVOCATE = "advocate"


@dataclass(frozen=True, slots=True)
class Known:
    """What rows tell of the seeker and somebody. `strength` 0..1 of their tie, 0 without one.

    `days`: on how many something happened; `again`: they would talk again; `spoke`: they
    introduced the seeker, told of an opening, or recommended them (D12).
    """

    strength: float = 0.0
    origin: Origin = Origin.UNKNOWN
    days: int = 0
    again: bool = False
    spoke: bool = False


@dataclass(frozen=True, slots=True)
class Closeness:
    """Where the seeker stands with somebody, what they have in common, what brings them closer.

    `closer` is empty on the highest rung.
    """

    rung: Rung
    common: tuple[str, ...] = ()
    closer: str = ""


_CLOSER = {
    Rung.STRANGER: "Ask somebody you both know to introduce you.",
    Rung.MET: "Be in touch a second time: say thanks, or tell what came of it.",
    Rung.ACQUAINTANCE: "Do something for them: an article, a name, an introduction.",
    Rung.COLLEAGUE: "Meet without a purpose now and then; ask how they are.",
    Rung.FRIEND: "Tell them plainly what you look for: friends like to help.",
}


def rung(known: Known) -> Rung:
    """The highest rung that what is known allows; more knowledge never leads down."""
    if known.spoke:
        return Rung.ADVOCATE
    if known.strength >= FRIENDLY or known.origin in {Origin.FAMILY, Origin.SOCIAL}:
        return Rung.FRIEND
    if known.origin is Origin.WORK:
        return Rung.COLLEAGUE
    if known.again or known.days >= DAYS_OF_ACQUAINTANCE:
        return Rung.ACQUAINTANCE
    return Rung.MET if known.strength > 0 or known.days else Rung.STRANGER


def closer(at: Rung) -> str:
    """What leads one rung up, in words for the seeker; empty on the highest."""
    return _CLOSER.get(at, "")
