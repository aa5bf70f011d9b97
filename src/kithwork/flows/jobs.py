"""Jobs: flows that run by themselves beside the server; each decides itself whether it is time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kithwork.domain.actors import Actor
from kithwork.flows import retention, upkeep


@dataclass(frozen=True, slots=True)
class Job:
    """A flow called every minute with the actor and the clock; `when` says what it waits for."""

    run: Callable[..., object]
    when: str


JOBS = (
    Job(upkeep.keep_daily, "once a day, after quiet hours"),
    Job(retention.purge_scheduled, "once a week, where the seeker set a schedule"),
)


def run_all(*, actor: Actor, now: datetime) -> None:
    """Call every job once; each does only what is due."""
    for job in JOBS:
        job.run(actor=actor, now=now)
