"""Random searches beside a plain model: each duty once, closed when met, nobody forgotten.

Fifty steps each, by the real flows: asks, chats, names given, imports, merges, erasures, jumps of
the clock. After each step what the program lists is what the model says, and nothing else.
"""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st

from kithwork.domain.actors import Actor
from kithwork.flows import imports, steps
from kithwork.store import versions
from kithwork.store.queries import follow_ups as queries
from tests.cast import NOW
from tests.flows import duty_steps, people_steps
from tests.flows import plain_duties as plain
from tests.flows.duty_steps import STEPS
from tests.flows.searches import NAMES, Search, shown

pytestmark = pytest.mark.django_db

# Ten shards, so that they spread over processes. `make proofs` walks all of them, which takes
# longer than all other tests of the flows; `make test` on each engine the first ten of a shard.
SHARDS, SEARCHES, FIRST, LENGTH = 10, 50, 10, 50
# What a shard must have come to, beside each step.
SEVERAL = "talks with several senders"
# A walk is drawn from one number: drawn piece by piece, pieces repeat, and few go deep.
WALKS = st.integers(0, 2**63 - 1)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_what_is_owed_is_what_the_model_says(
    ana: Actor, tmp_path: Path, pytestconfig: pytest.Config, shard: int
) -> None:
    known = tmp_path / "known.vcf"
    known.write_text("".join(people_steps.card(name) for name in NAMES[:5]), encoding="utf-8")
    imports.commit(actor=ana, batch=imports.read(paths=[known]), now=NOW)
    tally: Counter[str] = Counter()
    statements: dict[str, tuple[Any, ...]] = {}
    searches = SEARCHES if pytestconfig.getoption("--proofs") else FIRST

    @seed(shard)
    @settings(
        max_examples=searches,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(WALKS)
    def walk(number: int) -> None:
        for search in begun(ana, tmp_path, statements):
            chance = random.Random(number)
            for _ in range(LENGTH):
                place = chance.randrange(len(STEPS))
                step = duty_steps.take(search, place=place, number=chance.getrandbits(32))
                note(step)
                agrees(search, after=step)
            ends_well(search)
            tally.update(search.tally)
            tally["searches"] += 1

    walk()
    assert tally["searches"] >= searches
    assert sum(tally[step.__name__] for step in set(STEPS)) >= searches * LENGTH
    everything = {step.__name__ for step in STEPS} | {SEVERAL}
    assert set(tally) >= everything or searches < SEARCHES, "some step was never taken"


def begun(actor: Actor, folder: Path, statements: dict[str, tuple[Any, ...]]) -> Iterator[Search]:
    """A search that begins with five people, and is as if it never was in the end."""
    versions.forget()
    with transaction.atomic():
        search = Search(actor, folder, statements=statements)
        search.look(changed=["people"])
        yield search
        transaction.set_rollback(True)
    versions.forget()


def agrees(search: Search, *, after: str) -> None:
    """The program lists what the model says: each duty once, with its state and day."""
    model = search.model
    listed = shown(search)
    assert len(listed) == len({key for key, _, _ in listed}), f"twice, after {after}"
    told = {key: (state, due) for key, state, due in listed}
    wanted = {key: (model.owed[kept].state, kept) for key, kept in model.visible().items()}
    assert {key: state for key, (state, _) in told.items()} == {
        key: state for key, (state, _) in wanted.items()
    }, f"after {after}"
    for key, (state, due) in told.items():
        if state in plain.WAITING:
            assert due == model.owed[wanted[key][1]].due_at, f"{key} after {after}"


def ends_well(search: Search) -> None:
    """Every list finds what waits, whatever the clock says; nobody who sent is forgotten."""
    waiting = queries.waiting(actor=search.actor, now=search.now)
    model = search.model
    tonight = search.now.date()
    due = {
        key
        for key, kept in model.visible().items()
        if model.owed[kept].state == plain.OPEN
        or (
            (model.owed[kept].state == plain.POSTPONED)
            and model.owed[kept].due_at.date() <= tonight
        )
    }
    assert {(one.chat, one.kind.value, one.person, one.text) for one in waiting} == due
    assert [one.due_at for one in waiting] == sorted(one.due_at for one in waiting)
    nobody_who_sent_is_forgotten(search)
    presses(search, {key[2] for key in due if key[1] in {"thank-you", "report-back"}})


def nobody_who_sent_is_forgotten(search: Search) -> None:
    """Each sender of a held chat has a report-back, unless they are not to hear of anything."""
    listed = {key for key, _, _ in shown(search)}
    for chat, talk in search.model.talks.items():
        if talk.held_at is None or talk.warm_up:
            continue
        if len(search.model.senders(chat)) > 1:
            search.tally[SEVERAL] += 1
        for sender in search.model.senders(chat):
            if search.model.may_hear(sender):
                assert (chat, "report-back", sender, "") in listed
                of_chat = queries.of_chat(actor=search.actor, chat=chat)
                assert sender in {one.person for one in of_chat}


def presses(search: Search, people: set[object]) -> None:
    """Thanks and reports are among the next steps, before anything that is not owed."""
    advice = steps.next_steps(actor=search.actor, now=search.now, limit=50)
    owed = [one for one in advice if one.step.value in {"thank-you", "report-back"}]
    assert {one.person for one in owed} <= people
    busy = {one.person for one in advice}
    assert not people or people & busy
