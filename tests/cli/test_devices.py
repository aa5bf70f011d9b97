"""`kith devices`: what is paired, and revoking it."""

import sqlite3
import uuid
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.cli.callers import Kith, Outside


def test_devices_are_listed_renamed_and_revoked(kith: Kith) -> None:
    assert kith.json("devices") == []
    assert "No phone is paired" in kith.text("devices")
    now = datetime.now(UTC)
    workspaces: Any = import_module("kithwork.flows.workspaces")
    flows: Any = import_module("kithwork.flows.devices")
    device = flows.pair(actor=workspaces.local_actor(now=now), name="My phone", now=now)
    (listed,) = kith.json("devices")
    assert listed["id"] == str(device)
    assert listed["name"] == "My phone"
    assert listed["paired_at"] == listed["seen_at"]
    kith.run("devices", "rename", str(device), "Old phone")
    assert "Old phone" in kith.text("devices")
    assert kith.json("devices", "revoke", str(device)) == {"id": str(device)}
    assert kith.json("devices") == []


def test_an_unknown_device_is_not_found(kith: Kith) -> None:
    assert "no device" in kith.run("devices", "revoke", str(uuid.uuid4()), code=4).stderr
    kith.run("devices", "revoke", "phone", code=4)


def test_a_restore_brings_no_device_back(outside: Outside, tmp_path: Path) -> None:
    outside.json("init")
    device = uuid.uuid4()
    with closing(sqlite3.connect(outside.data / "kithwork.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO store_device (public_id, name, paired_at, seen_at, account_id, "
            "workspace_id) SELECT ?, 'Phone', ?, ?, account_id, workspace_id FROM store_member",
            [device.hex, "2026-11-21 09:30:00", "2026-11-21 09:30:00"],
        )
    assert [one["id"] for one in outside.json("devices")] == [str(device)]
    file = tmp_path / "search.kith"
    outside.json("backup", file)
    outside.json("devices", "revoke", str(device))
    outside.json("restore", file)
    assert outside.json("devices") == []
