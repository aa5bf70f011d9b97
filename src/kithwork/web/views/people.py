"""People: the list, one person whole, and every edit of them."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.domain.errors import Invalid
from kithwork.domain.people import SINGLE_FIELDS
from kithwork.flows import asks, closeness, listings, look_alikes, people, upkeep, what_ifs
from kithwork.store.queries import asks as ask_queries
from kithwork.store.queries import given_introductions as given_queries
from kithwork.store.queries import look_alikes as look_alike_queries
from kithwork.store.queries import people as queries
from kithwork.store.queries import recommendations, ties
from kithwork.store.queries.people import PersonCard
from kithwork.web import answers, networks, next_steps, requests
from kithwork.web.answers import done, removed, reverted, undoable
from kithwork.web.forms import people as forms
from kithwork.web.forms import recommendations as recommendation_forms
from kithwork.web.forms.plain import PlainForm
from kithwork.web.forms.ties import TieFields
from kithwork.web.forms.upkeep import LayerField
from kithwork.web.requests import AuthedRequest
from kithwork.web.texts import Text

PAGE = 50
LONGEST_ADDRESS = 1000
LONGEST_TAG = 100
SORTS = (
    ("next", gettext_lazy("Next step")),
    ("warmth", gettext_lazy("Closest")),
    ("name", gettext_lazy("Name")),
    ("touch", gettext_lazy("Last touch")),
)


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """A page of contacts, each with the one next step; htmx gets the list alone."""
    values = request.GET
    filters = {name: requests.text(values, name) for name in ("text", "organisation", "tag")}
    sort = values.get("sort", "next")
    number = max(1, requests.whole(values, "page", default=1))
    found = listings.people(
        actor=request.actor,
        now=timezone.localtime(),
        sort=sort if sort in dict(SORTS) else "next",
        limit=PAGE,
        offset=(number - 1) * PAGE,
        **filters,
    )
    context = {
        "found": found,
        "filters": filters,
        "filtered": any(filters.values()),
        "sort": sort,
        "sorts": SORTS,
        "number": number,
        "pages": max(1, -(-found.total // PAGE)),
        "first": (number - 1) * PAGE + 1,
        "last": (number - 1) * PAGE + len(found.rows),
    }
    part = "#list" if request.htmx and not request.htmx.history_restore_request else ""
    return render(request, f"people/index.html{part}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AuthedRequest) -> HttpResponse:
    """Add somebody by hand."""
    named = {"name": requests.text(request.GET, "name", longest=300)}
    form = forms.NewPerson(request.POST if request.method == "POST" else None, initial=named)
    if request.method == "POST" and form.is_valid():
        try:
            person = people.add(actor=request.actor, now=timezone.localtime(), **form.everything())
            said = _("%(name)s is in your network.") % {"name": form.said("name")}
            return done(request, said, "person", person)
        except Invalid as error:
            form.refuse(error)
    status = 422 if form.is_bound else 200
    return render(request, "people/new.html", {"form": form}, status=status)


@require_safe
def me(request: AuthedRequest) -> HttpResponse:
    """The seeker's own page."""
    return redirect("person", queries.find(actor=request.actor, text=queries.ME))


@require_safe
@networks.needed
def show(request: AuthedRequest, person: UUID) -> HttpResponse:
    """One person whole."""
    return show_refused(request, person)


def show_refused(request: AuthedRequest, person: UUID, **bound: PlainForm) -> HttpResponse:
    """The page with a form that was refused, by its name there; without one, as it is."""
    card = queries.show(actor=request.actor, person=person)
    context: dict[str, Any] = {
        "person": card,
        "edit": fields_of(card)(initial=_singles(card)),
        "address": forms.NewAddress(auto_id="address_%s"),
        "tag": forms.NewTag(auto_id="tag_%s"),
        "note": forms.NewNote(auto_id="note_%s"),
        "touch": forms.NewTouch(
            auto_id="touch_%s", initial={"on": timezone.localdate().isoformat()}
        ),
        "position": forms.PositionFields(auto_id="position_%s"),
        "positions": [
            (one, bound.get(form_of(one.id)) or _position_form(one)) for one in card.positions
        ],
        "ties": [
            (tie, bound.get(form_of(tie.other)) or tie_form(tie)) for tie in _ties(request, card)
        ],
        "recommended": recommendation_forms.Recommended(
            auto_id="recommended_%s", initial={"on": timezone.localdate().isoformat()}
        ),
        "recommendations": recommendation_forms.listed(
            recommendations.of_person(actor=request.actor, person=card.id)
        ),
        "opened": next(iter(bound), ""),
    }
    if not card.is_me and card.removed_at is None:
        context |= _standing(request, card)
    context |= bound
    return render(request, "people/show.html", context, status=422 if bound else 200)


