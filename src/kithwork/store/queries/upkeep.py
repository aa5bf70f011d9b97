"""Upkeep: contacts with what says how often to be in touch with them."""

from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from kithwork.domain.actors import Actor, Right
from kithwork.domain.asks import Purpose
from kithwork.domain.follow_ups import FollowUpKind, FollowUpState
from kithwork.domain.records import Stay
from kithwork.domain.ties import Origin
from kithwork.domain.upkeep import Briefed, Kept, Layer, Quiet, Settings
from kithwork.store import access
from kithwork.store.models import Ask, FollowUp, Person, Position, Tie, Workspace
from kithwork.store.queries import people

# Whose doing tells somebody how the search goes.
_TELLING = (FollowUpKind.REPORT_BACK, FollowUpKind.UPDATE, FollowUpKind.NEWS)


def settings(*, actor: Actor) -> Settings:
    """How often, and when not, the seeker wants to hear of somebody."""
    access.require(actor, Right.VIEW)
    row = Workspace.objects.get(pk=actor.workspace)
    both = row.quiet_from is not None and row.quiet_to is not None
    quiet = Quiet(row.quiet_from, row.quiet_to) if both else None  # type: ignore[arg-type]
    return Settings(row.nudges_a_week, quiet)


def kept_on(*, actor: Actor) -> date | None:
    """The day on which upkeep last looked whom to speak of."""
    access.require(actor, Right.VIEW)
    return Workspace.objects.values_list("kept_on", flat=True).get(pk=actor.workspace)


def kept(*, actor: Actor) -> tuple[Kept, ...]:
    """Everybody whom upkeep may speak of: touched once, a fan, or given a layer by hand."""
    rows = reachable(actor)
    wanted = rows.filter(Q(last_touch_on__isnull=False) | Q(is_fan=True) | ~Q(layer=Layer.UNSET))
    columns = wanted.order_by("pk").values_list(
        "pk", "public_id", "name", "last_touch_on", "layer", "is_fan"
    )
    strengths = people.own_strengths(actor=actor)
    family, known = _family(actor), _known_otherwise(actor)
    return tuple(
        Kept(
            key=pk,
            id=public_id,
            name=name,
            strength=strengths.get(pk, 0.0),
            last_touch_on=last_touch_on,
            layer=Layer(layer),
            is_fan=is_fan,
            is_family=pk in family,
            is_bridge=pk not in known,
        )
        for pk, public_id, name, last_touch_on, layer, is_fan in columns
    )


def reachable(actor: Actor) -> QuerySet[Person]:
    """Contacts who may be spoken of: there, and not silenced."""
    return people.present(actor).filter(is_me=False, do_not_contact=False)


def own_ties(actor: Actor) -> QuerySet[Tie]:
    """The seeker's own ties."""
    me = people.me_pk(actor=actor)
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True)
    return ties.filter(Q(left_id=me) | Q(right_id=me))


def _family(actor: Actor) -> set[int]:
    ties = own_ties(actor).filter(origin=Origin.FAMILY)
    return {pk for pair in ties.values_list("left_id", "right_id") for pk in pair}


def _known_otherwise(actor: Actor) -> set[int]:
    """Whom others here know, too: by a tie, or by working where another contact works."""
    me = people.me_pk(actor=actor)
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True)
    others = ties.exclude(left_id=me).exclude(right_id=me)
    found = {pk for pair in others.values_list("left_id", "right_id") for pk in pair}
    places = workplaces(actor)
    crowded = (
        places.values("organisation_id")
        .annotate(people=Count("person_id", distinct=True))
        .filter(people__gt=1)
    )
    shared = places.filter(organisation_id__in=crowded.values("organisation_id"))
    return found | set(shared.values_list("person_id", flat=True))


def workplaces(actor: Actor) -> QuerySet[Position]:
    """Where contacts work at present."""
    return access.visible(actor, Position).filter(
        current=True, stay=Stay.WORK, removed_at__isnull=True, person__is_me=False
    )


def briefed(*, actor: Actor, now: datetime) -> tuple[Briefed, ...]:
    """Fans and whoever was asked whom they know: what they watch for, and since when they know.

    Days go by the clock of `now`.
    """
    sent = access.visible(actor, Ask).filter(sent_at__isnull=False, removed_at__isnull=True)
    told: dict[int, datetime] = {}
    about: dict[int, str] = {}
    asked: set[int] = set()
    columns = ("person_id", "sent_at", "purpose", "about")
    for person, at, purpose, place in sent.order_by("sent_at", "pk").values_list(*columns):
        told[person] = at or now
        if purpose == Purpose.WHO_DO_YOU_KNOW:
            asked.add(person)
            about[person] = place
    done = access.visible(actor, FollowUp).filter(state=FollowUpState.DONE, kind__in=_TELLING)
    for person, at in done.values_list("person_id", "settled_at"):
        if at is not None and (person not in told or told[person] < at):
            told[person] = at
    strengths = people.own_strengths(actor=actor)
    rows = reachable(actor).exclude(layer=Layer.NONE).filter(Q(is_fan=True) | Q(pk__in=asked))
    return tuple(
        Briefed(
            id=public_id,
            name=name,
            strength=strengths.get(pk, 0.0),
            watching_for=about.get(pk, ""),
            briefed_on=told[pk].astimezone(now.tzinfo).date() if pk in told else None,
        )
        for pk, public_id, name in rows.order_by("pk").values_list("pk", "public_id", "name")
    )
