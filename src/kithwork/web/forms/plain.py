"""What all our forms share: the flows' refusals shown beside the field they name."""

from django import forms

from kithwork.domain.errors import Invalid
from kithwork.web.texts import Text


class PlainForm(forms.Form):
    """A form without colons, whose fields can take a flow's `Invalid`."""

    template_name_label = ""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def refuse(self, error: Invalid) -> None:
        """Show `error` at the field it names, else above the form."""
        message = error.message[:1].upper() + error.message[1:]
        self.add_error(error.field if error.field in self.fields else None, message)

    def said(self, name: str) -> str:
        """A cleaned text; empty where nothing was given."""
        return str(self.cleaned_data.get(name) or "")

    def everything(self) -> dict[str, str]:
        """Every cleaned field as the text that flows take; dates as YYYY-MM-DD."""
        return {name: self.said(name) for name in self.cleaned_data}


def line(
    label: Text, *, longest: int = 300, required: bool = False, help_text: Text = ""
) -> forms.CharField:
    """A one-line text field."""
    return forms.CharField(label=label, max_length=longest, required=required, help_text=help_text)


def words(
    label: Text, *, longest: int = 2000, rows: int = 3, help_text: Text = ""
) -> forms.CharField:
    """A text field of several lines."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=False,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def number(label: Text, *, least: int, most: int, help_text: Text = "") -> forms.IntegerField:
    """A whole number, typed as text: what was no number still stands there when it is refused."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=help_text,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
    )


def day(label: Text, *, help_text: Text = "") -> forms.DateField:
    """A date, as the browser's own date field."""
    return forms.DateField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
