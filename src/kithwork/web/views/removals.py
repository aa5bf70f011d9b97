"""Taking a person out of every list, and bringing back whatever was removed."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kithwork.flows import people, removals
from kithwork.store.queries import people as queries
from kithwork.web import answers
from kithwork.web.answers import done, removed, undoable
from kithwork.web.requests import AuthedRequest


@require_POST
def remove(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Take a person out of every list and path, with undo."""
    name = queries.show(actor=request.actor, person=person).name
    people.remove(actor=request.actor, person=person, now=timezone.localtime())
    back = reverse("person", args=[person])
    said = _("%(name)s was removed.") % {"name": name}
    return undoable(request, removed(said, public_id=person, back=back), "people")


@require_POST
def restore(request: AuthedRequest, public_id: UUID) -> HttpResponse:
    """Bring back whatever was removed, and return to where it was."""
    removals.restore(actor=request.actor, public_id=public_id, now=timezone.localtime())
    back = answers.local(request.POST.get("back", "/"))
    return done(request, _("Brought back."), back)
