"""The messages of an ask as its page shows them: editor, remarks, what may happen next."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kithwork.domain import asks as rules
from kithwork.domain import introductions as introduction_rules
from kithwork.domain.asks import AskCard, AskState, IntroductionText
from kithwork.domain.follow_ups import WAITING, FollowUpState
from kithwork.domain.given_introductions import Consent, GivenCard, GivenDraft, GivenState, Side
from kithwork.domain.introductions import ALLOWED, IntroductionState
from kithwork.domain.messages import Remark
from kithwork.domain.occasions import FollowUpDraft
from kithwork.web.forms import asks as forms
from kithwork.web.forms.plain import PlainForm
from kithwork.web.texts import Text

MOVES = {
    AskState.SENT: _("I sent it"),
    AskState.YES: _("They said yes"),
    AskState.LATER: _("They said later"),
    AskState.NO: _("They said no"),
    AskState.SILENT: _("No answer yet"),
}
AGAIN = _("I wrote again")
INTRODUCTION_MOVES = {
    IntroductionState.ASKED: _("I sent it"),
    IntroductionState.AGREED: _("%(name)s agreed"),
    IntroductionState.MADE: _("%(name)s introduced us"),
    IntroductionState.DECLINED: _("%(name)s said no"),
    IntroductionState.LAPSED: _("Nothing came of it"),
}
CONSENTS = {
    Consent.ASKED: _("I sent it"),
    Consent.AGREED: _("%(name)s agreed"),
    Consent.DECLINED: _("%(name)s said no"),
    Consent.UNASKED: _("Take it back"),
}
# What may be said of one of the two next; the step before is the way back.
AFTER = {
    Consent.UNASKED: {Consent.ASKED, Consent.AGREED, Consent.DECLINED},
    Consent.ASKED: {Consent.AGREED, Consent.DECLINED, Consent.UNASKED},
    Consent.AGREED: {Consent.DECLINED, Consent.UNASKED},
    Consent.DECLINED: {Consent.AGREED},
}


@dataclass(frozen=True, slots=True)
class Move:
    """A button that moves an ask or an introduction to another state."""

    state: str
    label: Text


@dataclass(frozen=True, slots=True)
class Message:
    """One message of an ask as its page shows it: editor, remarks, how to send, what next."""

    key: str
    name: str
    form: PlainForm
    remarks: tuple[Remark, ...]
    mailto: str
    moves: tuple[Move, ...]
    editable: bool
    save: str
    check: str
    mark: str
    state: str = ""
    locked_for: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A message as it stands in its editor, saved or not, with the remarks on it."""

    key: str
    form: PlainForm
    remarks: tuple[Remark, ...] | None = None


def to_person(card: AskCard, typed: Typed | None) -> Message:
    """The message to the person asked; locked until every introducer agreed."""
    remarks = tuple(remark for remark in card.remarks if remark.on == "text")
    shown = _shown(typed, Typed("text", letter("text", card.subject, card.text), remarks))
    waiting = next((one.name for one in card.introductions if one.state not in ALLOWED), "")
    return Message(
        key="text",
        name=card.name,
        form=shown.form,
        remarks=shown.remarks or (),
        mailto="" if waiting else card.mailto,
        moves=_moves(card, waiting),
        editable=card.state is AskState.DRAFTED,
        save=reverse("save-ask", args=[card.id]),
        check=reverse("check-ask", args=[card.id]),
        mark=reverse("mark-ask", args=[card.id]),
        state=card.state,
        locked_for=waiting if card.state is AskState.DRAFTED else "",
    )


def _moves(card: AskCard, waiting: str) -> tuple[Move, ...]:
    allowed = rules.MOVES[card.state]
    again = card.state in {AskState.SILENT, AskState.LATER}
    labels = {**MOVES, AskState.SENT: AGAIN if again else MOVES[AskState.SENT]}
    return tuple(
        Move(state, label)
        for state, label in labels.items()
        if state in allowed and not (waiting and state is AskState.SENT)
    )


