"""A debrief as it was written, with its lines cleaned, or refused by the part that is faulty."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kithwork.domain.chats import MOST_MINUTES
from kithwork.domain.debriefs import (
    LEAST_LIKING,
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_LIKING,
    MOST_LINES,
    Answer,
    Debrief,
    Finding,
    Fit,
    GoalAnswer,
    NameGiven,
)
from kithwork.domain.errors import Invalid
from kithwork.flows.chats import AHEAD
from kithwork.matching import keys

# As much as a wording of the plan.
LONGEST_QUESTION = 500
_LISTS = (
    "answers", "helpful", "names", "promises", "findings", "words", "fit", "openings",
    "common", "worth", "inquiries", "goals",
)  # fmt: skip


def clean(debrief: Debrief, *, now: datetime) -> Debrief:
    """The debrief with its lines cleaned; raises Invalid naming the part."""
    _check_sizes(debrief, now)
    return replace(
        debrief,
        answers=tuple(_answer(one) for one in debrief.answers),
        helpful=_texts("helpful", debrief.helpful),
        words=_texts("words", debrief.words),
        openings=_texts("openings", debrief.openings),
        common=_texts("common", debrief.common),
        worth=_texts("worth", debrief.worth),
        names=_named(debrief),
        goals=tuple(_goal(one) for one in debrief.goals),
        promises=tuple(replace(one, text=_text("promises", one.text)) for one in debrief.promises),
        findings=tuple(_finding(one) for one in debrief.findings),
        fit=tuple(_fit(one) for one in debrief.fit),
        inquiries=tuple(
            replace(one, text=_text("inquiries", one.text)) for one in debrief.inquiries
        ),
    )


def _check_sizes(debrief: Debrief, now: datetime) -> None:
    if debrief.held_at is not None and debrief.held_at > now + AHEAD:
        raise Invalid("held_at", "lies ahead; write it down once the talk has taken place.")
    if debrief.minutes is not None and not 1 <= debrief.minutes <= MOST_MINUTES:
        raise Invalid("minutes", f"must be 1 to {MOST_MINUTES}.")
    if debrief.liking is not None and not LEAST_LIKING <= debrief.liking <= MOST_LIKING:
        raise Invalid("liking", f"must be {LEAST_LIKING} to {MOST_LIKING}.")
    for name in _LISTS:
        if len(getattr(debrief, name)) > MOST_LINES:
            raise Invalid(name, f"are more than {MOST_LINES}; the most that one talk holds.")


def _answer(one: Answer) -> Answer:
    question = _text("answers", one.question, limit=LONGEST_QUESTION)
    to = _text("answers", one.to, limit=LONGEST_LINE, least=0)
    return replace(one, question=question, text=_text("answers", one.text, least=0), to=to)


def _goal(one: GoalAnswer) -> GoalAnswer:
    goal = _text("goals", one.goal, limit=LONGEST_LINE)
    return replace(one, goal=goal, answer=_text("goals", one.answer, least=0))


def _finding(one: Finding) -> Finding:
    about = _text("findings", one.about, limit=LONGEST_LINE, least=0)
    return replace(one, claim=_text("findings", one.claim), about=about)


def _fit(one: Fit) -> Fit:
    on = _text("fit", one.on, limit=LONGEST_LINE)
    return replace(one, on=on, text=_text("fit", one.text, least=0))


def _named(debrief: Debrief) -> tuple[NameGiven, ...]:
    """The names given, and those to whom a question was redirected (practice.md C31)."""
    given = [_name(one) for one in debrief.names]
    said = {one.name.casefold() for one in given}
    sent_to = [_name(NameGiven(one.to)) for one in debrief.answers if one.to.strip()]
    further = {one.name.casefold(): one for one in sent_to if one.name.casefold() not in said}
    return (*given, *further.values())


def _name(named: NameGiven) -> NameGiven:
    """A name with its lines cleaned; raises Invalid naming the field."""
    clean = replace(
        named,
        name=_line("name", named.name),
        organisation=_line("organisation", named.organisation),
        role=_line("role", named.role),
        email=_line("email", named.email),
        how_known=_line("how_known", named.how_known),
    )
    if not clean.name:
        raise Invalid("names", "must each have a name.")
    if keys.email(clean.name):
        raise Invalid("names", f"“{clean.name}” is an e-mail address; the name is needed, too.")
    if clean.email and not keys.email(clean.email):
        raise Invalid("names", f"“{clean.email}” is no e-mail address.")
    return clean


def _line(field: str, text: str) -> str:
    words = " ".join(text.split())
    if len(words) > LONGEST_LINE:
        raise Invalid(
            "names", f"{field} is {len(words)} characters long; {LONGEST_LINE} is the most."
        )
    return words


def _texts(part: str, texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_text(part, text) for text in texts))


def _text(part: str, text: str, *, limit: int = LONGEST_TEXT, least: int = 1) -> str:
    words = text.strip() if limit == LONGEST_TEXT else " ".join(text.split())
    if len(words) < least:
        raise Invalid(part, "hold an empty line.")
    if len(words) > limit:
        raise Invalid(part, f"hold a text of {len(words)} characters; {limit} is the most.")
    return words
