"""An ask: our message to somebody, wanting a chat. It never wants a job."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kithwork.domain.errors import Conflict
from kithwork.domain.messages import Remark
from kithwork.domain.paths import TargetKind
from kithwork.domain.people import AddressKind


class Channel(StrEnum):
    """How an ask travels."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    LINKEDIN_NOTE = "linkedin-note"
    PHONE = "phone"


# Longest text a channel carries, in characters: a LinkedIn message that still gets answers
# (practice.md c-5) and the invitation note a free account may send.
LONGEST_TEXT: dict[Channel, int] = {Channel.LINKEDIN: 400, Channel.LINKEDIN_NOTE: 200}

# What carries a first message best, given the kind of address it needs.
_CARRIED_BY = (
    (AddressKind.EMAIL, Channel.EMAIL),
    (AddressKind.PROFILE, Channel.LINKEDIN),
    (AddressKind.PHONE, Channel.PHONE),
)


def channel_to(addresses: Collection[AddressKind]) -> Channel:
    """How a message best reaches somebody with these kinds of `addresses`; e-mail if unknown."""
    fitting = (channel for kind, channel in _CARRIED_BY if kind in addresses)
    return next(fitting, Channel.EMAIL)


class Purpose(StrEnum):
    """What an ask wants: a chat with its reader, or a name from them (practice.md C25)."""

    CHAT = "chat"
    WHO_DO_YOU_KNOW = "who-do-you-know"


class AskState(StrEnum):
    """Where an ask stands. `yes`, `no` and `later` are answers."""

    DRAFTED = "drafted"
    SENT = "sent"
    YES = "yes"
    NO = "no"
    LATER = "later"
    SILENT = "silent"


# What a touch is called that an ask itself makes, sent or answered.
SENT_TOUCH, ANSWERED_TOUCH = "ask sent", "answered"

MOVES: dict[AskState, frozenset[AskState]] = {
    AskState.DRAFTED: frozenset({AskState.SENT}),
    AskState.SENT: frozenset({AskState.YES, AskState.NO, AskState.LATER, AskState.SILENT}),
    AskState.SILENT: frozenset({AskState.SENT, AskState.YES, AskState.NO, AskState.LATER}),
    AskState.LATER: frozenset({AskState.SENT, AskState.YES, AskState.NO, AskState.SILENT}),
    AskState.YES: frozenset(),
    AskState.NO: frozenset(),
}


class CannotMove(Conflict):
    """The ask is not in a state that leads to the one wanted."""

    def __init__(self, now: AskState, wanted: AskState) -> None:
        super().__init__(f"An ask that is “{now}” cannot become “{wanted}”.")


def before(wanted: AskState) -> frozenset[AskState]:
    """The states from which an ask may become `wanted`."""
    return frozenset(state for state, after in MOVES.items() if wanted in after)


@dataclass(frozen=True, slots=True)
class Reader:
    """The person a message is for, as far as a message needs to know them."""

    name: str
    given: str = ""
    title: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class FramingCard:
    """The one card every text of an ask comes from (practice.md A12, A13).

    Empty text means "not known": it is asked for on the page and drafted around, never
    filled with an invented fact. `sent_by` is the name of whoever suggested the talk,
    `may_name_them` whether they allowed it; `shared` what links me and the reader
    ("we both worked at Contoso"). `topic` is the field or role in a few words.
    """

    sender: str
    reader: Reader
    channel: Channel = Channel.EMAIL
    who: str = ""
    why: str = ""
    sent_by: str = ""
    sent_by_how: str = ""
    may_name_them: bool = False
    shared: str = ""
    why_you: str = ""
    learn: str = ""
    topic: str = ""
    minutes: int = 20
    sender_phone: str = ""
    sender_profile: str = ""
    headline: str = ""


# Card fields the page asks for when they are empty, with the question it asks.
WANTED: dict[str, str] = {
    "who": "Who are you, in one line?",
    "why": "Why are you writing?",
    "why_you": "Why this person? One thing that only they could answer.",
    "learn": "What do you hope to learn?",
}


def missing(card: FramingCard) -> dict[str, str]:
    """The wanted fields that are empty, with the question to ask for each."""
    return {name: question for name, question in WANTED.items() if not getattr(card, name).strip()}


@dataclass(frozen=True, slots=True)
class IntroductionText:
    """The message to the introducer: who it goes to, and the text they can forward."""

    introduction: UUID
    introducer: UUID
    name: str
    state: str
    subject: str
    text: str
    mailto: str = ""


@dataclass(frozen=True, slots=True)
class AskCard:
    """An ask as shown, with what the checker says of each of its texts."""

    id: UUID
    person: UUID
    name: str
    state: AskState
    purpose: Purpose
    channel: Channel
    subject: str
    text: str
    minutes: int
    mailto: str
    introductions: tuple[IntroductionText, ...]
    remarks: tuple[Remark, ...]
    # Questions the page still asks, by card field.
    missing: dict[str, str]
    digest: str
    drafted_at: datetime
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    chat: UUID | None = None
    card: dict[str, str] | None = None
    # What a who-do-you-know ask asks about, and the question as it is put.
    about: str = ""
    about_kind: TargetKind = TargetKind.ORGANISATION
    question: str = ""
