"""Retention: shown first, then erased for good; whoever is kept or part of the search stays."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kithwork.domain import retention as rules
from kithwork.domain.actors import Actor
from kithwork.domain.captures import Seen
from kithwork.domain.errors import Invalid
from kithwork.flows import (
    asks,
    campaigns,
    captures,
    chats,
    jobs,
    people,
    recommendations,
    retention,
)
from kithwork.flows.chats import Day
from kithwork.store.models import Event, Person
from kithwork.store.queries import retention as queries
from tests.cast import NOW, bring, dump, find, record

pytestmark = pytest.mark.django_db

DAY = Day((NOW + timedelta(days=1)).replace(tzinfo=None), "UTC")
LATER = NOW + timedelta(days=3 * 366)


def idle(actor: Actor, *, months: int = 36, now: datetime = LATER) -> list[str]:
    return [one.name for one in retention.preview(actor=actor, months=months, now=now)]


@pytest.fixture
def tom(ana: Actor) -> UUID:
    bring(ana, record("Tom Bay", emails=["tom@example.org"]))
    return find(ana, "Tom Bay")


def test_nobody_is_idle_before_the_months_are_over(ana: Actor, tom: UUID) -> None:
    day = datetime(2029, 11, 21, 0, 30, tzinfo=UTC)
    assert idle(ana, now=day - timedelta(days=1)) == []
    assert idle(ana, now=day) == ["Tom Bay"]
    # By the seeker's clock it is still the day before.
    assert idle(ana, now=day.astimezone(ZoneInfo("America/New_York"))) == []


def test_the_end_of_a_month_is_the_end_of_a_shorter_one(ana: Actor) -> None:
    found = rules.last_day(today=datetime(2028, 8, 31, tzinfo=UTC).date(), months=6)
    assert found.isoformat() == "2028-02-29"


@pytest.mark.parametrize("months", [0, 5, 241])
def test_so_few_or_many_months_are_refused(ana: Actor, months: int) -> None:
    with pytest.raises(Invalid, match="months"):
        retention.purge(actor=ana, months=months, now=LATER)


def test_a_touch_begins_the_count_anew(ana: Actor, tom: UUID) -> None:
    people.touch(actor=ana, person=tom, kind="call", on=(NOW + timedelta(days=9)).date(), now=LATER)
    assert idle(ana, now=NOW + timedelta(days=1096)) == []
    (one,) = retention.preview(actor=ana, months=36, now=LATER + timedelta(days=9))
    assert one.since == (NOW + timedelta(days=9)).date()


HOLDING: dict[str, Callable[[Actor, UUID], object]] = {
    "a mark": lambda a, p: retention.hold(actor=a, person=p, now=NOW),
    "an ask": lambda a, p: asks.draft(actor=a, person=p, now=NOW),
    "a way": lambda a, p: asks.draft(actor=a, person=find(a, "Ada Weiss"), via=[p], now=NOW),
    "a target": lambda a, p: campaigns.add_person(actor=a, person=p, now=NOW),
    "help": lambda a, p: people.add_fan(actor=a, person=p, now=NOW),
    "a tag": lambda a, p: people.tag(actor=a, person=p, tags=["choir"], now=NOW),
    "a note": lambda a, p: people.note(actor=a, person=p, text="choir", now=NOW),
    "a no": lambda a, p: people.set_do_not_contact(actor=a, person=p, now=NOW),
    "a chat": lambda a, p: chats.schedule(actor=a, person=p, day=DAY, now=NOW),
    "a chat with another": lambda a, p: chats.schedule(
        actor=a, person=find(a, "Ada Weiss"), day=DAY, referred_by=p, now=NOW
    ),
}


@pytest.mark.parametrize("what", HOLDING)
def test_whoever_something_holds_stays(ana: Actor, tom: UUID, what: str) -> None:
    bring(ana, record("Ada Weiss", emails=["ada@example.org"]))
    HOLDING[what](ana, tom)
    retention.purge(actor=ana, months=36, now=LATER)
    assert Person.objects.filter(public_id=tom).exists()


def test_a_hold_is_lifted(ana: Actor, tom: UUID) -> None:
    retention.hold(actor=ana, person=tom, now=NOW)
    retention.lift(actor=ana, person=tom, now=NOW)
    assert idle(ana) == ["Tom Bay"]


def test_what_is_shown_is_erased_and_comes_back_silenced(ana: Actor, tom: UUID) -> None:
    before = dump(ana)
    assert idle(ana) == ["Tom Bay"]
    assert dump(ana) == before
    assert retention.purge(actor=ana, months=36, now=LATER).people == 1
    assert "Tom Bay" not in "\n".join(dump(ana))
    event = Event.objects.filter(verb="retention.purge").get()
    assert event.subject == ""
    bring(ana, record("Tom Bay", emails=["tom@example.org"]), now=LATER)
    assert Person.objects.get(name="Tom Bay").do_not_contact
    assert retention.purge(actor=ana, months=36, now=LATER).people == 0


def test_many_go_at_once(ana: Actor) -> None:
    bring(ana, *(record(f"Nia{i} Fox{i}", emails=[f"n{i}@example.org"]) for i in range(1100)))
    assert retention.purge(actor=ana, months=36, now=LATER).people == 1100
    assert Person.objects.filter(is_me=False).count() == 0


def test_a_given_name_in_other_letters_stays(ana: Actor, tom: UUID) -> None:
    bring(ana, record("Tom Cole", emails=["cole@example.org"]), now=LATER)
    ask = asks.draft(actor=ana, person=find(ana, "Tom Cole"), now=LATER)
    retention.purge(actor=ana, months=36, now=LATER)
    assert "Tom" in asks.show(actor=ana, ask=ask.id).text


def test_whoever_was_met_is_idle_in_their_time(ana: Actor) -> None:
    key = UUID(int=1)
    captures.capture(actor=ana, key=key, seen=Seen("Eva Lind", on=NOW.date()), now=NOW)
    assert idle(ana) == ["Eva Lind"]


def run_jobs(actor: Actor, *, days: int) -> None:
    """The server's loop, on that day after LATER, several times over."""
    for minute in range(3):
        jobs.run_all(actor=actor, now=LATER + timedelta(days=days, minutes=minute))


