"""What talks taught: compared, kept through a rewrite, asked on, covered, told in a dossier."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import (
    Answer,
    Debrief,
    Finding,
    Fit,
    Inquired,
    InquiryKind,
    InquiryState,
)
from kithwork.domain.findings import (
    FindingCard,
    InquirySettled,
    OneFinding,
    Stance,
)
from kithwork.domain.paths import TargetKind
from kithwork.domain.questions import Theme
from kithwork.domain.runs import Outcome
from kithwork.flows import (
    chats,
    coverages,
    debriefs,
    dossiers,
    erasures,
    findings,
    inquiries,
    people,
    question_plans,
    recalls,
)
from kithwork.flows.chats import Day
from kithwork.flows.question_plans import AlreadyHeld
from kithwork.store.models import Comparison, OwnQuestion
from kithwork.store.queries import findings as queries
from kithwork.store.queries.findings import NoSuchComparison, NoSuchFinding
from kithwork.writing import dossiers as texts
from tests.cast import NOW, TODAY, bring, dump, find, record, work

pytestmark = pytest.mark.django_db

ORGANISATION = "Contoso"
SPRING = Finding("They promote in spring", "Contoso GmbH", 0.9)
AUTUMN = Finding("They promote in autumn", "Contoso")


def talk(actor: Actor, name: str, debrief: Debrief, *, days: int = 3) -> UUID:
    """A talk some days ago, written down."""
    at = (NOW - timedelta(days=days)).replace(tzinfo=None, second=0, microsecond=0)
    day = Day(at, "UTC", minutes=20)
    chat = chats.schedule(actor=actor, person=find(actor, name), day=day, now=NOW).id
    debriefs.debrief(actor=actor, chat=chat, debrief=debrief, now=NOW)
    return chat


def to_come(actor: Actor, name: str) -> UUID:
    day = Day(datetime.fromisoformat("2026-12-09T15:00"), "Europe/Berlin", minutes=30)
    return chats.schedule(actor=actor, person=find(actor, name), day=day, now=NOW).id


@pytest.fixture
def known(ana: Actor) -> Actor:
    """Ana knows four people; Maria and Tom are at Contoso."""
    bring(
        ana,
        record("Maria Moreno", positions=[work(ORGANISATION, "Data analyst")]),
        record("Tom Bay", positions=[work(ORGANISATION, "Buyer")]),
        record("Wei Zhang", positions=[work("Alderby", "Data analyst")]),
        record("Kim Park"),
    )
    return ana


def by_claim(actor: Actor) -> dict[str, FindingCard]:
    return {one.claim: one for one in queries.listing(actor=actor)}


@pytest.fixture
def two(known: Actor) -> tuple[FindingCard, FindingCard]:
    """What Maria and Tom said."""
    talk(known, "Maria Moreno", Debrief(findings=(SPRING,)), days=3)
    talk(known, "Tom Bay", Debrief(findings=(AUTUMN,)), days=2)
    found = by_claim(known)
    return found[SPRING.claim], found[AUTUMN.claim]


Two = tuple[FindingCard, FindingCard]


def compare(actor: Actor, two: Two, stance: Stance = Stance.CONTRADICTS) -> UUID:
    left, right = two
    return findings.compare(actor=actor, finding=right.id, other=left.id, stance=stance, now=NOW).id


def test_two_findings_are_held_side_by_side_once(ana: Actor, two: Two) -> None:
    first = compare(ana, two)
    assert compare(ana, two[::-1], Stance.SUPPORTS) == first
    assert compare(ana, two) == first
    (pair,) = queries.comparisons(actor=ana)
    assert (pair.left.claim, pair.right.claim) == (SPRING.claim, AUTUMN.claim)
    assert by_claim(ana)[SPRING.claim].contradicted == 1
    findings.part(actor=ana, finding=two[0].id, other=two[1].id, now=NOW)
    assert queries.comparisons(actor=ana) == ()
    with pytest.raises(NoSuchComparison):
        findings.part(actor=ana, finding=two[0].id, other=two[1].id, now=NOW)
    with pytest.raises(OneFinding):
        compare(ana, (two[0], two[0]))


def test_those_about_the_same_are_offered_to_compare(ana: Actor, two: Two) -> None:
    found = findings.beside(actor=ana, finding=two[0].id)
    assert [one.claim for one in found.others] == [AUTUMN.claim]
    compare(ana, two)
    again = findings.beside(actor=ana, finding=two[0].id)
    assert (again.others, len(again.comparisons)) == ((), 1)
    assert findings.beside(actor=ana, finding=two[0].id, text="nothing").others == ()


def test_a_comparison_outlives_that_a_talk_is_written_anew(ana: Actor, two: Two) -> None:
    compare(ana, two)
    before = by_claim(ana)[SPRING.claim].id
    noted = Debrief(findings=(Finding("New", ""), replace(SPRING, confidence=0.2)))
    debriefs.rewrite(actor=ana, chat=two[0].chat, debrief=noted, now=NOW)
    assert by_claim(ana)[SPRING.claim].id == before
    assert len(queries.comparisons(actor=ana)) == 1
    debriefs.rewrite(actor=ana, chat=two[0].chat, debrief=Debrief(), now=NOW)
    assert not Comparison.objects.exists()


def test_what_two_leave_open_is_asked_next_and_names_nobody(known: Actor, two: Two) -> None:
    pair = compare(known, two)
    chat = to_come(known, "Kim Park")
    text = coverages.ask_comparison(actor=known, comparison=pair, chat=chat, now=NOW)
    coverages.ask_comparison(actor=known, comparison=pair, chat=chat, now=NOW)
    plan = question_plans.show(actor=known, chat=chat).plan
    assert [one.question.text for one in plan.questions].count(text) == 1
    assert plan.questions[-1].question.asks_for_names
    own = OwnQuestion.objects.get()
    assert not {"Maria", "Tom"} & set(f"{own.text} {own.source}".split())


def test_without_a_chat_the_question_waits_for_the_next_plan(known: Actor, two: Two) -> None:
    text = coverages.ask_comparison(actor=known, comparison=compare(known, two), chat=None, now=NOW)
    chat = to_come(known, "Kim Park")
    plan = question_plans.show(actor=known, chat=chat).plan
    assert text in [one.question.text for one in plan.questions]


def test_a_theme_with_few_views_goes_into_the_next_plan(known: Actor) -> None:
    chat = to_come(known, "Kim Park")
    question_plans.make(actor=known, chat=chat, now=NOW)
    first = coverages.ask_theme(actor=known, theme=Theme.MARKET, chat=chat, now=NOW)
    second = coverages.ask_theme(actor=known, theme=Theme.MARKET, chat=chat, now=NOW)
    assert first.theme is second.theme is Theme.MARKET
    assert first != second
    keys = [one.question.key for one in question_plans.show(actor=known, chat=chat).plan.questions]
    assert {first.key, second.key} <= set(keys)
    held = talk(known, "Wei Zhang", Debrief())
    with pytest.raises(AlreadyHeld):
        coverages.ask_theme(actor=known, theme=Theme.MARKET, chat=held, now=NOW)


def test_themes_are_covered_person_by_person(known: Actor) -> None:
    trends = next(one for one in question_plans.bank(actor=known) if one.theme is Theme.TRENDS)
    asked = (
        Answer(trends.text, text="All of it"),
        Answer("What salary range is usual?", Outcome.REDIRECTED),
        Answer("Hm?", Outcome.NOT_REACHED),
    )
    talk(known, "Maria Moreno", Debrief(answers=asked))
    talk(known, "Tom Bay", Debrief(answers=asked[:1]), days=1)
    found = coverages.show(actor=known)
    assert [one.name for one in found.people] == ["Tom Bay", "Maria Moreno"]
    rows = {one.theme: one for one in found.themes}
    assert rows[Theme.TRENDS].views == 2
    assert list(rows[Theme.PAY].outcomes.values()) == [Outcome.REDIRECTED]


def test_inquiries_are_done_dropped_and_opened_again(known: Actor) -> None:
    noted = Debrief(
        inquiries=(
            Inquired("The Data Book", InquiryKind.READING),
            Inquired("The Tuesday group", InquiryKind.GATHERING, date(2026, 12, 1)),
        )
    )
    chat = talk(known, "Maria Moreno", noted)
    group, book = queries.inquiries(actor=known)
    assert (group.text, book.due_on) == ("The Tuesday group", None)
    done = inquiries.do(actor=known, inquiry=group.id, now=NOW)
    assert done.state is InquiryState.DONE
    assert [one.text for one in queries.inquiries(actor=known)] == [book.text, group.text]
    with pytest.raises(InquirySettled):
        inquiries.drop(actor=known, inquiry=group.id, now=NOW)
    debriefs.rewrite(actor=known, chat=chat, debrief=noted, now=NOW)
    assert queries.inquiry(actor=known, inquiry=group.id).state is InquiryState.DONE
    inquiries.reopen(actor=known, inquiry=group.id, now=NOW)
    inquiries.drop(actor=known, inquiry=book.id, now=NOW)
    assert [one.state for one in queries.inquiries(actor=known)] == ["open", "dropped"]


def test_words_are_reviewed_and_the_unknown_come_first(known: Actor) -> None:
    talk(known, "Maria Moreno", Debrief(words=("OKR: goals and results", "CAPA", "SOP: a rule")))
    talk(known, "Tom Bay", Debrief(words=("capa: mend and prevent",)), days=1)
    assert [(one.word, bool(one.meaning)) for one in queries.words(actor=known)] == [
        ("capa", True),
        ("OKR", True),
        ("SOP", True),
    ]
    kept = recalls.keep_words(actor=known, known=["word:capa", "word:okr"], now=NOW)
    assert (kept.known, kept.asked, kept.not_yet) == (2, 3, ("word:sop",))
    assert recalls.word_deck(actor=known).cards[0].front == "SOP"
    assert any('"kind":"recall"' in line for line in dump(known))


def test_a_dossier_tells_all_of_an_organisation(known: Actor, two: Two) -> None:
    compare(known, two)
    noted = Debrief(
        answers=(
            Answer("How did you get here?", text="By chance"),
            Answer("Why?", Outcome.NOT_REACHED),
        ),
        findings=(Finding("Teams are small"),),
        helpful=("Read the audit",),
        fit=(Fit("Contoso", 1, "quiet rooms"), Fit("Alderby", -1)),
        words=("OKR: goals",),
        inquiries=(Inquired("The yearly report"),),
    )
    talk(known, "Maria Moreno", noted, days=1)
    talk(known, "Wei Zhang", Debrief(findings=(Finding("Contoso pays late", "Contoso"),)), days=1)
    found = dossiers.named(actor=known, text="contoso")
    assert (found.kind, found.name, found.talks) == (TargetKind.ORGANISATION, ORGANISATION, 4)
    assert {one.name for one in found.findings} == {"Maria Moreno", "Tom Bay", "Wei Zhang"}
    assert [one.claim for one in found.beside] == ["Teams are small"]
    assert [one.on for one in found.signs] == ["Contoso"]
    assert {one.name for one in found.people} == {"Maria Moreno", "Tom Bay"}
    assert found.questions[1:] == ("Why?",)
    text = texts.markdown(found)
    for said in (
        *("## The employer", "They promote in spring (Maria Moreno, 2026-11-18, sure, 1 against"),
        *("By chance", "Read the audit", "1 for, 0 against, based on 1 talk", "OKR: goals"),
        *("## Still open", "- The yearly report (Maria Moreno)"),
    ):
        assert said in text
    assert "<h2>The employer</h2>" in texts.html(found)


def test_a_dossier_of_a_role_and_of_a_person(known: Actor) -> None:
    noted = Debrief(
        findings=(Finding("Half of it is cleaning", "data analyst"),),
        helpful=("Learn SQL first",),
        inquiries=(Inquired("A course", InquiryKind.OTHER, TODAY),),
    )
    talk(known, "Wei Zhang", noted)
    # What helps with it may come from somebody who does something else.
    talk(
        known,
        "Kim Park",
        Debrief(findings=(Finding("It pays", "data analyst"),), helpful=("Ask for the rota",)),
    )
    talk(known, "Tom Bay", Debrief(helpful=("Buy a bicycle",)))
    role = dossiers.named(actor=known, text="Data analyst")
    assert (role.kind, len(role.findings)) == (TargetKind.ROLE, 2)
    assert {one.text for one in role.helpful} == {"Learn SQL first", "Ask for the rota"}
    assert f"- A course (Wei Zhang, until {TODAY})" in texts.markdown(role)
    assert {one.name for one in role.people} == {"Maria Moreno", "Wei Zhang"}
    person = dossiers.named(actor=known, text="Wei Zhang")
    assert (person.kind, person.people) == (TargetKind.PERSON, ())
    assert [one.claim for one in person.beside] == ["Half of it is cleaning"]
    assert dossiers.named(actor=known, text="Beekeeper").is_empty


def test_whoever_works_in_a_field_may_be_a_colleague_one_day(known: Actor) -> None:
    wei = find(known, "Wei Zhang")
    people.edit(actor=known, person=wei, changes=[("industry", "Health Care")], now=NOW)
    field = dossiers.named(actor=known, text="health care")
    assert [one.name for one in field.people] == ["Wei Zhang"]


def test_whoever_is_erased_leaves_no_trace(known: Actor, two: Two) -> None:
    pair = compare(known, two)
    chat = to_come(known, "Kim Park")
    coverages.ask_comparison(actor=known, comparison=pair, chat=chat, now=NOW)
    erasures.erase(actor=known, person=find(known, "Maria Moreno"), now=NOW)
    asked = [
        one.question.text for one in question_plans.show(actor=known, chat=chat).plan.questions
    ]
    assert "I heard “…”, and also “They promote in autumn”. How do you see it?" in asked
    assert not OwnQuestion.objects.exists()
    assert not any("in spring" in line for line in dump(known))
    assert not Comparison.objects.exists()
    assert [one.claim for one in queries.listing(actor=known)] == [AUTUMN.claim]
    assert not any("Maria" in line for line in dump(known))


def test_whoever_was_taken_away_is_not_shown(known: Actor, two: Two) -> None:
    compare(known, two)
    people.remove(actor=known, person=find(known, "Maria Moreno"), now=NOW)
    learned = findings.learned(actor=known)
    assert (learned.total, learned.comparisons) == (1, ())
    with pytest.raises(NoSuchFinding):
        queries.show(actor=known, finding=two[0].id)


def test_only_what_concerns_it_is_told(known: Actor, two: Two) -> None:
    talk(known, "Wei Zhang", Debrief(findings=(Finding("Bees dance", "beekeeping"),)), days=1)
    found = findings.learned(actor=known, about="Contoso")
    assert {one.claim for one in found.findings} == {SPRING.claim, AUTUMN.claim}
    assert found.total == 2
    assert findings.learned(actor=known).total == 3
    assert findings.learned(actor=known, limit=1).total == 3


def statements(actor: Actor) -> Sequence[int]:
    counts = []
    for read in (
        lambda: findings.learned(actor=actor),
        lambda: findings.learned(actor=actor, about="Contoso"),
        lambda: dossiers.named(actor=actor, text="Contoso"),
        lambda: dossiers.named(actor=actor, text="Data analyst"),
    ):
        with CaptureQueriesContext(connection) as captured:
            read()
        counts.append(len(captured))
    return counts


def test_the_number_of_statements_does_not_grow(known: Actor, two: Two) -> None:
    compare(known, two)
    few = statements(known)
    for name in ("Maria Moreno", "Tom Bay", "Wei Zhang", "Kim Park"):
        noted = Debrief(
            answers=(Answer("How did you get here?", text="By chance"),),
            findings=(SPRING, Finding(f"{name} sings", "Contoso")),
            fit=(Fit("Contoso", 1),),
            words=(f"{name}: x",),
            inquiries=(Inquired(name),),
        )
        talk(known, name, noted, days=1)
    assert statements(known) == few
    assert max(few) <= 30
