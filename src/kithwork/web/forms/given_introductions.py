"""What a given introduction is asked about: why it would be good for each."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithwork.domain.given_introductions import LONGEST_WHY, GivenCard
from kithwork.web.forms import plain


class Whys(plain.PlainForm):
    """One line for each of the two, said to them in their message."""

    left_why = plain.words("", longest=LONGEST_WHY, rows=2)
    right_why = plain.words("", longest=LONGEST_WHY, rows=2)


def whys(card: GivenCard, form: Whys) -> Whys:
    """The form, each line asked for by the name of whom it is said to."""
    for name, one in (("left_why", card.left), ("right_why", card.right)):
        form.fields[name].label = _("Why it would be good for %(name)s") % {"name": one.name}
    form.fields["left_why"].help_text = EXAMPLE
    return form


EXAMPLE = gettext_lazy(
    "A whole sentence, as you would say it to them: “She built the registry you asked me about.”"
)
