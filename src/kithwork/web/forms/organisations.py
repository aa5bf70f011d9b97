"""What an organisation is asked about."""

from kithwork.web.forms import plain


class OrganisationFields(plain.PlainForm):
    """Every field of an organisation."""

    name = plain.line("Name", required=True)
    industry = plain.line("Industry", longest=200)
    place = plain.line("Place")
    website = plain.line("Web site", longest=500)
    note = plain.words("Note")
