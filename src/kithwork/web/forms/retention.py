"""What retention asks: after how many idle months."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.retention import FEWEST_MONTHS, MOST_MONTHS
from kithwork.web.forms import plain


class Months(plain.PlainForm):
    """So long nothing happened."""

    months = forms.IntegerField(
        label=_("Months without anything"), min_value=FEWEST_MONTHS, max_value=MOST_MONTHS
    )
