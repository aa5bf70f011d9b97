"""Every draft holds to its channel, to its own check, and to what was typed."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.asks import LONGEST_TEXT, Channel, FramingCard, Reader
from kithwork.domain.messages import Message, MessageContext, MessageKind, Remark, Severity
from kithwork.domain.paths import TargetKind
from kithwork.writing import checks, drafts
from kithwork.writing.rules import letters

LI = Reader("Li Wei", "Li", "Test Engineer", "Fabrikam")
PRIYA = Reader("Priya Patel", "Priya")
CARD = FramingCard(
    sender="Ana Sol",
    reader=LI,
    who="lab technician exploring quality roles",
    why="thinking of a change to device testing",
    sent_by="Priya Patel",
    sent_by_how="we volunteer together",
    may_name_them=True,
    why_you="your move from nursing to device testing is the step I am weighing",
    learn="how testers are trained",
    topic="device testing",
    sender_phone="+351 555 0100",
    sender_profile="https://www.linkedin.com/in/ana-sol",
    headline="Lab technician at Contoso",
)

_LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzéèñçößüłøşağжиκα李王우")
_NAME = st.text(_LETTERS, min_size=1, max_size=14).map(str.capitalize)
# Names hypothesis finds among the words of the rules, and that mean something there.
_WORDS_OF_RULES = frozenset({"None", "Hr"})
names = st.lists(
    _NAME.filter(lambda name: name not in _WORDS_OF_RULES), min_size=1, max_size=4
).map(" ".join)
organisations = st.builds(
    "{} {}".format,
    names,
    st.sampled_from(
        ["GmbH", "Medical Devices International Holding", "& Sons", "University", "Lab"]
    ),
)
fields = st.sampled_from(
    ["device testing", "Quality engineer", "nurse", "soil chemistry", "IT", ""]
)
whos = st.sampled_from(
    [
        "lab technician exploring quality roles",
        "I am a nurse.",
        "I'm a nurse with ten years in intensive care",
        "studying biology in Porto",
        (
            "a chemist, now retraining as a tester after a long and winding road through four "
            "laboratories, two hospitals and one very patient family in the north of the country"
        ),
    ]
)
whys = st.sampled_from(
    [
        "thinking of a change to device testing",
        "I am weighing a move.",
        "my move to quality work",
        (
            "because I want to find out which of two fields suits me, and whether the years I "
            "spent in laboratories count for anything in the other one, which nobody here can say"
        ),
    ]
)
reasons = st.sampled_from(
    [
        "your move from nursing to device testing is the step I am weighing",
        "Your talk on reuse raised a question for me.",
        "you moved from nursing to device testing",
        "her path from nursing into testing",
        (
            "how you moved from the ward to the test bench, since that is the road I see before me "
            "and hardly anybody I know has gone down it, let alone written about it as you did"
        ),
    ]
)
goals = st.sampled_from(
    [
        "how testers are trained",
        "I want to learn how testers are trained.",
        "How are testers trained?",
        "to understand what a normal day in testing looks like",
        "the path into testing",
        (
            "which of the many courses on offer are worth the money, which are not, what the first "
            "year is like for somebody from a hospital, and what people wish they had known before"
        ),
    ]
)
ways = st.sampled_from(["", "we volunteer together", "my former manager", "from the food bank"])


@st.composite
def cards(draw: st.DrawFn) -> FramingCard:
    """A complete card, with odd names and texts of any length."""
    name = draw(names)
    return FramingCard(
        sender=draw(names),
        reader=Reader(
            name, draw(st.sampled_from(["", name.split()[0]])), draw(fields), draw(organisations)
        ),
        channel=draw(st.sampled_from(Channel)),
        who=draw(whos),
        why=draw(whys),
        sent_by=draw(names),
        sent_by_how=draw(ways),
        may_name_them=True,
        why_you=draw(reasons),
        learn=draw(goals),
        topic=draw(fields),
        minutes=draw(st.integers(15, 30)),
        sender_phone=draw(st.sampled_from(["", "+351 555 0100"])),
        sender_profile=draw(st.sampled_from(["", "https://www.linkedin.com/in/ana-sol"])),
        headline=draw(st.sampled_from(["", "Lab technician at Contoso"])),
    )


def context(card: FramingCard, reader: Reader, message: Message) -> MessageContext:
    """What is known when a draft of a card is checked."""
    return MessageContext(
        names=tuple(name for name in (reader.name, reader.given) if name),
        sender=card.sender,
        subject=message.subject if card.channel is Channel.EMAIL else None,
        referrer=card.sent_by,
        referrer_allowed=True,
        way_exists=bool(card.sent_by),
        entities=(card.reader.organisation, card.reader.title),
        channel=card.channel,
    )


def grave(found: tuple[Remark, ...]) -> list[str]:
    """The rules that want mending before a text goes out."""
    return [one.rule for one in found if one.severity in {Severity.BLOCK, Severity.ERROR}]


def assert_clean(message: Message) -> None:
    """No slip that only a machine makes."""
    for text in (message.subject, message.text):
        for slip in ("{", "}", "None", "  ", "..", " .", " ,", "?.", "!.", ",.", "\n\n\n", "()"):
            assert slip not in text, (slip, text)
        assert all(row == row.strip() for row in text.split("\n"))


@given(cards())
def test_a_complete_card_makes_an_ask_that_passes(card: FramingCard) -> None:
    message = drafts.ask(card=card)
    found = checks.check(
        text=message.text, kind=MessageKind.ASK, context=context(card, card.reader, message)
    )
    assert grave(found) == [], message.text
    assert len(message.text) <= LONGEST_TEXT.get(card.channel, 10_000)
    assert letters.read(message.text).words <= 125
    assert_clean(message)


@given(cards(), names)
def test_a_complete_card_makes_an_introduction_that_passes(card: FramingCard, name: str) -> None:
    introducer = Reader(name, name.split(maxsplit=1)[0])
    message = drafts.introduction(card=card, introducer=introducer, target=card.reader)
    found = checks.check(
        text=message.text, kind=MessageKind.INTRODUCTION, context=context(card, introducer, message)
    )
    assert grave(found) == [], message.text
    if card.channel in LONGEST_TEXT:
        assert len(message.text) <= LONGEST_TEXT[Channel.LINKEDIN]
    assert_clean(message)


@given(cards(), organisations)
def test_who_do_you_know_passes(card: FramingCard, place: str) -> None:
    message = drafts.who_do_you_know(card=card, place=place)
    found = checks.check(
        text=message.text,
        kind=MessageKind.WHO_DO_YOU_KNOW,
        context=context(card, card.reader, message),
    )
    assert grave(found) == [], message.text
    assert f"at {place}?" in message.text
    assert len(message.text) <= LONGEST_TEXT.get(card.channel, 10_000)
    assert_clean(message)


BLANKABLE = {
    "who": {"L09"},
    "why": set[str](),
    "why_you": {"L07"},
    "learn": {"L08"},
    "sent_by": {"L05"},
    "topic": set[str](),
    "sender_phone": set[str](),
    "headline": set[str](),
}


@given(cards(), st.sets(st.sampled_from(sorted(BLANKABLE))))
def test_an_empty_field_is_drafted_around(card: FramingCard, empty: set[str]) -> None:
    blank: dict[str, Any] = dict.fromkeys(empty, "")
    card = replace(card, **blank)
    message = drafts.ask(card=card)
    found = checks.check(
        text=message.text, kind=MessageKind.ASK, context=context(card, card.reader, message)
    )
    allowed = {rule for name in empty for rule in BLANKABLE[name]}
    assert set(grave(found)) <= allowed, message.text
    assert_clean(message)


@given(cards())
def test_names_stand_whole_or_not_at_all(card: FramingCard) -> None:
    text = drafts.ask(card=card).text
    first, *_ = card.sent_by.split()
    if f"{first} " in text and "suggested" in text:
        assert card.sent_by in text


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LINKEDIN, Channel.PHONE])
def test_a_plain_card_has_no_remark_at_all(channel: Channel) -> None:
    card = replace(CARD, channel=channel)
    message = drafts.ask(card=card)
    found = checks.check(
        text=message.text, kind=MessageKind.ASK, context=context(card, LI, message)
    )
    assert found == ()


def test_a_mail_says_six_things_in_order() -> None:
    message = drafts.ask(card=CARD)
    assert message.subject == "Referred by Priya Patel: 20 minutes on device testing"
    order = [
        "Dear Li,",
        "Priya Patel suggested I write to you; we volunteer together.",
        "I am a lab technician exploring quality roles.",
        "I am thinking of a change to device testing.",
        "Your move from nursing to device testing is the step I am weighing.",
        "I hope to learn how testers are trained.",
        "Would you have 20 minutes for a talk",
        "If now is a bad time",
        "Ana Sol\nLab technician at Contoso\nhttps://www.linkedin.com/in/ana-sol\n+351 555 0100",
    ]
    places = [message.text.index(part) for part in order]
    assert places == sorted(places)
    assert 50 <= letters.read(message.text).words <= 100


def test_an_invitation_note_says_who_sent_me_why_them_and_one_question() -> None:
    message = drafts.ask(card=replace(CARD, channel=Channel.LINKEDIN_NOTE))
    assert message == Message(
        "",
        "Hi Li,\nPriya Patel suggested I write to you; we volunteer together. Your move from "
        "nursing to device testing is the step I am weighing. Could I ask you for 20 minutes on "
        "how testers are trained?",
    )


def test_the_note_to_forward_holds_nothing_of_the_line_above() -> None:
    message = drafts.introduction(card=CARD, introducer=PRIYA, target=LI)
    assert message.subject == "Introduction: Ana Sol / Li Wei"
    above, _, note = message.text.partition("- - -")
    assert above.startswith("Hi Priya,")
    assert "please check with Li first" in above
    assert note.strip().startswith("Hello Li,\n\nI am Ana Sol, a lab technician")
    assert "Priya" not in note
    assert letters.count(message.text) <= 125


def test_a_card_with_nothing_but_names_still_asks() -> None:
    card = FramingCard(sender="Ana Sol", reader=Reader("Li Wei"))
    message = drafts.ask(card=card)
    assert message.text.startswith("Dear Li Wei,\n\nWould you have 20 minutes for a talk")
    assert message.subject == "20 minutes on your path"


def test_a_job_request_typed_by_the_seeker_is_blocked() -> None:
    card = replace(CARD, why="I am looking for a job in your team")
    message = drafts.ask(card=card)
    found = checks.check(
        text=message.text, kind=MessageKind.ASK, context=context(card, LI, message)
    )
    assert found[0].rule == "L01"


@pytest.mark.parametrize("channel", list(Channel))
def test_enormous_fields_are_shortened_to_fit(channel: Channel) -> None:
    long = "word " * 400
    card = replace(CARD, channel=channel, who=long, why=long, why_you=long, learn=long, topic=long)
    message = drafts.ask(card=card)
    assert len(message.text) <= LONGEST_TEXT.get(channel, 1_000)
    assert len(message.subject) <= 80


@pytest.mark.parametrize(
    "kind, name, question",
    [
        (TargetKind.ORGANISATION, "Contoso.", "Who do you know at Contoso?"),
        (TargetKind.ROLE, "analyst", "Who do you know who works as an analyst?"),
        (TargetKind.ROLE, "Quality Engineer", "Who do you know who works as a Quality Engineer?"),
        (TargetKind.PERSON, "Li Chen", "Do you know Li Chen, or somebody who does?"),
    ],
)
@pytest.mark.parametrize("channel", list(Channel))
def test_a_name_is_asked_for_in_the_words_that_fit(
    kind: TargetKind, name: str, question: str, channel: Channel
) -> None:
    card = FramingCard(sender="Ana Sol", reader=Reader("Priya Patel", "Priya"), channel=channel)
    message = drafts.who_do_you_know(card=card, place=name, kind=kind)
    assert question in message.text
    assert message.subject == (question if channel is Channel.EMAIL else "")


@pytest.mark.parametrize("channel", list(Channel))
def test_a_name_that_is_not_known_is_drafted_around(channel: Channel) -> None:
    bare = FramingCard(sender="", reader=LI, channel=channel)
    written = (
        drafts.ask(card=bare),
        drafts.introduction(card=bare, introducer=PRIYA, target=LI),
        drafts.who_do_you_know(card=bare, place="Globex", kind=TargetKind.ORGANISATION),
    )
    for message in written:
        assert "I am ." not in message.text
        assert "this is ." not in message.text
        assert message.text == message.text.rstrip()
        assert "  /" not in message.subject
        assert not message.subject.startswith("Introduction:")
