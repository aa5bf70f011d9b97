"""What every table promises: a workspace, and checks that hold in the database itself."""

from datetime import time, timedelta
from enum import StrEnum
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, models, transaction

from kithwork.domain import recommendations
from kithwork.domain.actors import Role
from kithwork.domain.asks import AskState, Channel, Purpose
from kithwork.domain.briefs import ResearchKind
from kithwork.domain.campaigns import CampaignState
from kithwork.domain.captures import NextAfter, TieChange
from kithwork.domain.chats import ChatKind, ChatState, Mode
from kithwork.domain.debriefs import Aspect, InquiryKind, InquiryState, RemarkKind, Writer
from kithwork.domain.feeds import CalendarSource
from kithwork.domain.findings import Stance
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState, Whose
from kithwork.domain.given_introductions import Consent, GivenState, Side
from kithwork.domain.goals import Answered
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.own_feeds import FeedNames
from kithwork.domain.paths import TargetKind
from kithwork.domain.people import AddressKind
from kithwork.domain.questions import Scope, Theme, Tiara
from kithwork.domain.readiness import Item
from kithwork.domain.records import Stay
from kithwork.domain.runs import Mark, Outcome
from kithwork.domain.ties import Origin
from kithwork.domain.upkeep import Layer
from kithwork.store.models import (
    Account,
    Address,
    Answer,
    Ask,
    BriefVersion,
    BusyCalendar,
    BusyTime,
    CalendarEntry,
    Campaign,
    Capture,
    Chat,
    Comparison,
    Debrief,
    FitSign,
    FollowUp,
    FreeHours,
    GivenIntroduction,
    GivenLetter,
    Goal,
    Import,
    Inquiry,
    Introduction,
    LookAlike,
    Member,
    OwnFeed,
    OwnQuestion,
    Person,
    PlannedQuestion,
    Position,
    Recommendation,
    Referral,
    Remark,
    Research,
    RunAnswer,
    RunNote,
    Target,
    Tick,
    Tie,
    Workspace,
)
from tests.cast import NOW

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("store").get_models())
ENUMS: list[tuple[type[models.Model], str, type[StrEnum] | list[str]]] = [
    (Address, "kind", AddressKind),
    (Ask, "about_kind", TargetKind),
    (Ask, "channel", Channel),
    (Ask, "purpose", Purpose),
    (Ask, "state", AskState),
    (BusyCalendar, "source", CalendarSource),
    (Campaign, "state", CampaignState),
    (Capture, "next", NextAfter),
    (Capture, "tie_change", TieChange),
    (Comparison, "stance", Stance),
    (Chat, "kind", ChatKind),
    (Chat, "mode", Mode),
    (Chat, "state", ChatState),
    (Answer, "outcome", Outcome),
    (Debrief, "goal", Answered),
    (FollowUp, "channel", ["", *Channel]),
    (FollowUp, "kind", FollowUpKind),
    (FollowUp, "state", FollowUpState),
    (FollowUp, "whose", ["", *Whose]),
    (Inquiry, "kind", InquiryKind),
    (Inquiry, "state", InquiryState),
    (Recommendation, "outcome", recommendations.Outcome),
    (Referral, "writer", Writer),
    (Remark, "kind", RemarkKind),
    (FitSign, "aspect", Aspect),
    (GivenIntroduction, "left_consent", Consent),
    (GivenIntroduction, "right_consent", Consent),
    (GivenIntroduction, "state", GivenState),
    (GivenLetter, "side", Side),
    (Goal, "answered", Answered),
    (Import, "state", ["previewed", "committed", "undone"]),
    (Introduction, "state", IntroductionState),
    (LookAlike, "state", ["open", "merged", "apart"]),
    (Member, "role", Role),
    (OwnFeed, "names", FeedNames),
    (OwnQuestion, "scope", Scope),
    (OwnQuestion, "theme", Theme),
    (OwnQuestion, "tiara", ["", *Tiara]),
    (PlannedQuestion, "scope", Scope),
    (PlannedQuestion, "theme", Theme),
    (PlannedQuestion, "tiara", ["", *Tiara]),
    (Person, "layer", Layer),
    (Position, "stay", Stay),
    (Research, "kind", ResearchKind),
    (RunAnswer, "outcome", Outcome),
    (RunNote, "mark", Mark),
    (Target, "kind", TargetKind),
    (Tick, "item", Item),
    (Tie, "origin", Origin),
]


