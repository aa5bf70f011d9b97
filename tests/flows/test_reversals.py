"""Undo of marks and drafts, and work that is stopped: all stands as it stood before."""

from datetime import timedelta
from uuid import UUID

import pytest

from kithwork.domain import asks as rules
from kithwork.domain import introductions as introduction_rules
from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskCard, AskState, Channel
from kithwork.domain.chats import ChatState
from kithwork.domain.errors import Conflict
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.messages import Message
from kithwork.domain.works import Cancelled
from kithwork.flows import asks, imports, introductions, look_alikes, people, reversals, undo
from kithwork.flows.asks import Wish
from kithwork.flows.imports import Batch
from kithwork.flows.reversals import BuiltOn, Stood
from kithwork.store.models import Ask, Chat, Import, LookAlike
from tests.cast import NOW, bring, dump, find, record, work

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=3)


@pytest.fixture
def maria(ana: Actor) -> UUID:
    bring(ana, record("Maria Moreno", emails=["maria@example.org"], positions=[work("Contoso")]))
    return find(ana, "Maria Moreno")


def stood(card: AskCard) -> Stood:
    return Stood(card.state, card.sent_at, card.answered_at)


WAYS = [
    (AskState.SENT,),
    (AskState.SENT, AskState.YES),
    (AskState.SENT, AskState.NO),
    (AskState.SENT, AskState.LATER),
    (AskState.SENT, AskState.SILENT),
    (AskState.SENT, AskState.SILENT, AskState.SENT),
    (AskState.SENT, AskState.LATER, AskState.YES),
]


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_a_move_is_taken_back_with_all_it_brought(
    ana: Actor, maria: UUID, way: tuple[AskState, ...]
) -> None:
    ask = asks.draft(actor=ana, person=maria, now=NOW).id
    for day, state in enumerate(way[:-1]):
        asks.mark(actor=ana, ask=ask, state=state, now=NOW + timedelta(days=day))
    before, former = dump(ana), asks.show(actor=ana, ask=ask)
    sent = Ask.objects.get().times_sent
    asks.mark(actor=ana, ask=ask, state=way[-1], now=LATER)
    assert dump(ana) != before
    reversals.ask(actor=ana, ask=ask, moved=way[-1], stood=stood(former), now=LATER)
    assert dump(ana) == before
    assert asks.show(actor=ana, ask=ask) == former
    assert Ask.objects.get().times_sent == sent


def test_an_older_touch_of_the_same_kind_stays(ana: Actor, maria: UUID) -> None:
    first, second = (asks.draft(actor=ana, person=maria, now=NOW).id for _ in range(2))
    asks.mark(actor=ana, ask=first, state=AskState.SENT, now=NOW)
    before, former = dump(ana), asks.show(actor=ana, ask=second)
    asks.mark(actor=ana, ask=second, state=AskState.SENT, now=NOW)
    reversals.ask(actor=ana, ask=second, moved=AskState.SENT, stood=stood(former), now=LATER)
    assert dump(ana) == before


def test_only_the_last_move_is_taken_back(ana: Actor, maria: UUID) -> None:
    drafted = asks.draft(actor=ana, person=maria, now=NOW)
    asks.mark(actor=ana, ask=drafted.id, state=AskState.SENT, now=NOW)
    sent = asks.mark(actor=ana, ask=drafted.id, state=AskState.NO, now=NOW)
    before = dump(ana)
    for moved, back in (
        (AskState.SENT, drafted),
        (AskState.YES, drafted),
        (AskState.SILENT, sent),
    ):
        with pytest.raises(rules.CannotMove):
            reversals.ask(actor=ana, ask=drafted.id, moved=moved, stood=stood(back), now=LATER)
    assert dump(ana) == before


def test_a_chat_that_went_on_keeps_the_yes(ana: Actor, maria: UUID) -> None:
    ask = asks.draft(actor=ana, person=maria, now=NOW).id
    former = asks.mark(actor=ana, ask=ask, state=AskState.SENT, now=NOW)
    asks.mark(actor=ana, ask=ask, state=AskState.YES, now=NOW)
    Chat.objects.update(state=ChatState.SCHEDULED, starts_at=LATER, zone="UTC")
    before = dump(ana)
    with pytest.raises(BuiltOn, match="chat"):
        reversals.ask(actor=ana, ask=ask, moved=AskState.YES, stood=stood(former), now=LATER)
    assert dump(ana) == before


@pytest.fixture
def through(ana: Actor, maria: UUID) -> AskCard:
    li = people.add(actor=ana, name="Li Chen", now=NOW)
    return asks.draft(actor=ana, person=li, via=[maria], now=NOW)


def test_a_mark_of_an_introduction_is_taken_back(ana: Actor, through: AskCard) -> None:
    one = through.introductions[0].introduction
    introductions.mark(actor=ana, introduction=one, state=IntroductionState.ASKED, now=NOW)
    before = dump(ana)
    introductions.mark(actor=ana, introduction=one, state=IntroductionState.AGREED, now=LATER)

    def back(moved: IntroductionState, stood: IntroductionState) -> None:
        reversals.introduction(
            actor=ana, introduction=one, moved=moved, stood=stood, changed_at=NOW, now=LATER
        )

    for wrong in (IntroductionState.MADE, IntroductionState.ASKED):
        with pytest.raises(introduction_rules.CannotMove):
            back(wrong, IntroductionState.DRAFTED)
    asks.mark(actor=ana, ask=through.id, state=AskState.SENT, now=LATER)
    with pytest.raises(BuiltOn, match="left"):
        back(IntroductionState.AGREED, IntroductionState.ASKED)
    drafted = Stood(AskState.DRAFTED, None, None)
    reversals.ask(actor=ana, ask=through.id, moved=AskState.SENT, stood=drafted, now=LATER)
    back(IntroductionState.AGREED, IntroductionState.ASKED)
    assert dump(ana) == before


