"""What a line of notes is asked about, for whoever has no script; with one, a sign does."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain import names_given
from kithwork.domain.names_given import NameLine, Writes
from kithwork.domain.runs import LONGEST_NOTE, LONGEST_QUESTION, Mark, RunNote
from kithwork.web.forms import plain

KNOWN = ("role", "organisation", "how_known")


class NoteLine(plain.PlainForm):
    """One line, with what is known of a name if it is one."""

    key = forms.UUIDField(required=False)
    question = forms.CharField(required=False, max_length=LONGEST_QUESTION)
    mark = forms.ChoiceField(choices=[(one.value, one.value) for one in Mark], required=False)
    text = plain.line(_("Note"), longest=LONGEST_NOTE)
    role = plain.line("")
    organisation = plain.line("")
    how_known = plain.line("")
    who_writes = forms.ChoiceField(
        choices=[(one.value, one.value) for one in Writes], required=False
    )
    may_use_name = forms.BooleanField(required=False)

    def chosen(self) -> Mark:
        """What the line is."""
        return Mark(self.said("mark") or Mark.NOTE)

    def line(self) -> str:
        """The text of the line; a name with what is known of it, as `names_given` writes it."""
        text = " ".join(self.said("text").split())
        if self.chosen() is not Mark.NAME or not text:
            return text
        typed = names_given.parse(text)
        known = {name: self.said(name) or getattr(typed, name) for name in KNOWN}
        return names_given.write(
            NameLine(
                name=typed.name,
                who_writes=Writes(self.said("who_writes") or typed.who_writes),
                may_use_name=bool(self.cleaned_data["may_use_name"]) or typed.may_use_name,
                **known,
            )
        )


def shown(note: RunNote) -> dict[str, object]:
    """A line as the fields show it."""
    fields: dict[str, object] = {
        "key": note.key,
        "question": note.question,
        "mark": note.mark,
        "text": note.text,
    }
    if note.mark is Mark.NAME:
        given = names_given.parse(note.text)
        fields |= {name: getattr(given, name) for name in KNOWN}
        fields |= {
            "text": given.name,
            "who_writes": given.who_writes,
            "may_use_name": given.may_use_name,
        }
    return fields
