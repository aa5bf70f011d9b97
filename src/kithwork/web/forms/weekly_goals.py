"""How many asks a week somebody sets out to send."""

from django.utils.translation import gettext_lazy as _

from kithwork.web import weekly_goals
from kithwork.web.forms import plain


class GoalField(plain.PlainForm):
    """One number."""

    asks = plain.number(
        _("Asks I set out to send a week"),
        least=0,
        most=weekly_goals.MOST,
        help_text=_("0 is none. You will not be reminded; it only stands here."),
    )
