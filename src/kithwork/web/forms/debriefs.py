"""What a debrief asks: the whole talk in two minutes, every part of it optional."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kithwork.domain.chats import MOST_MINUTES, ChatCard
from kithwork.domain.debriefs import MOST_LINES, Debrief
from kithwork.domain.errors import Invalid
from kithwork.domain.goals import Answered, GoalCard
from kithwork.web import requests
from kithwork.web.forms import debrief_rows as rows
from kithwork.web.forms import plain
from kithwork.web.forms.chats import LOCAL, Clock
from kithwork.web.forms.debrief_rows import SURE_OF, AnswerRow, GoalRow

LONGEST_LINES = 20_000
# Rows of a part that stand empty and ready; a button adds as many more.
SPARE = {"names": 2, "promises": 1, "findings": 1, "fit": 1, "inquiries": 1}
MORE, MOST_ROWS = 2, MOST_LINES
LIKINGS = (
    ("", "–"),
    ("1", _("not at all")),
    ("2", _("not much")),
    ("3", _("so so")),
    ("4", _("well")),
    ("5", _("very much")),
)
YES_OR_NO = (("yes", _("Yes")), ("no", _("No")))


class Whole(plain.PlainForm):
    """How it went as a whole, and what needs only lines."""

    goal = forms.ChoiceField(
        label=_("Did you learn what you came for?"),
        choices=rows.GOALS,
        required=False,
        widget=forms.RadioSelect,
    )
    again = forms.ChoiceField(
        label=_("Would they talk with you again?"),
        choices=YES_OR_NO,
        required=False,
        widget=forms.RadioSelect,
    )
    liking = forms.ChoiceField(
        label=_("How much did you like them?"),
        choices=LIKINGS,
        required=False,
        help_text=_("For you alone: it tells in time whether you like the people of a field."),
    )
    helpful = plain.words(
        _("What helped you?"),
        longest=LONGEST_LINES,
        rows=4,
        help_text=_("A line each, as they said it: your thanks will name one or two of them."),
    )
    words = plain.words(
        _("Words of their trade"),
        longest=LONGEST_LINES,
        help_text=_(
            "A line each, with what it means after a colon: you can learn them by heart then."
        ),
    )
    openings = plain.words(
        _("Openings they brought up themselves"),
        longest=LONGEST_LINES,
        help_text=_("A line each. You never asked for one; they may."),
    )
    common = plain.words(
        _("What do you have in common?"),
        longest=LONGEST_LINES,
        help_text=_("A line each: a town, a sport, a teacher. It stands in your next brief."),
    )
    worth = plain.words(
        _("What was it worth to you?"),
        longest=LONGEST_LINES,
        help_text=_("In your own words: a course you need not take, a mistake you were spared."),
    )
    held_at = Clock(label=_("When was it, by your clock?"), required=False)
    minutes = forms.IntegerField(
        label=_("How many minutes did it take?"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
    )

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a text, empty ones left out."""
        return tuple(line.strip() for line in self.said(name).splitlines() if line.strip())


# Texts that stand folded away until they hold anything.
FOLDED = ("words", "openings", "worth")
# Of each part: its rows, and the field without which a row is empty.
PARTS: dict[str, tuple[type[Any], str]] = {
    "names": (rows.NameRow, "name"),
    "promises": (rows.PromiseRow, "text"),
    "findings": (rows.FindingRow, "claim"),
    "fit": (rows.FitRow, "on"),
    "inquiries": (rows.InquiryRow, "text"),
}


class DebriefForm:
    """The forms of one debrief, filled from what is known or from what was posted."""

    def __init__(
        self,
        whole: Whole,
        answers: Sequence[AnswerRow],
        goals: Sequence[GoalRow],
        parts: dict[str, list[Any]],
    ) -> None:
        self.whole = whole
        self.answers = answers
        self.goals = goals
        self.parts = parts

    @property
    def opened(self) -> Mapping[str, bool]:
        """Which folded parts show themselves: those that hold anything, or a fault."""
        return {
            "answers": any(row["outcome"].value() or row.errors for row in self.answers),
            "findings": self._holds("findings") or self._holds("fit"),
            "more": self._holds("inquiries")
            or any(self.whole[name].value() for name in FOLDED)
            or bool({"held_at", "minutes"} & set(self.whole.errors)),
        }

    def _holds(self, name: str) -> bool:
        _kind, main = PARTS[name]
        return any(row[main].value() or row.errors for row in self.parts[name])

    def is_valid(self) -> bool:
        """Whether each of them is; a row with words but without its main field is not."""
        every = [row for name in PARTS for row in self.parts[name]]
        fine = [form.is_valid() for form in (self.whole, *self.answers, *self.goals, *every)]
        for name, (_kind, main) in PARTS.items():
            for row in self.parts[name]:
                if _has_words(row) and not row.said(main):
                    row.add_error(main, _("This is needed, or leave the whole row empty."))
                    fine.append(False)
        return all(fine)

    def debrief(self) -> Debrief:
        """What was written; times are those of the seeker's own clock."""
        made = {
            name: tuple(row.made() for row in self.parts[name] if row.said(main))
            for name, (_kind, main) in PARTS.items()
        }
        again = self.whole.said("again")
        return Debrief(
            held_at=_moment(self.whole.cleaned_data.get("held_at")),
            minutes=self.whole.cleaned_data.get("minutes"),
            answers=tuple(row.made() for row in self.answers if _says(row)),
            helpful=self.whole.lines("helpful"),
            words=self.whole.lines("words"),
            openings=self.whole.lines("openings"),
            common=self.whole.lines("common"),
            worth=self.whole.lines("worth"),
            goal=Answered(self.whole.said("goal")),
            goals=tuple(row.made() for row in self.goals),
            again=None if not again else again == "yes",
            liking=int(self.whole.said("liking") or 0) or None,
            **made,
        )

    def refuse(self, error: Invalid) -> None:
        """Show what a flow refuses where it belongs, else above everything."""
        self.whole.refuse(error)


