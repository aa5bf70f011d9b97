"""The machine's own clock, wherever it stands and whatever its zone is called there."""

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from kithwork.domain.actors import Actor

# Clocks there are called EDT, IST, CEST, +0330: names that no list of zones holds.
ZONES = ("America/New_York", "Asia/Kolkata", "Europe/Berlin", "UTC", "Asia/Tehran")


@pytest.mark.parametrize("machine", ["its own", "another"])
@pytest.mark.parametrize("zone", ZONES)
def test_today_opens_in_every_zone(
    page: Client, ana: Actor, network: dict[str, UUID], settings: Any, zone: str, machine: str
) -> None:
    chats: Any = import_module("kithwork.flows.chats")
    if machine == "its own":
        settings.TIME_ZONE = zone
    noon = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo(zone))
    with time_machine.travel(noon, tick=False):
        now = datetime.now(noon.tzinfo)
        then = chats.Day((now - timedelta(hours=5)).replace(tzinfo=None), zone)
        made = chats.schedule(actor=ana, person=network["Maria"], day=then, now=now)
        chats.hold(actor=ana, chat=made.id, now=now)
        assert page.get("/").status_code == 200
        assert timezone.localtime(now).utcoffset() == noon.utcoffset()
    timezone.deactivate()
