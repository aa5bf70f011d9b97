"""All tables, one module a noun."""

from kithwork.store.models.accounts import Account, Member, Workspace
from kithwork.store.models.asks import Ask, Introduction
from kithwork.store.models.briefs import Research
from kithwork.store.models.campaigns import BriefVersion, Campaign, Target
from kithwork.store.models.captures import Capture
from kithwork.store.models.chats import Chat
from kithwork.store.models.debriefs import (
    Answer,
    Debrief,
    Finding,
    FitSign,
    Inquiry,
    Referral,
    Remark,
)
from kithwork.store.models.devices import Device
from kithwork.store.models.events import Event
from kithwork.store.models.findings import Comparison
from kithwork.store.models.follow_ups import FollowUp
from kithwork.store.models.given_introductions import GivenIntroduction, GivenLetter
from kithwork.store.models.goals import Goal
from kithwork.store.models.imports import Import, SourceRecord
from kithwork.store.models.landed import Landing, Offer
from kithwork.store.models.network_changes import NetworkChange
from kithwork.store.models.organisations import Organisation, Position
from kithwork.store.models.own_feeds import OwnFeed
from kithwork.store.models.people import (
    Address,
    LookAlike,
    Merge,
    Note,
    Person,
    Suppression,
    Tag,
    Touch,
)
from kithwork.store.models.question_plans import OwnQuestion, PlannedQuestion
from kithwork.store.models.readiness import Tick
from kithwork.store.models.recommendations import Recommendation
from kithwork.store.models.rehearsals import Recall, Rehearsal
from kithwork.store.models.runs import Run, RunAnswer, RunNote
from kithwork.store.models.slots import BusyCalendar, BusyTime, CalendarEntry, FreeHours
from kithwork.store.models.ties import Tie

__all__ = [
    "Account",
    "Address",
    "Answer",
    "Ask",
    "BriefVersion",
    "BusyCalendar",
    "BusyTime",
    "CalendarEntry",
    "Campaign",
    "Capture",
    "Chat",
    "Comparison",
    "Debrief",
    "Device",
    "Event",
    "Finding",
    "FitSign",
    "FollowUp",
    "FreeHours",
    "GivenIntroduction",
    "GivenLetter",
    "Goal",
    "Import",
    "Inquiry",
    "Introduction",
    "Landing",
    "LookAlike",
    "Member",
    "Merge",
    "NetworkChange",
    "Note",
    "Offer",
    "Organisation",
    "OwnFeed",
    "OwnQuestion",
    "Person",
    "PlannedQuestion",
    "Position",
    "Recall",
    "Recommendation",
    "Referral",
    "Rehearsal",
    "Remark",
    "Research",
    "Run",
    "RunAnswer",
    "RunNote",
    "SourceRecord",
    "Suppression",
    "Tag",
    "Target",
    "Tick",
    "Tie",
    "Touch",
    "Workspace",
]
