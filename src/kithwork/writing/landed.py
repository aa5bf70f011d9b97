"""The news of a landing, and what one helper did, said to them (practice.md B26, c-23)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kithwork.domain import lists
from kithwork.domain.landed import Found, Help, HelpKind, Offer
from kithwork.writing import citations, days, fitting, words

_MOST_NAMES = 3
_GLADLY = "If I can do something for you, I will gladly do it."


def news(found: Found, *, today: date) -> str:
    """What was found, in the seeker's own voice; without a word of it, that the search is over."""
    title, place, day = words.tidy(found.title), words.tidy(found.organisation), found.starts_on
    if not (title or place or day):
        return "I found what I was looking for, and my search is over."
    start = "I started" if day and day < today else "I start"
    as_what = f" as {title}" if title else ""
    where = f" at {place}" if place else ""
    when = f" {days.spoken(day, today=today)}" if day else ""
    return f"I found what I was looking for: {start}{as_what}{where}{when}."


def thanks(helps: Sequence[Help], *, today: date) -> tuple[fitting.Part, ...]:
    """What the reader did and how it mattered, a sentence a kind, the most important two."""
    kinds: dict[HelpKind, list[Help]] = defaultdict(list)
    for one in helps:
        kinds[one.kind].append(one)
    said = [line for kind, found in kinds.items() if (line := _SAID[kind](found, today))]
    return tuple(_part(said))


def _part(said: Sequence[str]) -> Iterator[fitting.Part]:
    if said:
        yield fitting.elastic(said[0], lengths=(220, 150, 110), rank=9, last=50)
    if len(said) > 1:
        yield fitting.elastic(said[1], lengths=(160, 110), rank=6, last=12)


def offered(offer: Offer | None) -> str:
    """What the seeker offers in return, as one sentence."""
    if offer is None:
        return _GLADLY
    topics = words.tidy(offer.topics).rstrip(".")
    on = f" about {topics}" if topics and offer.chats else ""
    gives = [f"a talk{on}"] if offer.chats else []
    gives += ["an introduction to people I know"] if offer.introductions else []
    if not gives:
        return _GLADLY
    return f"If {' or '.join(gives)} is ever of use to you or yours, I am glad to give it."


def _recommended(helps: Sequence[Help], today: date) -> str:
    one = helps[0]
    to = f" to {words.tidy(one.whom)}" if one.whom else ""
    led = ", and something came of it" if one.led else ""
    return f"You spoke for me{to}{_on(one, today)}{led}."


def _introduced(helps: Sequence[Help], _today: date) -> str:
    led = [one for one in helps if one.led]
    if led:
        return f"You introduced me to {_names(led)}, and we talked: that was your doing."
    made = [one for one in helps if one.made]
    if made:
        return f"You introduced me to {_names(made)}."
    return f"You were ready to introduce me to {_names(helps)}."


def _named(helps: Sequence[Help], _today: date) -> str:
    led = [one for one in helps if one.led]
    if led:
        return f"You sent me on to {_names(led)}, and we talked: that was your doing."
    return f"You named {_names(helps)} to me."


def _opening(helps: Sequence[Help], today: date) -> str:
    return f"You thought of me, and told me{_on(helps[0], today)} what you had heard."


def _talked(helps: Sequence[Help], today: date) -> str:
    spoken = lists.listed([_on(one, today).strip() for one in helps[-3:]])
    return f"You took the time to talk with me {spoken}."


def _promise(helps: Sequence[Help], _today: date) -> str:
    what = citations.best([text for one in helps for text in one.what], most=1)
    return (
        f"You kept what you promised me: {what[0]}." if what else "You kept what you promised me."
    )


def _fan(_helps: Sequence[Help], _today: date) -> str:
    return "You offered me your help when I set out."


_SAID: dict[HelpKind, Callable[[Sequence[Help], date], str]] = {
    HelpKind.RECOMMENDED: _recommended,
    HelpKind.INTRODUCED: _introduced,
    HelpKind.NAMED: _named,
    HelpKind.OPENING: _opening,
    HelpKind.TALKED: _talked,
    HelpKind.PROMISE: _promise,
    HelpKind.FAN: _fan,
}


def _names(helps: Sequence[Help]) -> str:
    names = [words.shorten(words.tidy(one.whom), most=60) or one.whom[:60] for one in helps]
    return lists.first_few(names, most=_MOST_NAMES)


def _on(one: Help, today: date) -> str:
    return f" {days.spoken(one.on, today=today)}" if one.on else ""
