"""An occasion: all that a message after a talk is written from, and the draft made of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kithwork.domain.asks import Channel, Reader
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState, Whose
from kithwork.domain.landed import Help, Offer
from kithwork.domain.messages import Remark

LONGEST_STORY = 1000


@dataclass(frozen=True, slots=True)
class NamedOne:
    """A person the reader named: the seeker writes to them, or talks with them on a day.

    `left_to_reader`: the reader wanted to write to them first.
    """

    name: str
    talk_on: date | None = None
    left_to_reader: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a message is written from; empty means "not known", and is drafted around.

    `today` and `talked_on` are days by the seeker's clock. `partner` is whom the seeker talked
    with, where the reader only sent them there. `helpful` is what was said in the talk, as it
    was said; `will` what the seeker promised; `did` what they did with it, `came` what came of
    it; `matter` what was promised, or what there is to tell; `helps` how the reader helped, `offer`
    what the seeker gives in return.
    """

    kind: FollowUpKind
    sender: str
    reader: Reader
    today: date
    channel: Channel = Channel.EMAIL
    headline: str = ""
    talked_on: date | None = None
    partner: str = ""
    helpful: tuple[str, ...] = ()
    will: tuple[str, ...] = ()
    named: tuple[NamedOne, ...] = ()
    matter: str = ""
    whose: Whose | None = None
    did: str = ""
    came: str = ""
    helps: tuple[Help, ...] = ()
    offer: Offer | None = None


# What the page asks for where it is empty, by kind, with the question it asks.
WANTED: dict[FollowUpKind, tuple[str, ...]] = {
    FollowUpKind.THANK_YOU: ("helpful",),
    FollowUpKind.REPORT_BACK: ("came",),
    FollowUpKind.ADVICE_RESULT: ("did", "came"),
    FollowUpKind.UPDATE: ("did",),
    FollowUpKind.KEEP_IN_TOUCH: ("did",),
    FollowUpKind.NEWS: ("did",),
}
QUESTIONS: dict[str, str] = {
    "helpful": "What did they say that helped you? Note it in the debrief.",
    "did": "What did you do?",
    "came": "What came of it?",
}


def missing(occasion: Occasion) -> dict[str, str]:
    """What the draft would be better with, with the question to ask for each.

    What the talk brought, or what there is to tell, stands in for what came of it.
    """
    known = {
        "helpful": bool(occasion.helpful),
        "did": bool(occasion.did.strip() or occasion.matter.strip()),
        "came": bool(occasion.came.strip() or _brought(occasion)),
    }
    return {name: QUESTIONS[name] for name in WANTED.get(occasion.kind, ()) if not known[name]}


def _brought(occasion: Occasion) -> bool:
    return occasion.kind is FollowUpKind.REPORT_BACK and bool(occasion.helpful)


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """The message of a follow-up as shown, with what the checker says of it.

    `is_typed`: the seeker changed it, and it is kept as typed. `chat` is the talk it rests on,
    `ask` the ask that a letter to somebody named became.
    """

    id: UUID
    kind: FollowUpKind
    person: UUID
    name: str
    state: FollowUpState
    due_at: datetime
    reason: str
    channel: Channel
    subject: str
    text: str
    remarks: tuple[Remark, ...]
    digest: str
    mailto: str = ""
    is_typed: bool = False
    missing: dict[str, str] | None = None
    did: str = ""
    came: str = ""
    matter: str = ""
    whose: Whose | None = None
    chat: UUID | None = None
    ask: UUID | None = None
