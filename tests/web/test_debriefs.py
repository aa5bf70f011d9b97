"""After the talk: the form, what it makes, names told apart, duties done and undone."""

from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]
DAY = {"at": "2024-12-03T15:00", "zone": "Europe/Berlin", "minutes": "20", "mode": "phone"}


@pytest.fixture
def chat(page: Client, network: Network) -> str:
    """The address of a talk with Maria that took place."""
    posted = page.post("/chats/new", {"person": str(network["Maria"]), **DAY, "where": ""})
    return posted.headers["Location"]


def fields(**more: str) -> dict[str, str]:
    counts = {"answers": 0, "names": 2, "promises": 1, "findings": 1, "fit": 1, "inquiries": 1}
    usual = {"promises-0-whose": "mine", "fit-0-sign": "1", "inquiries-0-kind": "reading"}
    return {**{f"count-{name}": str(count) for name, count in counts.items()}, **usual, **more}


def written(actor: Actor, chat: str) -> Any:
    queries: Any = import_module("kithwork.store.queries.debriefs")
    return queries.find(actor=actor, chat=UUID(chat.rpartition("/")[2]))


def owed(actor: Actor) -> list[Any]:
    queries: Any = import_module("kithwork.store.queries.follow_ups")
    now: Any = import_module("django.utils.timezone").localtime()
    return list(queries.waiting(actor=actor, now=now))


def test_the_form_knows_the_day_and_the_questions(page: Client, chat: str) -> None:
    html = page.get(f"{chat}/debrief").content.decode()
    # By the seeker's own clock, which stands in UTC here.
    assert 'value="2024-12-03T14:00"' in html
    assert "Your questions, one by one" in html
    html = page.get(chat).content.decode()
    assert f"{chat}/debrief" in html
    assert "Lead the talk" in html


def test_what_is_written_down_brings_people_and_duties(page: Client, ana: Actor, chat: str) -> None:
    form = fields(
        **{
            "goal": "partly",
            "again": "yes",
            "helpful": "Start with data quality\n\n Ask for the ugly parts ",
            "names-0-name": "Wei Zhang",
            "names-0-organisation": "Alderby",
            "names-0-role": "Analyst",
            "names-0-may_use_name": "on",
            "promises-0-text": "Send the article",
            "promises-0-due": "2031-01-05",
            "findings-0-claim": "They hire in spring",
            "findings-0-confidence": "0.9",
            "fit-0-on": "analyst",
            "fit-0-sign": "-1",
            "fit-0-aspect": "interests",
            "inquiries-0-text": "The Data Book",
            "words": "OKR",
            "openings": "A place in May",
            "common": "The choir",
            "worth": "A course I need not take",
            "minutes": "26",
        }
    )
    answer = page.post(f"{chat}/debrief", form)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{chat}/debrief")
    card = written(ana, chat)
    assert (card.goal.value, card.again, card.minutes) == ("partly", True, 26)
    html = page.get(f"{chat}/debrief").content.decode()
    for said in (
        *("Wei Zhang", "Analyst, Alderby", "you may say who sent you", "Ask for the ugly parts"),
        *("They hire in spring", "would not", "The Data Book", "OKR", "A place in May"),
        *("what interests me", "The choir", "A course I need not take"),
        *("Thank Maria Moreno", "Keep your promise to Maria Moreno", "Write to Wei Zhang"),
    ):
        assert said in html
    html = page.get(chat).content.decode()
    assert "What it brought" in html
    assert "Lead the talk" not in html, "it is over"
    assert f'href="{chat}/run"' in html, "what was noted is still at hand"
    assert "words: see what" in page.get("/chats").content.decode()
    assert "Thank Maria Moreno" in page.get("/follow-ups").content.decode()


def test_a_faulty_row_is_told_at_its_field_and_nothing_is_lost(
    page: Client, ana: Actor, chat: str
) -> None:
    form = fields(**{"names-0-organisation": "Alderby", "helpful": "Start with data quality"})
    answer = page.post(f"{chat}/debrief", form)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "This is needed, or leave the whole row empty." in html
    assert "Start with data quality" in html
    assert written(ana, chat) is None
    ahead = page.post(f"{chat}/debrief", fields(held_at="2999-01-01T10:00"))
    assert (ahead.status_code, b"Lies ahead" in ahead.content) == (422, True)


def test_more_rows_come_at_a_button_and_keep_what_was_typed(page: Client, chat: str) -> None:
    form = fields(**{"more": "names", "names-0-name": "Wei Zhang"})
    html = page.post(f"{chat}/debrief", form).content.decode()
    assert 'value="Wei Zhang"' in html
    assert 'name="names-3-name"' in html
    assert 'name="count-names" value="4"' in html


def test_it_is_changed_and_taken_back(page: Client, ana: Actor, chat: str) -> None:
    page.post(f"{chat}/debrief", fields(helpful="Old", **{"names-0-name": "Wei Zhang"}))
    html = page.get(f"{chat}/debrief?anew").content.decode()
    assert "Old" in html
    assert 'value="Wei Zhang"' in html
    assert page.post(f"{chat}/debrief", fields(helpful="Unseen")).status_code == 409
    page.post(f"{chat}/debrief", fields(helpful="New", anew="1"))
    assert written(ana, chat).referrals == ()
    assert page.post(f"{chat}/debrief/undo").status_code == 302
    assert written(ana, chat) is None
    assert {one.kind.value for one in owed(ana)} == {"thank-you", "connect"}
    assert page.post(f"{chat}/debrief/undo").status_code == 404


def test_a_name_that_means_several_is_told_apart(
    page: Client, ana: Actor, network: Network, chat: str
) -> None:
    page.post(f"{chat}/debrief", fields(**{"names-0-name": "Tom Berg", "names-1-name": "Tom Berg"}))
    first, second = written(ana, chat).referrals
    assert first.person is None
    assert "Who is it?" in page.get(f"{chat}/debrief").content.decode()
    page.post(f"/referrals/{first.id}", {"person": str(network["Tom"])})
    page.post(f"/referrals/{second.id}", {})
    one, other = written(ana, chat).referrals
    assert one.person == network["Tom"]
    assert other.person not in {None, network["Tom"], network["Other Tom"]}
    assert page.post(f"/referrals/{first.id}", {}).status_code == 404


def test_a_duty_is_done_put_off_and_brought_back(page: Client, ana: Actor, chat: str) -> None:
    page.post(f"{chat}/debrief", fields())
    first, second = (one.id for one in owed(ana))
    done = page.post(f"/follow-ups/{first}/done", {"back": chat})
    assert done.headers["Location"] == chat
    assert [one.id for one in owed(ana)] == [second]
    page.post(f"/follow-ups/{first}/reopen", {"back": "https://elsewhere.example/"})
    page.post(f"/follow-ups/{first}/later", {"days": "7"})
    assert [one.id for one in owed(ana)] == [second]
    page.post(f"/follow-ups/{first}/reopen")
    page.post(f"/follow-ups/{second}/drop")
    assert [one.id for one in owed(ana)] == [first]
    assert page.post(f"/follow-ups/{second}/done").status_code == 409


def test_today_asks_for_thanks(page: Client, chat: str) -> None:
    page.post(f"{chat}/debrief", fields())
    html = page.get("/").content.decode()
    assert "Thank Maria Moreno" in html
