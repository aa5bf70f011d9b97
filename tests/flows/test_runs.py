"""Runs: what is typed in a talk arrives once, whatever happens on the way."""

import json
from datetime import datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.errors import Invalid
from kithwork.domain.runs import MOST_NOTES, Mark, Outcome, RunAnswer, RunNote, RunTimes
from kithwork.flows import chats, erasures, people, question_plans, runs
from kithwork.flows.chats import Day
from kithwork.store.models import Run
from kithwork.store.models import RunAnswer as AnswerRow
from kithwork.store.models import RunNote as Row
from kithwork.store.queries import runs as queries
from kithwork.store.queries.chats import NoSuchChat
from tests.cast import NOW, bring, dump, find, record

pytestmark = pytest.mark.django_db

DAY = Day(datetime.fromisoformat("2026-11-21T10:30"), "Europe/Berlin")


@pytest.fixture
def chat(ana: Actor) -> UUID:
    bring(ana, record("Maria Moreno"), record("Li Chen"))
    return chats.schedule(actor=ana, person=find(ana, "Maria Moreno"), day=DAY, now=NOW).id


def line(text: str, **changes: object) -> RunNote:
    fields = {"key": uuid4(), "revision": 1, "seconds": 5, "mark": Mark.NOTE, **changes}
    return RunNote(text=text, **fields)  # type: ignore[arg-type]


def test_a_talk_begins_goes_on_and_ends(ana: Actor, chat: UUID) -> None:
    assert queries.started(actor=ana, chat=chat) is None
    assert runs.show(actor=ana, chat=chat, now=NOW).state == "before"
    with pytest.raises(runs.NotBegun):
        runs.end(actor=ana, chat=chat, now=NOW)
    begun = runs.begin(actor=ana, chat=chat, now=NOW)
    again = runs.begin(actor=ana, chat=chat, now=NOW + timedelta(minutes=1))
    assert (begun.begun_at, again.begun_at) == (NOW, NOW)
    later = NOW + timedelta(minutes=23)
    assert runs.end(actor=ana, chat=chat, now=later).ended_at == later
    talk = runs.show(actor=ana, chat=chat, now=later + timedelta(hours=1))
    assert (talk.state, talk.seconds, talk.over) == ("ended", 23 * 60, 3)
    assert runs.begin(actor=ana, chat=chat, now=later).ended_at is None
    anew = runs.begin_anew(actor=ana, chat=chat, now=later)
    assert (anew.begun_at, anew.ended_at) == (later, None)


def test_the_plan_is_kept_as_it_stood_when_the_talk_began(ana: Actor, chat: UUID) -> None:
    assert not question_plans.show(actor=ana, chat=chat).is_kept
    planned = runs.show(actor=ana, chat=chat, now=NOW).asked
    runs.begin(actor=ana, chat=chat, now=NOW)
    assert question_plans.show(actor=ana, chat=chat).is_kept
    assert runs.show(actor=ana, chat=chat, now=NOW).asked == planned


def test_a_chat_that_was_called_off_does_not_begin(ana: Actor, chat: UUID) -> None:
    chats.cancel(actor=ana, chat=chat, now=NOW)
    with pytest.raises(runs.CalledOff):
        runs.begin(actor=ana, chat=chat, now=NOW)
    runs.keep(actor=ana, chat=chat, notes=[line("typed on a train")], now=NOW)
    assert [one.text for one in queries.notes(actor=ana, chat=chat)] == ["typed on a train"]


def test_the_higher_revision_holds_and_is_acknowledged(ana: Actor, chat: UUID) -> None:
    first = line("Mar", revision=4)
    whole = line("Maria knows Li", key=first.key, revision=9, mark=Mark.HELPFUL)
    assert runs.keep(actor=ana, chat=chat, notes=[first], now=NOW).notes == {first.key: 4}
    assert runs.keep(actor=ana, chat=chat, notes=[whole], now=NOW).notes == {first.key: 9}
    late = runs.keep(actor=ana, chat=chat, notes=[first], now=NOW)
    assert (late.notes, late.fresh) == ({first.key: 9}, 0)
    assert queries.notes(actor=ana, chat=chat) == (whole,)


def test_a_line_taken_away_stays_away(ana: Actor, chat: UUID) -> None:
    typed = line("a slip", revision=1)
    gone = line("", key=typed.key, revision=2)
    for one in (gone, typed):
        runs.keep(actor=ana, chat=chat, notes=[one], now=NOW)
    assert queries.notes(actor=ana, chat=chat) == ()
    assert Row.objects.get().text == ""


