"""What every draft shares: greeting, connection, subject, signature, and the room it has."""

from collections.abc import Callable, Sequence

from kithwork.domain.asks import LONGEST_TEXT, Channel, FramingCard, Reader
from kithwork.writing import fitting, phrases, words
from kithwork.writing.rules import letters

MOST_WORDS = 120
_LONGEST_SUBJECT = 78


def call(reader: Reader) -> str:
    """What the reader is called: the given name, else the whole name."""
    return words.tidy(reader.given) or words.tidy(reader.name)


def greeting(word: str, reader: Reader) -> str:
    """The first line: "Dear Li,", or "Hello," to somebody without a name."""
    name = call(reader)
    return f"{word} {name}," if name else "Hello,"


def connection(card: FramingCard, act: str) -> fitting.Part:
    """Who sent me, or what we share; the last thing to give way."""
    if card.sent_by.strip():
        long = phrases.sent(by=card.sent_by, how=card.sent_by_how, act=act)
        short = phrases.sent(by=card.sent_by, how="", act=act)
        return fitting.Part((long, short, ""), (4, 90))
    text = phrases.shared(card.shared)
    return fitting.elastic(text, lengths=(120, 80, 60), rank=70, last=90, names=named(card))


def story(
    card: FramingCard, lengths: Sequence[int], names: Sequence[str]
) -> tuple[fitting.Part, ...]:
    """Why I write, why this person, what I hope to learn: in order of the text."""
    return (
        fitting.elastic(phrases.why(card.why), lengths=lengths[:2], rank=8, last=11, names=names),
        reason(card, lengths, names),
        fitting.elastic(phrases.learn(card.learn), lengths=lengths, rank=18, last=75, names=names),
    )


def reason(card: FramingCard, lengths: Sequence[int], names: Sequence[str]) -> fitting.Part:
    """Why this person: first in full, then without the long front, then shortened."""
    full = phrases.why_you(text=card.why_you, front="I am writing to you in particular")
    brief = phrases.why_you(text=card.why_you, front="I am writing")
    part = fitting.elastic(brief, lengths=lengths, rank=20, last=80, names=names)
    return part if full == brief else fitting.Part((full, *part.forms), (6, *part.ranks))


def named(card: FramingCard) -> tuple[str, ...]:
    """Names no cut may part."""
    names = (card.sent_by, card.reader.name, card.reader.organisation, card.reader.title)
    return tuple(words.tidy(name) for name in names if name.strip())


def subject(card: FramingCard) -> str:
    """Who sent me and what the talk is about, in a few words."""
    about = phrases.about(card.topic)
    by = words.tidy(card.sent_by)
    span = f"{card.minutes} minutes"
    place = words.tidy(card.reader.organisation)
    tails = [f"{span} on {about}"] if about else []
    tails += [f"{span} on your work at {place}"] if place else []
    tails += [f"{span} on your path"]
    fronts = [f"Referred by {by}: ", ""] if by else [""]
    choices = [f"{front}{tail}" for front in fronts for tail in tails]
    return next((one for one in choices if len(one) <= _LONGEST_SUBJECT), f"{span} on your path")


def hello(name: str, sender: str) -> str:
    """The first words on the phone, with the names that are known."""
    called = f"Hello {name}" if name else "Hello"
    return f"{called}, this is {sender}." if sender else f"{called}."


def signature(card: FramingCard) -> str:
    """Name, headline, profile, phone: one line each, what is known."""
    lines = [words.tidy(card.sender), words.tidy(card.headline)]
    if letters.fold(card.headline) in letters.fold(card.who):
        lines.pop()
    lines += [words.tidy(card.sender_profile), words.tidy(card.sender_phone)]
    return "\n".join(line for line in lines if line)


def paragraphs(*rows: Sequence[str]) -> str:
    """Sentences joined to paragraphs, empty ones left out."""
    joined = (" ".join(part for part in row if part) for row in rows)
    return "\n\n".join(row for row in joined if row)


def within_words(most: int) -> Callable[[str], bool]:
    """Whether a text has at most `most` words, its signature not counted."""
    return lambda text: letters.read(text).words <= most


def within_signs(channel: Channel) -> Callable[[str], bool]:
    """Whether a text fits a channel."""
    return lambda text: len(text) <= LONGEST_TEXT[channel]
