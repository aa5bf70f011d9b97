"""`kith calendar add`, `refresh` and `kith chat push`: calendars over the wire."""

from typing import Any

import pytest

from tests.cli.callers import Kith, Known
from tests.servers import Dav, Page, Web, busy_from_now

SECRET = "private-3f9ae1"
NOWHERE = {"calendar": None, "sequence": None, "put_at": None}


@pytest.fixture
def address(web: Web, settings: Any) -> str:
    """A feed that is busy now, at an address that is a secret."""
    settings.NETWORKS = "127.0.0.1"
    web.pages[f"/{SECRET}.ics"] = busy_from_now(14)
    return web.at(f"/{SECRET}.ics")


@pytest.fixture
def chat(kith: Kith, people: Known) -> str:
    """A chat with Maria far ahead."""
    day = ("--at", "2031-12-03T15:00", "--zone", "Europe/Berlin", "--phone", "+49 30 1")
    return str(kith.json("chat", "schedule", people.maria, *day)["chat"])


def test_a_feed_is_added_listed_refreshed_and_forgotten(
    kith: Kith, people: Known, web: Web, address: str
) -> None:
    read = kith.json("calendar", "add", address, "--name", "Work")
    assert (read["name"], read["source"], read["busy"]) == ("Work", "feed", 1)
    assert read["place"] == f"http://127.0.0.1:{web.port}/…"
    (card,) = kith.json("calendar", "refresh")
    assert (card["id"], card["fault"], card["failed_at"]) == (read["id"], "", None)
    web.pages[f"/{SECRET}.ics"] = Page(status=500)
    said = kith.run("calendar", "refresh", read["id"]).output
    assert "could not be read" in said
    assert "answered with 500" in said
    assert SECRET not in said + kith.text("calendar", "list")
    kith.run("calendar", "forget", read["id"])
    kith.run("calendar", "refresh", code=5)
    kith.run("calendar", "refresh", read["id"], code=4)


def test_an_address_can_be_typed_out_of_sight(kith: Kith, people: Known, address: str) -> None:
    read = kith.json("calendar", "add", "-", "--name", "Work", typed=f"{address}\n")
    assert read["name"] == "Work"


def test_the_calendars_of_the_server_are_read(kith: Kith, people: Known, server: Dav) -> None:
    server.make("home", "Home")
    found = kith.json("calendar", "add", "--caldav")
    assert sorted(one["name"] for one in found) == ["Home", "Work"]
    assert "Home" in kith.text("calendar", "list")


def test_a_chat_is_put_there_moved_and_taken_out(kith: Kith, server: Dav, chat: str) -> None:
    found = kith.json("chat", "push", chat)
    assert (found["chat"], found["calendar"], found["sequence"]) == (chat, "Work", 0)
    assert "SEQUENCE:0" in server.get("office", f"{chat}@kithwork")
    kith.run("chat", "move", chat, "--at", "2031-12-04T10:00")
    assert "In your calendar “Work”" in kith.text("chat", "push", chat)
    assert "SEQUENCE:1" in server.get("office", f"{chat}@kithwork")
    kith.run("chat", "cancel", chat)
    assert kith.json("chat", "push", chat) == {"chat": chat, **NOWHERE}
    assert server.get("office", f"{chat}@kithwork") == ""


def test_an_invitation_is_shown_as_a_letter(kith: Kith, chat: str) -> None:
    found = kith.json("chat", "invite", chat)
    assert "- By phone: I will ring +49 30 1" in found["text"]
    assert found["mailto"].startswith("mailto:maria@example.org?")
    assert found["text"] in kith.text("chat", "invite", chat)
    kith.run("chat", "cancel", chat)
    kith.run("chat", "invite", chat, code=5)


@pytest.mark.parametrize(
    "words, code",
    [
        (("calendar", "add"), 3),
        (("calendar", "add", "https://example.org/", "--caldav"), 3),
        (("calendar", "add", "ftp://example.org/"), 3),
        (("calendar", "add", "http://10.0.0.1/x.ics"), 3),
        (("calendar", "add", "https://no-such-name.invalid/x"), 5),
        (("calendar", "add", "--caldav"), 5),
        (("calendar", "refresh"), 5),
        (("calendar", "refresh", "no-such-id"), 4),
        (("chat", "push", "CHAT"), 5),
        (("chat", "push", "no-such-id"), 4),
        (("chat", "invite", "no-such-id"), 4),
    ],
)
def test_what_cannot_be_is_refused(
    kith: Kith, chat: str, words: tuple[str, ...], code: int
) -> None:
    kith.run(*(chat if word == "CHAT" else word for word in words), code=code)


def test_a_missing_password_is_asked_for_at_a_terminal_alone(
    kith: Kith, chat: str, server: Dav, settings: Any
) -> None:
    settings.CALDAV_URL = f"http://ana@127.0.0.1:{server.port}/"
    assert "is needed" in kith.run("chat", "push", chat, code=3).output
    assert "is needed" in kith.run("calendar", "add", "--caldav", code=3).output
    settings.CALDAV_URL = f"http://ana:wrong@127.0.0.1:{server.port}/"
    assert "is not accepted" in kith.run("chat", "push", chat, code=3).output
