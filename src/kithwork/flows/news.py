"""News: what really happened, and one word at a time to those for whom it matters (B25, A27)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from kithwork.advice import news as rules
from kithwork.domain import follow_ups as duties
from kithwork.domain.actors import Actor
from kithwork.domain.follow_ups import FollowUp, FollowUpKind
from kithwork.domain.messages import History
from kithwork.domain.news import NewsPage, NoNews, Proposal
from kithwork.flows import histories
from kithwork.flows.flow import flow
from kithwork.store.models import FollowUp as Row
from kithwork.store.queries import follow_ups as follow_up_queries
from kithwork.store.queries import news as queries
from kithwork.store.queries import people

MOST_PROPOSED, MOST_SHOWN = 5, 12
# A word that was chosen is written within the week.
WITHIN = timedelta(days=7)
# After two messages without an answer there is no third (L31).
MOST_UNANSWERED, FEWEST_WORKDAYS = 2, 3


def show(*, actor: Actor, now: datetime) -> NewsPage:
    """What happened within the year, and the few people who should hear of it now."""
    found = rules.milestones(queries.facts(actor=actor, zone=now.tzinfo), today=now.date())
    readers = queries.readers(actor=actor, zone=now.tzinfo)
    made = rules.proposals(found, readers, today=now.date())
    chosen = tuple(islice(_willing(actor, made, now), MOST_PROPOSED))
    resting = sum(not rules.is_time(one, today=now.date()) for one in readers)
    return NewsPage(
        milestones=found[:MOST_SHOWN],
        proposals=chosen,
        more=max(0, len(made) - len(chosen)) if len(chosen) == MOST_PROPOSED else 0,
        resting=resting,
    )


def _willing(actor: Actor, made: Iterable[Proposal], now: datetime) -> Iterator[Proposal]:
    """Those whom another message would not press."""
    for one in made:
        history = histories.of_person(actor=actor, person=one.person, now=now)
        if not _presses(history):
            yield one


def _presses(history: History) -> bool:
    soon = history.workdays is not None and history.workdays < FEWEST_WORKDAYS
    return soon or history.unanswered >= MOST_UNANSWERED


@flow("news.tell")
def tell(*, actor: Actor, person: UUID, now: datetime, milestone: str = "") -> FollowUp:
    """Make the follow-up that tells somebody of a milestone, the most telling one by itself.

    Raises NoNews where there is none for them, or it is too soon; NoSuchPerson.
    """
    reader = people.contact(actor=actor, person=person)
    found = rules.milestones(queries.facts(actor=actor, zone=now.tzinfo), today=now.date())
    readers = [
        one for one in queries.readers(actor=actor, zone=now.tzinfo) if one.person == reader.id
    ]
    made = list(_willing(actor, rules.proposals(found, readers, today=now.date()), now))
    if not made:
        raise NoNews(reader.name)
    proposal = made[0]
    choice = {one.key: one for one in (proposal.milestone, *proposal.others)}
    chosen = choice.get(milestone or proposal.milestone.key)
    if chosen is None:
        raise NoNews(reader.name)
    row = Row.objects.create(
        workspace_id=actor.workspace,
        kind=FollowUpKind.UPDATE,
        person_id=reader.pk,
        milestone=chosen.key,
        text=chosen.did,
        did=chosen.did,
        came=chosen.came,
        reason=proposal.why,
        due_at=duties.evening((now + WITHIN).date(), like=now),
        created_at=now,
    )
    return follow_up_queries.card(follow_up_queries.row(actor=actor, follow_up=row.public_id))
