"""L10: short enough to be read at once (practice.md F04, A14, c-5, c-6)."""

from collections.abc import Iterator
from dataclasses import replace

from kithwork.domain.asks import LONGEST_TEXT, Channel
from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

LONG, TOO_LONG = 125, 200
LONG_BY_PHONE = 120
_FIX = "Six plain sentences: who sent you, who you are, why them, what you hope to learn, the ask."
_WHY = (
    "{words} words. Messages of 50 to 125 words are answered most; a busy reader puts a longer one "
    "aside for later, and later seldom comes."
)
_WHY_SIGNS = (
    "{signs} characters; {channel} holds {most}. Shorter ones are also answered more often."
)
_WHY_PHONE = "{words} words. A script you can say within a minute has at most {most}."
_CHANNELS = {
    Channel.LINKEDIN: "a LinkedIn message that gets read",
    Channel.LINKEDIN_NOTE: "a LinkedIn invitation note",
}


def is_short_for_a_contact(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L10 for a message to a contact: no invitation note binds it, a LinkedIn message does."""
    if context.channel == Channel.LINKEDIN_NOTE:
        context = replace(context, channel=Channel.LINKEDIN)
    yield from is_short(letter, context)


def is_short(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L10: at most 125 words, or what the channel holds."""
    surplus = list(fits_its_channel(letter, context))
    if surplus:
        yield from surplus
        return
    words = letter.words
    if words > TOO_LONG:
        yield remarks.error("L10", _WHY.format(words=words), _FIX)
    elif context.channel == Channel.PHONE and words > LONG_BY_PHONE:
        yield remarks.warn("L10", _WHY_PHONE.format(words=words, most=LONG_BY_PHONE), _FIX)
    elif words > LONG:
        yield remarks.warn("L10", _WHY.format(words=words), _FIX)


def fits_its_channel(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L10 for thanks and news: what the channel holds."""
    most = LONGEST_TEXT.get(Channel(context.channel)) if context.channel in set(Channel) else None
    if most is not None and len(letter.text.strip()) > most:
        why = _WHY_SIGNS.format(
            signs=len(letter.text.strip()), channel=_CHANNELS[Channel(context.channel)], most=most
        )
        yield remarks.error("L10", why, _FIX, (_from(letter.text, most), len(letter.text)))


def _from(text: str, most: int) -> int:
    """Where the surplus begins, blanks in front of the text not counted."""
    return len(text) - len(text.lstrip()) + most
