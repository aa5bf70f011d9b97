"""Briefs: what is known on one page, and the homework that is added to it."""

from datetime import date, datetime
from uuid import UUID

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.briefs import ResearchKind
from kithwork.domain.errors import Invalid
from kithwork.flows import asks, briefs, campaigns, chats, people
from kithwork.flows.asks import Wish
from kithwork.flows.chats import Day
from kithwork.store.queries.briefs import NoSuchResearch
from kithwork.writing import briefs as texts
from tests.cast import NOW, bring, dump, find, record, work

pytestmark = pytest.mark.django_db

DAY = Day(datetime.fromisoformat("2026-12-03T15:00"), "Europe/Berlin")


@pytest.fixture
def chat(ana: Actor) -> UUID:
    bring(
        ana,
        record(
            "Maria Moreno",
            key="https://www.linkedin.com/in/maria",
            emails=["maria@example.org"],
            positions=[
                work("Contoso", "Registry lead", start=date(2020, 1, 1)),
                work("Fabrikam", "Nurse", start=date(2012, 1, 1), end=date(2019, 12, 1)),
            ],
            connected_on=date(2021, 5, 3),
        ),
        record("Li Chen", positions=[work("Fabrikam", "Porter")]),
        record("Tom Berg", positions=[work("Contoso", "Analyst")]),
    )
    maria, li = find(ana, "Maria Moreno"), find(ana, "Li Chen")
    campaigns.set_brief(
        actor=ana,
        changes={"who": "a nurse moving into health data", "learn": "how registries use data"},
        now=NOW,
    )
    people.note(actor=ana, person=maria, text="Likes <b>tea</b>", now=NOW)
    return chats.schedule(actor=ana, person=maria, day=DAY, referred_by=li, now=NOW).id


def test_a_brief_holds_every_employer_and_who_is_known_there(ana: Actor, chat: UUID) -> None:
    brief = briefs.show(actor=ana, chat=chat)
    assert [(one.name, one.title, one.is_current, one.others) for one in brief.employers] == [
        ("Contoso", "Registry lead", True, ("Tom Berg",)),
        ("Fabrikam", "Nurse", False, ("Li Chen",)),
    ]
    assert brief.goal == "how registries use data"
    assert any("2021" in one for one in brief.common)
    assert [note.text for note in brief.notes] == ["Likes <b>tea</b>"]
    assert brief.seen_in == ("linkedin, contacts",)
    assert brief.questions


def test_the_first_minute_is_short_and_names_who_sent_me(ana: Actor, chat: UUID) -> None:
    opening = briefs.show(actor=ana, chat=chat).opening
    assert opening.startswith("Thank you for making the time, Maria. Li Chen thought")
    assert "I am a nurse moving into health data." in opening
    assert "20 minutes" in opening
    long = "word " * 300
    campaigns.set_brief(actor=ana, changes={"who": long[:400], "learn": long[:400]}, now=NOW)
    assert len(briefs.show(actor=ana, chat=chat).opening.split()) <= 120


def test_the_opening_uses_the_words_of_the_ask(ana: Actor) -> None:
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    maria = find(ana, "Maria Moreno")
    wish = Wish(card={"who": "I am a baker who reads about bees.", "why_you": "your hives"})
    ask = asks.draft(actor=ana, person=maria, wish=wish, now=NOW).id
    for state in (AskState.SENT, AskState.YES):
        asks.mark(actor=ana, ask=ask, state=state, now=NOW)
    chat = asks.show(actor=ana, ask=ask).chat
    assert chat is not None
    opening = briefs.show(actor=ana, chat=chat).opening
    assert "I am a baker who reads about bees. I asked you because of your hives." in opening


def test_homework_is_kept_with_source_and_day_removed_and_brought_back(
    ana: Actor, chat: UUID
) -> None:
    trail = briefs.note(
        actor=ana, chat=chat, kind=ResearchKind.TRAIL, text="Ask for the audit", now=NOW
    )
    known = briefs.note(
        actor=ana,
        chat=chat,
        kind=ResearchKind.KNOWN,
        text="New plant",
        source="their page",
        now=NOW,
    )
    lines = briefs.show(actor=ana, chat=chat).research
    assert [(line.id, line.source, line.on) for line in lines] == [
        (known, "their page", NOW.date()),
        (trail, "", NOW.date()),
    ]
    before = dump(ana)
    assert briefs.remove_note(actor=ana, research=known, now=NOW) == chat
    assert [line.id for line in briefs.show(actor=ana, chat=chat).research] == [trail]
    briefs.restore_note(actor=ana, research=known, now=NOW)
    assert dump(ana) == before


@pytest.mark.parametrize(
    "text, source, field",
    [("  ", "", "text"), ("x" * 2001, "", "text"), ("x", "y" * 501, "source")],
)
def test_what_is_no_homework_is_named(
    ana: Actor, chat: UUID, text: str, source: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        briefs.note(
            actor=ana, chat=chat, kind=ResearchKind.KNOWN, text=text, source=source, now=NOW
        )
    assert refused.value.field == field
    with pytest.raises(NoSuchResearch):
        briefs.remove_note(actor=ana, research=chat, now=NOW)


def test_the_page_in_markdown_and_html_lets_nothing_in(ana: Actor, chat: UUID) -> None:
    brief = briefs.show(actor=ana, chat=chat)
    page = texts.html(brief)
    assert "&lt;b&gt;tea&lt;/b&gt;" in page
    assert "<b>" not in page
    assert "<script" not in page
    plain = texts.markdown(brief)
    assert plain.startswith("# Maria Moreno\n")
    assert "Likes \\<b>tea\\</b>" in plain
    assert "1. " in plain
