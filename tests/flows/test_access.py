"""Who may see and change what: every public function, as Ana, Ben and Cleo.

A new public function of flows or store.queries that takes an actor and stands neither in
CASES nor in INSIDE makes these tests fail: say here how it is called.
"""
# ruff: noqa: ARG005 (every case is called alike, whether it needs the things or not)

import importlib
import inspect
import json
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Q

import kithwork.flows
import kithwork.store.queries
from kithwork.domain.actors import Actor
from kithwork.domain.asks import AskState, Channel
from kithwork.domain.briefs import ResearchKind
from kithwork.domain.captures import Seen
from kithwork.domain.debriefs import Debrief, Finding, Inquired, NameGiven
from kithwork.domain.errors import KithworkError, Refused
from kithwork.domain.feeds import CalendarSource
from kithwork.domain.findings import Stance
from kithwork.domain.given_introductions import Consent, Side
from kithwork.domain.hours import usual
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.landed import Found, Offer
from kithwork.domain.messages import Message, MessageKind
from kithwork.domain.own_feeds import FeedNames
from kithwork.domain.paths import TargetKind
from kithwork.domain.questions import Theme
from kithwork.domain.readiness import Item
from kithwork.domain.recommendations import Outcome
from kithwork.domain.rehearsals import Spoken
from kithwork.domain.runs import Mark, RunNote
from kithwork.domain.upkeep import Layer
from kithwork.flows import (
    asks,
    briefs,
    campaigns,
    captures,
    cards,
    chats,
    closeness,
    coverages,
    debriefs,
    devices,
    digests,
    dossiers,
    dumps,
    erasures,
    exports,
    feeds,
    findings,
    follow_up_drafts,
    follow_ups,
    given_introductions,
    given_letters,
    goals,
    guides,
    histories,
    imports,
    inquiries,
    introductions,
    invitations,
    jobs,
    landed,
    listings,
    look_alikes,
    maps,
    messages,
    news,
    organisations,
    own_feed_files,
    own_feeds,
    people,
    positions,
    prints,
    question_plans,
    readiness,
    recalls,
    recommendations,
    referrals,
    rehearsals,
    removals,
    reports,
    retention,
    reversals,
    runs,
    servers,
    slots,
    steps,
    target_groups,
    ties,
    undo,
    upkeep,
    what_ifs,
)
from kithwork.flows.chats import Day
from kithwork.flows.demo import story
from kithwork.flows.imports import Batch
from kithwork.flows.referrals import Who
from kithwork.store import versions
from kithwork.store.models import Finding as FindingRow
from kithwork.store.models import Import, LookAlike, Organisation, Person, Position, Tie
from kithwork.store.network_files import Point
from kithwork.store.queries import asks as ask_queries
from kithwork.store.queries import briefs as brief_queries
from kithwork.store.queries import campaigns as campaign_queries
from kithwork.store.queries import (
    candidates,
    contents,
    fans,
    group_ties,
    known,
    nearness,
    network_changes,
    networks,
    strengths,
    workspaces,
)
from kithwork.store.queries import captures as capture_queries
from kithwork.store.queries import chats as chat_queries
from kithwork.store.queries import closeness as closeness_queries
from kithwork.store.queries import coverages as coverage_queries
from kithwork.store.queries import debriefs as debrief_queries
from kithwork.store.queries import devices as device_queries
from kithwork.store.queries import digests as digest_queries
from kithwork.store.queries import dossiers as dossier_queries
from kithwork.store.queries import findings as finding_queries
from kithwork.store.queries import follow_ups as follow_up_queries
from kithwork.store.queries import given_introductions as given_queries
from kithwork.store.queries import goals as goal_queries
from kithwork.store.queries import guides as guide_queries
from kithwork.store.queries import imports as import_queries
from kithwork.store.queries import landed as landed_queries
from kithwork.store.queries import look_alikes as look_alike_queries
from kithwork.store.queries import maps as map_queries
from kithwork.store.queries import news as news_queries
from kithwork.store.queries import nudges as nudge_queries
from kithwork.store.queries import organisations as organisation_queries
from kithwork.store.queries import own_feeds as own_feed_queries
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import question_plans as plan_queries
from kithwork.store.queries import readiness as ready_queries
from kithwork.store.queries import recalls as recall_queries
from kithwork.store.queries import recommendations as recommendation_queries
from kithwork.store.queries import rehearsals as rehearsal_queries
from kithwork.store.queries import reports as report_queries
from kithwork.store.queries import retention as retention_queries
from kithwork.store.queries import runs as run_queries
from kithwork.store.queries import silences as silence_queries
from kithwork.store.queries import slots as slot_queries
from kithwork.store.queries import surroundings as surrounding_queries
from kithwork.store.queries import ties as tie_queries
from kithwork.store.queries import upkeep as upkeep_queries
from kithwork.store.queries.silences import SilentTie
from tests.cast import CALENDAR, NOW, TODAY, bring, dump, find, record, work
from tests.servers import Dav, Page, Web, calendar

pytestmark = pytest.mark.django_db

SECRET = "Zelda"
DAY = Day(datetime.fromisoformat("2026-12-09T15:00"), "Europe/Berlin")
ENTRY = calendar("UID:x", "DTSTART:20261201T100000Z", "DURATION:PT1H").encode()
WEEK = usual(ZoneInfo("Europe/Berlin"))


@dataclass(frozen=True, slots=True)
class Things:
    """Ana's rows, by the ids that doors use, and some primary keys."""

    me: UUID
    zelda: UUID
    other: UUID
    twin: UUID
    merged: UUID
    apart: UUID
    silenced: UUID
    pk: int
    organisation: UUID
    place: str
    position: UUID
    tie: UUID
    note: UUID
    ask: UUID
    ask_pk: int
    introduction: UUID
    target: UUID
    device: UUID
    own_feed: str
    batch: UUID
    previewed: UUID
    removed: UUID
    folder: Path
    capture: UUID
    chat: UUID
    research: UUID
    calendar: UUID
    talk: UUID
    referral: UUID
    follow_up: UUID
    finding: UUID
    second: UUID
    comparison: UUID
    inquiry: UUID
    run_note: UUID
    feed: str
    on_server: str
    rehearsal: UUID
    recommendation: UUID
    given: UUID
    friend: UUID
    stranger: UUID


@pytest.fixture
def things(ana: Actor, tmp_path: Path, web: Web, dav: Dav, settings: Any) -> Things:
    settings.NETWORKS, settings.CALDAV_URL = "127.0.0.1", dav.setting
    web.pages["/feed.ics"] = Page(CALENDAR)
    feeds.read(actor=ana, address=web.at("/feed.ics"), name=f"{SECRET}'s feed", now=NOW)
    done = bring(
        ana,
        record(f"{SECRET} One", emails=["z1@example.org"], positions=[work("Wonderworks")]),
        record(f"{SECRET} Two", emails=["z2@example.org"], positions=[work("Wonderworks")]),
        record(f"{SECRET} Three", emails=["z3@example.org"]),
    )
    bring(ana, record(f"{SECRET} One", source="google", emails=["z4@example.org"]))
    seen = imports.preview(
        actor=ana, batch=Batch(("more",), "", (record(f"{SECRET} Four"),), ()), now=NOW
    )
    zelda, other = find(ana, "z1@example.org"), find(ana, "z2@example.org")
    third, twin = find(ana, "z3@example.org"), find(ana, "z4@example.org")
    merged = people.add(actor=ana, name=f"{SECRET} Double", now=NOW)
    silenced = people.add(actor=ana, name=f"{SECRET} Silenced", now=NOW)
    people.set_do_not_contact(actor=ana, person=silenced, now=NOW)
    look_alikes.merge(actor=ana, kept=other, absorbed=merged, now=NOW)
    apart = people.add(actor=ana, name=f"{SECRET} Apart", now=NOW)
    look_alikes.keep_apart(actor=ana, left=other, right=apart, now=NOW)
    people.remove(actor=ana, person=third, now=NOW)
    people.add_fan(actor=ana, person=zelda, now=NOW)
    campaigns.set_brief(actor=ana, changes={"role": f"{SECRET} keeper"}, now=NOW)
    drafted = asks.draft(actor=ana, person=zelda, via=[other], now=NOW)
    later = replace(DAY, at=DAY.at + timedelta(days=1))
    chat = chats.schedule(actor=ana, person=zelda, day=later, now=NOW).id
    before = Day(datetime.fromisoformat("2026-11-09T15:00"), "Europe/Berlin")
    talk = chats.schedule(actor=ana, person=other, day=before, now=NOW).id
    noted = Debrief(
        names=(NameGiven(SECRET),),
        helpful=(f"{SECRET} rows",),
        findings=(Finding(f"{SECRET} runs", SECRET), Finding(f"{SECRET} walks", SECRET)),
        inquiries=(Inquired(f"{SECRET} reads"),),
        words=(f"{SECRET}: a name",),
    )
    debriefed = debriefs.debrief(actor=ana, chat=talk, debrief=noted, now=NOW)
    first, second = FindingRow.objects.order_by("pk").values_list("public_id", flat=True)
    compared = findings.compare(
        actor=ana, finding=first, other=second, stance=Stance.CONTRADICTS, now=NOW
    )
    met = uuid4()
    captures.capture(actor=ana, key=met, seen=Seen(f"{SECRET} One", TODAY), whom=zelda, now=NOW)
    line = uuid4()
    runs.begin(actor=ana, chat=chat, now=NOW)
    secret = RunNote(line, 1, 0, Mark.NOTE, f"{SECRET} swims")
    runs.keep(actor=ana, chat=chat, notes=[secret], now=NOW)
    row = Person.objects.get(public_id=zelda)
    friend = people.add(actor=ana, name=f"{SECRET} Friend", now=NOW)
    given = given_introductions.begin(
        actor=ana, left=zelda, right=friend, left_why=f"{SECRET} asked", now=NOW
    )
    return Things(
        given=given.id,
        friend=friend,
        stranger=people.add(actor=ana, name=f"{SECRET} Stranger", now=NOW),
        finding=first,
        second=second,
        comparison=compared.id,
        inquiry=debriefed.inquiries[0].id,
        run_note=line,
        me=find(ana, "me"),
        zelda=zelda,
        other=other,
        twin=twin,
        merged=merged,
        apart=apart,
        silenced=silenced,
        pk=row.pk,
        organisation=Organisation.objects.get().public_id,
        place="Wonderworks",
        position=Position.objects.get(person=row).public_id,
        tie=Tie.objects.get(Q(left=row) | Q(right=row)).public_id,
        note=people.note(actor=ana, person=zelda, text=f"{SECRET} sails", now=NOW),
        ask=drafted.id,
        ask_pk=ask_queries.row(actor=ana, ask=drafted.id).pk,
        introduction=drafted.introductions[0].introduction,
        target=campaigns.add_person(actor=ana, person=zelda, now=NOW),
        own_feed=own_feeds.renew(actor=ana, now=NOW).secret,
        device=devices.pair(actor=ana, name=f"{SECRET}'s phone", now=NOW),
        batch=done.id,
        previewed=seen.id,
        removed=third,
        folder=tmp_path / "export",
        capture=met,
        chat=chat,
        research=briefs.note(
            actor=ana, chat=chat, kind=ResearchKind.KNOWN, text=f"{SECRET} sings", now=NOW
        ),
        calendar=slots.read_calendar(
            actor=ana, name=f"{SECRET}.ics", data=CALENDAR, now=NOW
        ).calendar.id,
        talk=talk,
        referral=debriefed.referrals[0].id,
        follow_up=debriefed.follow_ups[0].id,
        feed=web.at("/feed.ics"),
        on_server=f"http://127.0.0.1:{dav.port}/ana/office/",
        rehearsal=rehearsals.keep(actor=ana, chat=chat, spoken=Spoken(600), now=NOW).id,
        recommendation=recommendations.add(
            actor=ana, person=zelda, to=f"{SECRET}'s aunt", now=NOW
        ).id,
    )


