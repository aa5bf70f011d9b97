"""What a phone is called."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kithwork.domain.devices import LONGEST_NAME
from kithwork.web.forms import plain


class DeviceName(plain.PlainForm):
    """The name by which Settings lists a phone."""

    name = forms.CharField(
        label=_("Name of this phone"),
        max_length=LONGEST_NAME,
        help_text=_("So that you know it again if you ever want to revoke it."),
    )
