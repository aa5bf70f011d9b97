"""Paths: through whom to reach a person, an organisation or a kind of work."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kithwork.domain.actors import Actor
from kithwork.domain.paths import PathAnswer, TargetKind, WarmPath
from kithwork.domain.what_ifs import WhatIfAnswer
from kithwork.flows import introductions, steps, what_ifs
from kithwork.store.queries import campaigns, chats, organisations
from kithwork.store.queries.people import NoSuchPerson
from kithwork.web import networks, pickers, requests
from kithwork.web.pickers import Picked
from kithwork.web.requests import AuthedRequest

KINDS = (
    (TargetKind.ORGANISATION, _("An organisation")),
    (TargetKind.PERSON, _("A person")),
    (TargetKind.ROLE, _("A kind of work")),
)


NOBODY_YET = Picked()


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, or whom to choose from, or why there is none."""

    answer: PathAnswer | None = None
    picked: Picked = NOBODY_YET
    kind: str = TargetKind.ORGANISATION.value
    text: str = ""


@require_safe
@networks.needed
def show(request: AuthedRequest) -> HttpResponse:
    """The search, and the ways it finds."""
    found = _found(request)
    context = {
        "found": found,
        "answer": found.answer,
        "ways": _ways(request.actor, found.answer),
        "kinds": KINDS,
        "what_if": _what_if(request.actor, found.answer),
        "targets": campaigns.targets(actor=request.actor) if found.answer is None else (),
    }
    return render(request, "paths/show.html", context)


def _ways(actor: Actor, answer: PathAnswer | None) -> list[tuple[WarmPath, UUID | None]]:
    """Each way, with the chat that whoever is asked first has said yes to already."""
    if answer is None or not answer.paths:
        return []
    agreed = chats.agreed_with(actor=actor)
    return [(way, agreed.get(way.ask_first)) for way in answer.paths]


def _what_if(actor: Actor, answer: PathAnswer | None) -> WhatIfAnswer | None:
    """What meeting the target would change; of a group, who is nearest of those not known yet."""
    if answer is None:
        return None
    person = answer.target_id
    if answer.kind is not TargetKind.PERSON:
        led = [path.steps[-1].person for path in answer.paths if path.introducers]
        person = led[0] if led else None
    return what_ifs.knowing(actor=actor, person=person) if person else None


def _found(request: AuthedRequest) -> Found:
    """What the address asks for: a target, an id, or a kind with words."""
    values, actor = request.GET, request.actor
    target = requests.identity(values, "target")
    if target is not None:
        answer = to_target(actor=actor, target=target)
        return Found(answer=answer, kind=answer.kind.value, text=answer.target)
    for kind in TargetKind:
        if values.get(kind):
            return _to_named(actor, kind, requests.text(values, kind.value, longest=300))
    text = requests.text(values, "text", longest=300)
    wanted = values.get("kind", TargetKind.ORGANISATION.value)
    if not text or wanted not in set(TargetKind):
        return Found()
    if wanted == TargetKind.PERSON:
        return _to_typed_person(request, text)
    return _to_named(actor, TargetKind(wanted), text)


def to_target(*, actor: Actor, target: UUID) -> PathAnswer:
    """The ways to one of the campaign's targets; raises NoSuchTarget."""
    for card in campaigns.targets(actor=actor):
        if card.id == target:
            return steps.path_to(actor=actor, target=card)
    raise campaigns.NoSuchTarget(target)


def _to_typed_person(request: AuthedRequest, text: str) -> Found:
    picked = pickers.pick(actor=request.actor, values=request.GET, name="text")
    kind = TargetKind.PERSON.value
    if picked.person is None:
        return Found(picked=picked, kind=kind, text=text)
    answer = introductions.to_person(actor=request.actor, person=picked.person)
    return Found(answer=answer, kind=kind, text=text)


def _to_named(actor: Actor, kind: TargetKind, name: str) -> Found:
    """A person or organisation by id, or an organisation or role by its words."""
    if kind is TargetKind.PERSON:
        answer = introductions.to_person(actor=actor, person=_person(name))
    elif kind is TargetKind.ORGANISATION:
        answer = introductions.to_organisation(actor=actor, name=_organisation(actor, name))
    else:
        answer = introductions.to_role(actor=actor, role=name)
    return Found(answer=answer, kind=kind.value, text=answer.target)


def _person(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NoSuchPerson(text) from None


def _organisation(actor: Actor, text: str) -> str:
    """The name of an organisation named by its id; other words as they are."""
    try:
        return organisations.show(actor=actor, organisation=UUID(text)).name
    except ValueError:
        return text