NEW = Batch(("new",), "", (record("New Comer"),), ())
Case = Callable[[Actor, Things], object]
POINT = Point(1, 1)
EVER = digest_queries.Span(NOW - timedelta(days=900), NOW + timedelta(days=3000))


def talk(things: Things) -> bytes:
    """A carried file with a changed line."""
    line = {"key": str(things.run_note), "revision": 2, "seconds": 0, "mark": "note", "text": "x"}
    return json.dumps({"kithrun": 1, "chat": str(things.chat), "notes": [line]}).encode()


def _fresh(actor: Actor, things: Things) -> UUID:
    return asks.draft(actor=actor, person=things.zelda, now=NOW).id


def _reopened(actor: Actor, things: Things) -> object:
    inquiries.do(actor=actor, inquiry=things.inquiry, now=NOW)
    return inquiries.reopen(actor=actor, inquiry=things.inquiry, now=NOW)


def _landed(actor: Actor, things: Things) -> object:
    landed.land(actor=actor, found=Found("Keeper"), now=NOW)
    return landed.take_back(actor=actor, now=NOW)


def _told(actor: Actor, things: Things) -> object:
    """Weeks after Zelda offered to help, the search turned."""
    then = NOW + timedelta(days=20)
    campaigns.set_brief(actor=actor, changes={"role": "bee keeper"}, now=then)
    return news.tell(actor=actor, person=things.zelda, now=NOW + timedelta(days=60))


def _agreed(actor: Actor, things: Things) -> UUID:
    for person in (things.zelda, things.friend):
        given_introductions.mark(
            actor=actor, given=things.given, person=person, consent=Consent.AGREED, now=NOW
        )
    return things.given


