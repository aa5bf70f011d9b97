"""The seeker's own feed: one secret opens it, and it says no more than it must."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest

from kithwork.domain.actors import Actor
from kithwork.domain.chats import ChatCard, Mode, Venue
from kithwork.domain.debriefs import Debrief, Promised
from kithwork.domain.follow_ups import FollowUpKind, Whose
from kithwork.domain.own_feeds import FeedNames
from kithwork.flows import (
    chats,
    debriefs,
    erasures,
    follow_ups,
    invitations,
    own_feed_files,
    own_feeds,
    people,
)
from kithwork.flows.chats import Day
from kithwork.store.models import Account, Member, OwnFeed
from kithwork.store.queries import follow_ups as duty_queries
from tests.cast import NOW, bring, dump, find, record
from tests.zones import CHANGES, Change

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)
DAY = Day(datetime.fromisoformat("2026-12-01T10:00"), "Europe/Berlin")


@pytest.fixture
def maria(ana: Actor) -> UUID:
    bring(ana, record("Maria Moreno", emails=["maria@example.org"]))
    return find(ana, "Maria Moreno")


@pytest.fixture
def chat(ana: Actor, maria: UUID) -> ChatCard:
    venue = Venue(Mode.VIDEO, "https://talk.example.org/secret-room")
    day = replace(DAY, venue=venue)
    return chats.schedule(actor=ana, person=maria, day=day, now=NOW)


@pytest.fixture
def owed(ana: Actor, chat: ChatCard) -> ChatCard:
    """The chat took place; a thank-you, a promise and more are due."""
    noted = Debrief(
        held_at=NOW,
        helpful=("Audits first.",),
        promises=(Promised(Whose.MINE, "Send the salary list", date(2026, 12, 4)),),
    )
    debriefs.debrief(actor=ana, chat=chat.id, debrief=noted, now=NOW)
    return chat


def text(
    actor: Actor, names: FeedNames = FeedNames.SHOWN, now: datetime = NOW, zone: str = "UTC"
) -> str:
    local = now.astimezone(ZoneInfo(zone))
    return own_feed_files.content(actor=actor, names=names, now=local).decode()


def entries(actor: Actor, names: FeedNames = FeedNames.SHOWN, now: datetime = NOW) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text(actor, names, now)).walk("VEVENT"))


def summaries(actor: Actor, names: FeedNames = FeedNames.SHOWN) -> list[str]:
    return sorted(str(one["summary"]) for one in entries(actor, names))


def secret(actor: Actor) -> str:
    return own_feeds.renew(actor=actor, now=NOW).secret


# --- the secret


def test_a_secret_opens_the_feed_until_it_is_renewed_or_revoked(ana: Actor) -> None:
    assert own_feeds.show(actor=ana) is None
    first = secret(ana)
    assert own_feeds.owner(first) == (ana, FeedNames.HIDDEN)
    second = secret(ana)
    assert own_feeds.owner(first) is None
    assert own_feeds.owner(second) == (ana, FeedNames.HIDDEN)
    own_feeds.revoke(actor=ana, now=NOW)
    assert own_feeds.owner(second) is None
    with pytest.raises(own_feeds.NoOwnFeed):
        own_feeds.revoke(actor=ana, now=NOW)


def test_a_secret_is_long_shown_again_and_not_in_the_rows(ana: Actor) -> None:
    made = secret(ana)
    # 256 bits in letters that need no escape.
    assert len(made) == 43
    shown = own_feeds.show(actor=ana)
    assert shown is not None
    assert shown.secret == made
    row = OwnFeed.objects.get()
    assert made not in {row.seed, row.digest}
    for wrong in ("", made[:-1], made + "A", made.swapcase(), row.seed, row.digest, "ü", "\x00"):
        assert own_feeds.owner(wrong) is None


def test_another_signing_key_opens_nothing_and_says_so(ana: Actor, settings: Any) -> None:
    made = secret(ana)
    settings.SECRET_KEY = "another-" + "1" * 40
    assert own_feeds.owner(made) is None
    shown = own_feeds.show(actor=ana)
    assert shown is not None
    assert shown.secret == ""


def test_whoever_may_look_no_more_has_no_feed_any_more(ana: Actor) -> None:
    made = secret(ana)
    Account.objects.filter(pk=ana.account).update(is_active=False)
    assert own_feeds.owner(made) is None
    Account.objects.filter(pk=ana.account).update(is_active=True)
    assert own_feeds.owner(made) is not None
    Member.objects.filter(account_id=ana.account).delete()
    assert own_feeds.owner(made) is None


def test_a_feed_is_no_content_and_each_seeker_has_their_own(ana: Actor, cleo: Actor) -> None:
    before = dump(ana)
    first = secret(ana)
    assert dump(ana) == before
    assert own_feeds.owner(secret(cleo)) == (cleo, FeedNames.HIDDEN)
    assert own_feeds.owner(first) == (ana, FeedNames.HIDDEN)


def test_names_are_hidden_until_the_seeker_says_otherwise_and_stay_so(ana: Actor) -> None:
    with pytest.raises(own_feeds.NoOwnFeed):
        own_feeds.set_names(actor=ana, names=FeedNames.SHOWN, now=NOW)
    first = secret(ana)
    changed = own_feeds.set_names(actor=ana, names=FeedNames.SHOWN, now=NOW)
    assert (changed.secret, changed.names) == (first, FeedNames.SHOWN)
    assert own_feeds.renew(actor=ana, now=NOW).names is FeedNames.SHOWN


# --- what it says


def test_it_says_when_and_with_whom_and_nothing_else(ana: Actor, owed: ChatCard) -> None:
    found = text(ana)
    for kept_back in ("maria@example.org", "secret-room", "salary", "Audits", "DESCRIPTION"):
        assert kept_back not in found
    assert summaries(ana) == [
        "Chat with Maria Moreno",
        "Connect with Maria Moreno",
        "Tell Maria Moreno what came of their advice",
        "Thank Maria Moreno",
        "Your promise to Maria Moreno",
    ]


def test_without_names_nobody_is_in_it(ana: Actor, owed: ChatCard) -> None:
    found = text(ana, FeedNames.HIDDEN)
    assert "Maria" not in found
    assert "Moreno" not in found
    assert "Career chat" in summaries(ana, FeedNames.HIDDEN)


def test_a_chat_is_that_of_its_invitation(ana: Actor, chat: ChatCard) -> None:
    for now, at in ((NOW, "10:00"), (LATER, "16:30")):
        invited = invitations.needed(actor=ana, chat=chat.id, now=now)
        sent: Any = icalendar.Calendar.from_ical(invited.content).walk("VEVENT")[0]
        (read,) = entries(ana, now=now)
        for part in ("uid", "sequence", "dtstart", "dtend"):
            assert read[part] == sent[part], part
        assert f"{read['dtstart'].dt:%H:%M}" == at
        assert read["dtstart"].dt.tzinfo.key == "Europe/Berlin"
        assert read["dtstamp"].dt == read["last-modified"].dt == now
        chats.move(actor=ana, chat=chat.id, day=moved(), now=LATER)


def moved() -> Day:
    return Day(datetime.fromisoformat("2026-12-02T16:30"), "Europe/Berlin")


def test_a_duty_is_a_whole_day_that_keeps_nobody_busy(ana: Actor, owed: ChatCard) -> None:
    (thanks,) = [one for one in entries(ana) if str(one["summary"]).startswith("Thank")]
    assert (thanks["dtstart"].dt, thanks["dtend"].dt) == (date(2026, 11, 22), date(2026, 11, 23))
    assert thanks["transp"] == "TRANSPARENT"
    uid, sequence = thanks["uid"], thanks["sequence"]
    (duty,) = [
        one for one in duty_queries.unsettled(actor=ana) if one.kind is FollowUpKind.THANK_YOU
    ]
    follow_ups.postpone(actor=ana, follow_up=duty.id, until=date(2026, 11, 30), now=LATER)
    (thanks,) = [one for one in entries(ana) if one["uid"] == uid]
    assert thanks["dtstart"].dt == date(2026, 11, 30)
    assert thanks["sequence"] > sequence
    assert thanks["last-modified"].dt == LATER
    follow_ups.do(actor=ana, follow_up=duty.id, now=LATER)
    assert uid not in {one["uid"] for one in entries(ana)}


def test_the_same_content_gives_the_same_bytes_whenever_it_is_read(
    ana: Actor, owed: ChatCard
) -> None:
    assert text(ana, now=NOW) == text(ana, now=LATER)


def test_called_off_and_long_ago_are_not_in_it(ana: Actor, owed: ChatCard) -> None:
    held = [one for one in entries(ana) if "Chat" in str(one["summary"])]
    assert len(held) == 1
    much_later = entries(ana, now=NOW + timedelta(days=90))
    assert [one for one in much_later if "Chat" in str(one["summary"])] == []
    second = chats.schedule(actor=ana, person=find(ana, "Maria Moreno"), day=moved(), now=NOW)
    assert f"{second.id}@kithwork" in text(ana)
    chats.cancel(actor=ana, chat=second.id, now=NOW)
    assert f"{second.id}@kithwork" not in text(ana)


def test_who_is_silenced_removed_or_erased_vanishes(ana: Actor, owed: ChatCard) -> None:
    second = chats.schedule(actor=ana, person=find(ana, "Maria Moreno"), day=moved(), now=NOW)
    assert len(entries(ana)) == 6
    maria = second.person
    people.set_do_not_contact(actor=ana, person=maria, now=NOW)
    assert entries(ana) == []
    people.lift_do_not_contact(actor=ana, person=maria, now=NOW)
    assert len(entries(ana)) == 6
    erasures.erase(actor=ana, person=maria, now=NOW)
    assert entries(ana) == []


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_bookings_across_a_change_keep_their_hour(ana: Actor, maria: UUID, change: Change) -> None:
    """A chat on each day around the change, at ten by its clock: in the feed it is at ten."""
    made = change.at - timedelta(days=10)
    days = [day for day in change.days_around if str(day) != "2011-12-30"]
    for day in days:
        at = datetime(day.year, day.month, day.day, 10)  # noqa: DTZ001 (by the clock there)
        chats.schedule(actor=ana, person=maria, day=Day(at, change.zone.key), now=made)
    found = entries(ana, now=change.at)
    assert sorted(one["dtstart"].dt.replace(tzinfo=None) for one in found) == [
        datetime(day.year, day.month, day.day, 10)  # noqa: DTZ001
        for day in days
    ]
    for one in found:
        local = one["dtstart"].dt.astimezone(UTC).astimezone(change.zone)
        assert (local.hour, local.minute) == (10, 0)
