"""How ready a chat is: every gap by its name, and no score that hides one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import readiness
from kithwork.advice.readiness import ESSENTIAL, WEIGHTS
from kithwork.domain.chats import ChatKind, Mode
from kithwork.domain.readiness import COMPUTED, Dress, Item, Preparation

ready = st.builds(
    Preparation,
    kind=st.sampled_from(ChatKind),
    mode=st.sampled_from(Mode),
    has_day=st.booleans(),
    has_place=st.booleans(),
    other_clock=st.booleans(),
    goals=st.integers(0, 3),
    homework=st.integers(0, 3),
    questions=st.integers(0, 7),
    rehearsals=st.integers(0, 2),
    ticked=st.frozensets(st.sampled_from([one for one in Item if one not in COMPUTED])),
)
ALL = Preparation(
    has_day=True,
    has_place=True,
    goals=1,
    homework=1,
    questions=5,
    rehearsals=1,
    ticked=frozenset(set(Item) - COMPUTED),
)


@given(ready)
def test_a_score_is_whole_only_without_a_gap(preparation: Preparation) -> None:
    found = readiness.of(preparation=preparation)
    assert 0 <= found.score <= 100
    assert (found.score == 100) == (found.gaps == ())
    assert found.is_ready == (not ESSENTIAL & set(found.gaps))
    assert [one.item for one in found.lines] == sorted(
        (one.item for one in found.lines), key=list(Item).index
    )


@given(ready)
def test_without_questions_nobody_is_ready(preparation: Preparation) -> None:
    found = readiness.of(preparation=replace(preparation, questions=0))
    assert not found.is_ready
    assert Item.QUESTIONS in found.gaps


@given(ready, st.sampled_from(Item))
def test_seeing_to_a_gap_never_makes_it_worse(preparation: Preparation, item: Item) -> None:
    before = readiness.of(preparation=preparation)
    after = readiness.of(preparation=seen_to(preparation, item))
    assert after.score >= before.score
    assert after.is_ready >= before.is_ready
    assert set(after.gaps) == set(before.gaps) - {item}


@given(ready)
def test_not_having_rehearsed_never_blocks(preparation: Preparation) -> None:
    said, unsaid = (
        readiness.of(preparation=replace(preparation, rehearsals=times)) for times in (1, 0)
    )
    assert said.is_ready == unsaid.is_ready


def seen_to(preparation: Preparation, item: Item) -> Preparation:
    changes: dict[Item, Preparation] = {
        Item.DAY: replace(preparation, has_day=True),
        Item.PLACE: replace(preparation, has_place=True),
        Item.GOAL: replace(preparation, goals=max(1, preparation.goals)),
        Item.HOMEWORK: replace(preparation, homework=max(1, preparation.homework)),
        Item.QUESTIONS: replace(preparation, questions=max(1, preparation.questions)),
        Item.REHEARSAL: replace(preparation, rehearsals=max(1, preparation.rehearsals)),
    }
    ticked = frozenset(preparation.ticked) | {item}
    return changes.get(item, replace(preparation, ticked=ticked))


def test_every_item_has_a_weight() -> None:
    assert set(WEIGHTS) == set(Item)


@pytest.mark.parametrize(
    "mode, there, absent",
    [
        (Mode.IN_PERSON, {Item.EARLY, Item.CARD, Item.COFFEE, Item.RESUME}, {Item.LINK}),
        (Mode.VIDEO, {Item.LINK, Item.LOOK, Item.QUIET}, {Item.COFFEE, Item.CARD}),
        (Mode.PHONE, {Item.QUIET}, {Item.LOOK, Item.LINK, Item.EARLY}),
    ],
)
def test_each_way_of_talking_has_its_own_list(
    mode: Mode, there: set[Item], absent: set[Item]
) -> None:
    items = {one.item for one in readiness.of(preparation=replace(ALL, mode=mode)).lines}
    assert there <= items
    assert not absent & items
    assert readiness.of(preparation=replace(ALL, mode=mode)).score == 100


def test_two_clocks_are_on_the_list_where_there_are_two() -> None:
    alone = readiness.of(preparation=replace(ALL, ticked=frozenset()))
    apart = readiness.of(preparation=replace(ALL, ticked=frozenset(), other_clock=True))
    assert set(apart.gaps) - set(alone.gaps) == {Item.ZONE}


def test_a_warm_up_needs_next_to_nothing() -> None:
    bare = Preparation(kind=ChatKind.WARM_UP, has_day=True, has_place=True, questions=4)
    found = readiness.of(preparation=bare)
    assert (found.is_ready, found.score, len(found.lines)) == (True, 100, 3)


@pytest.mark.parametrize(
    "field, dress",
    [
        ("Corporate law", Dress.FORMAL),
        ("Investment Banking", Dress.FORMAL),
        ("Computer Software", Dress.NEAT),
        ("Hospital & Health Care", Dress.NEAT),
        ("Construction", Dress.STURDY),
        ("beekeeping", Dress.UNKNOWN),
        ("", Dress.UNKNOWN),
    ],
)
def test_a_field_hints_at_what_to_wear(field: str, dress: Dress) -> None:
    assert readiness.of(preparation=replace(ALL, field=field)).dress is dress
