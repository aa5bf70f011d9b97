"""What rows tell of how close the seeker came to people."""

from collections.abc import Collection, Mapping

from django.db.models import Count

from kithwork.domain.actors import Actor
from kithwork.domain.closeness import Known
from kithwork.domain.debriefs import RemarkKind
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.ties import Origin
from kithwork.store import access
from kithwork.store.models import Debrief, Introduction, Remark, Tie, Touch
from kithwork.store.queries import people as people_queries


def known(*, actor: Actor, people: Collection[int]) -> Mapping[int, Known]:
    """What is known of each of `people` (primary keys), in a fixed number of statements."""
    ties = _ties(actor, people)
    days = _days(actor, people)
    again, spoke = _again(actor, people), _spoke(actor, people)
    return {
        one: Known(
            *ties.get(one, (0.0, Origin.UNKNOWN)),
            days=days.get(one, 0),
            again=one in again,
            spoke=one in spoke,
        )
        for one in people
    }


def _ties(actor: Actor, people: Collection[int]) -> dict[int, tuple[float, Origin]]:
    me = people_queries.me_pk(actor=actor)
    rows = access.visible(actor, Tie).filter(removed_at__isnull=True)
    columns = ("left_id", "right_id", "strength", "strength_typed", "origin")
    own = rows.filter(left_id=me, right_id__in=people) | rows.filter(
        right_id=me, left_id__in=people
    )
    return {
        right if left == me else left: (
            strength if typed is None else typed,
            Origin(origin),
        )
        for left, right, strength, typed, origin in own.values_list(*columns)
    }


def _days(actor: Actor, people: Collection[int]) -> dict[int, int]:
    rows = access.visible(actor, Touch).filter(person__in=people)
    counted = rows.order_by().values_list("person").annotate(Count("on", distinct=True))
    return dict(counted)


def _again(actor: Actor, people: Collection[int]) -> set[int]:
    rows = access.visible(actor, Debrief).filter(again=True, chat__person__in=people)
    return set(rows.values_list("chat__person", flat=True))


def _spoke(actor: Actor, people: Collection[int]) -> set[int]:
    """Who introduced the seeker, or told them of an opening."""
    made = access.visible(actor, Introduction).filter(
        introducer__in=people, state=IntroductionState.MADE
    )
    told = access.visible(actor, Remark).filter(kind=RemarkKind.OPENING, chat__person__in=people)
    return {
        *made.values_list("introducer", flat=True),
        *told.values_list("chat__person", flat=True),
    }
