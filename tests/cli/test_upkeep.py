"""`kith upkeep`: who is due, and what the seeker says of it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.callers import Kith, Known


@pytest.fixture
def maria(kith: Kith, people: Known) -> str:
    """Maria, last touched more than a year ago."""
    on = (datetime.now(UTC) - timedelta(days=400)).date()
    kith.run("touch", people.maria, "--kind", "call", "--on", on.isoformat())
    kith.run("upkeep", "set", people.maria, "--layer", "yearly")
    return people.maria


def test_nobody_is_due_at_first(kith: Kith, people: Known) -> None:
    assert "Nobody is due." in kith.text("upkeep")
    assert kith.json("upkeep") == {
        "due": [], "fading": [], "dormant": [], "helpers": [], "nudges": 3, "quiet": None,
    }  # fmt: skip


def test_who_is_due_comes_up_everywhere(kith: Kith, maria: str) -> None:
    (nudge,) = [one for one in kith.json("follow-ups") if one["kind"] == "keep-in-touch"]
    assert (nudge["person"], nudge["state"]) == (maria, "open")
    (due,) = kith.json("upkeep")["due"]
    assert (due["person"], due["layer"], due["follow_up"]) == (maria, "yearly", nudge["id"])
    assert due["score"] > 1
    assert due["name"] in kith.text("upkeep")
    draft = kith.json("upkeep", "write", maria)
    assert draft["id"] == nudge["id"]
    assert "How have things been with you?" in draft["text"]
    kith.run("follow-up", "done", nudge["id"])
    assert kith.json("upkeep")["due"] == []
    campaign = ("campaign", "set", "--role", "analyst")
    kith.run(*campaign)
    assert "keep-in-touch" not in {one["step"] for one in kith.json("next")}


def test_next_shows_it_while_the_search_rests(kith: Kith, maria: str) -> None:
    kith.run("campaign", "set", "--role", "analyst")
    kith.run("campaign", "pause")
    (step,) = kith.json("next")
    assert (step["step"], step["person"], step["worth"]) == ("keep-in-touch", maria, 0.46)
    # Its reason speaks of "you" alone; the list says who it is.
    assert f"1. {step['name']}: {step['reason']}" in kith.text("next")


def test_a_layer_is_set_and_shown(kith: Kith, maria: str) -> None:
    said = kith.json("upkeep", "set", maria, "--layer", "none")
    assert (said["layer"], said["next"]) == ("none", None)
    assert kith.json("upkeep")["due"] == []
    assert kith.json("person", maria)["layer"] == "none"
    kith.run("upkeep", "write", maria, code=6)
    said = kith.json("upkeep", "set", maria, "--layer", "by-strength")
    assert (said["layer"], said["counts_as"]) == ("by-strength", "weekly")
    kith.run("upkeep", "set", maria, "--layer", "daily", code=2)
    kith.run("upkeep", "set", "Nobody", "--layer", "none", code=4)


def test_limits(kith: Kith, maria: str) -> None:
    assert kith.json("upkeep", "nudges", "0")["nudges"] == 0
    assert [one["kind"] for one in kith.json("follow-ups")] == []
    assert kith.json("upkeep", "quiet", "21:00", "08:00")["quiet"] == {
        "from": "21:00", "to": "08:00",
    }  # fmt: skip
    assert "quiet from 21:00 to 08:00" in kith.text("upkeep")
    assert kith.json("upkeep", "quiet", "off")["quiet"] is None
    for wrong in (("nudges", "21"), ("quiet", "21:00"), ("quiet", "late", "08:00")):
        kith.run("upkeep", *wrong, code=3)
