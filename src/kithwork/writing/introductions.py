"""Requests for an introduction: a line to the introducer, and a note to pass on as it stands.

Double opt-in (practice.md F24, F25, L22, L23): the introducer may say no, and asks the other
person first; the note to forward says who I am, why this person, and how little time.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kithwork.domain.asks import Channel, FramingCard, Reader
from kithwork.domain.messages import Message
from kithwork.writing import fitting, frames, phrases, words

_RULE = "- - -"


def mail(card: FramingCard, introducer: Reader, target: Reader) -> Message:
    """A mail in two blocks: a personal line, then the note to forward."""
    name, sender = words.tidy(target.name), words.tidy(card.sender)
    place = words.tidy(target.organisation)
    whole = f"{name} at {place}" if place else name
    signed = f"\n{sender}" if sender else ""

    def render(texts: Sequence[str]) -> str:
        target_shown, guide, thanks, me, why, you, learn, out = texts
        top = frames.paragraphs(
            (f"Would you introduce me to {target_shown}?", _out(target), guide),
            (thanks,),
        )
        note = frames.paragraphs(
            (me, why),
            (you, learn),
            (f"Would you have {card.minutes} minutes for a talk, at a time that suits you?", out),
        )
        return (
            f"{frames.greeting('Hi', introducer)}\n\n{top}{signed}\n\n{_RULE}\n\n"
            f"{frames.greeting('Hello', target)}\n\n{note}\n\nKind regards,\n"
            f"{frames.signature(card)}"
        ).rstrip()

    parts = (
        fitting.Part((whole, name), (5,)) if place else fitting.fixed(name),
        fitting.Part(
            (
                "If it feels right, the note below is ready to forward.",
                "The note below is ready to forward.",
            ),
            (3,),
        ),
        fitting.fixed("Thank you either way."),
        *_story(card, target, (180, 130, 90, 60)),
        fitting.droppable("If not, that is quite all right.", 6),
    )
    text = fitting.fit(parts=parts, render=render, fits=frames.within_words(frames.MOST_WORDS))
    subject = f"Introduction: {sender} / {name}" if sender else f"Introduction to {name}"
    return Message(subject, text)


def linkedin(card: FramingCard, introducer: Reader, target: Reader) -> Message:
    """The same in at most 400 characters."""
    name = words.tidy(target.name)

    def render(texts: Sequence[str]) -> str:
        greeting, thanks, hello, me, why, you, learn, ask = texts
        note = " ".join(part for part in (me, why, you, learn, ask) if part)
        top = " ".join(
            part for part in (f"Would you introduce me to {name}?", _out(target), thanks) if part
        )
        below = "\n".join(part for part in ("To forward:", hello, note) if part)
        return f"{greeting}\n\n{top}\n\n{below}".strip()

    parts = (
        fitting.droppable(frames.greeting("Hi", introducer), 60),
        fitting.droppable("Thank you!", 5),
        fitting.droppable(frames.greeting("Hello", target), 14),
        *_story(card, target, (130, 100, 80, 60, 45)),
        fitting.fixed(f"Would you have {card.minutes} minutes for a talk?"),
    )
    fits = frames.within_signs(Channel.LINKEDIN)
    return Message("", fitting.fit(parts=parts, render=render, fits=fits))


def _out(target: Reader) -> str:
    """The easy out, for the introducer and for the person to be met (L23)."""
    name = frames.call(target)
    return (
        f"Only if you are comfortable, and please check with {name} first; a no is fine."
        if name
        else "Only if you are comfortable, and please check with them first; a no is fine."
    )


def _me(card: FramingCard, lengths: Sequence[int]) -> fitting.Part:
    """My name and who I am, in one sentence where the words allow; a name that is known stays."""
    sender, who = words.tidy(card.sender), phrases.who(card.who)
    if not sender:
        return fitting.elastic(who, lengths=lengths, rank=13, last=30)
    whole = who
    if sender not in who:
        joined = re.match(r"I am (?=(?:an?|the) )", who)
        whole = f"I am {sender}, {who[5:]}" if joined else f"I am {sender}. {who}".strip()
    part = fitting.elastic(whole, lengths=lengths, rank=13, last=30, names=(sender,))
    return fitting.Part((*part.forms[:-1], f"I am {sender}."), part.ranks)


def _story(card: FramingCard, target: Reader, lengths: Sequence[int]) -> tuple[fitting.Part, ...]:
    """Me, why I write, why this person, what I hope to learn: in order of the text."""
    about_them = replace(card, reader=target)
    return (_me(card, lengths), *frames.story(card, lengths, frames.named(about_them)))
