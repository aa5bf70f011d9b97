"""The rows of a debrief: a name, a promise, a finding, a sign, something to look into."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.debriefs import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Answer,
    Aspect,
    Finding,
    Fit,
    GoalAnswer,
    Inquired,
    InquiryKind,
    NameGiven,
    Promised,
    Writer,
)
from kithwork.domain.follow_ups import Whose
from kithwork.domain.goals import Answered
from kithwork.domain.runs import Outcome
from kithwork.web.forms import plain

OUTCOMES = (
    ("", _("–")),
    (Outcome.ANSWERED.value, _("Answered")),
    (Outcome.REDIRECTED.value, _("Sent me to somebody else")),
    (Outcome.NOT_REACHED.value, _("Not reached")),
)
SURE_OF = ("0.3", "0.6", "0.9")
SURE = (("", _("–")), ("0.3", _("Not sure")), ("0.6", _("Rather sure")), ("0.9", _("Sure")))
ASPECTS = (
    (Aspect.UNSAID, "–"),
    (Aspect.VALUES, _("what matters to me")),
    (Aspect.INTERESTS, _("what interests me")),
    (Aspect.PERSONALITY, _("how I am")),
    (Aspect.SKILLS, _("what I am good at")),
)
KINDS = (
    (InquiryKind.ORGANISATION.value, _("An organisation")),
    (InquiryKind.READING.value, _("Something to read")),
    (InquiryKind.GATHERING.value, _("A gathering")),
    (InquiryKind.OTHER.value, _("Something else")),
)
GOALS = (
    (Answered.YES.value, _("Yes")),
    (Answered.PARTLY.value, _("Partly")),
    (Answered.NO.value, _("No")),
)
SIGNS = (("1", _("It would")), ("-1", _("It would not")))
WRITERS = ((Writer.SEEKER.value, _("I do")), (Writer.GIVER.value, _("They do, first")))
PROMISERS = ((Whose.MINE.value, _("I did")), (Whose.THEIRS.value, _("They did")))


class NameRow(plain.PlainForm):
    """Somebody they named."""

    name = plain.line(_("Name"), longest=LONGEST_LINE)
    organisation = plain.line(_("Where do they work?"), longest=LONGEST_LINE)
    role = plain.line(_("As what?"), longest=LONGEST_LINE)
    email = plain.line(_("E-mail"), longest=LONGEST_LINE)
    how_known = plain.line(_("How do the two know each other?"), longest=LONGEST_LINE)
    writer = forms.ChoiceField(
        label=_("Who writes to them?"),
        choices=WRITERS,
        required=False,
    )
    may_use_name = forms.BooleanField(label=_("I may say who sent me"), required=False)
    # Who of the contacts it is, once that was said.
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)
    # The name as it was shown: another one is another person.
    was = forms.CharField(required=False, max_length=LONGEST_LINE, widget=forms.HiddenInput)

    def _is_as_shown(self) -> bool:
        return self.said("name") == self.said("was")

    def made(self) -> NameGiven:
        """The name as given."""
        return NameGiven(
            name=self.said("name"),
            organisation=self.said("organisation"),
            role=self.said("role"),
            email=self.said("email"),
            how_known=self.said("how_known"),
            may_use_name=bool(self.cleaned_data.get("may_use_name")),
            writer=Writer(self.said("writer") or Writer.SEEKER),
            person=self.cleaned_data.get("person") if self._is_as_shown() else None,
        )


class PromiseRow(plain.PlainForm):
    """A promise of either side."""

    whose = forms.ChoiceField(
        label=_("Who promised?"),
        choices=PROMISERS,
        required=False,
    )
    text = plain.words(_("What?"), longest=LONGEST_TEXT, rows=1)
    due = plain.day(_("By when?"))

    def made(self) -> Promised:
        """The promise."""
        whose = Whose(self.said("whose") or Whose.MINE)
        return Promised(whose, self.said("text"), self.cleaned_data.get("due"))


class FindingRow(plain.PlainForm):
    """One claim."""

    claim = plain.words(_("What did they say?"), longest=LONGEST_TEXT, rows=2)
    about = plain.line(_("About which role, place or field?"), longest=LONGEST_LINE)
    confidence = forms.ChoiceField(label=_("How sure is it?"), choices=SURE, required=False)

    def made(self) -> Finding:
        """The finding."""
        sure = self.said("confidence")
        return Finding(self.said("claim"), self.said("about"), float(sure) if sure else None)


class FitRow(plain.PlainForm):
    """A sign for or against."""

    on = plain.line(_("What would suit you, or not?"), longest=LONGEST_LINE)
    sign = forms.ChoiceField(
        label=_("Does it?"),
        choices=(("1", _("It would")), ("-1", _("It would not"))),
        required=False,
    )
    aspect = forms.ChoiceField(label=_("It touches"), choices=ASPECTS, required=False)
    text = plain.words(_("Why?"), longest=LONGEST_TEXT, rows=1)

    def made(self) -> Fit:
        """The sign."""
        aspect = Aspect(self.said("aspect"))
        return Fit(self.said("on"), int(self.said("sign") or 1), self.said("text"), aspect)


class InquiryRow(plain.PlainForm):
    """Something to look into."""

    text = plain.words(_("What?"), longest=LONGEST_TEXT, rows=1)
    kind = forms.ChoiceField(label=_("It is"), choices=KINDS, required=False)
    due = plain.day(_("By when?"))

    def made(self) -> Inquired:
        """What to look into."""
        kind = InquiryKind(self.said("kind") or InquiryKind.ORGANISATION)
        return Inquired(self.said("text"), kind, self.cleaned_data.get("due"))


class GoalRow(plain.PlainForm):
    """What became of one goal of the talk."""

    answered = forms.ChoiceField(
        label=_("Did you learn it?"), choices=GOALS, required=False, widget=forms.RadioSelect
    )
    answer = plain.words(_("In a line"), longest=LONGEST_TEXT, rows=1)
    goal = forms.CharField(max_length=LONGEST_LINE, widget=forms.HiddenInput)

    def made(self) -> GoalAnswer:
        """What was learned."""
        return GoalAnswer(self.said("goal"), Answered(self.said("answered")), self.said("answer"))


class AnswerRow(plain.PlainForm):
    """What became of one question of the plan."""

    outcome = forms.ChoiceField(label=_("What became of it?"), choices=OUTCOMES, required=False)
    text = plain.words(_("In a line"), longest=LONGEST_TEXT, rows=1)
    to = plain.line(_("To whom?"), longest=LONGEST_LINE)
    question = forms.CharField(max_length=500, widget=forms.HiddenInput)

    def made(self) -> Answer:
        """The answer, of a row that says anything."""
        outcome = Outcome(self.said("outcome") or Outcome.ANSWERED)
        to = self.said("to") if outcome is Outcome.REDIRECTED else ""
        return Answer(self.said("question"), outcome, self.said("text"), to)
