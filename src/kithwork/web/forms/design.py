"""A form of every kind of field, for the page of elements."""

from django import forms

from kithwork.web.forms import plain


class Sample(plain.PlainForm):
    """One field of each kind."""

    name = plain.line("A line", required=True, help_text="What helps stands below.")
    words = plain.words("Several lines", rows=2)
    kind = forms.ChoiceField(label="A choice", choices=(("a", "One"), ("b", "Another")))
    on = plain.day("A day")
