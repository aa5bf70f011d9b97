"""The ladder: what is known leads up, and never down."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.closeness import Known, Rung, closer, rung
from kithwork.domain.ties import Origin

ORDER = list(Rung)
KNOWN = st.builds(
    Known,
    strength=st.floats(0, 1),
    origin=st.sampled_from(Origin),
    days=st.integers(0, 9),
    again=st.booleans(),
    spoke=st.booleans(),
)


@pytest.mark.parametrize(
    "known, at",
    [
        (Known(), Rung.STRANGER),
        (Known(strength=0.2), Rung.MET),
        (Known(days=1), Rung.MET),
        (Known(days=2), Rung.ACQUAINTANCE),
        (Known(days=1, again=True), Rung.ACQUAINTANCE),
        (Known(origin=Origin.WORK, strength=0.3), Rung.COLLEAGUE),
        (Known(strength=0.6), Rung.FRIEND),
        (Known(origin=Origin.FAMILY), Rung.FRIEND),
        (Known(spoke=True), Rung.ADVOCATE),
    ],
)
def test_each_rung_has_its_ground(known: Known, at: Rung) -> None:
    assert rung(known) is at


@given(KNOWN)
def test_one_more_fact_never_leads_down(known: Known) -> None:
    here = ORDER.index(rung(known))
    for more in (
        replace(known, days=known.days + 1),
        replace(known, again=True),
        replace(known, spoke=True),
        replace(known, strength=1.0),
    ):
        assert ORDER.index(rung(more)) >= here


def test_every_rung_but_the_highest_says_what_leads_on() -> None:
    assert [bool(closer(one)) for one in Rung] == [True] * 5 + [False]
