"""Asks for a chat: one framing card, four channels (practice.md A12 to A14, F04, L05 to L12)."""

from collections.abc import Sequence

from kithwork.domain.asks import Channel, FramingCard
from kithwork.domain.messages import Message
from kithwork.writing import fitting, frames, phrases, words

_OUT = "If now is a bad time, that is quite all right, and no answer is needed."
_SHORT_OUT = "If not, that is quite all right."
_THANKS = "Thank you for reading this."


def mail(card: FramingCard) -> Message:
    """A mail of about 50 to 120 words."""
    greeting, signature = frames.greeting("Dear", card.reader), frames.signature(card)

    def render(texts: Sequence[str]) -> str:
        link, who, why, you, learn, out, thanks = texts
        body = frames.paragraphs((link, who, why), (you, learn), (_ask(card), out), (thanks,))
        return f"{greeting}\n\n{body}\n\nKind regards,\n{signature}".rstrip()

    parts = (
        frames.connection(card, "write to you"),
        *_story(card, (220, 160, 110, 80)),
        fitting.Part((_OUT, _SHORT_OUT), (3,)),
        fitting.droppable(_THANKS, 2),
    )
    text = fitting.fit(parts=parts, render=render, fits=frames.within_words(frames.MOST_WORDS))
    return Message(frames.subject(card), text)


def linkedin(card: FramingCard) -> Message:
    """A LinkedIn message of at most 400 characters."""

    def render(texts: Sequence[str]) -> str:
        greeting, link, who, why, you, learn, ask, out, sender = texts
        body = frames.paragraphs((link, who, why), (you, learn), (ask, out))
        end = f"\n\nThank you,\n{sender}" if sender else ""
        return f"{greeting}\n\n{body}{end}".strip()

    parts = (
        fitting.droppable(frames.greeting("Hi", card.reader), 60),
        frames.connection(card, "write to you"),
        *_story(card, (140, 100, 80, 60, 45)),
        fitting.Part((_ask(card), _short_ask(card)), (5,)),
        fitting.droppable(_SHORT_OUT, 12),
        fitting.droppable(words.tidy(card.sender), 40),
    )
    fits = frames.within_signs(Channel.LINKEDIN)
    return Message("", fitting.fit(parts=parts, render=render, fits=fits))


def note(card: FramingCard) -> Message:
    """A LinkedIn invitation note of at most 200 characters: who sent me, why you, one question."""

    def render(texts: Sequence[str]) -> str:
        greeting, *rest = texts
        return f"{greeting}\n{' '.join(part for part in rest if part)}".strip()

    matter = phrases.matter(card.learn)
    short = words.shorten(matter, most=50).rstrip(".\u2026") if matter else ""
    plain = f"Could I ask you for {card.minutes} minutes?"
    asked = [f"{plain[:-1]} on {part}?" for part in (matter, short) if part]
    questions = (*dict.fromkeys(asked), plain)
    parts = (
        fitting.droppable(frames.greeting("Hi", card.reader), 50),
        frames.connection(card, "write to you"),
        frames.reason(card, (110, 90, 75, 60, 48), frames.named(card)),
        fitting.Part(questions, (10, 15)[: len(questions) - 1]),
    )
    fits = frames.within_signs(Channel.LINKEDIN_NOTE)
    return Message("", fitting.fit(parts=parts, render=render, fits=fits))


def script(card: FramingCard) -> Message:
    """What to say on the phone, in at most 120 words: opening, ask, if not now, voicemail."""
    name, sender = frames.call(card.reader), words.tidy(card.sender)
    hello = frames.hello(name, sender)
    phone = words.tidy(card.sender_phone)
    matter = phrases.matter(card.learn)
    reach = f"My number is {phone}." if phone else ""

    def render(texts: Sequence[str]) -> str:
        link, who, why, you, learn, message = texts
        return frames.paragraphs(
            ("Opening:", hello, link, who, "Is this a good moment?"),
            ("Ask:", why, you, learn, _spoken_ask(card)),
            (
                "If not now:",
                "That is quite all right. I am glad to call another day, or to leave it there.",
            ),
            ("Voicemail:", hello, message, reach, "There is no hurry. Thank you."),
        )

    span = f"I would value {card.minutes} minutes of your time"
    messages = (f"{span} to hear about {matter}.", f"{span}.") if matter else (f"{span}.",)
    parts = (
        frames.connection(card, "call you"),
        *_story(card, (160, 110, 80)),
        fitting.Part(messages, (6,) * (len(messages) - 1)),
    )
    text = fitting.fit(parts=parts, render=render, fits=frames.within_words(frames.MOST_WORDS))
    return Message("", text)


def _story(card: FramingCard, lengths: Sequence[int]) -> tuple[fitting.Part, ...]:
    """Who I am, why I write, why this person, what I hope to learn: in order of the text."""
    return (
        fitting.elastic(phrases.who(card.who), lengths=lengths, rank=13, last=30),
        *frames.story(card, lengths, frames.named(card)),
    )


def _ask(card: FramingCard) -> str:
    return (
        f"Would you have {card.minutes} minutes for a talk by phone or video, "
        "at a time that suits you?"
    )


def _short_ask(card: FramingCard) -> str:
    return f"Would you have {card.minutes} minutes for a talk?"


def _spoken_ask(card: FramingCard) -> str:
    return f"Would you have {card.minutes} minutes for a talk, at a time that suits you?"