CASES: dict[str, Case] = {
    "flows.landed.show": lambda a, t: landed.show(actor=a, now=NOW),
    "flows.landed.land": lambda a, t: landed.land(actor=a, left_out=[t.zelda], now=NOW),
    "flows.landed.drafts": lambda a, t: (
        landed.land(actor=a, now=NOW),
        landed.drafts(actor=a, now=NOW),
    ),
    "flows.landed.take_back": _landed,
    "flows.landed.offer": lambda a, t: landed.offer(actor=a, offer=Offer(True, 2), now=NOW),
    "flows.news.show": lambda a, t: news.show(actor=a, now=NOW),
    "flows.news.tell": _told,
    "flows.recommendations.add": lambda a, t: recommendations.add(
        actor=a, person=t.other, matter="bees", on=TODAY, now=NOW
    ),
    "flows.recommendations.settle": lambda a, t: recommendations.settle(
        actor=a, recommendation=t.recommendation, outcome=Outcome.INTERVIEW, now=NOW
    ),
    "flows.recommendations.remove": lambda a, t: recommendations.remove(
        actor=a, recommendation=t.recommendation, now=NOW
    ),
    "queries.landed.known": lambda a, t: landed_queries.known(actor=a),
    "queries.landed.offer": lambda a, t: landed_queries.offer(actor=a),
    "queries.landed.news_of": lambda a, t: landed_queries.news_of(a, f"landed:{uuid4()}"),
    "queries.landed.facts": lambda a, t: landed_queries.facts(actor=a, zone=None, since=None),
    "queries.landed.held": lambda a, t: landed_queries.held(a, None),
    "queries.landed.has_landed": lambda a, t: landed_queries.has_landed(a),
    "queries.landed.campaign_of": lambda a, t: landed_queries.campaign_of(a, f"landed:{uuid4()}"),
    "queries.news.facts": lambda a, t: news_queries.facts(actor=a, zone=None),
    "queries.news.readers": lambda a, t: news_queries.readers(actor=a, zone=None),
    "queries.recommendations.present": lambda a, t: recommendation_queries.present(a),
    "queries.recommendations.row": lambda a, t: recommendation_queries.row(
        actor=a, recommendation=t.recommendation
    ),
    "queries.recommendations.listing": lambda a, t: recommendation_queries.listing(actor=a),
    "queries.recommendations.of_person": lambda a, t: recommendation_queries.of_person(
        actor=a, person=t.zelda
    ),
    "queries.contents.follow_ups_without_chat": lambda a, t: contents.follow_ups_without_chat(
        actor=a
    ),
    "queries.contents.recommendations": lambda a, t: contents.recommendations(actor=a),
    "queries.contents.offers": lambda a, t: contents.offers(actor=a),
    # --- flows
    "flows.asks.draft": lambda a, t: asks.draft(actor=a, person=t.zelda, via=[t.other], now=NOW),
    "flows.asks.draft_who_do_you_know": lambda a, t: asks.draft_who_do_you_know(
        actor=a, person=t.zelda, place="Contoso", now=NOW
    ),
    "flows.asks.reframe": lambda a, t: asks.reframe(
        actor=a, ask=t.ask, wish=asks.Wish(Channel.PHONE), now=NOW
    ),
    "flows.asks.put_back": lambda a, t: asks.put_back(
        actor=a, ask=t.ask, wish=asks.Wish(), letter=Message("", "x"), letters=[], now=NOW
    ),
    "flows.asks.edit": lambda a, t: asks.edit(actor=a, ask=t.ask, subject="x", text="y", now=NOW),
    "flows.asks.edit_introduction": lambda a, t: asks.edit_introduction(
        actor=a, introduction=t.introduction, subject="x", text="y", now=NOW
    ),
    "flows.asks.mark": lambda a, t: asks.mark(
        actor=a,
        ask=asks.draft(actor=a, person=t.zelda, now=NOW).id,
        state=AskState.SENT,
        now=NOW,
    ),
    "flows.asks.remove": lambda a, t: asks.remove(actor=a, ask=t.ask, now=NOW),
    "flows.asks.restore": lambda a, t: asks.restore(actor=a, ask=t.ask, now=NOW),
    "flows.asks.show": lambda a, t: asks.show(actor=a, ask=t.ask),
    "flows.asks.listing": lambda a, t: asks.listing(actor=a),
    "flows.asks.of_person": lambda a, t: asks.of_person(actor=a, person=t.pk),
    "flows.campaigns.set_brief": lambda a, t: campaigns.set_brief(
        actor=a, changes={"field": "bees"}, now=NOW
    ),
    "flows.campaigns.pause": lambda a, t: campaigns.pause(actor=a, now=NOW),
    "flows.campaigns.resume": lambda a, t: campaigns.resume(actor=a, now=NOW),
    "flows.campaigns.add_person": lambda a, t: campaigns.add_person(
        actor=a, person=t.other, now=NOW
    ),
    "flows.campaigns.add_organisation": lambda a, t: campaigns.add_organisation(
        actor=a, name=t.place, now=NOW
    ),
    "flows.campaigns.add_role": lambda a, t: campaigns.add_role(actor=a, role="cook", now=NOW),
    "flows.campaigns.set_motivation": lambda a, t: campaigns.set_motivation(
        actor=a, target=t.target, motivation=0, now=NOW
    ),
    "flows.campaigns.remove_target": lambda a, t: campaigns.remove_target(
        actor=a, target=t.target, now=NOW
    ),
    "flows.campaigns.restore_target": lambda a, t: campaigns.restore_target(
        actor=a, target=t.target, now=NOW
    ),
    "flows.cards.mine": lambda a, t: cards.mine(actor=a),
    "flows.chats.schedule": lambda a, t: chats.schedule(actor=a, person=t.other, day=DAY, now=NOW),
    "flows.chats.move": lambda a, t: chats.move(actor=a, chat=t.chat, day=DAY, now=NOW),
    "flows.chats.cancel": lambda a, t: chats.cancel(actor=a, chat=t.chat, now=NOW),
    "flows.chats.hold": lambda a, t: chats.hold(actor=a, chat=t.chat, now=NOW + timedelta(days=60)),
    "flows.chats.miss": lambda a, t: chats.miss(actor=a, chat=t.chat, now=NOW),
    "flows.chats.reopen": lambda a, t: chats.reopen(
        actor=a, chat=chats.cancel(actor=a, chat=t.chat, now=NOW).id, now=NOW
    ),
    "flows.question_plans.bank": lambda a, t: question_plans.bank(actor=a),
    "flows.question_plans.show": lambda a, t: question_plans.show(actor=a, chat=t.chat),
    "flows.question_plans.for_minutes": lambda a, t: question_plans.for_minutes(
        actor=a, chat=t.chat, minutes=30
    ),
    "flows.question_plans.make": lambda a, t: question_plans.make(actor=a, chat=t.chat, now=NOW),
    "flows.question_plans.arrange": lambda a, t: question_plans.arrange(
        actor=a, chat=t.chat, keys=["t01-first-pull"], now=NOW
    ),
    "flows.question_plans.write": lambda a, t: question_plans.write(
        actor=a, chat=t.chat, text="What surprised you?", now=NOW
    ),
    "flows.question_plans.reword": lambda a, t: question_plans.reword(
        actor=a, chat=t.chat, key="t01-first-pull", text="How did you start?", now=NOW
    ),
    "flows.runs.show": lambda a, t: runs.show(actor=a, chat=t.chat, now=NOW),
    "flows.runs.begin": lambda a, t: runs.begin(actor=a, chat=t.chat, now=NOW),
    "flows.runs.begin_anew": lambda a, t: runs.begin_anew(actor=a, chat=t.chat, now=NOW),
    "flows.runs.end": lambda a, t: runs.end(actor=a, chat=t.chat, now=NOW),
    "flows.runs.keep": lambda a, t: runs.keep(
        actor=a, chat=t.chat, notes=[RunNote(t.run_note, 2, 0, Mark.NOTE, "x")], now=NOW
    ),
    "flows.runs.deliver": lambda a, t: runs.deliver(
        actor=a, chat=t.chat, document=talk(t), now=NOW
    ),
    "flows.runs.foresee": lambda a, t: runs.foresee(actor=a, document=talk(t)),
    "flows.runs.bring": lambda a, t: runs.bring(actor=a, document=talk(t), now=NOW),
    "flows.briefs.show": lambda a, t: briefs.show(actor=a, chat=t.chat),
    "flows.briefs.note": lambda a, t: briefs.note(
        actor=a, chat=t.chat, kind=ResearchKind.KNOWN, text="x", now=NOW
    ),
    "flows.briefs.remove_note": lambda a, t: briefs.remove_note(
        actor=a, research=t.research, now=NOW
    ),
    "flows.briefs.restore_note": lambda a, t: briefs.restore_note(
        actor=a, research=t.research, now=NOW
    ),
    "flows.briefs.opening": lambda a, t: briefs.opening(actor=a, chat=t.chat),
    "flows.goals.set_goals": lambda a, t: goals.set_goals(
        actor=a, chat=t.chat, texts=["x"], now=NOW
    ),
    "flows.goals.suggested": lambda a, t: goals.suggested(actor=a, chat=t.chat),
    "flows.prints.brief": lambda a, t: prints.brief(actor=a, chat=t.chat),
    "flows.closeness.of_person": lambda a, t: closeness.of_person(actor=a, person=t.zelda),
    "flows.closeness.rungs": lambda a, t: closeness.rungs(actor=a, people=[t.pk]),
    "flows.reports.show": lambda a, t: reports.show(actor=a, now=NOW),
    "flows.readiness.show": lambda a, t: readiness.show(actor=a, chat=t.chat),
    "flows.readiness.tick": lambda a, t: readiness.tick(
        actor=a, chat=t.chat, item=Item.BRIEF, now=NOW
    ),
    "flows.readiness.untick": lambda a, t: readiness.untick(
        actor=a, chat=t.chat, item=Item.BRIEF, now=NOW
    ),
    "flows.recalls.deck": lambda a, t: recalls.deck(actor=a, chat=t.chat),
    "flows.recalls.word_deck": lambda a, t: recalls.word_deck(actor=a),
    "flows.recalls.keep_words": lambda a, t: recalls.keep_words(actor=a, known=[], now=NOW),
    "flows.findings.learned": lambda a, t: findings.learned(actor=a),
    "flows.findings.beside": lambda a, t: findings.beside(actor=a, finding=t.finding),
    "flows.findings.compare": lambda a, t: findings.compare(
        actor=a, finding=t.finding, other=t.second, stance=Stance.SUPPORTS, now=NOW
    ),
    "flows.findings.part": lambda a, t: findings.part(
        actor=a, finding=t.finding, other=t.second, now=NOW
    ),
    "flows.coverages.show": lambda a, t: coverages.show(actor=a),
    "flows.coverages.open_chats": lambda a, t: coverages.open_chats(actor=a),
    "flows.coverages.ask_theme": lambda a, t: coverages.ask_theme(
        actor=a, theme=Theme.TRENDS, chat=t.chat, now=NOW
    ),
    "flows.coverages.ask_comparison": lambda a, t: coverages.ask_comparison(
        actor=a, comparison=t.comparison, chat=t.chat, now=NOW
    ),
    "flows.dossiers.named": lambda a, t: dossiers.named(actor=a, text=str(t.zelda)),
    "flows.prints.dossier": lambda a, t: prints.dossier(actor=a, about=str(t.zelda)),
    "flows.inquiries.do": lambda a, t: inquiries.do(actor=a, inquiry=t.inquiry, now=NOW),
    "flows.inquiries.drop": lambda a, t: inquiries.drop(actor=a, inquiry=t.inquiry, now=NOW),
    "flows.inquiries.reopen": _reopened,
    "flows.question_plans.ask_next": lambda a, t: question_plans.ask_next(
        actor=a, text="What next?", source="", chat=t.chat, now=NOW
    ),
    "flows.question_plans.add": lambda a, t: question_plans.add(
        actor=a, chat=t.chat, question=question_plans.bank(actor=a)[0], now=NOW
    ),
    "queries.recalls.of_words": lambda a, t: recall_queries.of_words(actor=a),
    "queries.contents.recalls": lambda a, t: contents.recalls(actor=a),
    "queries.findings.present": lambda a, t: finding_queries.present(a),
    "queries.findings.listing": lambda a, t: finding_queries.listing(actor=a),
    "queries.findings.about": lambda a, t: finding_queries.about(actor=a, topics=[SECRET]),
    "queries.findings.told_in": lambda a, t: finding_queries.told_in(actor=a, chats=[t.talk]),
    "queries.findings.holding": lambda a, t: finding_queries.holding(actor=a, text=SECRET),
    "queries.findings.row": lambda a, t: finding_queries.row(actor=a, finding=t.finding),
    "queries.findings.show": lambda a, t: finding_queries.show(actor=a, finding=t.finding),
    "queries.findings.topics": lambda a, t: finding_queries.topics(actor=a),
    "queries.findings.comparisons": lambda a, t: finding_queries.comparisons(actor=a),
    "queries.findings.comparisons_of": lambda a, t: finding_queries.comparisons_of(
        actor=a, finding=t.finding
    ),
    "queries.findings.comparison_row": lambda a, t: finding_queries.comparison_row(
        actor=a, comparison=t.comparison
    ),
    "queries.findings.signs": lambda a, t: finding_queries.signs(actor=a),
    "queries.findings.inquiries": lambda a, t: finding_queries.inquiries(actor=a),
    "queries.findings.inquiry": lambda a, t: finding_queries.inquiry(actor=a, inquiry=t.inquiry),
    "queries.findings.inquiry_row": lambda a, t: finding_queries.inquiry_row(
        actor=a, inquiry=t.inquiry
    ),
    "queries.findings.words": lambda a, t: finding_queries.words(actor=a),
    "queries.coverages.asked": lambda a, t: coverage_queries.asked(actor=a),
    "queries.coverages.own_themes": lambda a, t: coverage_queries.own_themes(actor=a),
    "queries.coverages.talks": lambda a, t: coverage_queries.talks(actor=a),
    "queries.dossiers.of_organisation": lambda a, t: dossier_queries.of_organisation(
        actor=a, organisation=t.organisation
    ),
    "queries.dossiers.of_person": lambda a, t: dossier_queries.of_person(actor=a, person=t.zelda),
    "queries.dossiers.of_role": lambda a, t: dossier_queries.of_role(actor=a, role="Engineer"),
    "queries.dossiers.named": lambda a, t: dossier_queries.named(actor=a, text=str(t.organisation)),
    "queries.dossiers.talks": lambda a, t: dossier_queries.talks(actor=a, people=[t.pk]),
    "queries.dossiers.answers": lambda a, t: dossier_queries.answers(actor=a, chats=[t.talk]),
    "queries.dossiers.helpful": lambda a, t: dossier_queries.helpful(actor=a, chats=[t.talk]),
    "queries.dossiers.open_questions": lambda a, t: dossier_queries.open_questions(
        actor=a, chats=[t.talk]
    ),
    "flows.recalls.keep": lambda a, t: recalls.keep(actor=a, chat=t.chat, known=[], now=NOW),
    "flows.rehearsals.script": lambda a, t: rehearsals.script(actor=a, chat=t.chat),
    "flows.rehearsals.keep": lambda a, t: rehearsals.keep(
        actor=a, chat=t.chat, spoken=Spoken(60), now=NOW
    ),
    "flows.rehearsals.forget": lambda a, t: rehearsals.forget(
        actor=a, rehearsal=t.rehearsal, now=NOW
    ),
    "queries.goals.of_chat": lambda a, t: goal_queries.of_chat(actor=a, chat=t.chat),
    "queries.readiness.ticked": lambda a, t: ready_queries.ticked(actor=a, chat=t.chat),
    "queries.readiness.counted": lambda a, t: ready_queries.counted(actor=a, chat=t.chat),
    "queries.readiness.industries": lambda a, t: ready_queries.industries(actor=a, person=t.zelda),
    "queries.recalls.of_chat": lambda a, t: recall_queries.of_chat(actor=a, chat=t.chat),
    "queries.rehearsals.row": lambda a, t: rehearsal_queries.row(actor=a, rehearsal=t.rehearsal),
    "queries.rehearsals.of_chat": lambda a, t: rehearsal_queries.of_chat(actor=a, chat=t.chat),
    "queries.rehearsals.told": lambda a, t: rehearsal_queries.told(actor=a, chat=t.chat),
    "queries.rehearsals.first_chats": lambda a, t: rehearsal_queries.first_chats(actor=a),
    "queries.rehearsals.is_first": lambda a, t: rehearsal_queries.is_first(actor=a, chat=t.chat),
    "queries.rehearsals.may_warm_up": lambda a, t: rehearsal_queries.may_warm_up(actor=a),
    "queries.chats.with_a_day": lambda a, t: chat_queries.with_a_day(actor=a),
    "flows.invitations.of_chat": lambda a, t: invitations.of_chat(actor=a, chat=t.chat, now=NOW),
    "flows.invitations.needed": lambda a, t: invitations.needed(actor=a, chat=t.chat, now=NOW),
    "flows.invitations.letter": lambda a, t: invitations.letter(actor=a, chat=t.chat, now=NOW),
    "flows.invitations.push": lambda a, t: invitations.push(actor=a, chat=t.chat, now=NOW),
    "flows.invitations.confirmation": lambda a, t: invitations.confirmation(
        actor=a, chat=t.chat, now=NOW
    ),
    "flows.captures.capture": lambda a, t: captures.capture(
        actor=a, key=t.capture, seen=Seen(f"{SECRET} One", TODAY), whom=t.zelda, now=NOW
    ),
    "flows.captures.take_back": lambda a, t: captures.take_back(actor=a, key=t.capture, now=NOW),
    "flows.demo.story.fill": lambda a, t: story.fill(actor=a, now=NOW),
    "flows.debriefs.debrief": lambda a, t: debriefs.debrief(
        actor=a, chat=t.chat, debrief=Debrief(held_at=NOW), now=NOW
    ),
    "flows.debriefs.written": lambda a, t: debriefs.written(actor=a, chat=t.talk, now=NOW),
    "flows.debriefs.draft": lambda a, t: debriefs.draft(actor=a, chat=t.chat),
    "flows.debriefs.rewrite": lambda a, t: debriefs.rewrite(
        actor=a, chat=t.talk, debrief=Debrief(), now=NOW
    ),
    "flows.debriefs.take_back": lambda a, t: debriefs.take_back(actor=a, chat=t.talk, now=NOW),
    "flows.jobs.run_all": lambda a, t: jobs.run_all(actor=a, now=NOW),
    "flows.upkeep.show": lambda a, t: upkeep.show(actor=a, now=NOW),
    "flows.upkeep.next_touch": lambda a, t: upkeep.next_touch(actor=a, person=t.other, now=NOW),
    "flows.upkeep.set_layer": lambda a, t: upkeep.set_layer(
        actor=a, person=t.other, layer=Layer.MONTHLY, now=NOW
    ),
    "flows.upkeep.set_nudges": lambda a, t: upkeep.set_nudges(actor=a, number=2, now=NOW),
    "flows.upkeep.set_quiet": lambda a, t: upkeep.set_quiet(actor=a, quiet=None, now=NOW),
    "flows.upkeep.nudge": lambda a, t: upkeep.nudge(actor=a, person=t.other, now=NOW),
    "flows.upkeep.keep": lambda a, t: upkeep.keep(actor=a, now=NOW),
    "flows.upkeep.keep_daily": lambda a, t: upkeep.keep_daily(actor=a, now=NOW),
    "flows.given_introductions.suggest": lambda a, t: given_introductions.suggest(
        actor=a, person=t.friend
    ),
    "flows.given_introductions.begin": lambda a, t: given_introductions.begin(
        actor=a, left=t.friend, right=t.stranger, chat=None, now=NOW
    ),
    "flows.given_introductions.reword": lambda a, t: given_introductions.reword(
        actor=a, given=t.given, left_why="x", right_why="y", now=NOW
    ),
    "flows.given_introductions.mark": lambda a, t: given_introductions.mark(
        actor=a, given=t.given, person=t.zelda, consent=Consent.ASKED, now=NOW
    ),
    "flows.given_introductions.make": lambda a, t: given_introductions.make(
        actor=a, given=_agreed(a, t), now=NOW
    ),
    "flows.given_introductions.drop": lambda a, t: given_introductions.drop(
        actor=a, given=t.given, now=NOW
    ),
    "flows.given_introductions.reopen": lambda a, t: given_introductions.reopen(
        actor=a,
        given=given_introductions.drop(actor=a, given=t.given, now=NOW).id,
        now=NOW,
    ),
    "flows.given_letters.drafts": lambda a, t: given_letters.drafts(actor=a, given=t.given),
    "flows.given_letters.typed": lambda a, t: given_letters.typed(
        actor=a, given=t.given, side=Side.LEFT, subject="x", text="y"
    ),
    "flows.given_letters.edit": lambda a, t: given_letters.edit(
        actor=a, given=t.given, side=Side.LEFT, subject="x", text="y", now=NOW
    ),
    "queries.contents.given_introductions": lambda a, t: list(
        contents.given_introductions(actor=a)
    ),
    "queries.given_introductions.present": lambda a, t: given_queries.present(a),
    "queries.given_introductions.row": lambda a, t: given_queries.row(actor=a, given=t.given),
    "queries.given_introductions.show": lambda a, t: given_queries.show(actor=a, given=t.given),
    "queries.given_introductions.listing": lambda a, t: given_queries.listing(actor=a),
    "queries.given_introductions.of_person": lambda a, t: given_queries.of_person(
        actor=a, person=t.zelda
    ),
    "queries.given_introductions.of_chat": lambda a, t: given_queries.of_chat(actor=a, chat=t.talk),
    "queries.given_introductions.circle": lambda a, t: given_queries.circle(
        actor=a, around=t.friend
    ),
    "queries.surroundings.of_chat": lambda a, t: surrounding_queries.of_chat(
        actor=a, chat=t.talk, now=NOW
    ),
    "flows.follow_ups.do": lambda a, t: follow_ups.do(actor=a, follow_up=t.follow_up, now=NOW),
    "flows.follow_ups.send": lambda a, t: follow_ups.send(
        actor=a, follow_up=t.follow_up, on=TODAY, now=NOW
    ),
    "flows.follow_up_drafts.draft": lambda a, t: follow_up_drafts.draft(
        actor=a, follow_up=t.follow_up, now=NOW
    ),
    "flows.follow_up_drafts.edit": lambda a, t: follow_up_drafts.edit(
        actor=a, follow_up=t.follow_up, subject="x", text="y", now=NOW
    ),
    "flows.follow_up_drafts.tell": lambda a, t: follow_up_drafts.tell(
        actor=a, follow_up=t.follow_up, did="x", now=NOW
    ),
    "flows.follow_up_drafts.typed": lambda a, t: follow_up_drafts.typed(
        actor=a, follow_up=t.follow_up, subject="x", text="y", now=NOW
    ),
    "flows.histories.of_person": lambda a, t: histories.of_person(actor=a, person=t.other, now=NOW),
    "flows.histories.last_talk": lambda a, t: histories.last_talk(actor=a, person=t.other),
    "flows.follow_ups.drop": lambda a, t: follow_ups.drop(actor=a, follow_up=t.follow_up, now=NOW),
    "flows.follow_ups.postpone": lambda a, t: follow_ups.postpone(
        actor=a, follow_up=t.follow_up, until=TODAY + timedelta(days=2), now=NOW
    ),
    "flows.follow_ups.reopen": lambda a, t: follow_ups.reopen(
        actor=a,
        follow_up=follow_ups.drop(actor=a, follow_up=t.follow_up, now=NOW).id,
        now=NOW,
    ),
    "flows.referrals.settle": lambda a, t: referrals.settle(
        actor=a, referral=t.referral, person=Who.NEW, now=NOW
    ),
    "flows.follow_ups.postpone_missed": lambda a, t: follow_ups.postpone_missed(
        actor=a, until=date(2031, 1, 2), now=NOW + timedelta(days=90)
    ),
    "flows.digests.week": lambda a, t: digests.week(actor=a, now=NOW),
    "flows.digests.missed": lambda a, t: digests.missed(actor=a, now=NOW + timedelta(days=90)),
    "flows.own_feeds.show": lambda a, t: own_feeds.show(actor=a),
    "flows.own_feeds.renew": lambda a, t: own_feeds.renew(actor=a, now=NOW),
    "flows.own_feeds.revoke": lambda a, t: own_feeds.revoke(actor=a, now=NOW),
    "flows.own_feeds.set_names": lambda a, t: own_feeds.set_names(
        actor=a, names=FeedNames.SHOWN, now=NOW
    ),
    "flows.own_feed_files.content": lambda a, t: own_feed_files.content(
        actor=a, names=FeedNames.SHOWN, now=NOW
    ).decode(),
    "flows.devices.pair": lambda a, t: devices.pair(actor=a, name="Phone", now=NOW),
    "flows.devices.rename": lambda a, t: devices.rename(
        actor=a, device=t.device, name="Phone", now=NOW
    ),
    "flows.devices.revoke": lambda a, t: devices.revoke(actor=a, device=t.device, now=NOW),
    "flows.devices.note_seen": lambda a, t: devices.note_seen(actor=a, device=t.device, now=NOW),
    "flows.dumps.logical": lambda a, t: dumps.logical(actor=a),
    "flows.erasures.erase": lambda a, t: erasures.erase(actor=a, person=t.zelda, now=NOW),
    "flows.exports.write": lambda a, t: [
        path.read_text() for path in exports.write(actor=a, folder=t.folder, format="json", now=NOW)
    ],
    "flows.imports.preview": lambda a, t: imports.preview(actor=a, batch=NEW, now=NOW),
    "flows.imports.commit": lambda a, t: imports.commit(
        actor=a, batch=NEW, previewed=t.previewed, now=NOW
    ),
    "flows.imports.discard": lambda a, t: imports.discard(actor=a, batch=t.previewed, now=NOW),
    "flows.introductions.to_person": lambda a, t: introductions.to_person(actor=a, person=t.zelda),
    "flows.introductions.to_organisation": lambda a, t: introductions.to_organisation(
        actor=a, name=t.place
    ),
    "flows.introductions.to_role": lambda a, t: introductions.to_role(actor=a, role="engineer"),
    "flows.introductions.to_each": lambda a, t: introductions.to_each(
        actor=a,
        wanted=[
            introductions.Wanted(TargetKind.PERSON, "zel"),
            introductions.Wanted(TargetKind.ORGANISATION, t.place),
            introductions.Wanted(TargetKind.ROLE, "engineer"),
        ],
    ),
    "flows.introductions.nearest": lambda a, t: introductions.nearest(
        actor=a,
        target=campaign_queries.target_card(campaign_queries.target(actor=a, target=t.target)),
    ),
    "flows.introductions.mark": lambda a, t: introductions.mark(
        actor=a, introduction=t.introduction, state=IntroductionState.ASKED, now=NOW
    ),
    "flows.listings.people": lambda a, t: listings.people(actor=a, now=NOW, sort="next"),
    "flows.listings.next_for": lambda a, t: listings.next_for(actor=a, person=t.pk, now=NOW),
    "flows.look_alikes.merge": lambda a, t: look_alikes.merge(
        actor=a, kept=t.zelda, absorbed=t.twin, now=NOW
    ),
    "flows.look_alikes.split": lambda a, t: look_alikes.split(actor=a, person=t.other, now=NOW),
    "flows.look_alikes.keep_apart": lambda a, t: look_alikes.keep_apart(
        actor=a, left=t.zelda, right=t.twin, now=NOW
    ),
    "flows.look_alikes.ask_again": lambda a, t: look_alikes.ask_again(
        actor=a, left=t.other, right=t.apart, now=NOW
    ),
    "flows.maps.show": lambda a, t: maps.show(actor=a),
    "flows.maps.fits": lambda a, t: maps.fits(actor=a, wanted=maps.Filter(text="zelda")),
    "flows.maps.table": lambda a, t: maps.table(actor=a),
    "flows.maps.communities": lambda a, t: maps.communities(actor=a),
    "flows.messages.check_text": lambda a, t: messages.check_text(
        actor=a, text="Hello", kind=MessageKind.ASK, to=t.zelda
    ),
    "flows.messages.of_typed": lambda a, t: messages.of_typed(
        actor=a, ask=t.ask, subject="x", text="y"
    ),
    "flows.messages.of_typed_introduction": lambda a, t: messages.of_typed_introduction(
        actor=a, introduction=t.introduction, subject="x", text="y"
    ),
    "flows.organisations.add": lambda a, t: organisations.add(actor=a, name=t.place, now=NOW),
    "flows.organisations.edit": lambda a, t: organisations.edit(
        actor=a, organisation=t.organisation, changes=[("place", "Oslo")], now=NOW
    ),
    "flows.organisations.remove": lambda a, t: organisations.remove(
        actor=a, organisation=t.organisation, now=NOW
    ),
    "flows.organisations.restore": lambda a, t: organisations.restore(
        actor=a, organisation=t.organisation, now=NOW
    ),
    "flows.people.row": lambda a, t: people.row(actor=a, person=t.zelda),
    "flows.people.other_row": lambda a, t: people.other_row(actor=a, person=t.zelda),
    "flows.people.add": lambda a, t: people.add(
        actor=a, name="New Comer", organisation=t.place, now=NOW
    ),
    "flows.people.edit": lambda a, t: people.edit(
        actor=a, person=t.zelda, changes=[("place", "Oslo")], now=NOW
    ),
    "flows.people.note": lambda a, t: people.note(actor=a, person=t.zelda, text="x", now=NOW),
    "flows.people.remove_note": lambda a, t: people.remove_note(actor=a, note=t.note, now=NOW),
    "flows.people.tag": lambda a, t: people.tag(actor=a, person=t.zelda, tags=["x"], now=NOW),
    "flows.people.touch": lambda a, t: people.touch(
        actor=a, person=t.zelda, kind="call", on=TODAY, now=NOW
    ),
    "flows.people.set_do_not_contact": lambda a, t: people.set_do_not_contact(
        actor=a, person=t.zelda, now=NOW
    ),
    "flows.people.lift_do_not_contact": lambda a, t: people.lift_do_not_contact(
        actor=a, person=t.silenced, now=NOW
    ),
    "flows.retention.preview": lambda a, t: retention.preview(actor=a, months=36, now=NOW),
    "flows.retention.purge": lambda a, t: retention.purge(actor=a, months=36, now=NOW),
    "flows.retention.count": lambda a, t: retention.count(actor=a, months=36, now=NOW),
    "flows.retention.schedule": lambda a, t: retention.schedule(actor=a, months=36, now=NOW),
    "flows.retention.stop": lambda a, t: retention.stop(actor=a, now=NOW),
    "flows.retention.purge_scheduled": lambda a, t: retention.purge_scheduled(actor=a, now=NOW),
    "flows.retention.purge_on_its_day": lambda a, t: retention.purge_on_its_day(actor=a, now=NOW),
    "flows.retention.hold": lambda a, t: retention.hold(actor=a, person=t.other, now=NOW),
    "flows.retention.lift": lambda a, t: retention.lift(actor=a, person=t.other, now=NOW),
    "flows.people.add_fan": lambda a, t: people.add_fan(actor=a, person=t.other, now=NOW),
    "flows.people.remove_fan": lambda a, t: people.remove_fan(actor=a, person=t.zelda, now=NOW),
    "flows.people.remove": lambda a, t: people.remove(actor=a, person=t.zelda, now=NOW),
    "flows.people.restore": lambda a, t: people.restore(actor=a, person=t.removed, now=NOW),
    "flows.positions.add": lambda a, t: positions.add(
        actor=a, person=t.zelda, organisation=t.place, title="Boss", now=NOW
    ),
    "flows.positions.edit": lambda a, t: positions.edit(
        actor=a, position=t.position, changes=[("title", "Boss")], now=NOW
    ),
    "flows.positions.remove": lambda a, t: positions.remove(actor=a, position=t.position, now=NOW),
    "flows.positions.restore": lambda a, t: positions.restore(
        actor=a, position=t.position, now=NOW
    ),
    "flows.removals.restore": lambda a, t: removals.restore(actor=a, public_id=t.removed, now=NOW),
    "flows.guides.show": lambda a, t: guides.show(actor=a),
    "queries.guides.done": lambda a, t: guide_queries.done(actor=a, name="Ana"),
    "queries.guides.gains": lambda a, t: guide_queries.gains(actor=a),
    "queries.guides.began_and_asked": lambda a, t: guide_queries.began_and_asked(actor=a),
    "flows.reversals.ask": lambda a, t: reversals.ask(
        actor=a,
        ask=asks.mark(actor=a, ask=_fresh(a, t), state=AskState.SENT, now=NOW).id,
        moved=AskState.SENT,
        stood=reversals.Stood(AskState.DRAFTED, None, None),
        now=NOW,
    ),
    "flows.reversals.introduction": lambda a, t: reversals.introduction(
        actor=a,
        introduction=introductions.mark(
            actor=a, introduction=t.introduction, state=IntroductionState.ASKED, now=NOW
        ).id,
        moved=IntroductionState.ASKED,
        stood=IntroductionState.DRAFTED,
        changed_at=NOW,
        now=NOW,
    ),
    "flows.slots.hours": lambda a, t: slots.hours(actor=a),
    "flows.slots.set_hours": lambda a, t: slots.set_hours(actor=a, hours=WEEK, now=NOW),
    "flows.slots.read_calendar": lambda a, t: slots.read_calendar(
        actor=a, name="work.ics", data=CALENDAR, now=NOW
    ),
    "flows.slots.forget_calendar": lambda a, t: slots.forget_calendar(
        actor=a, calendar=t.calendar, now=NOW
    ),
    "flows.slots.read": lambda a, t: slots.read(
        actor=a, origin=slots.Origin("work.ics"), data=CALENDAR, now=NOW
    ),
    "flows.feeds.read": lambda a, t: feeds.read(actor=a, address=t.feed, now=NOW),
    "flows.feeds.read_server": lambda a, t: feeds.read_server(actor=a, now=NOW),
    "flows.feeds.refresh": lambda a, t: feeds.refresh(actor=a, now=NOW),
    "flows.servers.calendars": lambda a, t: servers.calendars(actor=a),
    "flows.servers.appointments": lambda a, t: servers.appointments(
        actor=a, address=t.on_server, now=NOW
    ),
    "flows.servers.put": lambda a, t: servers.put(
        actor=a, address=t.on_server, uid="x", content=ENTRY
    ),
    "flows.servers.remove": lambda a, t: servers.remove(actor=a, address=t.on_server, uid="x"),
    "flows.slots.suggest": lambda a, t: slots.suggest(actor=a, chat=t.chat, now=NOW),
    "flows.steps.next_steps": lambda a, t: steps.next_steps(actor=a, now=NOW),
    "flows.steps.situation": lambda a, t: steps.situation(actor=a, now=NOW),
    "flows.ties.add": lambda a, t: ties.add(actor=a, left=t.zelda, right=t.other, now=NOW),
    "flows.ties.edit": lambda a, t: ties.edit(
        actor=a, tie=t.tie, changes=[("strength", "0")], now=NOW
    ),
    "flows.ties.remove": lambda a, t: ties.remove(actor=a, tie=t.tie, now=NOW),
    "flows.ties.restore": lambda a, t: ties.restore(actor=a, tie=t.tie, now=NOW),
    "flows.undo.foresee": lambda a, t: undo.foresee(actor=a, batch=t.batch),
    "flows.undo.undo": lambda a, t: undo.undo(actor=a, batch=t.batch, now=NOW),
    "flows.target_groups.reached": lambda a, t: target_groups.reached(
        actor=a, arrays=tie_queries.arrays(actor=a), persons=[1]
    ),
    "flows.what_ifs.knowing": lambda a, t: what_ifs.knowing(actor=a, person=t.zelda),
    # --- queries
    "queries.asks.present": lambda a, t: ask_queries.present(a),
    "queries.asks.listing": lambda a, t: ask_queries.listing(actor=a),
    "queries.asks.of_person": lambda a, t: ask_queries.of_person(actor=a, person=t.pk),
    "queries.asks.row": lambda a, t: ask_queries.row(actor=a, ask=t.ask),
    "queries.asks.introductions_of": lambda a, t: ask_queries.introductions_of(
        actor=a, asks=[t.ask_pk]
    ),
    "queries.asks.introduction": lambda a, t: ask_queries.introduction(
        actor=a, introduction=t.introduction
    ),
    "queries.asks.introductions": lambda a, t: ask_queries.introductions(actor=a),
    "queries.asks.introductions_through": lambda a, t: ask_queries.introductions_through(
        actor=a, person=t.pk
    ),
    "queries.question_plans.own_rows": lambda a, t: plan_queries.own_rows(a),
    "queries.question_plans.own": lambda a, t: plan_queries.own(actor=a),
    "queries.question_plans.kept": lambda a, t: plan_queries.kept(actor=a, chat=t.chat),
    "queries.contents.own_questions": lambda a, t: contents.own_questions(actor=a),
    "queries.briefs.research": lambda a, t: brief_queries.research(actor=a, chat=t.chat),
    "queries.briefs.research_row": lambda a, t: brief_queries.research_row(
        actor=a, research=t.research
    ),
    "queries.briefs.places": lambda a, t: brief_queries.places(
        actor=a, organisations=[t.organisation]
    ),
    "queries.briefs.others_at": lambda a, t: brief_queries.others_at(
        actor=a, organisations=[t.organisation], but=0
    ),
    "queries.closeness.known": lambda a, t: closeness_queries.known(actor=a, people=[t.pk]),
    "queries.debriefs.common": lambda a, t: debrief_queries.common(actor=a, person=t.pk),
    "queries.findings.advised": lambda a, t: finding_queries.advised(actor=a),
    "queries.reports.facts": lambda a, t: report_queries.facts(actor=a),
    "queries.runs.notes": lambda a, t: run_queries.notes(actor=a, chat=t.chat),
    "queries.runs.taken_away": lambda a, t: run_queries.taken_away(actor=a, chat=t.chat),
    "queries.runs.answers": lambda a, t: run_queries.answers(actor=a, chat=t.chat),
    "queries.runs.started": lambda a, t: run_queries.started(actor=a, chat=t.chat),
    "queries.chats.present": lambda a, t: chat_queries.present(a),
    "queries.chats.row": lambda a, t: chat_queries.row(actor=a, chat=t.chat),
    "queries.chats.show": lambda a, t: chat_queries.show(actor=a, chat=t.chat),
    "queries.chats.ids": lambda a, t: chat_queries.ids(actor=a),
    "queries.chats.listing": lambda a, t: chat_queries.listing(actor=a),
    "queries.chats.of_person": lambda a, t: chat_queries.of_person(actor=a, person=t.zelda),
    "queries.chats.booked_around": lambda a, t: chat_queries.booked_around(
        actor=a, start=NOW, end=NOW + timedelta(days=30)
    ),
    "queries.campaigns.newest": lambda a, t: campaign_queries.newest(a),
    "queries.campaigns.current": lambda a, t: campaign_queries.current(actor=a),
    "queries.campaigns.brief": lambda a, t: campaign_queries.brief(actor=a),
    "queries.campaigns.targets": lambda a, t: campaign_queries.targets(actor=a),
    "queries.campaigns.target": lambda a, t: campaign_queries.target(actor=a, target=t.target),
    "queries.candidates.at_person": lambda a, t: candidates.at_person(actor=a, person=t.zelda),
    "queries.candidates.at_organisation": lambda a, t: candidates.at_organisation(
        actor=a, name="wonderw"
    ),
    "queries.candidates.in_role": lambda a, t: candidates.in_role(actor=a, role="engineer"),
    "queries.candidates.at_target": lambda a, t: candidates.at_target(
        actor=a,
        target=campaign_queries.target_card(campaign_queries.target(actor=a, target=t.target)),
    ),
    "queries.candidates.who_may_know": lambda a, t: candidates.who_may_know(
        actor=a,
        aim=candidates.Aim(None, "x", "x", "x", "x", (t.pk + 1,), (1, 2, 3)),
        strengths={t.pk: 0.5},
    ),
    "queries.contents.people": lambda a, t: contents.people(actor=a),
    "queries.contents.records": lambda a, t: contents.records(actor=a),
    "queries.contents.import_ids": lambda a, t: contents.import_ids(actor=a),
    "queries.contents.kept_positions": lambda a, t: contents.kept_positions(actor=a),
    "queries.contents.person_ids": lambda a, t: contents.person_ids(actor=a),
    "queries.contents.organisations": lambda a, t: contents.organisations(actor=a),
    "queries.contents.ties": lambda a, t: contents.ties(actor=a),
    "queries.contents.look_alikes": lambda a, t: contents.look_alikes(actor=a),
    "queries.contents.merges": lambda a, t: contents.merges(actor=a),
    "queries.contents.imports": lambda a, t: contents.imports(actor=a),
    "queries.contents.campaigns": lambda a, t: contents.campaigns(actor=a),
    "queries.contents.asks": lambda a, t: contents.asks(actor=a),
    "queries.contents.chats_without_ask": lambda a, t: contents.chats_without_ask(actor=a),
    "queries.contents.free_hours": lambda a, t: contents.free_hours(actor=a),
    "queries.contents.calendars": lambda a, t: contents.calendars(actor=a),
    "queries.contents.calendar_entries": lambda a, t: contents.calendar_entries(actor=a),
    "queries.contents.count_suppressions": lambda a, t: contents.count_suppressions(actor=a),
    "queries.debriefs.find": lambda a, t: debrief_queries.find(actor=a, chat=t.talk),
    "queries.debriefs.show": lambda a, t: debrief_queries.show(actor=a, chat=t.talk),
    "queries.debriefs.referral_row": lambda a, t: debrief_queries.referral_row(
        actor=a, referral=t.referral
    ),
    "queries.debriefs.candidates": lambda a, t: debrief_queries.candidates(actor=a, name=SECRET),
    "queries.debriefs.chat_of": lambda a, t: debrief_queries.chat_of(actor=a, referral=t.referral),
    "queries.chats.row_of_anybody": lambda a, t: chat_queries.row_of_anybody(actor=a, chat=t.chat),
    "queries.chats.agreed_with": lambda a, t: chat_queries.agreed_with(actor=a),
    "queries.chats.talked_with": lambda a, t: chat_queries.talked_with(actor=a),
    "queries.debriefs.holders": lambda a, t: debrief_queries.holders(
        actor=a, email="z1@example.org"
    ),
    "queries.debriefs.words": lambda a, t: debrief_queries.words(actor=a),
    "queries.debriefs.said": lambda a, t: debrief_queries.said(
        actor=a, person=t.other, places=["Wonderworks"]
    ),
    "queries.debriefs.heard": lambda a, t: debrief_queries.heard(actor=a),
    "queries.debriefs.not_written": lambda a, t: debrief_queries.not_written(actor=a),
    "queries.follow_ups.present": lambda a, t: follow_up_queries.present(a),
    "queries.follow_ups.row": lambda a, t: follow_up_queries.row(actor=a, follow_up=t.follow_up),
    "queries.follow_ups.row_of_anybody": lambda a, t: follow_up_queries.row_of_anybody(
        actor=a, follow_up=t.follow_up
    ),
    "queries.follow_ups.waiting": lambda a, t: follow_up_queries.waiting(actor=a, now=NOW),
    "queries.follow_ups.pressing": lambda a, t: follow_up_queries.pressing(actor=a, now=NOW),
    "queries.follow_ups.every": lambda a, t: follow_up_queries.every(actor=a),
    "queries.follow_ups.of_chat": lambda a, t: follow_up_queries.of_chat(actor=a, chat=t.talk),
    "queries.follow_ups.of_person": lambda a, t: follow_up_queries.of_person(
        actor=a, person=t.other
    ),
    "queries.follow_ups.count_waiting": lambda a, t: follow_up_queries.count_waiting(
        actor=a, now=NOW
    ),
    "queries.follow_ups.resting": lambda a, t: follow_up_queries.resting(actor=a, now=NOW),
    "queries.follow_ups.count_resting": lambda a, t: follow_up_queries.count_resting(
        actor=a, now=NOW
    ),
    "queries.follow_ups.unsettled": lambda a, t: follow_up_queries.unsettled(actor=a),
    "queries.follow_ups.first_unsettled": lambda a, t: follow_up_queries.first_unsettled(
        actor=a, limit=5
    ),
    "queries.digests.facts": lambda a, t: digest_queries.facts(actor=a, span=EVER, ahead=EVER),
    "queries.digests.booked": lambda a, t: digest_queries.booked(actor=a, span=EVER),
    "queries.own_feeds.row": lambda a, t: own_feed_queries.row(actor=a),
    "queries.own_feeds.talks": lambda a, t: own_feed_queries.talks(actor=a, now=NOW),
    "queries.own_feeds.duties": lambda a, t: own_feed_queries.duties(actor=a),
    "queries.own_feeds.changes": lambda a, t: own_feed_queries.changes(
        actor=a, subjects=[str(t.chat)]
    ),
    "queries.upkeep.settings": lambda a, t: upkeep_queries.settings(actor=a),
    "queries.upkeep.kept_on": lambda a, t: upkeep_queries.kept_on(actor=a),
    "queries.upkeep.kept": lambda a, t: upkeep_queries.kept(actor=a),
    "queries.upkeep.reachable": lambda a, t: upkeep_queries.reachable(a),
    "queries.upkeep.own_ties": lambda a, t: upkeep_queries.own_ties(a),
    "queries.upkeep.workplaces": lambda a, t: upkeep_queries.workplaces(a),
    "queries.upkeep.briefed": lambda a, t: upkeep_queries.briefed(actor=a, now=NOW),
    "queries.nudges.every": lambda a, t: nudge_queries.every(actor=a),
    "queries.nudges.reasons": lambda a, t: nudge_queries.reasons(actor=a, now=NOW),
    "queries.nudges.waiting": lambda a, t: nudge_queries.waiting(actor=a),
    "queries.nudges.shown": lambda a, t: nudge_queries.shown(actor=a),
    "queries.nudges.made_this_week": lambda a, t: nudge_queries.made_this_week(actor=a, now=NOW),
    "queries.nudges.settled": lambda a, t: nudge_queries.settled(actor=a),
    "queries.nudges.going_on": lambda a, t: nudge_queries.going_on(actor=a, now=NOW),
    "queries.silences.silent": lambda a, t: silence_queries.silent(actor=a, since=TODAY),
    "queries.silences.described": lambda a, t: silence_queries.described(
        actor=a, ties=[SilentTie(t.pk, TODAY)], trust={}
    ),
    "queries.devices.listing": lambda a, t: device_queries.listing(actor=a),
    "queries.devices.row": lambda a, t: device_queries.row(actor=a, device=t.device),
    "queries.devices.seen_at": lambda a, t: device_queries.seen_at(actor=a, device=t.device),
    "queries.captures.row": lambda a, t: capture_queries.row(actor=a, key=t.capture),
    "queries.captures.called": lambda a, t: capture_queries.called(actor=a, name=SECRET),
    "queries.captures.perhaps": lambda a, t: capture_queries.perhaps(actor=a, name=SECRET),
    "queries.captures.suggested": lambda a, t: capture_queries.suggested(actor=a, text=SECRET),
    "queries.captures.to_write_to": lambda a, t: capture_queries.to_write_to(actor=a),
    "queries.retention.idle": lambda a, t: retention_queries.idle(
        actor=a, last_on=NOW.date(), zone=UTC
    ),
    "queries.retention.schedule": lambda a, t: retention_queries.schedule(actor=a),
    "queries.retention.count": lambda a, t: retention_queries.count(
        actor=a, last_on=NOW.date(), zone=UTC
    ),
    "queries.retention.rows_idle": lambda a, t: list(
        retention_queries.rows_idle(actor=a, last_on=NOW.date(), zone=UTC)
    ),
    "queries.fans.listing": lambda a, t: fans.listing(actor=a),
    "queries.imports.listing": lambda a, t: import_queries.listing(actor=a),
    "queries.imports.show": lambda a, t: import_queries.show(actor=a, batch=t.batch),
    "queries.imports.row": lambda a, t: import_queries.row(actor=a, batch=t.batch),
    "queries.known.people": lambda a, t: known.people(actor=a),
    "queries.known.organisations": lambda a, t: known.organisations(actor=a),
    "queries.look_alikes.listing": lambda a, t: look_alike_queries.listing(actor=a),
    "queries.look_alikes.count": lambda a, t: look_alike_queries.count(actor=a),
    "queries.maps.picture": lambda a, t: map_queries.picture(actor=a),
    "queries.organisations.present": lambda a, t: organisation_queries.present(a),
    "queries.organisations.like": lambda a, t: organisation_queries.like(actor=a, text="wonder"),
    "queries.organisations.listing": lambda a, t: organisation_queries.listing(actor=a),
    "queries.organisations.find": lambda a, t: organisation_queries.find(
        actor=a, text=str(t.organisation)
    ),
    "queries.organisations.show": lambda a, t: organisation_queries.show(
        actor=a, organisation=t.organisation
    ),
    "queries.people.present": lambda a, t: people_queries.present(a),
    "queries.people.matching": lambda a, t: people_queries.matching(actor=a, text="zelda"),
    "queries.people.by_strength": lambda a, t: people_queries.by_strength(
        actor=a, rows=people_queries.present(a)
    ),
    "queries.people.own_strengths": lambda a, t: people_queries.own_strengths(actor=a),
    "queries.people.warmest_first": lambda a, t: people_queries.warmest_first(actor=a),
    "queries.people.contact": lambda a, t: people_queries.contact(actor=a, person=t.zelda),
    "queries.people.me": lambda a, t: people_queries.me(actor=a),
    "queries.people.me_pk": lambda a, t: people_queries.me_pk(actor=a),
    "queries.people.names": lambda a, t: people_queries.names(actor=a, people=[t.pk]),
    "queries.people.rows": lambda a, t: people_queries.rows(actor=a, people=[t.pk]),
    "queries.people.positions_of": lambda a, t: people_queries.positions_of(actor=a, people=[t.pk]),
    "queries.people.find": lambda a, t: people_queries.find(actor=a, text="z1@example.org"),
    "queries.people.show": lambda a, t: people_queries.show(actor=a, person=t.zelda),
    "queries.slots.hours": lambda a, t: slot_queries.hours(actor=a),
    "queries.slots.calendars": lambda a, t: slot_queries.calendars(actor=a),
    "queries.slots.calendar_row": lambda a, t: slot_queries.calendar_row(
        actor=a, calendar=t.calendar
    ),
    "queries.slots.calendar_rows": lambda a, t: slot_queries.calendar_rows(
        actor=a, sources=[CalendarSource.FILE]
    ),
    "queries.slots.entry_row": lambda a, t: slot_queries.entry_row(actor=a, chat=t.chat),
    "queries.slots.entry": lambda a, t: slot_queries.entry(actor=a, chat=t.chat),
    "queries.slots.busy": lambda a, t: slot_queries.busy(
        actor=a, start=NOW, end=NOW + timedelta(days=30)
    ),
    "queries.ties.arrays": lambda a, t: tie_queries.arrays(actor=a),
    "queries.ties.at_hand": lambda a, t: tie_queries.at_hand(actor=a),
    "queries.ties.own": lambda a, t: tie_queries.own(actor=a),
    "queries.group_ties.everywhere": lambda a, t: group_ties.everywhere(actor=a, linked={t.pk}),
    "queries.group_ties.large": lambda a, t: group_ties.large(actor=a, organisations=[1]),
    "queries.group_ties.members": lambda a, t: group_ties.members(
        actor=a, organisations=[1], largest=9
    ),
    "queries.group_ties.of_people": lambda a, t: group_ties.of_people(actor=a, people=[t.pk]),
    "queries.group_ties.places_of": lambda a, t: group_ties.places_of(actor=a, people=[t.pk]),
    "queries.group_ties.standing": lambda a, t: list(group_ties.standing(a)),
    "queries.network_changes.newest": lambda a, t: network_changes.newest(actor=a),
    "queries.network_changes.since": lambda a, t: network_changes.since(actor=a, point=POINT),
    "queries.network_changes.stands": lambda a, t: network_changes.stands(actor=a, point=POINT),
    "queries.networks.at_hand": lambda a, t: networks.at_hand(actor=a),
    "queries.networks.current": lambda a, t: len(networks.current(actor=a).people),
    "queries.networks.discard_outdated": lambda a, t: networks.discard_outdated(actor=a),
    "queries.nearness.around_me": lambda a, t: nearness.around_me(
        actor=a, arrays=tie_queries.arrays(actor=a)
    ),
    "queries.strengths.between": lambda a, t: strengths.between(actor=a, pairs=[(1, t.pk)]),
    "queries.strengths.everywhere": lambda a, t: strengths.everywhere(actor=a, linked={t.pk}),
    "queries.strengths.of_people": lambda a, t: strengths.of_people(actor=a, people=[t.pk]),
    "queries.strengths.standing": lambda a, t: list(strengths.standing(a)),
    "queries.ties.evidence": lambda a, t: tie_queries.evidence(
        actor=a, pairs=[(min(t.pk, t.pk + 1), t.pk + 1)]
    ),
    "queries.ties.between": lambda a, t: tie_queries.between(actor=a, left=t.me, right=t.zelda),
    "queries.ties.of_person": lambda a, t: tie_queries.of_person(actor=a, person=t.pk),
    "queries.ties.row": lambda a, t: tie_queries.row(actor=a, tie=t.tie),
    "queries.workspaces.show": lambda a, t: workspaces.show(actor=a),
    "queries.workspaces.is_alone": lambda a, t: workspaces.is_alone(actor=a),
}

