"""Characters that no name has, in every field that is read as it comes."""

from uuid import UUID

import pytest
from django.test import Client

Network = dict[str, UUID]
NUL = "M\x00aria"


@pytest.mark.parametrize(
    "address",
    [
        "/people?text=%00",
        "/people?organisation=M%00&tag=%00",
        "/path?kind=person&text=M%00",
        "/path?kind=organisation&text=%00Globex",
        "/path?role=%00nurse",
    ],
)
def test_a_search_for_nothing_readable_is_a_page(
    page: Client, network: Network, address: str
) -> None:
    assert page.get(address).status_code in {200, 422}


def test_what_no_database_keeps_is_left_out_or_refused(page: Client, network: Network) -> None:
    maria = network["Maria"]
    ask = page.post("/asks/new", {"person": str(maria)}).headers["Location"]
    posted = {
        f"{ask}/check": {"subject": NUL, "text": NUL},
        f"{ask}/text": {"subject": NUL, "text": NUL},
        f"{ask}/mark": {"state": "sent", "subject": NUL, "text": f"Dear {NUL},\n\n  may I ask?"},
        "/asks/new": {"person": str(maria), "about": NUL},
        "/campaign/fans": {"person": NUL},
        "/campaign/targets": {"kind": "person", "name": NUL, "motivation": "2"},
        "/ties/new": {"left": "me", "right": NUL},
        f"/people/{maria}/addresses/remove": {"kind": "email", "value": NUL},
        f"/people/{maria}/tags/remove": {"tag": NUL},
        f"/people/{maria}/tags": {"tag": NUL},
    }
    answers = {address: page.post(address, form).status_code for address, form in posted.items()}
    assert set(answers.values()) <= {200, 302, 404, 409, 422}, answers
    assert "Dear Maria,\n\n  may I ask?" in page.get(ask).content.decode().replace("\r", "")
