"""Today: the few best next steps, the first one big."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kithwork.domain.advice import Advice, Step
from kithwork.flows import digests, steps
from kithwork.flows import guides as guide_flows
from kithwork.store.queries import campaigns, people
from kithwork.web import guides, networks, running
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import works


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An advice with its heading and the page that does it."""

    advice: Advice
    heading: str
    action: str
    address: str
    # What else may be done at the same time: the label of its button, and its page.
    beside: tuple[str, str] | None = None


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """The next steps; an untouched workspace is led to the three first questions."""
    now = timezone.localtime()
    campaign = campaigns.current(actor=request.actor)
    known = people.matching(actor=request.actor).exists()
    going_on, cut = running.going_on(actor=request.actor), works.left_behind(request.actor)
    if campaign is None and not known and not going_on and not cut:
        return redirect("welcome")
    # Without anybody to reach, no way is looked for, and the memory is saved.
    waiting = networks.awaited(request) if campaign and campaign.targets else None
    if waiting is not None:
        return waiting
    guide = guide_flows.show(actor=request.actor)
    found = steps.next_steps(actor=request.actor, now=now)
    context = {
        "suggestions": [suggestion(advice) for advice in found],
        "missed": digests.missed(actor=request.actor, now=now),
        "campaign": campaign,
        "guide": guide,
        "guide_rows": guides.rows(guide),
        "works_going_on": [works.shown(work) for work in going_on],
        "works_cut": cut,
    }
    return render(request, "today/show.html", context)


def suggestion(advice: Advice) -> Suggestion:  # long: one table, a row a step
    """How an advice is said, and where it leads."""
    subject, person = advice.subject, advice.person
    name = advice.name or pgettext("somebody without a name", "them")
    named = {"name": name, "target": advice.for_name or name}
    said: dict[Step, tuple[str, str, str]] = {
        Step.IMPORT: (_("Bring in the people you know"), _("Import contacts"), reverse("import")),
        Step.CAMPAIGN: (_("Say what you look for"), _("Write it down"), reverse("campaign")),
        Step.TARGET: (
            _("Name whom you want to reach"),
            _("Add a target"),
            _part("campaign", "targets"),
        ),
        Step.FAN: (_("Name one person on your side"), _("Add a fan"), _part("campaign", "fans")),
        Step.ASK: (_("Ask %(name)s for a chat"), _("Draft the ask"), _new(person)),
        Step.ASK_INTRODUCER: (
            _("Reach %(target)s through %(name)s"),
            _("See the way"),
            _query("paths", target=subject),
        ),
        Step.ASK_AROUND: (
            _("Ask %(name)s who they know"),
            _("See whom to ask what"),
            _query("paths", target=subject),
        ),
        Step.SEND: (_("Send your message to %(name)s"), _("Read and send"), _ask(subject)),
        Step.NUDGE: (_("A friendly line to %(name)s"), _("Open the ask"), _ask(subject)),
        Step.PASS_ON: (_("Write to %(target)s now"), _("Open the ask"), _ask(subject)),
        Step.BOOK: (
            _("Agree on a day with %(name)s"),
            _("Find a day"),
            _chat_page("chat-day", subject),
        ),
        Step.PREPARE: (
            _("Prepare your chat with %(name)s"),
            _("Read the brief"),
            _chat_page("brief", subject),
        ),
        Step.LOOK_BACK: (
            _("How was it with %(name)s?"),
            _("Write it down"),
            _chat_page("debrief", subject),
        ),
        Step.THANK_YOU: (_("Thank %(name)s"), _("Read the draft"), _owed(subject)),
        Step.REPORT_BACK: (_("Tell %(name)s how it went"), _("Read the draft"), _owed(subject)),
        Step.WRITE_TO: (_("Write to %(name)s"), _("Draft the ask"), _new(person)),
        Step.PROMISE: (_("A promise: %(name)s"), _("Read the draft"), _owed(subject)),
        Step.CONNECT: (_("Connect with %(name)s"), _("Read the draft"), _owed(subject)),
        Step.ADVICE_RESULT: (
            _("Tell %(name)s what came of their advice"),
            _("Read the draft"),
            _owed(subject),
        ),
        Step.NEWS: (_("Tell %(name)s the news"), _("Read the draft"), _owed(subject)),
        Step.UPDATE: (_("Send %(name)s your news"), _("Read the draft"), _owed(subject)),
        Step.CONGRATULATE: (_("Congratulate %(name)s"), _("Read the draft"), _owed(subject)),
        Step.KEEP_IN_TOUCH: (_("A line to %(name)s"), _("Read the draft"), _owed(subject)),
        Step.REVIEW: (_("Are these the same person?"), _("Have a look"), reverse("reviews")),
    }
    heading, action, address = said[advice.step]
    return Suggestion(advice, heading % named, action, address, _beside(advice))


def _beside(advice: Advice) -> tuple[str, str] | None:
    """On the day of a chat, the talk itself."""
    if advice.step is not Step.PREPARE or advice.due != timezone.localdate():
        return None
    return _("Lead the talk"), _chat_page("run", advice.subject)


def _part(page: str, part: str) -> str:
    return f"{reverse(page)}#{part}"


def _owed(follow_up: UUID | None) -> str:
    return reverse("follow-up", args=[follow_up]) if follow_up else reverse("follow-ups")


def _query(page: str, **values: object) -> str:
    given = {name: str(value) for name, value in values.items() if value}
    return f"{reverse(page)}?{urlencode(given)}"


def _new(person: UUID | None) -> str:
    return _query("new-ask", person=person)


def _ask(subject: UUID | None) -> str:
    return reverse("ask", args=[subject]) if subject else reverse("asks")


def _chat_page(page: str, subject: UUID | None) -> str:
    return reverse(page, args=[subject]) if subject else reverse("chats")
