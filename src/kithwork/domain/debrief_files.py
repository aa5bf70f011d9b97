"""A debrief as a JSON document: every part optional, every fault named by its place."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from kithwork.domain.debriefs import (
    Answer,
    Aspect,
    Debrief,
    Finding,
    Fit,
    GoalAnswer,
    Inquired,
    InquiryKind,
    NameGiven,
    Promised,
    Writer,
)
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import Whose
from kithwork.domain.goals import Answered
from kithwork.domain.runs import Outcome

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
# Years that stay years in every zone and table; beyond them a slip was made.
FIRST_YEAR, LAST_YEAR = 1970, 9000
# How sure somebody is, in words.
SURE = {"low": 0.3, "medium": 0.6, "high": 0.9}
_PARTS = (
    "held_at", "minutes", "answers", "helpful", "names", "promises", "findings", "words", "fit",
    "openings", "common", "worth", "inquiries", "goal", "goals", "again", "liking",
)  # fmt: skip


def read(document: object, *, zone: tzinfo) -> Debrief:
    """The debrief that a JSON document says; times without a zone are those of `zone`.

    Raises Invalid, whose field is the place: `names[1].email`.
    """
    whole = _Part("debrief", document)
    whole.knows(*_PARTS)
    return Debrief(
        held_at=whole.moment("held_at", zone),
        minutes=whole.whole_number("minutes"),
        answers=whole.several("answers", _answer),
        helpful=whole.texts("helpful"),
        names=whole.several("names", _name),
        promises=whole.several("promises", _promise),
        findings=whole.several("findings", _finding),
        words=whole.texts("words"),
        fit=whole.several("fit", _fit),
        openings=whole.texts("openings"),
        common=whole.texts("common"),
        worth=whole.texts("worth"),
        inquiries=whole.several("inquiries", _inquiry),
        goal=whole.one_of("goal", Answered, Answered.OPEN),
        goals=whole.several("goals", _goal),
        again=whole.yes_or_no("again"),
        liking=whole.whole_number("liking"),
    )


class _Part:
    """An object of the document, with its place for what is said of faults."""

    def __init__(self, place: str, value: object) -> None:
        if not isinstance(value, Mapping):
            raise Invalid(place, "must be an object: {…}.")
        self.place = place
        self.value: Mapping[str, Any] = value

    def at(self, name: str) -> str:
        return name if self.place == "debrief" else f"{self.place}.{name}"

    def knows(self, *names: str) -> None:
        strange = next((name for name in self.value if name not in names), None)
        if strange is not None:
            raise Invalid(self.at(str(strange)[:40]), f"is not known here; {', '.join(names)} are.")

    def text(self, name: str, *, needed: str = "") -> str:
        found = self.value.get(name)
        if found is None and not needed:
            return ""
        if not isinstance(found, str) or (needed and not found.strip()):
            raise Invalid(self.at(name), needed or "must be a text.")
        return _whole(found, self.at(name))

    def texts(self, name: str) -> tuple[str, ...]:
        found = self._list(name)
        for number, one in enumerate(found):
            if not isinstance(one, str) or not one.strip():
                raise Invalid(self.at(f"{name}[{number}]"), "must be a text that is not empty.")
            _whole(one, self.at(f"{name}[{number}]"))
        return tuple(found)

    def several(self, name: str, make: "Callable[[_Part], T]") -> tuple[T, ...]:
        found = self._list(name)
        return tuple(
            make(_Part(self.at(f"{name}[{number}]"), one)) for number, one in enumerate(found)
        )

    def _list(self, name: str) -> list[Any]:
        found = self.value.get(name)
        if found is None:
            return []
        if not isinstance(found, list):
            raise Invalid(self.at(name), "must be a list: […].")
        return found

    def one_of(self, name: str, kind: type[E], usual: E) -> E:
        found = self.value.get(name)
        if found is None:
            return usual
        known = [one.value for one in kind]
        if found not in known:
            raise Invalid(self.at(name), f"must be one of {', '.join(filter(None, known))}.")
        return kind(found)

    def yes_or_no(self, name: str) -> bool | None:
        found = self.value.get(name)
        if found is not None and not isinstance(found, bool):
            raise Invalid(self.at(name), "must be true or false.")
        return found

    def whole_number(self, name: str) -> int | None:
        found = self.value.get(name)
        if found is None:
            return None
        number = isinstance(found, int | float) and not isinstance(found, bool)
        if not number or not isfinite(found) or found != round(found):
            raise Invalid(self.at(name), "must be a whole number.")
        return int(found)

    def day(self, name: str) -> date | None:
        found = self.value.get(name)
        if found is None or found == "":
            return None
        try:
            day = date.fromisoformat(found)
        except (TypeError, ValueError):
            day = None
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Invalid(self.at(name), f"“{found}” is no day such as 2026-12-03.")
        return day

    def moment(self, name: str, zone: tzinfo) -> datetime | None:
        found = self.value.get(name)
        if found is None:
            return None
        try:
            read = datetime.fromisoformat(found)
        except (TypeError, ValueError):
            read = None
        if read is None or not FIRST_YEAR <= read.year <= LAST_YEAR:
            raise Invalid(self.at(name), f"“{found}” is no time such as 2026-12-03T15:00.")
        return read if read.tzinfo is not None else read.replace(tzinfo=zone)


def _answer(part: _Part) -> Answer:
    part.knows("question", "outcome", "text", "to")
    return Answer(
        question=part.text("question", needed="must say which question."),
        outcome=part.one_of("outcome", Outcome, Outcome.ANSWERED),
        text=part.text("text"),
        to=part.text("to"),
    )


def _whole(text: str, place: str) -> str:
    """A text that every table can hold; half a sign and the empty sign are none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Invalid(place, "holds half of a sign, which is no text.") from None
    if "\x00" in text:
        raise Invalid(place, "holds a sign that is no text (U+0000).")
    return text


