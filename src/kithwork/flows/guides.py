"""The guide: how far a search has come in its five parts, and what it has brought."""

from kithwork.domain import guides
from kithwork.domain.actors import Actor
from kithwork.domain.guides import Guide, Point
from kithwork.flows import workspaces
from kithwork.store.queries import campaigns, people
from kithwork.store.queries import guides as queries


def show(*, actor: Actor) -> Guide:
    """The five parts with what is done, the gains, and how soon the first ask went out."""
    brief = campaigns.brief(actor=actor)
    me = people.me(actor=actor)
    done = set(queries.done(actor=actor, name=workspaces.signed(me.name)))
    if brief.who and (brief.role or brief.field):
        done.add(Point.BRIEF)
    if brief.learn:
        done.add(Point.LEARN)
    began, asked = queries.began_and_asked(actor=actor)
    return Guide(
        stages=guides.stages(frozenset(done)),
        gains=queries.gains(actor=actor),
        days_to_first_ask=max(0, (asked - began).days) if asked else None,
    )
