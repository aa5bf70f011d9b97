"""Chats: booked, moved, called off; one page each."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.domain.chats import ChatCard, ChatKind, ChatState
from kithwork.domain.errors import Conflict, Invalid
from kithwork.flows import chats, invitations, readiness, servers
from kithwork.store.queries import chats as queries
from kithwork.store.queries import debriefs, follow_ups, recalls, rehearsals, surroundings
from kithwork.store.queries import people as people_queries
from kithwork.store.queries import slots as slot_queries
from kithwork.web import pickers, requests
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import chats as forms
from kithwork.web.forms.slots import ServerPassword
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import slots
from kithwork.web.zones import ZONES

# In the order a seeker looks for them.
GROUPS = (
    (ChatState.SCHEDULED,),
    (ChatState.AGREED, ChatState.ASKED, ChatState.IDEA),
    (ChatState.HELD, ChatState.MISSED, ChatState.CANCELLED),
)
# So near its hour the talk itself is what a page offers first.
SOON = timedelta(hours=3)
# Those for whom a day is looked for on their own page.
WITHOUT_DAY = (*GROUPS[1], ChatState.MISSED)


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """Booked chats by their day, those to book, and those that are over."""
    cards = queries.listing(actor=request.actor)
    booked, to_book, over = ([one for one in cards if one.state in group] for group in GROUPS)
    owed = follow_ups.waiting(actor=request.actor, now=timezone.localtime())
    context = {
        "booked": booked,
        "to_book": to_book,
        "over": over,
        "any": bool(cards),
        "owed": len(owed),
    }
    return render(request, "chats/index.html", context)


@require_safe
def show(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """One chat."""
    return _shown(request, chat)


def _shown(
    request: AuthedRequest, chat: UUID, push_form: ServerPassword | None = None, status: int = 200
) -> HttpResponse:
    card, now = queries.show(actor=request.actor, chat=chat), timezone.localtime()
    line = invitations.confirmation(actor=request.actor, chat=chat, now=now)
    letter = invitations.letter(actor=request.actor, chat=chat, now=now)
    written = debriefs.find(actor=request.actor, chat=chat)
    context = {
        "chat": card,
        "now": now,
        "confirmation": line,
        "letter": letter,
        "debrief": written,
        "is_soon": card.starts_at is not None and abs(card.starts_at - now) < SOON,
        "ready": readiness.show(actor=request.actor, chat=chat),
        "rehearsed": rehearsals.told(actor=request.actor, chat=chat),
        "recalls": recalls.of_chat(actor=request.actor, chat=chat),
        "is_first": rehearsals.is_first(actor=request.actor, chat=chat),
        "may_warm_up": rehearsals.may_warm_up(actor=request.actor),
    }
    context |= _entry(request, card)
    if card.state is ChatState.HELD:
        context["around"] = surroundings.of_chat(actor=request.actor, chat=chat, now=now)
    if push_form is not None:
        context["push_form"] = push_form
    if card.state in WITHOUT_DAY:
        context |= slots.offered(request, card)
    return render(request, "chats/show.html", context, status=status)


def _entry(request: AuthedRequest, card: ChatCard) -> dict[str, object]:
    """What parts/chat_entry.html shows; nothing without a server, or with nothing to put there."""
    server = servers.named()
    if server is None or server.wrong:
        return {}
    entry = slot_queries.entry(actor=request.actor, chat=card.id)
    ahead = card.starts_at is not None and card.starts_at > timezone.now()
    booked = card.state is ChatState.SCHEDULED and ahead
    if not booked and not (entry and card.state is ChatState.CANCELLED):
        return {}
    return {"server": server, "entry": entry, "push_form": ServerPassword()}


@require_POST
def push(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Put a chat into the seeker's own calendar, or take it out again."""
    form = ServerPassword(request.POST)
    if form.is_valid():
        try:
            entry = invitations.push(
                actor=request.actor,
                chat=chat,
                password=form.said("password"),
                now=timezone.localtime(),
            )
        except Invalid as error:
            form.refuse(error)
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            said = _("In your calendar “%(name)s”.") if entry else _("Taken out of your calendar.")
            return done(request, said % {"name": entry.calendar if entry else ""}, "chat", chat)
    return _shown(request, chat, form, status=422)