# Called with rows that a function above has found for the actor, never with an id.
INSIDE = {
    "flows.duties.settle",
    "flows.duties.renew",
    "flows.erasures.take_away",
    "flows.duties.connected",
    "flows.captures.is_held",
    "flows.people.settle",
    "flows.referrals.keep",
    "flows.referrals.let_go",
    "flows.ties.join",
    "flows.histories.of_follow_up",
    "flows.messages.of_follow_up",
    "flows.messages.of_given",
    "flows.messages.sender",
    "queries.given_introductions.between",
    "flows.occasions.of_follow_up",
    "flows.follow_up_drafts.of_news",
    "queries.landed.landing",
    "queries.landed.landed_before",
    "queries.debriefs.named_by",
    "queries.debriefs.answers",
    "queries.debriefs.card",
    "queries.debriefs.inquiries",
    "queries.debriefs.referral",
    "queries.debriefs.referrals",
    "flows.ask_cards.whole",
    "flows.export_calendars.pieces",
    "flows.export_cards.pieces",
    "flows.export_documents.pieces",
    "flows.framing.card",
    "flows.invitation_files.own",
    "flows.invitation_files.every",
    "flows.invitation_files.written",
    "flows.framing.shared",
    "flows.messages.of_ask",
    "flows.people.newcomer",
    "flows.messages.of_introduction",
    "flows.messages.of_text",
    "flows.positions.settle",
    "flows.question_plans.settle",
    "flows.positions.settle_all_at",
    "flows.steps.path_to",
}


