"""Thanks for a talk, and what every message after one is set in (practice.md A25, F19, C34)."""

from collections.abc import Iterator, Sequence

from kithwork.domain import lists
from kithwork.domain.asks import Channel
from kithwork.domain.messages import Message
from kithwork.domain.occasions import NamedOne, Occasion
from kithwork.writing import citations, days, fitting, frames, stories, words

Parts = Sequence[Sequence[fitting.Part]]

_MOST_NAMES, _MOST_DAYS = 3, 3
_NEXT = "I will put it to use, and let you know what comes of it."


def message(occasion: Occasion, subject: str, parts: Parts) -> Message:
    """Paragraphs of parts with greeting and name around them, as long as the channel carries."""
    is_mail = occasion.channel is Channel.EMAIL
    greeting = frames.greeting("Dear" if is_mail else "Hi", occasion.reader)
    sender = words.tidy(occasion.sender)
    rows = [len(row) for row in parts]

    def render(texts: Sequence[str]) -> str:
        hello, end, *rest = texts
        shown = iter(rest)
        body = frames.paragraphs(*([next(shown) for _ in range(count)] for count in rows))
        return f"{hello}\n\n{body}\n\n{end}".strip()

    end = f"Kind regards,\n{sender}" if is_mail else sender
    around = (fitting.droppable(greeting, 60), fitting.droppable(end.strip(), 58))
    fits = (
        frames.within_words(frames.MOST_WORDS) if is_mail else frames.within_signs(_held(occasion))
    )
    flat = (*around, *(part for row in parts for part in row))
    text = fitting.fit(parts=flat, render=render, fits=fits)
    return Message(subject if is_mail else "", text)


def _held(occasion: Occasion) -> Channel:
    """The channel whose length binds: by phone it is a text of a LinkedIn message's length."""
    return Channel.LINKEDIN if occasion.channel is Channel.PHONE else occasion.channel


def parts(occasion: Occasion) -> tuple[str, Parts]:
    """Thanks that cite what helped, say what comes next, and name whom they named."""
    first = f"Thank you for talking with me{_on(occasion)}."
    if _is_late(occasion):
        first = f"This comes late, and is meant all the more: t{first[1:]}"
    cited = citations.part(
        occasion.helpful,
        one="One thing you said stays with me: {}.",
        two="Two things you said stay with me: {}, and {}.",
        rank=10,
    )
    rows = (
        (fitting.fixed(first), cited),
        (_will(occasion),),
        tuple(_named(occasion)),
        (fitting.Part(("Thank you for your time and your openness.", ""), (3,)),),
    )
    return "Thank you for our talk", rows


def note(occasion: Occasion) -> Message:
    """An invitation to connect: at most 200 characters, in words of one's own (C34)."""
    met = (
        f"thank you for our talk{_on(occasion)}."
        if occasion.talked_on
        else "it is good to know you."
    )

    def render(texts: Sequence[str]) -> str:
        hello, cited, wish, sender = texts
        first = met if hello else met[:1].upper() + met[1:]
        rows = (hello, first, cited, wish)
        return f"{' '.join(row for row in rows if row)} {sender}".strip()

    cited = citations.part(
        occasion.helpful, one="{} stays with me.", two="{} and {} stay with me.", rank=10
    )
    flat = (
        fitting.droppable(frames.greeting("Hi", occasion.reader), 50),
        fitting.Part((*cited.forms, ""), (*cited.ranks, 20)) if cited.forms != ("",) else cited,
        fitting.droppable("I would be glad to stay in touch here.", 30),
        fitting.droppable(words.tidy(occasion.sender), 15),
    )
    fits = frames.within_signs(Channel.LINKEDIN_NOTE)
    return Message("", fitting.fit(parts=flat, render=render, fits=fits))


def _will(occasion: Occasion) -> fitting.Part:
    """What I will do: what was promised first, else that they will hear of it."""
    first = next((text for text in occasion.will if text.strip()), "")
    if not first:
        return fitting.Part((_NEXT, "I will let you know what comes of it."), (6,))
    will = stories.promised(first, front="I will", otherwise="What I will do next:")
    return fitting.elastic(will, lengths=(180, 120, 80), rank=7, last=20)


def _named(occasion: Occasion) -> Iterator[fitting.Part]:
    """Whom they named: a talk that is booked, letters that leave this week, letters of theirs."""
    booked = [one for one in occasion.named if one.talk_on is not None]
    for one in booked[:1]:
        day = days.spoken(one.talk_on, today=occasion.today) if one.talk_on else ""
        yield fitting.fixed(f"I talk with {words.tidy(one.name)} {day}, thanks to you.")
    mine = [one for one in occasion.named if one.talk_on is None and not one.left_to_reader]
    if mine:
        whole = f"I am writing to {_names(mine)} this week, as you suggested."
        brief = f"I am writing to {_names(mine[:1])} this week."
        yield fitting.Part((whole, brief), (12,))
    theirs = [one for one in occasion.named if one.talk_on is None and one.left_to_reader]
    if theirs:
        said = f"Thank you for offering to write to {_names(theirs)} first."
        yield fitting.fixed(said) if not (booked or mine) else fitting.droppable(said, 13)


def _names(named: Sequence[NamedOne]) -> str:
    shown = [words.shorten(words.tidy(one.name), most=80) or one.name[:80] for one in named]
    return lists.first_few(shown, most=_MOST_NAMES)


def _is_late(occasion: Occasion) -> bool:
    """Whether more days went by than thanks may wait (F19)."""
    on = occasion.talked_on
    return on is not None and (occasion.today - on).days > _MOST_DAYS


def _on(occasion: Occasion) -> str:
    if occasion.talked_on is None:
        return ""
    return f" {days.spoken(occasion.talked_on, today=occasion.today)}"
