"""The notes of a talk as browsers and carried files write them."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.runs import Mark, Outcome, RunAnswer, RunNote, RunSheet, RunTimes
from kithwork.sources.carried import runs

CHAT = "0197f0a0-0000-7000-8000-000000000001"
NOTE = {"key": CHAT, "revision": 3, "seconds": 61, "mark": "helpful", "text": " a \n b "}
WHOLE = {
    "kithrun": 1,
    "chat": CHAT,
    "times": {"revision": 9, "begun_at": "2026-12-03T14:00:00.250Z", "ended_at": None},
    "notes": [NOTE],
    "answers": [{"question": "t01-x", "outcome": "redirected", "seconds": 5, "revision": 2}],
}


def read(document: Any) -> RunSheet:
    return runs.read(json.dumps(document).encode(), file="talk.json")


def test_a_whole_file_is_read() -> None:
    assert read(WHOLE) == RunSheet(
        chat=UUID(CHAT),
        notes=(RunNote(UUID(CHAT), 3, 61, Mark.HELPFUL, "a b"),),
        answers=(RunAnswer("t01-x", Outcome.REDIRECTED, 5, 2),),
        times=RunTimes(datetime(2026, 12, 3, 14, 0, 0, 250_000, tzinfo=UTC), None, 9),
    )


def test_an_end_before_the_beginning_is_the_beginning() -> None:
    times = {"begun_at": "2026-12-03T14:00:00Z", "ended_at": "2026-12-03T13:00:00Z"}
    found = read({**WHOLE, "times": times}).times
    assert found is not None
    assert found.ended_at == found.begun_at


@pytest.mark.parametrize(
    "change, field",
    [
        ({"key": "x"}, "key"),
        ({"revision": -1}, "revision"),
        ({"revision": 2**53}, "revision"),
        ({"revision": True}, "revision"),
        ({"seconds": 1.5}, "seconds"),
        ({"seconds": -1}, "seconds"),
        ({"mark": "shout"}, "mark"),
        ({"text": 7}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"question": "x" * 501}, "question"),
    ],
)
def test_a_line_that_cannot_be_kept_is_told_and_the_others_are_read(
    change: dict[str, Any], field: str
) -> None:
    found = read({**WHOLE, "notes": [{**NOTE, **change}, NOTE, 7]})
    assert len(found.notes) == 1
    assert [(one.line, one.field) for one in found.problems] == [(1, field), (3, "notes")]


def test_a_clock_that_nobody_stopped_counts_to_the_end_of_its_day() -> None:
    found = read(
        {
            **WHOLE,
            "notes": [{**NOTE, "seconds": 200_000}],
            "answers": [{"question": "t01-x", "outcome": "answered", "seconds": 10**9}],
        }
    )
    assert found.problems == ()
    assert [one.seconds for one in found.notes] == [86_400]
    assert [one.seconds for one in found.answers] == [86_400]


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b'{"kithrun": 2}', b'{"kithrun": 1', b"[" * 100_000, b"\xff\xfe", b"7"],
)
def test_what_is_no_talk_is_told(raw: bytes) -> None:
    found = runs.read(raw, file="talk.json")
    assert (found.chat, found.notes) == (None, ())
    assert found.problems


def test_a_file_is_known_by_how_it_begins() -> None:
    assert runs.recognises(b'\xef\xbb\xbf {"kithrun":1}')
    assert not runs.recognises(b'{"kithnotes": 1}')


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["key", "revision", "text", "mark", "question", "begun_at"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_nothing_in_a_file_is_thrown(found: Any) -> None:
    for name in ("notes", "answers", "times", "chat"):
        sheet = read({**WHOLE, name: found})
        assert sheet.problems or found is not NotImplemented
        json.dumps([note.text for note in sheet.notes]).encode()