def test_every_row_belongs_to_a_workspace() -> None:
    without = {
        model for model in MODELS if not {"workspace"} & {f.name for f in model._meta.get_fields()}
    }
    assert without == {Account, Workspace}
    for model in set(MODELS) - without:
        link = model._meta.get_field("workspace")
        assert isinstance(link, models.ForeignKey)
        assert not link.null
        assert link.related_model is Workspace


def test_every_row_has_a_big_key() -> None:
    for model in MODELS:
        assert isinstance(model._meta.pk, models.BigAutoField), model


def test_every_column_of_a_few_words_is_listed_here() -> None:
    """A new short text column is an enum, which wants a check, or is named here."""
    words = {
        f"{model.__name__}.{column.name}"
        for model in MODELS
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField) and (column.max_length or 0) <= 20
    }
    listed = {f"{model.__name__}.{column}" for model, column, _ in ENUMS}
    assert words - listed == {"Import.source", "SourceRecord.source"}


@pytest.mark.parametrize("model, column, enum", ENUMS)
def test_every_enum_has_a_check(
    model: type[models.Model], column: str, enum: type[StrEnum] | list[str]
) -> None:
    values = [str(value) for value in enum]
    checks = [c for c in model._meta.constraints if isinstance(c, models.CheckConstraint)]
    assert any(
        isinstance(check.condition, models.Q)
        and check.condition.children == [(f"{column}__in", values)]
        for check in checks
    ), f"{model.__name__}.{column}"


@pytest.fixture
def workspace() -> Workspace:
    return Workspace.objects.create(name="Search", created_at=NOW)


def person(workspace: Workspace, **cells: object) -> Person:
    return Person.objects.create(workspace=workspace, name="Li", created_at=NOW, **cells)


