"""People the seeker lost touch with: shown, kept, erased with a tick, or on a schedule."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

LATER = timezone.now() + timedelta(days=1200)


def html(page: Client, address: str = "/retention", status: int = 200) -> str:
    answer = page.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def years_later(network: dict[str, UUID]) -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


def test_nobody_is_there_at_first_and_nothing_can_be_erased(
    page: Client, network: dict[str, UUID]
) -> None:
    text = html(page)
    assert "is never among them" in text
    assert "Erase them" not in text
    assert 'href="/retention"' in html(page, "/settings")


def test_so_few_months_are_told_at_their_field(page: Client, network: dict[str, UUID]) -> None:
    assert "greater than or equal to 6" in html(page, "/retention?months=2", 422)
    assert page.post("/retention/purge", {"months": "x", "sure": "yes"}).status_code == 422


@pytest.mark.usefixtures("years_later")
def test_they_are_shown_kept_and_erased_only_with_a_tick(
    page: Client, network: dict[str, UUID]
) -> None:
    tom = f"/people/{network['Tom']}"
    assert f'href="{tom}"' in html(page)
    kept = page.post(f"/retention/{network['Tom']}/keep", follow=True).content.decode()
    assert "Tom Berg is kept." in kept
    assert f'href="{tom}"' not in kept.split('id="idle"')[1]
    assert (
        "Nobody was erased"
        in page.post("/retention/purge", {"months": "36"}, follow=True).content.decode()
    )
    page.post("/retention/purge", {"months": "36", "sure": "yes"})
    assert page.get(tom).status_code == 200
    page.post(f"/retention/{network['Tom']}/lift")
    said = page.post("/retention/purge", {"months": "36", "sure": "yes"}, follow=True)
    assert "1 person was erased." in said.content.decode()
    assert page.get(tom).status_code == 404


def test_a_schedule_says_its_day_and_is_stopped(page: Client, network: dict[str, UUID]) -> None:
    page.post("/retention/schedule", {"months": "24"})
    text = html(page)
    assert "After 24 months without anything people go by themselves" in text
    page.post("/retention/stop")
    assert "Nobody goes unless you say so." in html(page)
