"""`kith retention`: it shows; it erases only when told to, and never whom it is told to keep."""

from datetime import UTC, datetime, timedelta

import time_machine

from tests.cli.callers import Kith, Known

LATER = datetime.now(UTC) + timedelta(days=1200)


def test_whom_one_lost_touch_with_is_shown_kept_and_erased(kith: Kith, people: Known) -> None:
    assert kith.json("retention") == []
    assert "Nobody" in kith.text("retention")
    with time_machine.travel(LATER, tick=False):
        shown = kith.json("retention", "--months", "36")
        assert people.tom in {one["id"] for one in shown}
        assert {"id", "name", "since"} == set(shown[0])
        assert kith.json("retention", "hold", people.tom)["kept"] is True
        left = kith.json("retention")
        assert {one["id"] for one in left} == {one["id"] for one in shown} - {people.tom}
        assert left
        assert "--purge" in kith.text("retention")
        assert kith.json("retention", "--purge", "--yes") == {"people": len(left)}
        kith.run("person", people.tom)
        kith.json("retention", "hold", people.tom, "--lift")
        assert [one["id"] for one in kith.json("retention")] == [people.tom]
        assert "1 person erased" in kith.text("retention", "--purge", "--yes")
        kith.run("person", people.tom, code=4)


def test_so_few_months_are_refused(kith: Kith) -> None:
    kith.run("retention", "--months", "1", code=3)


def test_a_schedule_is_set_and_stopped(kith: Kith, people: Known) -> None:
    found = kith.json("retention", "schedule", "--months", "24")
    week = (datetime.now().astimezone() + timedelta(days=7)).date()
    assert found["months"] == 24
    assert abs((datetime.fromisoformat(found["purge_on"]).date() - week).days) <= 1
    assert kith.json("retention", "stop") == {"months": None, "purge_on": None}
