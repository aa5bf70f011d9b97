"""A debrief as a document: read whole, or refused at the exact place."""

import contextlib
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import debrief_files
from kithwork.domain.debriefs import (
    Answer,
    Aspect,
    Debrief,
    Finding,
    Fit,
    Inquired,
    InquiryKind,
    NameGiven,
    Promised,
    Writer,
)
from kithwork.domain.errors import Invalid
from kithwork.domain.follow_ups import Whose
from kithwork.domain.goals import Answered
from kithwork.domain.runs import Outcome

BERLIN = ZoneInfo("Europe/Berlin")


def test_every_part_is_read() -> None:
    document = {
        "held_at": "2026-11-24T15:00",
        "minutes": 20,
        "answers": [
            {"question": "Why?", "outcome": "redirected", "to": "Li"},
            {"question": "How?"},
        ],
        "helpful": ["x"],
        "names": [{"name": "Li", "may_use_name": True, "writer": "giver"}],
        "promises": [{"whose": "theirs", "text": "slides", "due": "2026-12-01"}],
        "findings": [{"claim": "c", "confidence": "high"}, {"claim": "d", "confidence": 0.5}],
        "words": ["OKR"],
        "fit": [{"on": "analyst", "sign": -1, "aspect": "interests"}],
        "openings": ["May"],
        "common": ["sailing"],
        "worth": ["a course saved"],
        "inquiries": [{"text": "book", "kind": "reading"}],
        "goal": "partly",
        "again": False,
        "liking": 4,
    }
    assert debrief_files.read(document, zone=BERLIN) == Debrief(
        held_at=datetime(2026, 11, 24, 15, tzinfo=BERLIN),
        minutes=20,
        answers=(Answer("Why?", Outcome.REDIRECTED, to="Li"), Answer("How?")),
        helpful=("x",),
        names=(NameGiven("Li", may_use_name=True, writer=Writer.GIVER),),
        promises=(Promised(Whose.THEIRS, "slides", date(2026, 12, 1)),),
        findings=(Finding("c", confidence=0.9), Finding("d", confidence=0.5)),
        words=("OKR",),
        fit=(Fit("analyst", -1, aspect=Aspect.INTERESTS),),
        openings=("May",),
        common=("sailing",),
        worth=("a course saved",),
        inquiries=(Inquired("book", InquiryKind.READING),),
        goal=Answered.PARTLY,
        again=False,
        liking=4,
    )


def test_nothing_is_an_empty_debrief() -> None:
    assert debrief_files.read({}, zone=UTC) == Debrief()
    assert debrief_files.read({"names": None, "again": None}, zone=UTC) == Debrief()


@pytest.mark.parametrize(
    "document, place",
    [
        ([], "debrief"),
        ("x", "debrief"),
        ({"helpfull": []}, "helpfull"),
        ({"held_at": "yesterday"}, "held_at"),
        ({"held_at": 5}, "held_at"),
        ({"minutes": "20"}, "minutes"),
        ({"minutes": True}, "minutes"),
        ({"minutes": 20.5}, "minutes"),
        ({"minutes": float("nan")}, "minutes"),
        ({"minutes": float("inf")}, "minutes"),
        ({"held_at": "0001-01-01T00:00+14:00"}, "held_at"),
        ({"promises": [{"text": "x", "due": "9999-12-31"}]}, "promises[0].due"),
        ({"names": [{"name": "\x00"}]}, "names[0].name"),
        ({"helpful": ["\ud800"]}, "helpful[0]"),
        ({"answers": {}}, "answers"),
        ({"answers": [{}]}, "answers[0].question"),
        ({"answers": [{"question": "x", "outcome": "maybe"}]}, "answers[0].outcome"),
        ({"helpful": ["a", ""]}, "helpful[1]"),
        ({"helpful": "a"}, "helpful"),
        ({"names": [{"name": "Li"}, {"nam": "Li"}]}, "names[1].nam"),
        ({"names": [{"name": "Li", "may_use_name": "yes"}]}, "names[0].may_use_name"),
        ({"promises": [{"text": "x", "whose": "ours"}]}, "promises[0].whose"),
        ({"promises": [{"text": "x", "due": "soon"}]}, "promises[0].due"),
        ({"findings": [{"claim": "x", "confidence": 2}]}, "findings[0].confidence"),
        ({"findings": ["x"]}, "findings[0]"),
        ({"fit": [{"on": "x", "sign": 0}]}, "fit[0].sign"),
        ({"fit": [{"on": "x", "sign": True}]}, "fit[0].sign"),
        ({"inquiries": [{"kind": "reading"}]}, "inquiries[0].text"),
        ({"again": 1}, "again"),
    ],
)
def test_a_fault_is_named_by_its_place(document: object, place: str) -> None:
    with pytest.raises(Invalid) as refusal:
        debrief_files.read(document, zone=UTC)
    assert refusal.value.field == place


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["name", "text", "question", "sign", "on", "claim", "due", "whose", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["held_at", "minutes", "answers", "names", "promises", "findings", "fit", "inquiries"]
        ),
        _VALUES,
    )
)
def test_whatever_it_holds_it_is_read_or_refused(document: object) -> None:
    with contextlib.suppress(Invalid):
        assert isinstance(debrief_files.read(document, zone=UTC), Debrief)