def test_any_order_and_any_repeat_of_deliveries_comes_to_the_same(ana: Actor, chat: UUID) -> None:
    keys = [uuid4() for _ in range(4)]
    typed: list[RunNote | RunAnswer | RunTimes] = [
        line(f"{key}{at}" if at < 3 else "", key=key, revision=at // 2, seconds=place)
        for place, key in enumerate(keys)
        for at in range(5)
    ]
    typed += [RunAnswer("t01", outcome, 3, at) for at, outcome in enumerate(Outcome)]
    typed += [RunTimes(NOW, None, 1)]
    typed += [RunTimes(NOW, NOW + timedelta(minutes=at), 2) for at in (20, 21)]
    ends = set()
    for seed in range(6):
        chance = Random(seed)
        other = chats.schedule(
            actor=ana,
            person=find(ana, "Li Chen"),
            day=Day(DAY.at + timedelta(hours=seed + 1), DAY.zone),
            now=NOW,
        ).id
        runs.keep(actor=ana, chat=other, now=NOW)
        own = {key: uuid4() for key in keys}
        sent = typed * 2
        chance.shuffle(sent)
        for one in sent:
            if isinstance(one, RunNote):
                copy = line(
                    one.text,
                    key=own[one.key],
                    revision=one.revision,
                    seconds=one.seconds,
                )
                runs.keep(actor=ana, chat=other, notes=[copy], now=NOW)
            elif isinstance(one, RunAnswer):
                runs.keep(actor=ana, chat=other, answers=[one], now=NOW)
            else:
                runs.keep(actor=ana, chat=other, times=one, now=NOW)
        told_now = queries.started(actor=ana, chat=other)
        ends.add(
            (
                tuple((one.seconds, one.text) for one in queries.notes(actor=ana, chat=other)),
                queries.answers(actor=ana, chat=other),
                told_now,
            )
        )
    assert len(ends) == 1


def test_what_is_too_long_or_too_much_is_refused(ana: Actor, chat: UUID) -> None:
    with pytest.raises(Invalid, match="2000"):
        runs.keep(actor=ana, chat=chat, notes=[line("x" * 2001)], now=NOW)
    with pytest.raises(Invalid, match="too many"):
        runs.keep(actor=ana, chat=chat, notes=[line("x")] * 0 + many(MOST_NOTES + 1), now=NOW)
    assert queries.notes(actor=ana, chat=chat) == ()


def many(count: int) -> list[RunNote]:
    return [line("x") for _ in range(count)]


def test_a_line_belongs_to_one_chat(ana: Actor, chat: UUID) -> None:
    typed = line("here")
    runs.keep(actor=ana, chat=chat, notes=[typed], now=NOW)
    later = Day(DAY.at + timedelta(days=1), DAY.zone)
    other = chats.schedule(actor=ana, person=find(ana, "Li Chen"), day=later, now=NOW).id
    with pytest.raises(runs.OfAnotherChat):
        runs.keep(actor=ana, chat=other, notes=[typed], now=NOW)


def test_notes_arrive_after_the_talk_was_held_and_for_the_silenced(ana: Actor, chat: UUID) -> None:
    chats.hold(actor=ana, chat=chat, now=NOW)
    people.set_do_not_contact(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    runs.keep(actor=ana, chat=chat, notes=[line("late")], times=RunTimes(NOW), now=NOW)
    assert [one.text for one in queries.notes(actor=ana, chat=chat)] == ["late"]


def test_a_carried_file_comes_in_and_twice_makes_nothing_twice(ana: Actor, chat: UUID) -> None:
    key = str(uuid4())
    document = {
        "kithrun": 1,
        "chat": str(chat),
        "times": {"revision": 1, "begun_at": NOW.isoformat()},
        "notes": [
            {"key": key, "revision": 1, "seconds": 60, "mark": "word", "text": "backfill"},
            {"key": key, "revision": 2, "seconds": 60, "mark": "shout", "text": "x"},
        ],
        "answers": [{"question": "t01", "outcome": "answered", "revision": 1}],
    }
    raw = json.dumps(document).encode()
    assert runs.bring(actor=ana, document=raw, now=NOW).fresh == 1
    before = dump(ana)
    assert runs.bring(actor=ana, document=raw, now=NOW).fresh == 0
    assert dump(ana) == before
    assert [one.text for one in queries.notes(actor=ana, chat=chat)] == ["backfill"]
    for refused in (b"", b'{"kithrun": 1}', b"{}"):
        with pytest.raises(Invalid):
            runs.bring(actor=ana, document=refused, now=NOW)
    strange = json.dumps({**document, "chat": str(uuid4())}).encode()
    with pytest.raises(NoSuchChat):
        runs.bring(actor=ana, document=strange, now=NOW)
    assert dump(ana) == before


def delivered(chat: UUID, *notes: object) -> bytes:
    """What a browser sends."""
    return json.dumps({"kithrun": 1, "chat": str(chat), "notes": notes}).encode()


def typed(text: str, **changes: object) -> dict[str, object]:
    fields = {"key": str(uuid4()), "revision": 1, "seconds": 5, "mark": "note", "text": text}
    return {**fields, **changes}


def test_a_delivery_keeps_what_it_can_and_tells_the_rest(ana: Actor, chat: UUID) -> None:
    later = Day(DAY.at + timedelta(days=1), DAY.zone)
    other = chats.schedule(actor=ana, person=find(ana, "Li Chen"), day=later, now=NOW).id
    elsewhere = line("there")
    runs.keep(actor=ana, chat=other, notes=[elsewhere], now=NOW)
    good, slow = typed("good"), typed("two days on", seconds=200_000)
    strange = typed("mine", key=str(elsewhere.key), revision=9)
    raw = delivered(chat, typed("x" * 2001), good, slow, strange)
    kept = runs.deliver(actor=ana, chat=chat, document=raw, now=NOW)
    assert kept.notes == {UUID(str(one["key"])): 1 for one in (good, slow)}
    assert [(one.line, one.field) for one in kept.problems] == [(1, "text"), (0, "key")]
    assert [one.text for one in queries.notes(actor=ana, chat=chat)] == ["good", "two days on"]
    assert [one.text for one in queries.notes(actor=ana, chat=other)] == ["there"]
    with pytest.raises(Invalid):
        runs.deliver(actor=ana, chat=chat, document=b"{}", now=NOW)


def test_notes_arrive_for_somebody_who_was_taken_away(ana: Actor, chat: UUID) -> None:
    maria = find(ana, "Maria Moreno")
    people.remove(actor=ana, person=maria, now=NOW)
    times = {"begun_at": NOW.isoformat(), "revision": 1}
    raw = json.dumps({**json.loads(delivered(chat, typed("on the train"))), "times": times})
    assert runs.deliver(actor=ana, chat=chat, document=raw.encode(), now=NOW).fresh == 1
    assert runs.foresee(actor=ana, document=raw.encode()).known == 1
    people.restore(actor=ana, person=maria, now=NOW)
    assert [one.text for one in queries.notes(actor=ana, chat=chat)] == ["on the train"]


def test_a_talk_knows_the_lines_that_were_taken_away(ana: Actor, chat: UUID) -> None:
    slip = line("a slip")
    runs.keep(actor=ana, chat=chat, notes=[slip, line("stays")], now=NOW)
    runs.keep(actor=ana, chat=chat, notes=[line("", key=slip.key, revision=2)], now=NOW)
    talk = runs.show(actor=ana, chat=chat, now=NOW)
    assert [(one.key, one.revision) for one in talk.taken_away] == [(slip.key, 2)]
    assert [one.text for one in talk.notes] == ["stays"]


def test_a_talk_held_missed_or_called_off_is_over(ana: Actor, chat: UUID) -> None:
    def over() -> bool:
        return runs.show(actor=ana, chat=chat, now=NOW).is_over

    assert not over()
    for settle in (chats.miss, chats.cancel):
        settle(actor=ana, chat=chat, now=NOW)
        assert over()


def test_a_clock_that_nobody_stopped_counts_one_day(ana: Actor, chat: UUID) -> None:
    runs.begin(actor=ana, chat=chat, now=NOW)
    assert runs.show(actor=ana, chat=chat, now=NOW + timedelta(days=2)).seconds == 86_400


def test_a_dump_and_an_erasure_know_the_notes(ana: Actor, chat: UUID) -> None:
    before = dump(ana)
    answers = [RunAnswer("t01", Outcome.ANSWERED)]
    secret, times = [line("a secret")], RunTimes(NOW)
    runs.keep(actor=ana, chat=chat, notes=secret, answers=answers, times=times, now=NOW)
    assert dump(ana) != before
    assert "a secret" in "".join(dump(ana))
    erasures.erase(actor=ana, person=find(ana, "Maria Moreno"), now=NOW)
    assert "a secret" not in "".join(dump(ana))
    assert [one.objects.count() for one in (Row, AnswerRow, Run)] == [0, 0, 0]
    with pytest.raises(NoSuchChat):
        runs.keep(actor=ana, chat=chat, notes=secret, now=NOW)
