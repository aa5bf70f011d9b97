"""The first minute of a chat, from the framing card behind the ask (practice.md A12-A14, B19)."""

from kithwork.domain.asks import FramingCard
from kithwork.writing import words

# At most a minute, spoken (A14).
MOST_WORDS = 120


def draft(card: FramingCard) -> str:
    """What to say first: thanks, who sent me, who I am, what I hope to learn, and how long.

    Nothing is invented: what the card does not hold is left out. At most 120 words; what is
    longest gives way first.
    """
    given = words.tidy(card.reader.given or card.reader.name).split(" ")[0]
    parts = {
        "thanks": f"Thank you for making the time, {given}.",
        "sent": f"{words.tidy(card.sent_by)} thought that we should talk." if card.sent_by else "",
        "who": _sentence("I am", card.who),
        "why": _sentence("I asked you because of", card.why_you) if card.why_you else "",
        "learn": _sentence("I hope to learn", card.learn),
        "minutes": f"I will keep to our {card.minutes} minutes, and I am not asking for a job.",
        "start": "May I start with a question about your own path?",
    }
    for dropped in ("", "why", "who", "learn"):
        parts.pop(dropped, None)
        text = " ".join(part for part in parts.values() if part)
        if len(text.split()) <= MOST_WORDS:
            return text
    return text


def warm_up(card: FramingCard) -> str:
    """What to say first in a talk for practice, on something the other likes to do (F09)."""
    given = words.tidy(card.reader.given or card.reader.name).split(" ")[0]
    return (
        f"Thank you for making the time, {given}. I am practising to ask good questions, "
        "and I would like to hear about something you love to do. "
        f"I will keep to our {card.minutes} minutes. What is it, and how did it begin?"
    )


def _sentence(beginning: str, text: str) -> str:
    """`text` as the rest of a sentence; a whole sentence stays one."""
    tidy = words.tidy(text).rstrip(".")
    if not tidy:
        return ""
    if tidy.lower().startswith(("i ", "i'm", "i’m", "my ")):
        return f"{tidy[0].upper()}{tidy[1:]}."
    return f"{beginning} {tidy}."