def _shown(typed: Typed | None, saved: Typed) -> Typed:
    """What the editor shows: what was just typed when it is of this message, else the saved."""
    if typed is None or typed.key != saved.key:
        return saved
    return typed if typed.remarks is not None else replace(typed, remarks=saved.remarks)


def key_of(introduction: UUID) -> str:
    """What the parts of one introduction's message are named by on the page."""
    return f"to{introduction.hex[:8]}"


def to_introducer(card: AskCard, one: IntroductionText, typed: Typed | None) -> Message:
    """The message to one introducer; only the first of a chain is checked, it leaves first."""
    state = IntroductionState(one.state)
    first = card.introductions[0].introduction == one.introduction
    draft = state is IntroductionState.DRAFTED and card.state is AskState.DRAFTED
    remarks = tuple(remark for remark in card.remarks if remark.on != "text") if first else ()
    key = key_of(one.introduction)
    shown = _shown(typed, Typed(key, letter(key, one.subject, one.text), remarks))
    return Message(
        key=key,
        name=one.name,
        form=shown.form,
        remarks=shown.remarks or (),
        mailto=one.mailto,
        moves=tuple(
            Move(move, label % {"name": one.name.split(" ")[0]})
            for move, label in INTRODUCTION_MOVES.items()
            if move in introduction_rules.MOVES[state]
        ),
        editable=draft,
        save=reverse("save-introduction", args=[one.introduction]),
        check=reverse("check-introduction", args=[one.introduction]),
        mark=reverse("mark-introduction", args=[one.introduction]),
        state=state,
    )


def to_follow_up(card: FollowUpDraft, typed: Typed | None) -> Message:
    """The message of a follow-up; it has one move: it was sent."""
    saved = Typed("text", letter("text", card.subject, card.text), card.remarks)
    shown = _shown(typed, saved)
    waits = card.state in WAITING
    return Message(
        key="text",
        name=card.name,
        form=shown.form,
        remarks=shown.remarks or (),
        mailto=card.mailto if waits else "",
        moves=(Move(FollowUpState.DONE, MOVES[AskState.SENT]),) if waits else (),
        editable=waits,
        save=reverse("save-follow-up", args=[card.id]),
        check=reverse("check-follow-up", args=[card.id]),
        mark=reverse("send-follow-up", args=[card.id]),
        state=card.state,
    )


def to_given(card: GivenCard, draft: GivenDraft, typed: Typed | None) -> Message:
    """A message of a given introduction: the question to one of the two, or the line to both."""
    if draft.side is Side.BOTH:
        name = f"{card.left.name}, {card.right.name}"
        return _of_given(card, draft, typed, name, (Move(GivenState.MADE, MOVES[AskState.SENT]),))
    one = card.left if draft.side is Side.LEFT else card.right
    moves = tuple(
        Move(consent, label % {"name": one.name.split(" ")[0]})
        for consent, label in CONSENTS.items()
        if consent in AFTER[one.consent]
    )
    return _of_given(card, draft, typed, one.name, moves, consent=one.consent)


def _of_given(
    card: GivenCard,
    draft: GivenDraft,
    typed: Typed | None,
    name: str,
    moves: tuple[Move, ...],
    *,
    consent: Consent = Consent.UNASKED,
) -> Message:
    key = side_key(draft.side)
    saved = Typed(key, letter(key, draft.message.subject, draft.message.text), draft.remarks)
    shown = _shown(typed, saved)
    where = [card.id, draft.side.value]
    return Message(
        key=key,
        name=name,
        form=shown.form,
        remarks=shown.remarks or (),
        mailto=draft.mailto if consent is Consent.UNASKED else "",
        moves=moves,
        editable=consent is Consent.UNASKED,
        save=reverse("save-given", args=where),
        check=reverse("check-given", args=where),
        mark=reverse("mark-given", args=where),
        state=consent,
    )


def side_key(side: Side) -> str:
    """What the parts of a message are named by; the day it left belongs to that to both."""
    return "text" if side is Side.BOTH else f"to-{side.value}"


def letter(key: str, subject: str, text: str) -> forms.Letter:
    """The editor of one message, its fields named after `key`."""
    return forms.Letter(auto_id=f"{key}_%s", initial={"subject": subject, "text": text})
