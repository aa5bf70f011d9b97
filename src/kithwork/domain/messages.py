"""A message, and what the checker remarks on it."""

from dataclasses import dataclass
from enum import StrEnum


class MessageKind(StrEnum):
    """What a text is, for the checker (practice.md, part e, column "where").

    Of a question or a plan each line is one question, a plan's in the order of asking.
    """

    ASK = "ask"
    INTRODUCTION = "introduction"
    WHO_DO_YOU_KNOW = "who-do-you-know"
    THANK_YOU = "thank-you"
    UPDATE = "update"
    CONNECT = "connect"
    QUESTION = "question"
    PLAN = "plan"


class Severity(StrEnum):
    """How much a remark weighs: `block` and `error` want mending before a text goes out."""

    BLOCK = "block"
    ERROR = "error"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Message:
    """A subject (empty where the channel has none) and a text, ready to copy."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of the checker: rule "L01".."L43", why, one fix, and where in the text.

    `start` and `end` are character offsets into the text, both 0 when the whole is meant.
    `on` says which text of an ask it speaks of: "text" or "to_introducer".
    """

    rule: str
    severity: Severity
    why: str
    fix: str
    start: int = 0
    end: int = 0
    on: str = "text"


@dataclass(frozen=True, slots=True)
class History:
    """What lies between the seeker and a reader, for thanks and updates (L25 to L32).

    `said` is what they said in the last talk, as it was noted; `named` whom they named in it;
    `hours` how long ago it ended, None where there was none. `unanswered` counts the messages
    that had no answer yet, `workdays` those days since the last of them, None where there is
    none. `untold` are people they sent the seeker to, met three days ago or longer, of whom
    they were not told.
    """

    said: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    hours: float | None = None
    unanswered: int = 0
    workdays: int | None = None
    untold: tuple[str, ...] = ()


NO_HISTORY = History()


@dataclass(frozen=True, slots=True)
class MessageContext:
    """What the checker knows beside the text; every field may be empty.

    `names` are the reader's accepted names (full, given, family). `referrer` is the name of
    whoever sent me; `referrer_pending` that their yes is still awaited; `way_exists` that a
    warm path to the reader is known. `entities` are words from the brief that make a text
    particular to this reader (employers, titles, subjects). `known` are facts that need not be
    asked, as short texts: "title: Quality Manager", "employer: Fabrikam", "before: Contoso",
    "place: Porto", or a sentence ("Fabrikam makes pumps."). `minutes` is how long the chat of a
    plan is, 20 unless said otherwise (practice.md A07). `history` is what thanks and updates rest
    on.
    """

    names: tuple[str, ...] = ()
    sender: str = ""
    subject: str | None = None
    referrer: str = ""
    referrer_allowed: bool = False
    referrer_pending: bool = False
    way_exists: bool = False
    entities: tuple[str, ...] = ()
    channel: str = "email"
    known: tuple[str, ...] = ()
    minutes: int = 20
    history: History = NO_HISTORY
