"""Fills an empty workspace with a fictional search, through the same flows a seeker uses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from kithwork.advice import cadence
from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState
from kithwork.domain.chats import Mode, Venue
from kithwork.domain.errors import Conflict
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.given_introductions import Consent
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.records import Record, Stay
from kithwork.domain.upkeep import Layer
from kithwork.flows import (
    asks,
    briefs,
    campaigns,
    chats,
    debriefs,
    follow_ups,
    given_introductions,
    imports,
    introductions,
    organisations,
    people,
    positions,
    strengths,
    ties,
    upkeep,
)
from kithwork.flows.asks import Wish
from kithwork.flows.chats import Day
from kithwork.flows.demo import cast, places, records
from kithwork.flows.demo.cast import Asked
from kithwork.flows.flow import flow
from kithwork.flows.imports import Batch
from kithwork.store import access
from kithwork.store.models import LookAlike, Organisation, Person, Tie, Workspace
from kithwork.store.queries import follow_ups as follow_ups_of
from kithwork.store.queries import people as people_queries

TITLE = f"{records.SEEKER}'s search (fictional)"
# Somebody with the tag "regulatory", which the seeker's last chat was about.
TAGGED = 12
# Introductions move step by step; each state with the steps that lead there.
_STEPS: Mapping[IntroductionState, tuple[IntroductionState, ...]] = {
    IntroductionState.DRAFTED: (),
    IntroductionState.ASKED: (IntroductionState.ASKED,),
    IntroductionState.AGREED: (IntroductionState.ASKED, IntroductionState.AGREED),
    IntroductionState.MADE: (
        IntroductionState.ASKED, IntroductionState.AGREED, IntroductionState.MADE,
    ),
    IntroductionState.DECLINED: (IntroductionState.ASKED, IntroductionState.DECLINED),
    IntroductionState.LAPSED: (IntroductionState.ASKED, IntroductionState.LAPSED),
}  # fmt: skip


class NotEmpty(Conflict):
    """Somebody is in the workspace already."""

    def __init__(self) -> None:
        super().__init__(
            "There are people here already, and invented ones would mix with them. "
            "Name an empty folder: `kith --data DIR demo`."
        )


@dataclass(frozen=True, slots=True)
class DemoCard:
    """How much was made; `people` counts the seeker too."""

    people: int
    organisations: int
    ties: int
    targets: int
    asks: int
    look_alikes: int


@dataclass(frozen=True, slots=True)
class _Story:
    """The actor, the moment, and everybody met so far by name."""

    actor: Actor
    now: datetime
    ids: dict[str, UUID]

    def ago(self, days: int) -> datetime:
        return self.now - timedelta(days=days)


@flow("demo.fill")
def fill(*, actor: Actor, now: datetime) -> DemoCard:
    """Fill the workspace with a fictional seeker's whole search, marked as fictional.

    Whole or not at all; the same at every call but for the days, which count back from `now`.
    Raises NotEmpty when anybody but the seeker is there.
    """
    if access.visible(actor, Person).filter(is_me=False).exists():
        raise NotEmpty
    Workspace.objects.filter(pk=actor.workspace).update(is_fictional=True, name=TITLE)
    story = _Story(actor, now, {})
    _import(story)
    _meet_beyond(story)
    _know_places(story)
    _know_earlier_places(story)
    _remember(story)
    _search(story)
    asked = [_ask(story, part) for part in cast.asks()]
    _talk(story)
    _introduce(story)
    _book(story)
    everybody = access.visible(actor, Person).filter(is_me=False).values_list("pk", flat=True)
    strengths.update(workspace=actor.workspace, people=list(everybody), today=now.date())
    _keep_in_touch(story)
    return DemoCard(
        people=access.visible(actor, Person).count(),
        organisations=access.visible(actor, Organisation).count(),
        ties=access.visible(actor, Tie).filter(removed_at__isnull=True).count(),
        targets=len(cast.target_people()) + len(cast.TARGET_PLACES) + len(cast.TARGET_ROLES),
        asks=len(asked),
        look_alikes=access.visible(actor, LookAlike).filter(state=LookAlike.OPEN).count(),
    )


def _keep_in_touch(story: _Story) -> None:
    """Two layers said by hand, one of them none; then the nudges of this week."""
    layers = {records.book_name(3): Layer.MONTHLY, records.book_name(21): Layer.NONE}
    for name, layer in layers.items():
        person = story.ids[name]
        upkeep.set_layer(actor=story.actor, person=person, layer=layer, now=story.now)
    upkeep.keep(actor=story.actor, now=story.now)


def _book(story: _Story) -> None:
    """The chat of the first yes has a day, half a week from now, and some homework is done."""
    day = cadence.on_or_after((story.now + timedelta(days=3)).date())
    chat = chats.schedule(
        actor=story.actor,
        person=story.ids[cast.booked()],
        day=Day(datetime.combine(day, time(14)), "Europe/London", 20, Venue(where=cast.CAFE)),
        now=story.ago(2),
    )
    for kind, text, source in cast.homework():
        briefs.note(
            actor=story.actor, chat=chat.id, kind=kind, text=text, source=source, now=story.ago(1)
        )


def _talk(story: _Story) -> None:
    """A talk of two days ago, written down; thanks went out, the rest is still owed."""
    day = (story.now - timedelta(days=2)).date()
    chat = chats.schedule(
        actor=story.actor,
        person=story.ids[cast.talked_with()],
        day=Day(datetime.combine(day, time(11)), "Europe/London", 20, Venue(Mode.PHONE)),
        referred_by=story.ids[cast.sent_by()],
        now=story.ago(9),
    )
    debriefs.debrief(
        actor=story.actor, chat=chat.id, debrief=cast.learned(story.now.date()), now=story.ago(1)
    )
    for owed in follow_ups_of.of_chat(actor=story.actor, chat=chat.id):
        if owed.kind in (FollowUpKind.THANK_YOU, FollowUpKind.CONNECT):
            follow_ups.do(actor=story.actor, follow_up=owed.id, now=story.ago(1))


def _introduce(story: _Story) -> None:
    """Two friends on their way to each other: one said yes, the other is asked."""
    pair = [story.ids[cast.talked_with()], story.ids[records.full(TAGGED)]]
    given = given_introductions.begin(
        actor=story.actor,
        left=pair[0],
        right=pair[1],
        left_why=cast.GAINS[0],
        right_why=cast.GAINS[1],
        now=story.ago(1),
    )
    for person, consent in zip(pair, (Consent.AGREED, Consent.ASKED), strict=True):
        given_introductions.mark(
            actor=story.actor, given=given.id, person=person, consent=consent, now=story.now
        )


def _import(story: _Story) -> None:
    """The archive two months ago, the address book a little later."""
    then = story.ago(60)
    _commit(story, "Basic_LinkedInDataExport.zip", records.archive(today=then.date()), then)
    _commit(story, "address-book.vcf", records.address_book(), story.ago(58))
    me = people_queries.find(actor=story.actor, text=people_queries.ME)
    people.edit(actor=story.actor, person=me, changes=[("name", records.SEEKER)], now=story.ago(58))
    rows = people_queries.present(story.actor).order_by("-pk").values_list("name", "public_id")
    # The first of a name is the one from LinkedIn: look-alikes came later.
    story.ids.update(rows)


def _commit(story: _Story, file: str, found: tuple[Record, ...], then: datetime) -> None:
    batch = Batch((file,), "", found, ())
    imports.commit(actor=story.actor, batch=batch, now=then)


def _know_places(story: _Story) -> None:
    """What the seeker noted of the organisations, and of some people there."""
    known = {row.name: row.public_id for row in access.visible(story.actor, Organisation)}
    for place in (*cast.UNKNOWN_PLACES, *places.every()[:40]):
        organisations.edit(
            actor=story.actor,
            organisation=known[place.name],
            changes=[("industry", place.industry), ("place", place.home)],
            now=story.ago(44),
        )
    for number in range(0, 60, 3):
        place = places.every()[number % 10]
        people.edit(
            actor=story.actor,
            person=story.ids[records.full(number)],
            changes=[("industry", place.industry), ("place", place.home)],
            now=story.ago(44),
        )


def _know_earlier_places(story: _Story) -> None:
    """Who studied with the seeker, who worked with them, and who was where they want to go."""
    for number in range(4, 100, 8):
        _stay(story, records.full(number), places.SCHOOL, Stay.STUDY, since=14, until=11)
    for place in range(35, 47):
        _stay(story, records.book_name(place), places.BEFORE_AT, since=10, until=7)
    _stay(story, records.book_name(38), places.ROOKHURST, since=6, until=4)


def _stay(
    story: _Story,
    name: str,
    organisation: str,
    stay: Stay = Stay.WORK,
    *,
    since: int,
    until: int,
) -> None:
    """A stay at an organisation from so many years ago until so many."""
    positions.add(
        actor=story.actor,
        person=story.ids[name],
        organisation=organisation,
        stay=stay,
        from_on=_years_ago(story, since),
        to_on=_years_ago(story, until),
        now=story.ago(49),
    )


def _years_ago(story: _Story, years: int) -> date:
    return (story.now - timedelta(days=round(years * 365.25))).date().replace(day=1)


def _meet_beyond(story: _Story) -> None:
    """Ninety people the seeker does not know, but somebody they know does."""
    for known in cast.written():
        _add_beyond(story, known.name, known.organisation, known.title)
    for known in cast.written():
        if known.by:
            _tie(story, known.by, known.name, known.why, story.ago(45))
    others = range(len(cast.written()), records.BEYOND)
    for place, number in enumerate(others):
        _meet_by_rule(story, place, records.full(records.FIRST_BEYOND + number))


def _meet_by_rule(story: _Story, place: int, name: str) -> None:
    """Every other one is known through an acquaintance, the rest through an earlier employer."""
    at = places.every()[(place * 7) % 60]
    _add_beyond(story, name, at.name, at.titles[(place + 1) % len(at.titles)])
    if place % 2 == 0:
        by = records.full((place * 31 + 5) % records.CONTACTS)
        _tie(story, by, name, cast.HOW[place // 2 % len(cast.HOW)], story.ago(45))
        return
    earlier = places.every()[60 + place % 9].name
    _stay(story, name, earlier, since=9, until=5)
    if place < 36:
        colleague = records.full((place * 17 + 60) % records.CONTACTS)
        _stay(story, colleague, earlier, since=8, until=6)


def _add_beyond(story: _Story, name: str, organisation: str, title: str) -> None:
    then = story.ago(46)
    story.ids[name] = people.add(
        actor=story.actor, name=name, organisation=organisation, title=title, now=then
    )
    # Adding somebody says that one knows them; of these the seeker only heard.
    own = access.visible(story.actor, Tie).get(left__is_me=True, right__public_id=story.ids[name])
    ties.remove(actor=story.actor, tie=own.public_id, now=then)


def _tie(story: _Story, left: str, right: str, why: str, then: datetime) -> None:
    ties.add(
        actor=story.actor, left=story.ids[left], right=story.ids[right], why=why, now=then,
        strength=0.4 + len(why) % 5 / 10,
    )  # fmt: skip


def _remember(story: _Story) -> None:
    """Fans, notes, tags, touches, how some were met, and one who wants to be left alone."""
    actor, ids = story.actor, story.ids
    for name in cast.fans():
        people.add_fan(actor=actor, person=ids[name], now=story.ago(44))
    for number in range(0, 48, 4):
        tag = ("regulatory", "quality", "laboratory")[number // 4 % 3]
        people.tag(actor=actor, person=ids[records.full(number)], tags=[tag], now=story.ago(43))
    for number, text in enumerate(_NOTES):
        person = ids[records.full(number * 5 + 1)]
        people.note(actor=actor, person=person, text=text, now=story.ago(40 - number))
    for place in range(30):
        person = ids[records.book_name(place)]
        kind = ("call", "coffee", "e-mail", "visit")[place % 4]
        on = story.ago(12 + place * 11).date()
        people.touch(actor=actor, person=person, kind=kind, on=on, now=story.now)
    lonely = ids[records.full(records.CONTACTS - 1)]
    people.set_do_not_contact(actor=actor, person=lonely, now=story.ago(30))


_NOTES = (
    "Moved from the bench into quality two years ago; said to ask any time.",
    "Met at the pathology open day. Knows the accreditation people well.",
    "Went back to study part-time; would know which courses are worth it.",
    "Prefers a call in the morning.",
    "Was on the panel about software as a medical device.",
    "Their team is growing, but they only hire through people they know.",
    "Has two small children; not before nine.",
    "Told me about the standards group that meets every other month.",
)


def _search(story: _Story) -> None:
    """The brief, written twice, and five targets of each kind."""
    actor = story.actor
    campaigns.set_brief(actor=actor, changes=cast.FIRST_BRIEF, now=story.ago(55))
    campaigns.set_brief(actor=actor, changes=cast.BRIEF, now=story.ago(42))
    then = story.ago(42)
    for name, motivation in cast.target_people():
        campaigns.add_person(actor=actor, person=story.ids[name], motivation=motivation, now=then)
    for name, motivation in cast.TARGET_PLACES:
        campaigns.add_organisation(actor=actor, name=name, motivation=motivation, now=then)
    for role, motivation in cast.TARGET_ROLES:
        campaigns.add_role(actor=actor, role=role, motivation=motivation, now=then)


def _ask(story: _Story, part: Asked) -> UUID:
    """One ask of the story, moved day by day to where it stands."""
    actor, then = story.actor, story.ago(part.days)
    person = story.ids[part.person]
    wish = Wish(channel=part.channel, card={"why_you": part.why_you} if part.why_you else {})
    if part.place:
        drafted = asks.draft_who_do_you_know(
            actor=actor, person=person, place=part.place, now=then, wish=wish
        )
    else:
        via = [story.ids[part.via]] if part.via else []
        drafted = asks.draft(actor=actor, person=person, via=via, now=then, wish=wish)
    for text in drafted.introductions:
        for state in _STEPS[part.introduced or IntroductionState.DRAFTED]:
            introductions.mark(actor=actor, introduction=text.introduction, state=state, now=then)
    if part.state is not AskState.DRAFTED:
        asks.mark(actor=actor, ask=drafted.id, state=AskState.SENT, now=then)
    if part.state not in {AskState.DRAFTED, AskState.SENT}:
        answered = then + timedelta(days=min(3, part.days))
        asks.mark(actor=actor, ask=drafted.id, state=part.state, now=answered)
    return drafted.id