def _has_words(row: plain.PlainForm) -> bool:
    typed = (forms.CharField, forms.DateField)
    return any(
        row.cleaned_data.get(name) for name, field in row.fields.items() if isinstance(field, typed)
    )


def _says(row: AnswerRow) -> bool:
    return bool(row.said("outcome") or row.said("text") or row.said("to"))


def _moment(local: datetime | None) -> datetime | None:
    return None if local is None else local.replace(tzinfo=timezone.get_current_timezone())


def filled(
    debrief: Debrief,
    *,
    chat: ChatCard,
    questions: Sequence[str],
    goals: Sequence[GoalCard],
    now: datetime,
) -> DebriefForm:
    """The forms with what is known already, and spare rows; `questions` are those of the plan."""
    held_at = min(now, debrief.held_at or chat.held_at or chat.starts_at or now)
    whole = Whole(
        initial={
            "goal": debrief.goal.value,
            "again": {True: "yes", False: "no", None: ""}[debrief.again],
            "liking": str(debrief.liking or ""),
            "helpful": "\n".join(debrief.helpful),
            "words": "\n".join(debrief.words),
            "openings": "\n".join(debrief.openings),
            "common": "\n".join(debrief.common),
            "worth": "\n".join(debrief.worth),
            "held_at": timezone.localtime(held_at).strftime(LOCAL),
            "minutes": debrief.minutes or chat.minutes,
        }
    )
    return DebriefForm(whole, _answers(debrief, questions), _goals(debrief, goals), _rows(debrief))


def _goals(debrief: Debrief, goals: Sequence[GoalCard]) -> list[GoalRow]:
    """A row a goal of the chat."""
    said = {one.goal: one for one in debrief.goals}
    found = []
    for number, goal in enumerate(goals):
        one = said.get(goal.text)
        known = {"answered": one.answered.value, "answer": one.answer} if one else {}
        found.append(GoalRow(prefix=f"goals-{number}", initial={"goal": goal.text, **known}))
    return found


def _answers(debrief: Debrief, questions: Sequence[str]) -> list[AnswerRow]:
    """A row a question of the plan, then those that were asked beside it."""
    said = {one.question: one for one in debrief.answers}
    asked = dict.fromkeys([*questions, *said])
    found = []
    for number, question in enumerate(asked):
        one = said.get(question)
        known = {"outcome": one.outcome.value, "text": one.text, "to": one.to} if one else {}
        initial = {"question": question, **known}
        found.append(AnswerRow(prefix=f"answers-{number}", initial=initial))
    return found


def _rows(debrief: Debrief) -> dict[str, list[Any]]:
    known: dict[str, list[dict[str, Any]]] = {
        "names": [
            {"name": one.name, "organisation": one.organisation, "role": one.role,
             "email": one.email, "how_known": one.how_known, "writer": one.writer.value,
             "may_use_name": one.may_use_name, "person": one.person, "was": one.name}
            for one in debrief.names
        ],
        "promises": [
            {"whose": one.whose.value, "text": one.text, "due": one.due}
            for one in debrief.promises
        ],
        "findings": [
            {"claim": one.claim, "about": one.about, "confidence": _sure(one.confidence)}
            for one in debrief.findings
        ],
        "fit": [
            {"on": one.on, "sign": str(one.sign), "text": one.text, "aspect": one.aspect.value}
            for one in debrief.fit
        ],
        "inquiries": [
            {"text": one.text, "kind": one.kind.value, "due": one.due}
            for one in debrief.inquiries
        ],
    }  # fmt: skip
    return {
        name: [
            kind(prefix=f"{name}-{number}", initial=initial)
            for number, initial in enumerate(_with_spare(known[name], SPARE[name]))
        ]
        for name, (kind, _main) in PARTS.items()
    }


def _with_spare(known: list[dict[str, Any]], spare: int) -> list[dict[str, Any]]:
    """What is known, and empty rows: as many as are usual, one at least."""
    return [*known, *({} for _ in range(max(1, spare - len(known))))]


def _sure(confidence: float | None) -> str:
    """The nearest of the words offered."""
    if confidence is None:
        return ""
    return min(SURE_OF, key=lambda value: abs(float(value) - confidence))


def posted(values: QueryDict) -> DebriefForm:
    """The forms as they were sent; `more` names a part that is to have further rows."""
    parts = {
        name: [kind(values, prefix=f"{name}-{number}") for number in range(_count(values, name))]
        for name, (kind, _main) in PARTS.items()
    }
    more = values.get("more", "")
    if more in PARTS:
        kind, _main = PARTS[more]
        there = len(parts[more])
        parts[more] += [kind(prefix=f"{more}-{there + number}") for number in range(MORE)]
    answers = [
        AnswerRow(values, prefix=f"answers-{number}") for number in range(_count(values, "answers"))
    ]
    goals = [GoalRow(values, prefix=f"goals-{number}") for number in range(_count(values, "goals"))]
    return DebriefForm(Whole(values), answers, goals, parts)


def _count(values: QueryDict, name: str) -> int:
    return min(MOST_ROWS, requests.whole(values, f"count-{name}", default=0))
