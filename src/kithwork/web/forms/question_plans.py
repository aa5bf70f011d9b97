"""What a question of the seeker's own, and its wording, are asked about."""

from django.utils.translation import gettext_lazy as _

from kithwork.web.forms import plain


class OwnQuestion(plain.PlainForm):
    """Its wording, and where it came from."""

    text = plain.line(
        _("A question of your own"),
        longest=500,
        required=True,
        help_text=_(
            "Open and short: what, how, which. “I read X but could not find Y” is a good start."
        ),
    )
    source = plain.line(
        _("Where it came from (optional)"), help_text=_("A page you read, a talk you heard.")
    )


class Reworded(plain.PlainForm):
    """One question of the plan, as it will be said aloud."""

    text = plain.line(_("As you say it"), longest=500, required=True)
