"""The brief of a chat: one page to read before, to print, and to add homework to."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithwork.domain.briefs import Brief, ResearchKind
from kithwork.domain.errors import Invalid
from kithwork.flows import briefs, goals, prints
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.forms import briefs as forms
from kithwork.web.forms import goals as goal_forms
from kithwork.web.forms.plain import PlainForm
from kithwork.web.requests import AuthedRequest


@require_safe
def show(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """The brief."""
    return page(request, chat)


def page(request: AuthedRequest, chat: UUID, **refused: PlainForm) -> HttpResponse:
    """The page; a form that was refused is given by its name there, `form` or `goals`."""
    brief = briefs.show(actor=request.actor, chat=chat)
    groups = [
        (kind, label, [line for line in brief.research if line.kind is kind])
        for kind, label in forms.KINDS
    ]
    context: dict[str, object] = {
        "brief": brief,
        "chat": brief.chat,
        "groups": groups,
        "form": forms.Homework(),
        "goals": _goals(request, brief),
        "prints": prints.may_be_written(),
        **refused,
    }
    return render(request, "briefs/show.html", context, status=422 if refused else 200)


def _goals(request: AuthedRequest, brief: Brief) -> goal_forms.Goals:
    """The form of the goals, with a first one suggested while none is set."""
    chat = brief.chat.id
    texts = [one.text for one in brief.goals] or [goals.suggested(actor=request.actor, chat=chat)]
    return goal_forms.Goals(initial=goal_forms.known(texts), auto_id="goal_%s")


@require_safe
def file(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """The brief as a file to print or to carry (needs the extra `pdf`)."""
    found = prints.brief(actor=request.actor, chat=chat)
    answer = HttpResponse(found.content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer


@require_POST
def note(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Keep a line of homework."""
    form = forms.Homework(request.POST)
    if form.is_valid():
        try:
            briefs.note(
                actor=request.actor,
                chat=chat,
                kind=ResearchKind(form.said("kind")),
                text=form.said("text"),
                source=form.said("source"),
                now=timezone.localtime(),
            )
            return done(request, _("Noted."), "brief", chat)
        except Invalid as error:
            form.refuse(error)
    return page(request, chat, form=form)


@require_POST
def remove(request: AuthedRequest, research: UUID) -> HttpResponse:
    """Take a line of homework away."""
    chat = briefs.remove_note(actor=request.actor, research=research, now=timezone.localtime())
    there = reverse("restore-research", args=[research])
    return undoable(request, reverted(_("Removed."), there, {}), "brief", chat)


@require_POST
def restore(request: AuthedRequest, research: UUID) -> HttpResponse:
    """Bring it back."""
    chat = briefs.restore_note(actor=request.actor, research=research, now=timezone.localtime())
    return done(request, _("Back again."), "brief", chat)