def public() -> Iterator[str]:
    """Every public function of flows and store.queries that takes an actor."""
    for package in (kithwork.flows, kithwork.store.queries):
        short = package.__name__.rpartition(".")[2]
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, found in vars(importlib.import_module(module.name)).items():
                own = inspect.isfunction(found) and found.__module__ == module.name
                if (
                    own
                    and not name.startswith("_")
                    and "actor" in inspect.signature(found).parameters
                ):
                    yield f"{short}{module.name.removeprefix(package.__name__)}.{name}"


def whole(result: object) -> str:
    """All that an answer says, its rows and cards included."""
    if isinstance(result, models.Model):
        return " ".join(f"{f.attname}={getattr(result, f.attname)}" for f in result._meta.fields)
    if is_dataclass(result) and not isinstance(result, type):
        cells = (
            {name: getattr(result, name) for name in result.__slots__}
            if hasattr(result, "__slots__")
            else asdict(result)
        )
        return whole(cells)
    if isinstance(result, Mapping):
        return " ".join(f"{whole(key)}={whole(value)}" for key, value in result.items())
    if isinstance(result, Iterable) and not isinstance(result, str | bytes):
        return " ".join(whole(item) for item in result)
    return str(result)


def called(case: Case, actor: Actor, things: Things) -> str | KithworkError:
    """What a call answers, read to its end and taken back, or the failure it raises."""
    versions.forget()
    try:
        with transaction.atomic():
            answer = whole(case(actor, things))
            assert crossing() == []
            transaction.set_rollback(True)
            return answer
    except KithworkError as failure:
        return failure