def _standing(request: AuthedRequest, card: PersonCard) -> dict[str, Any]:
    """How things stand with somebody, and the one next step."""
    found = asks.of_person(actor=request.actor, person=card.pk)
    through = ask_queries.introductions_through(actor=request.actor, person=card.pk)
    step = listings.next_for(now=timezone.localtime(), actor=request.actor, person=card.pk)
    return {
        "closeness": closeness.of_person(actor=request.actor, person=card.id),
        "asks": found,
        "introductions": through,
        "next": step,
        "next_way": next_steps.way(step, person=card.id, asks=found, introductions=through),
        "look_alikes": _pairs(request, card.id),
        "next_touch": upkeep.next_touch(
            actor=request.actor, person=card.id, now=timezone.localtime()
        ),
        "layer": LayerField(auto_id="upkeep_%s", initial={"layer": card.layer}),
        "what_if": what_ifs.knowing(actor=request.actor, person=card.id),
        "given": given_queries.of_person(actor=request.actor, person=card.id),
    }


def fields_of(card: PersonCard) -> type[forms.PersonFields]:
    """The form of every single field, in words for the seeker or for anybody else."""
    return forms.OwnFields if card.is_me else forms.PersonFields


def form_of(thing: UUID) -> str:
    """The name under which the form of one position or tie is bound."""
    return f"of_{thing.hex}"


def _pairs(request: AuthedRequest, person: UUID) -> list[look_alike_queries.LookAlikeCard]:
    pairs = look_alike_queries.listing(actor=request.actor)
    return [pair for pair in pairs if person in (pair.left.id, pair.right.id)]


def _ties(request: AuthedRequest, card: PersonCard) -> list[ties.TieCard]:
    """The ties of a person, that to the seeker first."""
    found = ties.of_person(actor=request.actor, person=card.pk)
    return sorted(found, key=lambda tie: not tie.other_is_me)


def _singles(card: PersonCard) -> dict[str, str]:
    return {name: getattr(card, name) for name in SINGLE_FIELDS}


def _position_form(position: queries.PositionCard) -> forms.PositionFields:
    return forms.PositionFields(
        auto_id=f"p{position.id.hex[:8]}_%s",
        initial={
            "organisation": position.organisation,
            "title": position.title,
            "stay": position.stay,
            "first": position.from_on,
            "to": position.to_on,
        },
    )


def tie_form(tie: ties.TieCard) -> TieFields:
    """The form that edits a tie, filled with what is known."""
    typed = "" if tie.strength_typed is None else f"{tie.strength_typed:g}"
    return TieFields(
        auto_id=f"t{tie.other.hex[:8]}_%s",
        initial={
            "strength": typed,
            "origin": tie.origin,
            "met": tie.met_on,
            "connected": tie.connected_on,
            "why": tie.why,
        },
    )


