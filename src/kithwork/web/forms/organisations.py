"""What an organisation is asked about."""

from django.utils.translation import gettext_lazy as _

from kithwork.web.forms import plain


class OrganisationFields(plain.PlainForm):
    """Every field of an organisation."""

    name = plain.line(_("Name"), required=True)
    industry = plain.line(_("Industry"), longest=200)
    place = plain.line(_("Place"))
    website = plain.line(_("Web site"), longest=500)
    note = plain.words(_("Note"))
