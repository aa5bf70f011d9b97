"""Drafts after a talk: each says what is known, holds to its channel, and passes its own check."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.asks import LONGEST_TEXT, Channel, Reader
from kithwork.domain.follow_ups import FollowUpKind, Whose
from kithwork.domain.messages import History, MessageContext, MessageKind, Remark
from kithwork.domain.occasions import NamedOne, Occasion, missing
from kithwork.writing import checks, days, occasions, stories
from kithwork.writing.rules import letters
from tests.unit.writing.test_drafts import assert_clean, grave, names, organisations

TODAY = date(2026, 11, 26)
THANKS = Occasion(
    kind=FollowUpKind.THANK_YOU,
    sender="Ana Sol",
    reader=Reader("Maria Moreno", "Maria"),
    today=TODAY,
    talked_on=TODAY - timedelta(days=1),
    helpful=("Shadow a night shift before you decide.", "Start with data quality", "A third"),
    will=("Send the article",),
    named=(
        NamedOne("Li Chen"),
        NamedOne("Tom Bay", date(2026, 12, 3)),
        NamedOne("Eva Lind", left_to_reader=True),
    ),
)
WRITTEN = [kind for kind in FollowUpKind if kind is not FollowUpKind.WRITE_TO]
KINDS = {
    FollowUpKind.THANK_YOU: MessageKind.THANK_YOU,
    FollowUpKind.CONNECT: MessageKind.CONNECT,
}
SAID = st.sampled_from(
    [
        "Shadow a night shift before you decide.",
        "Start with data quality",
        "“Small teams” teach you more than large ones!",
        "Could you live with weekend work? Try it first.",
        "Do not apply for the job before you know the ward",
        "Ask for [the date] early",
        "Go",
        (
            "The first year is the hardest, since everybody expects you to know what nobody has "
            "told you, and the only way through is to ask one question every day, of somebody else"
        ),
    ]
)
DEEDS = st.sampled_from(
    [
        "signed up for the course",
        "I spent a day on the ward.",
        "a day of shadowing at the clinic",
        "I've read the book you named and talked with two nurses about it",
        "my thesis is written",
    ]
)
RESULTS = st.sampled_from(
    [
        "a place on the course in spring",
        "I now know that I want to work with patients.",
        "it was the best week of the year",
        "two more chats",
    ]
)
PROMISES = st.sampled_from(["Send the article", "the slides", "introduce her to Ada", "a link"])


@st.composite
def talks(draw: st.DrawFn) -> Occasion:
    """An occasion with all that it needs, odd names and texts of any length."""
    kind = draw(st.sampled_from(WRITTEN))
    name = draw(names)
    channel = draw(st.sampled_from([Channel.EMAIL, Channel.LINKEDIN, Channel.PHONE]))
    named = st.builds(
        NamedOne,
        names,
        st.none() | st.dates(TODAY, TODAY + timedelta(days=60)),
        left_to_reader=st.booleans(),
    )
    first = draw(SAID.filter(lambda text: "apply" not in text and "[" not in text))
    return Occasion(
        kind=kind,
        sender=draw(names),
        reader=Reader(name, draw(st.sampled_from(["", name.split()[0]])), "", draw(organisations)),
        today=TODAY,
        channel=Channel.LINKEDIN_NOTE if kind is FollowUpKind.CONNECT else channel,
        talked_on=TODAY - timedelta(days=draw(st.integers(0, 500))),
        partner=draw(names),
        helpful=(*draw(st.lists(SAID, max_size=2)), first),
        will=tuple(draw(st.lists(PROMISES, max_size=2))),
        named=tuple(draw(st.lists(named, max_size=5))),
        matter=draw(PROMISES),
        whose=draw(st.sampled_from(Whose)),
        did=draw(DEEDS),
        came=draw(RESULTS),
    )


def remarks(occasion: Occasion) -> tuple[Remark, ...]:
    """What the checker says of the draft of an occasion, in time."""
    message = occasions.draft(occasion)
    reader = occasion.reader
    history = History(
        said=occasion.helpful, named=tuple(one.name for one in occasion.named), hours=3
    )
    context = MessageContext(
        names=tuple(name for name in (reader.name, reader.given) if name),
        sender=occasion.sender,
        subject=message.subject if occasion.channel is Channel.EMAIL else None,
        channel=occasion.channel,
        history=history,
    )
    kind = KINDS.get(occasion.kind, MessageKind.UPDATE)
    return checks.check(text=message.text, kind=kind, context=context)


@given(talks())
def test_every_draft_passes_its_own_check(occasion: Occasion) -> None:
    assert grave(remarks(occasion)) == [], occasions.draft(occasion).text


@given(talks())
def test_every_draft_holds_to_its_channel_and_is_clean(occasion: Occasion) -> None:
    message = occasions.draft(occasion)
    assert_clean(message)
    assert bool(message.subject) is (occasion.channel is Channel.EMAIL)
    most = LONGEST_TEXT.get(occasion.channel)
    if most is not None:
        assert len(message.text) <= most
    assert letters.read(message.text).words <= 130


@given(talks())
def test_thanks_cite_what_helped_and_ask_for_nothing(occasion: Occasion) -> None:
    thanks = replace(occasion, kind=FollowUpKind.THANK_YOU, channel=Channel.EMAIL)
    text = occasions.draft(thanks).text
    assert text.count("“") in {1, 2}
    assert not {"L25", "L27", "L29"} & {one.rule for one in remarks(thanks)}


def test_thanks_say_what_helped_what_comes_next_and_whom_they_named() -> None:
    text = occasions.draft(THANKS).text
    for part in (
        "Thank you for talking with me yesterday.",
        "“Shadow a night shift before you decide”, and “Start with data quality”",
        "I will send the article.",
        "I talk with Tom Bay on 3 December, thanks to you.",
        "I am writing to Li Chen this week, as you suggested.",
        "Thank you for offering to write to Eva Lind first.",
    ):
        assert part in text
    assert "A third" not in text
    assert remarks(THANKS) == ()


def test_late_thanks_say_so() -> None:
    late = replace(THANKS, talked_on=TODAY - timedelta(days=9))
    said = (
        "This comes late, and is meant all the more: thank you for talking with me on 17 November."
    )
    assert said in occasions.draft(late).text


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_is_not_known_is_left_out(kind: FollowUpKind) -> None:
    bare = Occasion(kind, "", Reader(""), TODAY)
    message = occasions.draft(bare)
    assert_clean(message)
    assert "“" not in message.text
    assert message.text


def test_the_page_asks_for_what_is_missing() -> None:
    assert missing(THANKS) == {}
    assert set(missing(replace(THANKS, helpful=()))) == {"helpful"}
    result = replace(THANKS, kind=FollowUpKind.ADVICE_RESULT)
    assert set(missing(result)) == {"did", "came"}
    assert missing(replace(result, did="tried it", came="it works")) == {}
    assert missing(replace(THANKS, kind=FollowUpKind.REPORT_BACK)) == {}
    assert missing(replace(THANKS, kind=FollowUpKind.CONNECT, helpful=())) == {}


def test_a_remark_that_asks_for_a_job_is_not_cited() -> None:
    text = occasions.draft(replace(THANKS, helpful=("I could apply for the job", "Try it"))).text
    assert "apply" not in text
    assert "“Try it”" in text


@pytest.mark.parametrize(
    "away, said",
    [
        (0, "today"),
        (-1, "yesterday"),
        (1, "tomorrow"),
        (-3, "on Monday"),
        (4, "on Monday"),
        (-8, "on 18 November"),
        (-400, "on 22 October 2025"),
    ],
)
def test_days_are_said_as_one_says_them(away: int, said: str) -> None:
    assert days.spoken(TODAY + timedelta(days=away), today=TODAY) == said


@pytest.mark.parametrize(
    "typed, said",
    [
        ("signed up for the course", "I signed up for the course."),
        ("I'm on the course now", "I'm on the course now."),
        ("a day on the ward", "What I did: a day on the ward."),
        ("", ""),
    ],
)
def test_what_was_done_is_a_sentence(typed: str, said: str) -> None:
    assert stories.did(typed) == said


def test_what_came_of_it_is_a_sentence() -> None:
    assert stories.came("a clear no") == "What came of it: a clear no."
    assert stories.came("It was the best week") == "It was the best week."