@require_POST
def edit(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Set the single fields that were changed."""
    card = queries.show(actor=request.actor, person=person)
    form = fields_of(card)(request.POST)
    if form.is_valid():
        before = _singles(card)
        # An undo sends back only what was changed, and the name.
        sent = {name: text for name, text in form.everything().items() if name in request.POST}
        changes = [(name, text) for name, text in sent.items() if text != before[name]]
        try:
            people.edit(
                actor=request.actor,
                person=person,
                changes=changes,
                released=answers.released(request),
                now=timezone.localtime(),
            )
            changed = {name for name, _text in changes}
            # A new name is read anew into its parts.
            changed |= {"given", "family"} if "name" in changed else set()
            there = reverse("edit-person", args=[person])
            former = {name: before[name] for name in changed}
            notice = answers.edited(there, form.said("name"), former, typed=card.typed)
            return undoable(request, notice, "person", person)
        except Invalid as error:
            form.refuse(error)
    return show_refused(request, person, edit=form)


@require_POST
def add_address(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Add an e-mail address, a phone number, a profile or a web address."""
    form = forms.NewAddress(request.POST, auto_id="address_%s")
    if form.is_valid():
        try:
            _edit(request, person, additions=[(form.said("kind"), form.said("value"))])
            return done(request, _("Added."), "person", person)
        except Invalid as error:
            form.add_error("value", error.message)
    return show_refused(request, person, address=form)


@require_POST
def remove_address(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Take an address away; the undo adds it again."""
    kind = requests.text(request.POST, "kind")
    value = requests.exact(request.POST, "value", longest=LONGEST_ADDRESS)
    _edit(request, person, removals=[(kind, value)])
    fields = {"kind": kind, "value": value}
    notice = reverted(
        _("Removed %(address)s.") % {"address": value},
        reverse("add-address", args=[person]),
        fields,
    )
    return undoable(request, notice, "person", person)


@require_POST
def add_tag(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Put a tag on a person."""
    form = forms.NewTag(request.POST, auto_id="tag_%s")
    if form.is_valid():
        _edit(request, person, additions=[("tag", form.said("tag"))])
        said = _("Tagged “%(tag)s”.") % {"tag": form.said("tag")}
        return done(request, said, "person", person)
    return show_refused(request, person, tag=form)


@require_POST
def remove_tag(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Take a tag off; the undo puts it back."""
    tag = requests.exact(request.POST, "tag", longest=LONGEST_TAG)
    _edit(request, person, removals=[("tag", tag)])
    said = _("Removed the tag “%(tag)s”.") % {"tag": tag}
    notice = reverted(said, reverse("add-tag", args=[person]), {"tag": tag})
    return undoable(request, notice, "person", person)


def _edit(
    request: AuthedRequest,
    person: UUID,
    *,
    additions: Iterable[tuple[str, str]] = (),
    removals: Iterable[tuple[str, str]] = (),
) -> None:
    people.edit(
        actor=request.actor,
        person=person,
        additions=additions,
        removals=removals,
        now=timezone.localtime(),
    )


@require_POST
def add_note(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Write a note."""
    form = forms.NewNote(request.POST, auto_id="note_%s")
    if form.is_valid():
        try:
            people.note(
                actor=request.actor, person=person, text=form.said("text"), now=timezone.localtime()
            )
            return done(request, _("Note kept."), "person", person)
        except Invalid as error:
            form.refuse(error)
    return show_refused(request, person, note=form)


@require_POST
def remove_note(request: AuthedRequest, person: UUID, note: UUID) -> HttpResponse:
    """Take a note away."""
    people.remove_note(actor=request.actor, note=note, now=timezone.localtime())
    back = reverse("person", args=[person])
    notice = removed(_("Note removed."), public_id=note, back=back)
    return undoable(request, notice, "person", person)


@require_POST
def add_touch(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Record that something happened with a person."""
    form = forms.NewTouch(request.POST, auto_id="touch_%s")
    if form.is_valid():
        try:
            people.touch(
                actor=request.actor,
                person=person,
                kind=form.said("kind"),
                on=form.cleaned_data["on"] or timezone.localdate(),
                text=form.said("text"),
                now=timezone.localtime(),
            )
            return done(request, _("Noted."), "person", person)
        except Invalid as error:
            form.refuse(error)
    return show_refused(request, person, touch=form)


MARKS: Mapping[str, tuple[Any, Text, str]] = {
    "fan": (
        people.add_fan,
        gettext_lazy("Marked as a fan: somebody who wants you to succeed."),
        "not-fan",
    ),
    "not-fan": (people.remove_fan, gettext_lazy("No longer marked as a fan."), "fan"),
    "do-not-contact": (
        people.set_do_not_contact,
        gettext_lazy("Nobody will be led to write to them: no draft, no advice, no path."),
        "may-contact",
    ),
    "may-contact": (
        people.lift_do_not_contact,
        gettext_lazy("They may be written to again."),
        "do-not-contact",
    ),
}


@require_POST
def mark(request: AuthedRequest, person: UUID, mark: str) -> HttpResponse:
    """Mark a person as fan or do-not-contact, or take the mark away."""
    if mark not in MARKS:
        raise Http404
    change, said, opposite = MARKS[mark]
    change(actor=request.actor, person=person, now=timezone.localtime())
    undo = reverse("mark-person", args=[person, opposite])
    return undoable(request, reverted(str(said), undo, {}), "person", person)


@require_POST
def split(request: AuthedRequest, person: UUID) -> HttpResponse:
    """Undo the last merge into a person."""
    other = look_alikes.split(actor=request.actor, person=person, now=timezone.localtime())
    fields = {"left": str(person), "right": str(other)}
    notice = reverted(_("They are two people again."), reverse("merge"), fields)
    return undoable(request, notice, "person", person)
