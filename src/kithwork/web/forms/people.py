"""What the person page and "add by hand" ask for."""

from django import forms

from kithwork.domain.people import AddressKind
from kithwork.domain.records import Stay
from kithwork.web.forms import plain

KINDS = (
    (AddressKind.EMAIL, "E-mail"),
    (AddressKind.PHONE, "Phone"),
    (AddressKind.PROFILE, "Profile address"),
    (AddressKind.WEB, "Web site"),
)


class NewPerson(plain.PlainForm):
    """Somebody added by hand: a name is enough."""

    name = plain.line("Name", required=True)
    email = plain.line("E-mail (optional)", longest=1000)
    organisation = plain.line("Where do they work? (optional)")
    title = plain.line("As what? (optional)", longest=500)
    why = plain.line("How do you know each other? (optional)", longest=2000)


class PersonFields(plain.PlainForm):
    """Every single field of a person."""

    name = plain.line("Name", required=True)
    given = plain.line("Given name", longest=150)
    family = plain.line("Family name", longest=150)
    nickname = plain.line("Nickname", longest=150)
    # The forms' own "prefix" is another thing, and stays what it is.
    prefix = plain.line("Title before the name", longest=50)  # type: ignore[assignment]
    suffix = plain.line("Letters after the name", longest=100)
    headline = plain.line("What they do, in one line", longest=500)
    place = plain.line("Place")
    industry = plain.line("Industry", longest=200)
    birthday = plain.line("Birthday", longest=40)


class OwnFields(PersonFields):
    """The same of the seeker, whose one line others read."""

    headline = plain.line(
        "What you do, in one line",
        longest=500,
        help_text="Stands under your name in your messages.",
    )


class NewAddress(plain.PlainForm):
    """An address to add."""

    kind = forms.ChoiceField(label="Kind", choices=KINDS)
    value = plain.line("Address or number", longest=1000, required=True)


class NewTag(plain.PlainForm):
    """A word to put on a person."""

    tag = plain.line("Tag", longest=100, required=True)


class NewNote(plain.PlainForm):
    """A note to write."""

    text = plain.words("Note", longest=100_000)


class PositionFields(plain.PlainForm):
    """A stay at an organisation or school."""

    organisation = plain.line("Organisation or school", required=True)
    title = plain.line("As what?", longest=500)
    stay = forms.ChoiceField(
        label="Work or study?", choices=((Stay.WORK, "Work"), (Stay.STUDY, "Study"))
    )
    first = plain.day("First day")
    to = plain.day("Last day", help_text="Empty while they are there.")


class NewTouch(plain.PlainForm):
    """Something that happened with a person."""

    kind = plain.line("What?", longest=40, required=True, help_text="A call, coffee, e-mail …")
    on = plain.day("When?")
    text = plain.line("In a few words (optional)", longest=2000)


def position_changes(form: PositionFields) -> list[tuple[str, str]]:
    """What was typed of a position, by the names that the flow knows."""
    named = {"first": "from"}
    changes = [(named.get(name, name), value) for name, value in form.everything().items()]
    return [*changes, ("current", "no" if form.said("to") else "yes")]
