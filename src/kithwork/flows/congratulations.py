"""Congratulations: an import shows that somebody is somewhere new (practice.md F22).

Called inside the transactions of imports and of their undo.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from kithwork.advice import changes
from kithwork.advice.changes import Post
from kithwork.domain import follow_ups as duties
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.records import Stay
from kithwork.domain.upkeep import Layer
from kithwork.matching import keys
from kithwork.store.models import FollowUp, Import, Person, Position

WITHIN = timedelta(days=5)
CHUNK = 500
Standing = Mapping[int, Sequence[Post]]


def standing(*, people: Sequence[int]) -> Standing:
    """The posts of each of `people` (primary keys), current and past."""
    found: dict[int, list[Post]] = defaultdict(list)
    for start in range(0, len(people), CHUNK):
        rows = Position.objects.filter(
            person_id__in=people[start : start + CHUNK], stay=Stay.WORK, removed_at__isnull=True
        )
        columns = ("person_id", "organisation__key", "organisation__name", "title", "current")
        for person, place, name, title, current in rows.order_by("pk").values_list(*columns):
            found[person].append(Post(place, keys.title(title), name, title, current))
    return found


def add(*, batch: Import, before: Standing, now: datetime) -> None:
    """Duties to congratulate who changed work since `before`, one a person."""
    after = standing(people=list(before))
    moved = {pk: changes.news(before[pk], after.get(pk, ())) for pk in before}
    wanted = {pk: post for pk, post in moved.items() if post is not None}
    there = Person.objects.filter(
        pk__in=list(wanted), is_me=False, do_not_contact=False, removed_at__isnull=True
    ).exclude(layer=Layer.NONE)
    FollowUp.objects.bulk_create(
        _duty(batch, person, wanted[person.pk], now) for person in there.order_by("pk")
    )


def _duty(batch: Import, person: Person, post: Post, now: datetime) -> FollowUp:
    post_now = f"{post.said} at {post.organisation}" if post.said else f"at {post.organisation}"
    return FollowUp(
        workspace_id=batch.workspace_id,
        kind=FollowUpKind.CONGRATULATE,
        person=person,
        text=f"your new post at {post.organisation}",
        reason=f"{person.name} is {post_now} now: wish them well.",
        due_at=duties.evening((now + WITHIN).date(), like=now),
        batch=batch,
        created_at=now,
    )


def forget(*, batch: Import) -> None:
    """Those whose ground is gone, as an import is taken back; what was done stays done."""
    rows = FollowUp.objects.filter(batch=batch, kind=FollowUpKind.CONGRATULATE)
    rows.filter(state__in=duties.WAITING).delete()
