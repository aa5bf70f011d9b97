"""The checklist of a chat: ticked, and unticked, on its page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kithwork.domain.readiness import Item
from kithwork.flows import readiness
from kithwork.web import requests
from kithwork.web.requests import AuthedRequest


@require_POST
def tick(request: AuthedRequest, chat: UUID) -> HttpResponse:
    """Tick the item that the button names; a button that says "undone" takes the tick back."""
    item = requests.state(Item, request.POST.get("item", ""))
    settle = readiness.untick if "undone" in request.POST else readiness.tick
    settle(actor=request.actor, chat=chat, item=item, now=timezone.localtime())
    return redirect(f"{reverse('chat', args=[chat])}#ready")
