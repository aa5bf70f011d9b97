"""Devices: named, kept apart from the content, and gone when revoked."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid
from kithwork.flows import devices
from kithwork.store.models import Device
from kithwork.store.queries import devices as queries
from tests.cast import NOW, dump

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["", " \x00\n", "x" * 61])
def test_a_device_has_a_short_name(ana: Actor, name: str) -> None:
    with pytest.raises(Invalid, match="name"):
        devices.pair(actor=ana, name=name, now=NOW)


def test_devices_are_no_content(ana: Actor) -> None:
    before = dump(ana)
    devices.pair(actor=ana, name="Phone", now=NOW)
    assert dump(ana) == before


def test_the_newest_comes_first_and_a_revoked_one_is_gone(ana: Actor) -> None:
    first = devices.pair(actor=ana, name="Old phone", now=NOW)
    second = devices.pair(actor=ana, name="New phone", now=NOW + timedelta(days=1))
    assert [one.id for one in queries.listing(actor=ana)] == [second, first]
    devices.revoke(actor=ana, device=first, now=NOW)
    assert [one.id for one in queries.listing(actor=ana)] == [second]
    with pytest.raises(queries.NoSuchDevice):
        devices.revoke(actor=ana, device=first, now=NOW)


def test_seen_never_goes_back(ana: Actor) -> None:
    device = devices.pair(actor=ana, name="Phone", now=NOW)
    later = NOW + timedelta(hours=3)
    devices.note_seen(actor=ana, device=device, now=later)
    devices.note_seen(actor=ana, device=device, now=NOW)
    assert queries.seen_at(actor=ana, device=device) == later


@pytest.mark.parametrize("wrong", [{"name": ""}, {"seen_at": NOW - timedelta(days=1)}])
def test_the_tables_hold_it_too(ana: Actor, wrong: dict[str, object]) -> None:
    row = {"name": "Phone", "paired_at": NOW, "seen_at": NOW, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        Device.objects.create(workspace_id=ana.workspace, account_id=ana.account, **row)