def _goal(part: _Part) -> GoalAnswer:
    part.knows("goal", "answered", "answer")
    goal = part.text("goal", needed="must say which goal.")
    return GoalAnswer(goal, part.one_of("answered", Answered, Answered.OPEN), part.text("answer"))


def _name(part: _Part) -> NameGiven:
    part.knows("name", "organisation", "role", "email", "how_known", "may_use_name", "writer")
    return NameGiven(
        name=part.text("name", needed="must not be empty."),
        organisation=part.text("organisation"),
        role=part.text("role"),
        email=part.text("email"),
        how_known=part.text("how_known"),
        may_use_name=bool(part.yes_or_no("may_use_name")),
        writer=part.one_of("writer", Writer, Writer.SEEKER),
    )


def _promise(part: _Part) -> Promised:
    part.knows("whose", "text", "due")
    text = part.text("text", needed="must say what was promised.")
    return Promised(part.one_of("whose", Whose, Whose.MINE), text, part.day("due"))


def _finding(part: _Part) -> Finding:
    part.knows("claim", "about", "confidence")
    claim = part.text("claim", needed="must not be empty.")
    return Finding(claim, part.text("about"), _confidence(part))


def _confidence(part: _Part) -> float | None:
    found = part.value.get("confidence")
    if found is None:
        return None
    if isinstance(found, str) and found in SURE:
        return SURE[found]
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 1:
        raise Invalid(part.at("confidence"), f"must be 0 to 1, or one of {', '.join(SURE)}.")
    return float(found)


def _fit(part: _Part) -> Fit:
    part.knows("on", "sign", "text", "aspect")
    sign = part.value.get("sign")
    if isinstance(sign, bool) or sign not in (1, -1):
        raise Invalid(part.at("sign"), "must be 1 (it would suit me) or -1 (it would not).")
    return Fit(
        part.text("on", needed="must say what it is a sign on."),
        int(sign),
        part.text("text"),
        part.one_of("aspect", Aspect, Aspect.UNSAID),
    )


def _inquiry(part: _Part) -> Inquired:
    part.knows("text", "kind", "due")
    text = part.text("text", needed="must say what to look into.")
    return Inquired(text, part.one_of("kind", InquiryKind, InquiryKind.OTHER), part.day("due"))