def crossing() -> list[str]:
    """Rows that point at a row of another workspace."""
    found = []
    for model in apps.get_app_config("store").get_models():
        links = [f for f in model._meta.get_fields() if isinstance(f, models.ForeignKey)]
        if "workspace" not in {link.name for link in links}:
            continue
        for link in links:
            if "workspace" in {f.name for f in link.related_model._meta.get_fields()}:  # type: ignore[union-attr]
                rows = model._default_manager.filter(**{f"{link.name}__isnull": False})
                if rows.exclude(**{f"{link.name}__workspace": F("workspace")}).exists():
                    found.append(f"{model.__name__}.{link.name}")
    return found


def test_every_public_function_stands_here() -> None:
    found = set(public())
    assert found - set(CASES) - INSIDE == set(), "say in CASES how these are called"
    assert (set(CASES) | INSIDE) - found == set(), "these are gone"


def test_ana_may_call_everything(ana: Actor, things: Things) -> None:
    """So that no case fails for Cleo for a reason of its own."""
    failed = {name: called(case, ana, things) for name, case in CASES.items()}
    allowed = {"flows.demo.story.fill"}
    assert {n for n, answer in failed.items() if isinstance(answer, KithworkError)} == allowed


def test_ben_may_call_nothing(ana: Actor, ben: Actor, things: Things) -> None:
    before = dump(ana)
    answers = {name: called(case, ben, things) for name, case in CASES.items()}
    assert {name for name, answer in answers.items() if not isinstance(answer, Refused)} == set()
    assert dump(ana) == before


