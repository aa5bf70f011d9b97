"""The undo of what was done to asks, introductions and pairs: offered in a notice, done here."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kithwork.domain.asks import WANTED, AskCard, AskState, Channel
from kithwork.domain.errors import Invalid
from kithwork.domain.introductions import IntroductionCard, IntroductionState
from kithwork.domain.messages import Message
from kithwork.flows import asks, look_alikes, reversals
from kithwork.flows.asks import Wish
from kithwork.flows.reversals import Stood
from kithwork.web import requests
from kithwork.web.answers import done, reverted
from kithwork.web.notices import Notice
from kithwork.web.requests import AuthedRequest

MOST_LETTERS = 10


def reframed(text: str, former: AskCard) -> Notice:
    """A notice that brings back the card and the texts `former` had."""
    fields = {
        "subject": former.subject,
        "text": former.text,
        "channel": former.channel.value,
        "minutes": str(former.minutes),
        **(former.card or {}),
    }
    for place, one in enumerate(former.introductions):
        fields |= {f"subject_{place}": one.subject, f"text_{place}": one.text}
    return reverted(text, reverse("put-back", args=[former.id]), fields)


@require_POST
def put_back(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Undo that a draft was written anew."""
    values = request.POST
    wish = Wish(
        channel=requests.state(Channel, values.get("channel", "")),
        minutes=requests.whole(values, "minutes", default=20),
        card={name: requests.text(values, name, longest=2000) for name in WANTED},
    )
    asks.put_back(
        actor=request.actor,
        ask=ask,
        wish=wish,
        letter=_letter(values, ""),
        letters=[
            _letter(values, f"_{place}")
            for place in range(MOST_LETTERS)
            if f"text_{place}" in values
        ],
        now=timezone.localtime(),
    )
    return done(request, _("Your former text is back."), "ask", ask)


def _letter(values: QueryDict, ending: str) -> Message:
    body = requests.exact(values, f"text{ending}", longest=requests.LONGEST_LETTER)
    return Message(requests.text(values, f"subject{ending}"), body)


def moved(text: str, former: AskCard, state: AskState) -> Notice:
    """A notice that takes a move back to how `former` stood."""
    fields = {
        "moved": state.value,
        "state": former.state.value,
        "sent_at": _said(former.sent_at),
        "answered_at": _said(former.answered_at),
    }
    return reverted(text, reverse("unmark-ask", args=[former.id]), fields)


@require_POST
def unmark(request: AuthedRequest, ask: UUID) -> HttpResponse:
    """Undo a mark of an ask."""
    values = request.POST
    reversals.ask(
        actor=request.actor,
        ask=ask,
        moved=requests.state(AskState, values.get("moved", "")),
        stood=Stood(
            state=requests.state(AskState, values.get("state", "")),
            sent_at=_moment(values, "sent_at"),
            answered_at=_moment(values, "answered_at"),
        ),
        now=timezone.localtime(),
    )
    return done(request, _("Taken back."), "ask", ask)


def moved_introduction(text: str, former: IntroductionCard, state: IntroductionState) -> Notice:
    """A notice that takes the move of an introduction back."""
    fields = {
        "moved": state.value,
        "state": former.state.value,
        "changed_at": _said(former.changed_at),
    }
    return reverted(text, reverse("unmark-introduction", args=[former.id]), fields)


@require_POST
def unmark_introduction(request: AuthedRequest, introduction: UUID) -> HttpResponse:
    """Undo a mark of an introduction."""
    values, now = request.POST, timezone.localtime()
    card = reversals.introduction(
        actor=request.actor,
        introduction=introduction,
        moved=requests.state(IntroductionState, values.get("moved", "")),
        stood=requests.state(IntroductionState, values.get("state", "")),
        changed_at=_moment(values, "changed_at") or now,
        now=now,
    )
    return done(request, _("Taken back."), "ask", card.ask)


def _said(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(values: QueryDict, name: str) -> datetime | None:
    """A moment with its zone; None where it is empty, Invalid where it is none."""
    found = values.get(name, "")
    if not found:
        return None
    try:
        moment = datetime.fromisoformat(found)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Invalid(name, _("is no moment."))
    return moment


def apart(text: str, *, left: UUID, right: UUID) -> Notice:
    """A notice that asks about a pair again."""
    return reverted(text, reverse("ask-again"), {"left": str(left), "right": str(right)})


@require_POST
def ask_again(request: AuthedRequest) -> HttpResponse:
    """Undo that two were kept apart."""
    left, right = requests.both(request.POST)
    look_alikes.ask_again(actor=request.actor, left=left, right=right, now=timezone.localtime())
    return done(request, _("The pair waits for your answer again."), "reviews")
