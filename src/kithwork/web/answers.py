"""The few ways a view answers after it made its call."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from kithwork.web import notices
from kithwork.web.notices import Notice
from kithwork.web.requests import AuthedRequest


def done(request: AuthedRequest, text: str, to: str, *where: object) -> HttpResponseRedirect:
    """Go on to the page named `to`, which says `text`."""
    return undoable(request, Notice(text), to, *where)


def undoable(
    request: AuthedRequest, notice: Notice, to: str, *where: object
) -> HttpResponseRedirect:
    """The same, with a notice that can take the thing back."""
    notices.say(request.session, notice)
    return redirect(to, *where)


def removed(text: str, *, public_id: UUID, back: str) -> Notice:
    """A notice whose undo brings back what was removed, and returns to the address `back`."""
    return Notice(text, reverse("restore", args=[public_id]), {"back": back})


def reverted(text: str, address: str, fields: Mapping[str, str]) -> Notice:
    """A notice whose undo posts `fields` to `address`."""
    return Notice(text, address, fields)


def edited(there: str, name: str, before: Mapping[str, str], *, typed: Iterable[str]) -> Notice:
    """What was saved, and the way back: the changed fields as they stood, and whose they were.

    Fields that were not among `typed` become the imports' again. Without a change, no undo.
    """
    if not before:
        return Notice(_("Saved."))
    released = ",".join(sorted(set(before) - set(typed)))
    return reverted(_("Saved."), there, {"name": name, **before, "released": released})


def released(request: AuthedRequest) -> set[str]:
    """The fields that an undo gives back to the imports."""
    return set(request.POST.get("released", "").split(","))


def local(address: str, *, default: str = "/") -> str:
    """`address` when it is a page of ours, else the default: no redirect leads elsewhere."""
    try:
        resolve(address.partition("?")[0])
    except Resolver404:
        return default
    return address


def status_of(response: HttpResponse, status: int) -> HttpResponse:
    """`response` with that status."""
    response.status_code = status
    return response