def test_what_was_typed_comes_back_after_it_was_written_anew(ana: Actor, through: AskCard) -> None:
    asks.edit(actor=ana, ask=through.id, subject="Bees", text="Dear Li, typed.", now=NOW)
    one = through.introductions[0].introduction
    asks.edit_introduction(actor=ana, introduction=one, subject="Hi", text="Dear Maria!", now=NOW)
    former = asks.show(actor=ana, ask=through.id)
    before = dump(ana)
    wish = Wish(channel=Channel.PHONE, minutes=25, card={"learn": "how hives winter"})
    asks.reframe(actor=ana, ask=through.id, wish=wish, now=NOW)
    assert "typed" not in asks.show(actor=ana, ask=through.id).text
    asks.put_back(
        actor=ana,
        ask=through.id,
        wish=Wish(former.channel, former.minutes, former.card or {}),
        letter=Message(former.subject, former.text),
        letters=[Message(item.subject, item.text) for item in former.introductions],
        now=NOW,
    )
    assert dump(ana) == before


def test_a_sent_ask_is_not_put_back(ana: Actor, maria: UUID) -> None:
    ask = asks.draft(actor=ana, person=maria, now=NOW).id
    asks.mark(actor=ana, ask=ask, state=AskState.SENT, now=NOW)
    with pytest.raises(asks.NotADraft):
        asks.put_back(actor=ana, ask=ask, wish=Wish(), letter=Message("", "x"), letters=[], now=NOW)


def test_a_pair_kept_apart_is_asked_about_again(ana: Actor) -> None:
    bring(ana, record("Tom Berg", emails=["tom@example.org"]))
    bring(ana, record("Tom Berg", source="vcard", emails=["tom.berg@example.com"]))
    pair = [find(ana, "tom@example.org"), find(ana, "tom.berg@example.com")]
    before = dump(ana)
    look_alikes.keep_apart(actor=ana, left=pair[0], right=pair[1], now=NOW)
    look_alikes.ask_again(actor=ana, left=pair[1], right=pair[0], now=NOW)
    assert dump(ana) == before
    assert LookAlike.objects.get().state == LookAlike.OPEN
    with pytest.raises(look_alikes.NotApart):
        look_alikes.ask_again(actor=ana, left=pair[0], right=pair[1], now=NOW)


# --- Work that is stopped -----------------------------------------------------------------------


class StopAt:
    """A watcher who stops the work when it comes to a stage."""

    def __init__(self, stage: str) -> None:
        self.stage, self.seen = stage, False

    def __call__(self, stage: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        if stage == self.stage:
            self.seen = True
            raise Cancelled


@pytest.mark.parametrize("stage", ["matching", "writing", "keeping"])
def test_a_stopped_import_leaves_nothing(ana: Actor, stage: str) -> None:
    bring(ana, record("Maria Moreno", key="https://www.linkedin.com/in/maria"))
    rows = (
        record("Maria Moreno-Ruiz", key="https://www.linkedin.com/in/maria"),
        record("New Comer", positions=[work("Adatum")]),
    )
    batch = Batch(("contacts",), "", rows, ())
    seen = imports.preview(actor=ana, batch=batch, now=NOW)
    before, watcher = dump(ana), StopAt(stage)
    with pytest.raises(Cancelled):
        imports.commit(actor=ana, batch=batch, previewed=seen.id, now=NOW, progress=watcher)
    assert watcher.seen
    assert dump(ana) == before
    assert Import.objects.get(public_id=seen.id).state == Import.PREVIEWED
    assert imports.commit(actor=ana, batch=batch, previewed=seen.id, now=NOW).committed


def test_people_who_are_new_and_people_who_change_are_one_count(ana: Actor) -> None:
    bring(ana, record("Maria Moreno", key="https://www.linkedin.com/in/maria"))
    told: list[tuple[str, int, int]] = []
    rows = (
        record("Maria Moreno-Ruiz", key="https://www.linkedin.com/in/maria"),
        record("New Comer"),
        record("Next Comer"),
    )
    imports.commit(
        actor=ana,
        batch=Batch(("contacts",), "", rows, ()),
        now=NOW,
        progress=lambda *tick: told.append(tick),
    )
    assert [tick for tick in told if tick[0] == "writing"] == [("writing", 2, 3), ("writing", 3, 3)]


@pytest.mark.parametrize("stage", ["weighing", "removing", "returning"])
def test_taking_back_stopped_half_way_takes_nothing(ana: Actor, stage: str) -> None:
    bring(ana, record("Maria Moreno", key="https://www.linkedin.com/in/maria"))
    batch = bring(
        ana,
        record("Maria Moreno-Ruiz", key="https://www.linkedin.com/in/maria"),
        record("New Comer", positions=[work("Adatum")]),
    )
    before, watcher = dump(ana), StopAt(stage)
    foreseen = undo.foresee(actor=ana, batch=batch.id)
    with pytest.raises(Cancelled):
        undo.undo(actor=ana, batch=batch.id, now=NOW, progress=watcher)
    assert watcher.seen
    assert dump(ana) == before
    done = undo.undo(actor=ana, batch=batch.id, now=NOW)
    assert foreseen.going == 1
    assert [(one.person, one.why) for one in foreseen.staying] == [
        (one.person, one.why) for one in done.kept
    ]
    with pytest.raises(Conflict, match="already undone"):
        undo.foresee(actor=ana, batch=batch.id)