def test_cleo_sees_and_changes_nothing_of_anas(ana: Actor, cleo: Actor, things: Things) -> None:
    before = dump(ana)
    own = {
        str(row.public_id)
        for model in apps.get_app_config("store").get_models()
        if hasattr(model, "public_id") and hasattr(model, "workspace_id")
        for row in model._default_manager.filter(workspace_id=ana.workspace)
    }
    seen = {}
    for name, case in CASES.items():
        answer = called(case, cleo, things)
        if isinstance(answer, str) and (SECRET in answer or any(one in answer for one in own)):
            seen[name] = answer
    assert seen == {}
    assert dump(ana) == before


def test_cleo_changes_nothing_even_where_she_is_not_refused(
    ana: Actor, cleo: Actor, things: Things
) -> None:
    """The same without taking anything back."""
    before, rows = dump(ana), Person.objects.filter(workspace_id=ana.workspace).count()
    for case in CASES.values():
        try:
            whole(case(cleo, things))
        except KithworkError:
            continue
    assert dump(ana) == before
    assert Person.objects.filter(workspace_id=ana.workspace).count() == rows
    assert crossing() == []
    assert Import.objects.get(public_id=things.previewed).state == Import.PREVIEWED
    assert LookAlike.objects.filter(workspace_id=ana.workspace, state=LookAlike.OPEN).exists()


def test_two_workspaces_with_the_same_people_do_not_meet(ana: Actor, cleo: Actor) -> None:
    """Equal keys, names and addresses: each import joins within its own workspace."""
    row = record("Li Wei", key="https://www.linkedin.com/in/li", emails=["li@example.org"])
    for actor in (ana, cleo, ana, cleo):
        bring(actor, row)
    assert [Person.objects.filter(workspace_id=a.workspace).count() for a in (ana, cleo)] == [2, 2]
    erasures.erase(actor=ana, person=find(ana, "Li Wei"), now=NOW)
    assert people_queries.matching(actor=cleo).count() == 1
    later = record("Li Wei", key="https://www.linkedin.com/in/li", connected_on=date(2020, 1, 1))
    bring(cleo, later)
    assert not people_queries.show(actor=cleo, person=find(cleo, "Li Wei")).do_not_contact


def test_the_arrays_of_two_actors_are_two(ana: Actor, cleo: Actor) -> None:
    bring(ana, record("Li Wei"))
    assert len(tie_queries.arrays(actor=ana).people) == 2
    assert len(tie_queries.arrays(actor=cleo).people) == 1
