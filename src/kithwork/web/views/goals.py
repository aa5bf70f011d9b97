"""What a chat is to teach: set on its brief."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kithwork.domain.errors import Invalid
from kithwork.flows import goals
from kithwork.web.answers import done
from kithwork.web.forms import goals as forms
from kithwork.web.requests import AuthedRequest
from kithwork.web.views import briefs


@require_POST
def save(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Set the goals of a chat."""
    form = forms.Goals(request.POST, auto_id="goal_%s")
    if form.is_valid():
        try:
            goals.set_goals(
                actor=request.actor, chat=chat, texts=form.texts(), now=timezone.localtime()
            )
            return done(request, _("Saved."), "brief", chat)
        except Invalid as error:
            form.refuse(error)
    return briefs.page(request, chat, goals=form)
