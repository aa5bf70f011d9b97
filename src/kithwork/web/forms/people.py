"""What the person page and "add by hand" ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.people import AddressKind
from kithwork.domain.records import Stay
from kithwork.web.forms import plain

KINDS = (
    (AddressKind.EMAIL, _("E-mail")),
    (AddressKind.PHONE, _("Phone")),
    (AddressKind.PROFILE, _("Profile address")),
    (AddressKind.WEB, _("Web site")),
)


class NewPerson(plain.PlainForm):
    """Somebody added by hand: a name is enough."""

    name = plain.line(_("Name"), required=True)
    email = plain.line(_("E-mail (optional)"), longest=1000)
    organisation = plain.line(_("Where do they work? (optional)"))
    title = plain.line(_("As what? (optional)"), longest=500)
    why = plain.line(_("How do you know each other? (optional)"), longest=2000)


class PersonFields(plain.PlainForm):
    """Every single field of a person."""

    name = plain.line(_("Name"), required=True)
    given = plain.line(_("Given name"), longest=150)
    family = plain.line(_("Family name"), longest=150)
    nickname = plain.line(_("Nickname"), longest=150)
    # The forms' own "prefix" is another thing, and stays what it is.
    prefix = plain.line(_("Title before the name"), longest=50)  # type: ignore[assignment]
    suffix = plain.line(_("Letters after the name"), longest=100)
    headline = plain.line(_("What they do, in one line"), longest=500)
    place = plain.line(_("Place"))
    industry = plain.line(_("Industry"), longest=200)
    birthday = plain.line(_("Birthday"), longest=40)


class OwnFields(PersonFields):
    """The same of the seeker, whose one line others read."""

    headline = plain.line(
        _("What you do, in one line"),
        longest=500,
        help_text=_("Stands under your name in your messages and on your card."),
    )


class NewAddress(plain.PlainForm):
    """An address to add."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)
    value = plain.line(_("Address or number"), longest=1000, required=True)


class NewTag(plain.PlainForm):
    """A word to put on a person."""

    tag = plain.line(_("Tag"), longest=100, required=True)


class NewNote(plain.PlainForm):
    """A note to write."""

    text = plain.words(_("Note"), longest=100_000)


class PositionFields(plain.PlainForm):
    """A stay at an organisation or school."""

    organisation = plain.line(_("Organisation or school"), required=True)
    title = plain.line(_("As what?"), longest=500)
    stay = forms.ChoiceField(
        label=_("Work or study?"), choices=((Stay.WORK, _("Work")), (Stay.STUDY, _("Study")))
    )
    first = plain.day(_("First day"))
    to = plain.day(_("Last day"), help_text=_("Empty while they are there."))


class NewTouch(plain.PlainForm):
    """Something that happened with a person."""

    kind = plain.line(
        _("What?"), longest=40, required=True, help_text=_("A call, coffee, e-mail …")
    )
    on = plain.day(_("When?"))
    text = plain.line(_("In a few words (optional)"), longest=2000)


def position_changes(form: PositionFields) -> list[tuple[str, str]]:
    """What was typed of a position, by the names that the flow knows."""
    named = {"first": "from"}
    changes = [(named.get(name, name), value) for name, value in form.everything().items()]
    return [*changes, ("current", "no" if form.said("to") else "yes")]
