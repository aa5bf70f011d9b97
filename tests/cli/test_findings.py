"""`kith learned`: what was learned, compared, asked on, and told in a dossier."""

import json
from pathlib import Path

import pytest

from tests.cli.callers import Kith, Known

DOCUMENT = {
    "answers": [{"question": "What salary range is usual?", "outcome": "answered", "text": "40"}],
    "findings": [
        {"claim": "They promote in spring", "about": "Contoso", "confidence": 0.9},
        {"claim": "They promote in autumn", "about": "Contoso"},
    ],
    "words": ["OKR: objectives and key results", "CAPA"],
    "fit": [{"on": "Contoso", "sign": 1}],
    "inquiries": [{"kind": "reading", "text": "The Data Book", "due": "2026-12-24"}],
}


@pytest.fixture
def chat(kith: Kith, people: Known) -> str:
    when = ("--at", "2024-11-24T15:00", "--zone", "Europe/Berlin")
    chat = str(kith.json("chat", "schedule", people.maria, *when)["chat"])
    kith.run("chat", "debrief", chat, "--file", "-", typed=json.dumps(DOCUMENT))
    return chat


def test_nothing_is_learned_before_the_first_chat(kith: Kith) -> None:
    assert "Nothing is learned yet" in kith.text("learned")
    found = kith.json("learned")
    assert (found["findings"], found["glossary"], found["contradictions"]) == ([], [], [])
    assert len(found["coverage"]) == 16


@pytest.mark.usefixtures("chat")
def test_what_was_learned_is_told_and_compared(kith: Kith) -> None:
    found = kith.json("learned", "--about", "contoso gmbh")
    autumn, spring = sorted(found["findings"], key=lambda one: one["claim"])
    assert (spring["name"], spring["confidence"]) == ("Maria Lopez", 0.9)
    assert [one["word"] for one in found["glossary"]] == ["CAPA", "OKR"]
    pay = next(one for one in found["coverage"] if one["theme"] == "T12")
    assert (pay["views"], pay["is_gap"]) == (1, True)
    assert found["fit"][0] | {"signs": []} == {
        "on": "Contoso", "for": 1, "against": 0, "talks": 1, "signs": []
    }  # fmt: skip
    made = kith.json("learned", "mark", autumn["id"], "contradicts", spring["id"])
    (pair,) = kith.json("learned")["contradictions"]
    assert pair["id"] == made["id"]
    text = kith.text("learned")
    for said in ("These differ", "The Data Book", "based on 1 talk", "objectives and key results"):
        assert said in text
    asked = kith.json("learned", "ask", made["id"])["question"]
    assert asked.endswith("How do you see it?")
    kith.run("learned", "unmark", spring["id"], autumn["id"])
    kith.run("learned", "unmark", spring["id"], autumn["id"], code=4)
    kith.run("learned", "mark", spring["id"], "supports", spring["id"], code=3)
    assert kith.json("learned")["contradictions"] == []


@pytest.mark.usefixtures("chat")
def test_a_theme_goes_into_the_plan_of_a_chat(kith: Kith, people: Known) -> None:
    when = ("--at", "2031-11-24T15:00", "--zone", "Europe/Berlin")
    later = str(kith.json("chat", "schedule", people.tom, *when)["chat"])
    asked = kith.json("learned", "ask", "--theme", "T10", "--chat", later)["question"]
    plan = kith.json("chat", "plan", later)
    assert asked in [one["text"] for one in plan["questions"]]
    kith.run("learned", "ask", code=2)
    kith.run("learned", "ask", "--theme", "T10", code=2)


@pytest.mark.usefixtures("chat")
def test_inquiries_and_words(kith: Kith) -> None:
    (one,) = kith.json("learned")["inquiries"]
    assert (one["due"], one["state"]) == ("2026-12-24", "open")
    assert kith.json("learned", "inquiry", one["id"], "done")["state"] == "done"
    kith.run("learned", "inquiry", one["id"], "dropped", code=5)
    assert kith.json("learned", "inquiry", one["id"], "open")["state"] == "open"
    assert [card["front"] for card in kith.json("learned", "review")["cards"]] == ["OKR"]
    kept = kith.json("learned", "review", "--known", "word:okr")
    assert (kept["known"], kept["asked"]) == (1, 1)
    assert len(kith.json("learned", "review")["reviews"]) == 1


@pytest.mark.usefixtures("chat")
def test_a_dossier_in_every_format(kith: Kith, tmp_path: Path) -> None:
    text = kith.text("learned", "--about", "Contoso", "--format", "markdown")
    assert text.startswith("# Contoso\n")
    assert "They promote in spring (Maria Lopez, 2024-11-24, sure)" in text
    html = kith.text("learned", "--about", "Contoso", "--format", "html")
    assert html.startswith("<!doctype html>")
    file = tmp_path / "contoso.md"
    kith.run("learned", "--about", "Contoso", "--out", file)
    assert file.read_text(encoding="utf-8").rstrip() == text.rstrip()
    sheet = tmp_path / "contoso.pdf"
    kith.run("learned", "--about", "Contoso", "--format", "pdf", "--out", sheet)
    assert sheet.read_bytes().startswith(b"%PDF")
    kith.run("learned", "--format", "html", code=2)
    found = kith.json("learned", "--about", "Contoso", "--format", "markdown")
    assert (found["kind"], len(found["findings"])) == ("organisation", 2)
