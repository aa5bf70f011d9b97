"""What the seeker writes to introduce two people: a question to each, then a line to both (E12).

Double opt-in (L23): each is told the other's name and one line, and may say no; addresses stand
only in the last message, which waits for two yeses. Nothing is invented: why it would be good
for somebody is what the seeker wrote of it.
"""

from dataclasses import dataclass

from kithwork.domain.asks import Reader
from kithwork.domain.messages import Message
from kithwork.writing import fitting, frames, words

_WHY = (200, 140, 100)


@dataclass(frozen=True, slots=True)
class Introduced:
    """One of the two: who they are, what they gain by it, and where they are reached."""

    reader: Reader
    why: str = ""
    address: str = ""


def ask(*, sender: str, to: Introduced, other: Reader) -> Message:
    """The question to one of the two; it names the other, and tells no address."""
    name, called = words.tidy(other.name), frames.call(other)

    def render(texts: tuple[str, ...]) -> str:
        (why,) = texts
        body = frames.paragraphs(
            (f"May I introduce you to {described(other)}?", why),
            (
                "Only if it suits you: a no is quite all right.",
                f"I ask {called}, too, and bring you together only if {called} agrees as well.",
            ),
        )
        return f"{frames.greeting('Hi', to.reader)}\n\n{body}\n\n{_signed(sender)}".rstrip()

    text = fitting.fit(
        parts=(_why(to, other),),
        render=lambda texts: render(tuple(texts)),
        fits=frames.within_words(frames.MOST_WORDS),
    )
    return Message(f"May I introduce you to {name}?", text)


def both(*, sender: str, left: Introduced, right: Introduced) -> Message:
    """The message to both, once both have agreed: who is who, why, and the rest is theirs."""
    names = _called(left.reader, right.reader)
    reach = [
        f"{name}: {words.tidy(one.address)}"
        for name, one in zip(names, (left, right), strict=True)
        if one.address
    ]

    def render(texts: tuple[str, ...]) -> str:
        to_left, to_right = texts
        body = frames.paragraphs(
            ("You both said that I may introduce you, so here you are.",),
            (f"{names[0]}, this is {described(right.reader)}.", to_left),
            (f"{names[1]}, this is {described(left.reader)}.", to_right),
            ("\n".join(reach),),
            (
                "I leave the rest to you.",
                "If either is short of time now, no problem: it can wait.",
            ),
        )
        return f"Hello {names[0]} and {names[1]},\n\n{body}\n\n{_signed(sender)}".rstrip()

    text = fitting.fit(
        parts=(_why(left, right.reader), _why(right, left.reader)),
        render=lambda texts: render(tuple(texts)),
        fits=frames.within_words(frames.MOST_WORDS),
    )
    shown = " / ".join(words.tidy(one.reader.name) for one in (left, right))
    return Message(f"Introduction: {shown}", text)


def _called(left: Reader, right: Reader) -> tuple[str, str]:
    """What each is called; by the whole name where the two are called alike."""
    names = frames.call(left), frames.call(right)
    return names if names[0] != names[1] else (words.tidy(left.name), words.tidy(right.name))


def described(reader: Reader) -> str:
    """A name with one line on who that is: "Li Chen (Data engineer, Fabrikam)"."""
    parts = [words.tidy(part) for part in (reader.title, reader.organisation) if part.strip()]
    name = words.tidy(reader.name)
    return f"{name} ({', '.join(parts)})" if parts else name


def _why(one: Introduced, other: Reader) -> fitting.Part:
    """Why it would be good for somebody, as the seeker wrote it."""
    return fitting.elastic(
        words.sentence(one.why), lengths=_WHY, rank=9, last=50, names=(words.tidy(other.name),)
    )


def _signed(sender: str) -> str:
    return f"Kind regards,\n{words.tidy(sender)}" if sender.strip() else "Kind regards"
