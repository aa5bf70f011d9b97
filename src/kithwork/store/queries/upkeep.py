"""Upkeep: contacts with what says how often to be in touch with them."""

from django.db.models import Count, Q

from kithwork.domain.actors import Actor
from kithwork.domain.records import Stay
from kithwork.domain.ties import Origin
from kithwork.domain.upkeep import Kept, Layer
from kithwork.store import access
from kithwork.store.models import Position, Tie, Workspace
from kithwork.store.queries import people


def kept(*, actor: Actor) -> tuple[Kept, ...]:
    """Everybody whom upkeep may speak of: touched once, a fan, or given a layer by hand."""
    rows = people.present(actor).filter(is_me=False, do_not_contact=False)
    wanted = rows.filter(Q(last_touch_on__isnull=False) | Q(is_fan=True) | ~Q(layer=Layer.UNSET))
    strengths = people.own_strengths(actor=actor)
    family, known = _family(actor), _known_otherwise(actor)
    columns = wanted.order_by("pk").values_list(
        "pk", "public_id", "name", "last_touch_on", "layer", "is_fan"
    )
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


def nudges_a_week(*, actor: Actor) -> int:
    """At most so many times a week the seeker wants to be reminded of somebody."""
    rows = Workspace.objects.filter(pk=actor.workspace)
    return int(rows.values_list("nudges_a_week", flat=True).get())


def _family(actor: Actor) -> set[int]:
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True, origin=Origin.FAMILY)
    return {pk for pair in ties.values_list("left_id", "right_id") for pk in pair}


def _known_otherwise(actor: Actor) -> set[int]:
    """Whom others here know, too: by a tie, or by working where another contact works."""
    me = people.me_pk(actor=actor)
    ties = access.visible(actor, Tie).filter(removed_at__isnull=True)
    others = ties.exclude(left_id=me).exclude(right_id=me)
    found = {pk for pair in others.values_list("left_id", "right_id") for pk in pair}
    positions = access.visible(actor, Position).filter(
        current=True, stay=Stay.WORK, removed_at__isnull=True
    )
    shared = (
        positions.values("organisation_id")
        .annotate(people=Count("person_id", distinct=True))
        .filter(people__gt=1)
        .values("organisation_id")
    )
    return found | set(
        positions.filter(organisation_id__in=shared).values_list("person_id", flat=True)
    )
