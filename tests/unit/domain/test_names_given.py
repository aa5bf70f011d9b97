"""A name that was given, as one line and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import names_given
from kithwork.domain.names_given import NameLine, Writes

WORDS = st.text("abcdeé", min_size=1, max_size=6)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    "line, found",
    [
        (
            "Li Chen, product manager at Acme; studied together; they write; may use my name",
            NameLine("Li Chen", "product manager", "Acme", "studied together", Writes.THEM, True),
        ),
        ("Li Chen", NameLine("Li Chen")),
        ("  Li   Chen at  Acme ", NameLine("Li Chen", "", "Acme")),
        ("Li Chen, at Acme", NameLine("Li Chen", "", "Acme")),
        (
            "Li Chen, professor at University of Texas at Austin",
            NameLine("Li Chen", "professor", "University of Texas at Austin"),
        ),
        (
            "Li Chen; I write; May use my name.",
            NameLine("Li Chen", who_writes=Writes.ME, may_use_name=True),
        ),
        (
            "Li Chen; old desk; a friend",
            NameLine("Li Chen", how_known="old desk; a friend"),
        ),
        ("", NameLine("")),
        (";;", NameLine("")),
    ],
)
def test_a_line_is_read(line: str, found: NameLine) -> None:
    assert names_given.parse(line) == found


@given(
    st.builds(
        NameLine,
        name=TEXTS,
        role=st.one_of(st.just(""), TEXTS),
        organisation=st.one_of(st.just(""), TEXTS),
        how_known=st.one_of(st.just(""), TEXTS),
        who_writes=st.sampled_from(Writes),
        may_use_name=st.booleans(),
    )
)
def test_what_is_written_reads_back(found: NameLine) -> None:
    assert names_given.parse(names_given.write(found)) == found


@given(st.text(max_size=60))
def test_any_line_can_be_read_and_written(line: str) -> None:
    again = names_given.write(names_given.parse(line))
    assert names_given.write(names_given.parse(again)) == again
