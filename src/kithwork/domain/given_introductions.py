"""Given introductions: the seeker brings two people together, once both said yes (E12)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Conflict, Invalid
from kithwork.domain.messages import Message, Remark

# Whom the seeker knows well enough to introduce: half-way between a weak and a middling tie.
KNOWN_FROM = 0.3
MOST_SUGGESTIONS = 5
# So many of the best known are looked at, two by two.
MOST_LOOKED_AT = 150
LONGEST_WHY = 300
# The touch that an introduction leaves with each of the two.
GIVEN_TOUCH = "introduced"


class GivenState(StrEnum):
    """Where it stands. Laid aside it is dropped before anybody was asked, lapsed after."""

    IDEA = "idea"
    ASKED = "asked"
    AGREED = "agreed"
    MADE = "made"
    DECLINED = "declined"
    LAPSED = "lapsed"
    DROPPED = "dropped"


class Consent(StrEnum):
    """What one of the two said."""

    UNASKED = "unasked"
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


class Side(StrEnum):
    """One of the two, or both: to whom a message goes."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


# Those that still move, and those that can be opened again.
MOVING = (GivenState.IDEA, GivenState.ASKED, GivenState.AGREED)
OVER = (GivenState.MADE, GivenState.DECLINED, GivenState.LAPSED, GivenState.DROPPED)
# A "no" may turn into a "yes", or was marked by mistake.
ANSWERABLE = (*MOVING, GivenState.DECLINED)


class CannotMove(Conflict):
    """It is not in a state that leads to the one wanted."""

    def __init__(self, now: GivenState, wanted: str) -> None:
        super().__init__(
            f"A given introduction that is “{now}” cannot become “{wanted}”. Nothing was changed."
        )


class NotBoth(Conflict):
    """The introducing message waits for both."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has not agreed yet. Introduce the two once both have said yes; "
            "nothing was changed."
        )


class Oneself(Invalid):
    """An introduction needs two people beside the seeker."""

    def __init__(self) -> None:
        super().__init__("other", "must be somebody else than the person, and not you.")


class Acquainted(Conflict):
    """The two know each other."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(
            f"{left} and {right} know each other already: a tie between them is kept. "
            "Nothing was changed."
        )


class Begun(Conflict):
    """The two stand in a given introduction already."""

    def __init__(self, left: str, right: str, given: UUID) -> None:
        super().__init__(
            f"You thought of introducing {left} and {right} before: {given}. "
            "Go on there, or open it again."
        )
        self.given = given


class NotOfThem(Invalid):
    """Named is somebody who is none of the two."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(field, f"must be {what}.")


def standing(left: Consent, right: Consent) -> GivenState:
    """Where two answers bring it: both must agree, one "no" is enough."""
    answers = {left, right}
    if Consent.DECLINED in answers:
        return GivenState.DECLINED
    if answers == {Consent.AGREED}:
        return GivenState.AGREED
    return GivenState.IDEA if answers == {Consent.UNASKED} else GivenState.ASKED


def laid_aside(state: GivenState) -> GivenState:
    """What one that is let go becomes; raises CannotMove when it is over."""
    if state not in MOVING:
        raise CannotMove(state, GivenState.DROPPED)
    return GivenState.DROPPED if state is GivenState.IDEA else GivenState.LAPSED


def asked_again(consent: Consent) -> Consent:
    """What an answer is once it is open again: a "no" waits for another one."""
    return Consent.ASKED if consent is Consent.DECLINED else consent


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two: `why` says what they gain by it; `line` who they are, in a few words.

    `met_through` is the chat in which their name was given, `met_through_name` who gave it.
    """

    id: UUID
    name: str
    given: str = ""
    line: str = ""
    why: str = ""
    consent: Consent = Consent.UNASKED
    email: str = ""
    met_through: UUID | None = None
    met_through_name: str = ""


@dataclass(frozen=True, slots=True)
class GivenCard:
    """A given introduction as shown; `chat` is the talk it is credited to."""

    id: UUID
    left: Party
    right: Party
    state: GivenState
    chat: UUID | None
    chat_name: str
    created_at: datetime
    changed_at: datetime
    made_on: date | None = None

    @property
    def parties(self) -> tuple[Party, Party]:
        """The two."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class GivenDraft:
    """One of its messages, with the checker's remarks; `is_typed`: the seeker changed it."""

    side: Side
    message: Message
    remarks: tuple[Remark, ...]
    is_typed: bool
    mailto: str


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom the seeker knows, as far as an introduction rests on it.

    `spoke_of`: what they talked of, wanted or watch for. `organisations` holds the present ones,
    `former` those they left; each text is shown as it was written.
    """

    id: UUID
    name: str
    strength: float
    title: str = ""
    industry: str = ""
    tags: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    spoke_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people worth bringing together, with why in words; `worth` 0..1 orders them."""

    left: UUID
    left_name: str
    right: UUID
    right_name: str
    reasons: tuple[str, ...]
    worth: float


@dataclass(frozen=True, slots=True)
class Suggestions:
    """At most five, the best first; `note` says what is missing where there are few."""

    pairs: tuple[Suggestion, ...]
    known: int
    note: str = ""