def refused(make: type[models.Model], **cells: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make._default_manager.create(**cells)


def test_values_no_enum_has_are_refused(workspace: Workspace) -> None:
    li = person(workspace)
    both = {"workspace": workspace, "person": li}
    refused(Address, **both, kind="fax", value="1", key="1")
    refused(Ask, **both, text="x", state="lost", drafted_at=NOW)
    refused(Chat, **both, state="lost", agreed_at=NOW)
    refused(Campaign, workspace=workspace, state="lost", created_at=NOW)
    refused(Import, workspace=workspace, state="lost", created_at=NOW)


def test_ties_have_an_order_and_a_bounded_strength(workspace: Workspace) -> None:
    low, high = person(workspace), person(workspace)
    own = {"workspace": workspace}
    refused(Tie, **own, left=high, right=low, strength=0.5)
    refused(Tie, **own, left=low, right=low, strength=0.5)
    refused(Tie, **own, left=low, right=high, strength=1.01)
    refused(Tie, **own, left=low, right=high, strength=0.5, strength_typed=-0.1)
    Tie.objects.create(**own, left=low, right=high, strength=0.5)
    refused(Tie, **own, left=low, right=high, strength=0.5)


def test_a_given_introduction_is_of_two_people_once_and_made_with_both(
    workspace: Workspace,
) -> None:
    li, tom = person(workspace), person(workspace)
    moments = {"created_at": NOW, "changed_at": NOW}
    refused(GivenIntroduction, workspace=workspace, left=li, right=li, **moments)
    own = {"workspace": workspace, "left": tom, "right": li, **moments}
    one_yes = {"left_consent": Consent.AGREED}
    refused(GivenIntroduction, **own, state=GivenState.AGREED, **one_yes)
    refused(GivenIntroduction, **own, state=GivenState.MADE, made_on=NOW.date(), **one_yes)
    both = {**one_yes, "right_consent": Consent.AGREED}
    refused(GivenIntroduction, **own, state=GivenState.MADE, **both)
    refused(GivenIntroduction, **own, made_on=NOW.date())
    given = GivenIntroduction.objects.create(**own)
    refused(GivenIntroduction, workspace=workspace, left=li, right=tom, **moments)
    letter = {"workspace": workspace, "given": given, "side": Side.BOTH, "text": "Hello"}
    GivenLetter.objects.create(**letter)
    refused(GivenLetter, **letter)


def test_one_me_and_one_running_campaign(workspace: Workspace) -> None:
    person(workspace, is_me=True)
    refused(Person, workspace=workspace, name="Two", is_me=True, created_at=NOW)
    Campaign.objects.create(workspace=workspace, created_at=NOW)
    refused(Campaign, workspace=workspace, created_at=NOW)
    Campaign.objects.create(workspace=workspace, state=CampaignState.PAUSED, created_at=NOW)


def test_a_target_wants_one_thing(workspace: Workspace) -> None:
    campaign = Campaign.objects.create(workspace=workspace, created_at=NOW)
    own = {"workspace": workspace, "campaign": campaign, "created_at": NOW}
    li = person(workspace)
    refused(Target, **own, kind="person")
    refused(Target, **own, kind="role", role="")
    refused(Target, **own, kind="person", person=li, role="cook")
    refused(Target, **own, kind="role", role="cook", motivation=4)
    Target.objects.create(**own, kind="role", role="cook")


def test_minutes_are_bounded(workspace: Workspace) -> None:
    campaign = Campaign.objects.create(workspace=workspace, created_at=NOW)
    own = {"workspace": workspace, "campaign": campaign, "created_at": NOW}
    for minutes in (9, 31):
        refused(BriefVersion, **own, number=1, minutes=minutes)


def test_free_hours_lie_in_a_week_and_end_after_they_begin(workspace: Workspace) -> None:
    own = {"workspace": workspace, "zone": "Europe/Berlin", "weekday": 0}
    nine, noon = time(9), time(12)
    refused(FreeHours, **{**own, "weekday": 7}, from_at=nine, to_at=noon)
    refused(FreeHours, **own, from_at=noon, to_at=nine)
    refused(FreeHours, **own, from_at=nine, to_at=nine)
    refused(FreeHours, **{**own, "zone": ""}, from_at=nine, to_at=noon)
    FreeHours.objects.create(**own, from_at=nine, to_at=noon)
    FreeHours.objects.create(**own, from_at=time(20), to_at=time(0))
    refused(FreeHours, **own, from_at=nine, to_at=time(10))


def test_a_calendar_has_a_name_of_its_own_and_its_times_an_order(workspace: Workspace) -> None:
    own = {"workspace": workspace, "zone": "UTC", "read_at": NOW, "from_on": NOW.date()}
    later = NOW.date() + timedelta(days=120)
    refused(BusyCalendar, **own, name="", until_on=later)
    refused(BusyCalendar, **own, name="work.ics", until_on=NOW.date())
    kept = BusyCalendar.objects.create(**own, name="work.ics", until_on=later)
    refused(BusyCalendar, **own, name="work.ics", until_on=later)
    refused(BusyTime, workspace=workspace, calendar=kept, starts_at=NOW, ends_at=NOW)


def test_a_calendar_with_an_address_is_no_file_and_a_fault_has_a_moment(
    workspace: Workspace,
) -> None:
    own = {"workspace": workspace, "zone": "UTC", "read_at": NOW, "from_on": NOW.date()}
    own["until_on"] = NOW.date() + timedelta(days=120)
    there = {"source": "feed", "address": "https://example.org/x.ics"}
    refused(BusyCalendar, **own, name="a", source="web", address="x")
    refused(BusyCalendar, **own, name="a", source="feed")
    refused(BusyCalendar, **own, name="a", address="x")
    refused(BusyCalendar, **own, **there, name="a", fault="broken")
    refused(BusyCalendar, **own, **there, name="a", failed_at=NOW)
    BusyCalendar.objects.create(**own, **there, name="a", fault="broken", failed_at=NOW)
    refused(BusyCalendar, **own, **there, name="b")
    chat = Chat.objects.create(workspace=workspace, person=person(workspace), agreed_at=NOW)
    refused(CalendarEntry, workspace=workspace, chat=chat, calendar="a", sequence=0, put_at=NOW)


def test_outside_ids_are_unique(workspace: Workspace) -> None:
    same = uuid4()
    person(workspace, public_id=same)
    refused(Person, workspace=workspace, name="Two", public_id=same, created_at=NOW)


def test_the_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
