"""The question “who do you know at X?”, put to a contact (practice.md C13, C25)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithwork.domain.asks import FramingCard
from kithwork.domain.messages import Message
from kithwork.domain.paths import TargetKind
from kithwork.writing import fitting, frames, phrases, words


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is asked to know a person for: a place, a kind of work, or the person."""

    name: str
    kind: TargetKind = TargetKind.ORGANISATION


_OUT = "If nobody comes to mind, that is quite all right."
_NAME = "One name is enough, and I would not mention you without asking."


def mail(card: FramingCard, wanted: Wanted) -> Message:
    """A short mail."""
    asked = question(wanted)

    def render(texts: Sequence[str]) -> str:
        who, why, learn, help_me, name = texts
        body = frames.paragraphs((asked,), (who, why, learn), (help_me, name), (_OUT,))
        end = f"Thank you,\n{frames.signature(card)}"
        return f"{frames.greeting('Hi', card.reader)}\n\n{body}\n\n{end}".rstrip()

    parts = (*_story(card, (180, 120, 80)), _help(card, wanted), fitting.droppable(_NAME, 7))
    text = fitting.fit(parts=parts, render=render, fits=frames.within_words(frames.MOST_WORDS))
    return Message(asked, text)


def linkedin(card: FramingCard, wanted: Wanted) -> Message:
    """The same, as long as its channel carries."""
    asked = question(wanted)

    def render(texts: Sequence[str]) -> str:
        greeting, who, why, learn, help_me, name, out, sender = texts
        body = frames.paragraphs((asked, who, why, learn), (help_me, name, out))
        end = f"\n\nThank you,\n{sender}" if sender else ""
        return f"{greeting}\n\n{body}{end}".strip()

    parts = (
        fitting.droppable(frames.greeting("Hi", card.reader), 60),
        *_story(card, (120, 80, 60)),
        _help(card, wanted),
        fitting.droppable(_NAME, 7),
        fitting.Part((_OUT, "If nobody, no problem."), (40,)),
        fitting.droppable(words.tidy(card.sender), 35),
    )
    fits = frames.within_signs(card.channel)
    return Message("", fitting.fit(parts=parts, render=render, fits=fits))


def script(card: FramingCard, wanted: Wanted) -> Message:
    """What to say on the phone."""
    name = frames.call(card.reader)
    hello = frames.hello(name, words.tidy(card.sender))

    def render(texts: Sequence[str]) -> str:
        who, why, learn, help_me, mention = texts
        return frames.paragraphs(
            ("Opening:", hello, "Is this a good moment?"),
            ("Ask:", who, why, learn, question(wanted), help_me, mention),
            ("If nobody comes to mind:", "That is quite all right. Thank you for thinking of it."),
        )

    parts = (*_story(card, (140, 90)), _help(card, wanted), fitting.droppable(_NAME, 7))
    text = fitting.fit(parts=parts, render=render, fits=frames.within_words(frames.MOST_WORDS))
    return Message("", text)


def question(wanted: Wanted) -> str:
    """The question itself, about a place, a kind of work or a person."""
    name = words.tidy(wanted.name).rstrip(".?!")
    if wanted.kind is TargetKind.ROLE:
        return f"Who do you know who works as {words.article(name)} {name}?"
    if wanted.kind is TargetKind.PERSON:
        return f"Do you know {name}, or somebody who does?"
    return f"Who do you know at {name}?"


_WITH = {
    TargetKind.ORGANISATION: "somebody there",
    TargetKind.ROLE: "somebody who does this work",
    TargetKind.PERSON: "them",
}


def _help(card: FramingCard, wanted: Wanted) -> fitting.Part:
    whom = _WITH[wanted.kind]
    return fitting.Part(
        (
            f"A talk of {card.minutes} minutes with {whom} would help me a great deal.",
            f"{card.minutes} minutes with them would help me a great deal.",
            "",
        ),
        (12, 25),
    )


def _story(card: FramingCard, lengths: Sequence[int]) -> tuple[fitting.Part, ...]:
    """Why I ask and what I hope to learn; who I am only to fill in where nothing is said."""
    who, why = phrases.who(card.who), phrases.why(card.why)
    learn = phrases.learn(card.learn)
    return (
        fitting.elastic("" if why else who, lengths=lengths, rank=13, last=22),
        fitting.elastic(why, lengths=lengths, rank=14, last=23),
        fitting.elastic(learn, lengths=lengths, rank=15, last=24),
    )
