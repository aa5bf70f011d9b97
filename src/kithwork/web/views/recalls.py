"""The list of questions tried by heart, covered and uncovered."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kithwork.domain.errors import Invalid
from kithwork.flows import recalls
from kithwork.web.answers import done
from kithwork.web.requests import AuthedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """The cards; a POST keeps which of them were known."""
    refused = ""
    if request.method == "POST":
        known = [key for key in request.POST.getlist("card") if request.POST.get(key) == "known"]
        try:
            card = recalls.keep(
                actor=request.actor, chat=chat, known=known, now=timezone.localtime()
            )
            said = _("%(known)s of %(asked)s by heart.") % {
                "known": card.known,
                "asked": card.asked,
            }
            return done(request, said, "recall", chat)
        except Invalid as error:
            refused = error.message
    deck = recalls.deck(actor=request.actor, chat=chat)
    context = {"deck": deck, "chat": deck.chat, "refused": refused}
    return render(request, "recalls/show.html", context, status=422 if refused else 200)
