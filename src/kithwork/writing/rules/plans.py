"""L43: a plan that opens with their path, asks for names, and leaves room for the answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kithwork.domain.messages import MessageContext, Remark
from kithwork.domain.questions import LAST_DEPTH, Question, Theme
from kithwork.writing.questions import guesses
from kithwork.writing.rules import letters, remarks

# Good answers run long: this part of the time may be planned (practice.md D35, c-24).
PLANNED = 0.7
# So much of a plan may be about hiring before it belies "I come for advice" (L43f, L21).
MOST_HIRING = 0.15
_SLACK = 1e-9
_WHY_NONE = (
    "There is no question yet. Whoever gives you their time expects you to lead, and silence is "
    "the one thing neither of you can use."
)
_FIX_NONE = "What first drew you to this work?"
_WHY_NO_STORY = (
    "Nothing asks how they came to where they are. It is what people tell most gladly, and it "
    "teaches more than what the place is like. Open with it."
)
_FIX_NO_STORY = "How did you find your way from your first job to this one?"
_WHY_NO_NAMES = (
    "Nothing asks whom else you might meet. One talk should open the next; keep this for the end."
)
_FIX_NO_NAMES = "Who else could show me a different side of this?"
_WHY_FULL = (
    "These questions take about {planned} of {minutes} minutes. Good answers run long: plan at "
    "most {most}, and keep the others as spares."
)
_WHY_OVER = (
    "These questions take about {planned} minutes, and the talk has {minutes}. Plan at most "
    "{most}: to stay inside the time you asked for is the first courtesy."
)
_FIX_FULL = "4 must-asks for 20 minutes, 3 spares, and the question for names last."
_WHY_EARLY = (
    "“{text}” comes before the middle of the talk. It is answered honestly once both are at ease, "
    "so let two or three lighter ones go first."
)
_FIX_EARLY = "Move it to the second half."
_WHY_HIRING = (
    "{number} of {all} questions are about hiring. You said you came to learn, and a plan like "
    "this tells another story. One such question in seven is plenty."
)
_FIX_HIRING = "What does a good day look like for you?"


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a plan as far as it is known; `span` is its place in the text, if any."""

    text: str
    theme: Theme | None
    depth: int | None
    minutes: float
    asks_for_names: bool
    span: tuple[int, int] = (0, 0)


def hold_together(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L43: a plan holds questions, one on the path, one for names, in good time and order."""
    items = [_read(letter, sentence) for sentence in letter.sentences]
    yield from of_items(items, context.minutes)


def of_items(items: Sequence[Item], minutes: int) -> Iterator[Remark]:
    """L43 a to f for the questions of a plan in their order, for a chat of so many minutes."""
    if not items:
        yield remarks.block("L43", _WHY_NONE, _FIX_NONE)
        return
    if all(item.theme is not Theme.BACK_STORY for item in items):
        yield remarks.error("L43", _WHY_NO_STORY, _FIX_NO_STORY)
    if not any(item.asks_for_names for item in items):
        yield remarks.error("L43", _WHY_NO_NAMES, _FIX_NO_NAMES)
    yield from _in_time(items, minutes)
    yield from _in_order(items)
    yield from _on_learning(items)


def item(question: Question) -> Item:
    """A question of a bank, or of the seeker's own, as an item of a plan."""
    return Item(
        text=question.text,
        theme=question.theme,
        depth=question.depth,
        minutes=question.minutes,
        asks_for_names=question.asks_for_names,
    )


def _read(letter: letters.Letter, sentence: letters.Sentence) -> Item:
    text = letter.text[sentence.start : sentence.end]
    return Item(
        text=text,
        theme=guesses.theme(text),
        depth=guesses.depth(text),
        minutes=guesses.minutes(text),
        asks_for_names=guesses.asks_for_names(text),
        span=(sentence.start, sentence.end),
    )


def _in_time(items: Sequence[Item], minutes: int) -> Iterator[Remark]:
    """L43d: at most seven tenths of the time are planned."""
    planned = sum(item.minutes for item in items)
    said = {"planned": f"{planned:g}", "minutes": minutes, "most": f"{minutes * PLANNED:g}"}
    if planned > minutes:
        yield remarks.error("L43", _WHY_OVER.format(**said), _FIX_FULL)
    elif planned > minutes * PLANNED + _SLACK:
        yield remarks.warn("L43", _WHY_FULL.format(**said), _FIX_FULL)


def _in_order(items: Sequence[Item]) -> Iterator[Remark]:
    """L43e: the deepest questions stand in the second half (practice.md D43)."""
    for place, one in enumerate(items):
        if one.depth == LAST_DEPTH and 2 * place < len(items):
            yield remarks.warn("L43", _WHY_EARLY.format(text=one.text), _FIX_EARLY, one.span)


def _on_learning(items: Sequence[Item]) -> Iterator[Remark]:
    """L43f: at most 15 in 100 are about hiring."""
    number = sum(item.theme is Theme.HIRING for item in items)
    if number > MOST_HIRING * len(items) + _SLACK:
        why = _WHY_HIRING.format(number=number, all=len(items))
        yield remarks.warn("L43", why, _FIX_HIRING)