def test_on_a_schedule_they_go_in_a_week_and_then_weekly(ana: Actor, tom: UUID) -> None:
    set_up = retention.schedule(actor=ana, months=36, now=LATER)
    assert set_up == rules.Schedule(36, (LATER + timedelta(days=7)).date())
    run_jobs(ana, days=6)
    assert Person.objects.filter(name="Tom Bay").exists()
    run_jobs(ana, days=40)
    assert not Person.objects.filter(name="Tom Bay").exists()
    found = queries.schedule(actor=ana)
    assert found == rules.Schedule(36, (LATER + timedelta(days=47)).date())
    assert Event.objects.filter(verb="retention.purge_on_its_day").count() == 1
    # An import that names him again finds him silenced.
    bring(ana, record("Tom Bay", emails=["tom@example.org"]))
    assert Person.objects.get(name="Tom Bay").do_not_contact


def test_whoever_is_kept_or_came_back_to_mind_stays_on_that_day(ana: Actor, tom: UUID) -> None:
    bring(ana, record("Kim Park", emails=["kim@example.org"]))
    retention.schedule(actor=ana, months=36, now=LATER)
    retention.hold(actor=ana, person=tom, now=LATER)
    kim = find(ana, "Kim Park")
    people.touch(actor=ana, person=kim, kind="call", on=LATER.date(), now=LATER)
    run_jobs(ana, days=8)
    assert Person.objects.filter(name__in=["Tom Bay", "Kim Park"]).count() == 2


def test_a_schedule_that_was_stopped_takes_nobody(ana: Actor, tom: UUID) -> None:
    retention.schedule(actor=ana, months=36, now=LATER)
    retention.stop(actor=ana, now=LATER)
    run_jobs(ana, days=400)
    assert Person.objects.filter(name="Tom Bay").exists()
    with pytest.raises(Invalid, match="months"):
        retention.schedule(actor=ana, months=2, now=LATER)


def test_who_introduced_or_spoke_for_the_seeker_stays(ana: Actor, tom: UUID) -> None:
    recommendations.add(actor=ana, person=tom, to="Contoso", now=NOW)
    assert idle(ana) == []