@require_safe
def invitation(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """The invitation as a file for a calendar, or what takes it back."""
    found = invitations.needed(actor=request.actor, chat=chat, now=timezone.localtime())
    kind = f"text/calendar; charset=utf-8; method={found.method}"
    answer = HttpResponse(found.content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AuthedRequest) -> HttpResponse:
    """Book a chat with somebody."""
    if request.method != "POST":
        form = forms.NewChat(initial=_named(request))
        advised = rehearsals.may_warm_up(actor=request.actor)
        context = {"form": form, "zones": ZONES, "may_warm_up": advised}
        return render(request, "chats/new.html", context)
    form = forms.NewChat(request.POST)
    picked = {
        name: pickers.pick(actor=request.actor, values=request.POST, name=name)
        for name in ("person", "referred_by")
    }
    for name, found in picked.items():
        if found.error and request.POST.get(name):
            form.add_error(name, found.error)
    if form.is_valid():
        card = _booked(request, form, picked["person"].person, picked["referred_by"].person)
        if card is not None:
            return done(request, _said(card), "chat", card.id)
    context = {"form": form, "picked": picked, "zones": ZONES}
    return render(request, "chats/new.html", context, status=422)


def _named(request: AuthedRequest) -> dict[str, object]:
    """The person, when a page knows them already; the zone is that of the seeker's clock."""
    known: dict[str, object] = {"zone": timezone.get_default_timezone_name()}
    if request.GET.get("kind") in set(ChatKind):
        known["kind"] = request.GET["kind"]
    person = requests.identity(request.GET, "person")
    if person is not None:
        known["person"] = people_queries.contact(actor=request.actor, person=person).name
    return known


def _booked(
    request: AuthedRequest, form: forms.NewChat, person: UUID | None, sender: UUID | None
) -> ChatCard | None:
    """Book it; None after saying at each field why not."""
    if person is None:
        return None
    try:
        return chats.schedule(
            actor=request.actor,
            person=person,
            day=form.day(),
            referred_by=sender,
            kind=ChatKind(form.said("kind") or ChatKind.ONE_TO_ONE),
            now=timezone.localtime(),
        )
    except Invalid as error:
        form.refuse(error)
    except Conflict as error:
        form.add_error("at", str(error))
    return None


def _said(card: ChatCard) -> str:
    if card.starts_at is not None and card.starts_at < timezone.now():
        return _("Noted.")
    return _("Booked. Send %(name)s the invitation, so that the day is in both calendars.") % {
        "name": card.name
    }


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Give a chat a day, or another one."""
    card = queries.show(actor=request.actor, chat=chat)
    form = forms.ChatDay(
        request.POST if request.method == "POST" else None, initial=forms.known(card)
    )
    if request.method == "POST" and form.is_valid():
        try:
            moved = chats.move(
                actor=request.actor, chat=chat, day=form.day(), now=timezone.localtime()
            )
            return done(request, _said(moved), "chat", chat)
        except Invalid as error:
            form.refuse(error)
        except Conflict as error:
            form.add_error("at", str(error))
    status = 422 if form.is_bound else 200
    context = {"chat": card, "form": form, "zones": ZONES, **slots.offered(request, card)}
    return render(request, "chats/day.html", context, status=status)


@require_POST
def cancel(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Call a chat off."""
    card = chats.cancel(actor=request.actor, chat=chat, now=timezone.localtime())
    text = _("Called off. Tell %(name)s in a kind line.") % {"name": card.name}
    return undoable(request, reverted(text, reverse("reopen-chat", args=[chat]), {}), "chat", chat)


@require_POST
def miss(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Record that it did not take place."""
    chats.miss(actor=request.actor, chat=chat, now=timezone.localtime())
    text = _("Marked. It happens; suggest another day.")
    return undoable(request, reverted(text, reverse("reopen-chat", args=[chat]), {}), "chat", chat)


@require_POST
def hold(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Record that it took place."""
    chats.hold(actor=request.actor, chat=chat, now=timezone.localtime())
    text = _("Noted. Thank them within a day; one line is enough.")
    return undoable(request, reverted(text, reverse("reopen-chat", args=[chat]), {}), "chat", chat)


@require_POST
def reopen(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Take back that it was called off or missed."""
    chats.reopen(actor=request.actor, chat=chat, now=timezone.localtime())
    return redirect("chat", chat)
