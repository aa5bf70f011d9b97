"""Drafts: asks for a chat, requests for an introduction, "who do you know at X?"."""

from collections.abc import Callable

from kithwork.domain.asks import Channel, FramingCard, Reader
from kithwork.domain.messages import Message
from kithwork.domain.paths import TargetKind
from kithwork.writing import asks, inquiries, introductions

_ASKS: dict[Channel, Callable[[FramingCard], Message]] = {
    Channel.EMAIL: asks.mail,
    Channel.LINKEDIN: asks.linkedin,
    Channel.LINKEDIN_NOTE: asks.note,
    Channel.PHONE: asks.script,
}


def ask(*, card: FramingCard) -> Message:
    """The message that asks the reader for a chat, as long as its channel carries."""
    return _ASKS[card.channel](card)


def introduction(*, card: FramingCard, introducer: Reader, target: Reader) -> Message:
    """The message that asks `introducer` to connect me with `target`, ready to forward.

    An introducer is a contact: where the ask is a LinkedIn invitation note, this is a LinkedIn
    message (400 characters); where it is a call, a mail.
    """
    if card.channel in {Channel.LINKEDIN, Channel.LINKEDIN_NOTE}:
        return introductions.linkedin(card, introducer, target)
    return introductions.mail(card, introducer, target)


def who_do_you_know(
    *, card: FramingCard, place: str, kind: TargetKind = TargetKind.ORGANISATION
) -> Message:
    """The message that asks a contact, the card's reader, whom they know.

    `place` is an organisation, a kind of work or a person's name, as `kind` says.
    """
    wanted = inquiries.Wanted(place, kind)
    if card.channel in {Channel.LINKEDIN, Channel.LINKEDIN_NOTE}:
        return inquiries.linkedin(card, wanted)
    if card.channel is Channel.PHONE:
        return inquiries.script(card, wanted)
    return inquiries.mail(card, wanted)
