"""Rules L25 to L32, with the good and bad lines of practice.md (part e)."""

from dataclasses import replace

import pytest

from kithwork.domain.messages import History, MessageContext, MessageKind, Remark, Severity
from kithwork.writing import checks

SAID = ("Shadow a night shift before you decide", "Audits teach you the trade")
KNOWN = MessageContext(
    names=("Ada Okafor", "Ada"),
    sender="Ana Sol",
    subject="Thank you for our talk",
    history=History(said=SAID, named=("Eva Haas",), hours=5),
)
THANKS = """Dear Ada,

Thank you for talking with me today. Your tip to shadow a night shift changed my plan: I have \
signed up for one in March.

I am writing to Dr Haas this week, as you suggested.

Kind regards,
Ana Sol"""
UPDATE = """Dear Ada,

You advised SQL first; I finished a project, here is what I learned.

Kind regards,
Ana Sol"""


def thank(text: str, context: MessageContext = KNOWN) -> tuple[Remark, ...]:
    return checks.check(text=text, kind=MessageKind.THANK_YOU, context=context)


def tell(text: str, history: History = History()) -> tuple[Remark, ...]:  # noqa: B008
    context = replace(KNOWN, subject="What came of your advice", history=history)
    return checks.check(text=text, kind=MessageKind.UPDATE, context=context)


def of(found: tuple[Remark, ...], rule: str) -> list[Severity]:
    return [one.severity for one in found if one.rule == rule]


def test_good_thanks_and_good_news_have_no_remark() -> None:
    assert thank(THANKS) == ()
    assert tell(UPDATE) == ()


def test_thanks_for_nothing_in_particular_are_an_error() -> None:
    assert of(thank("Dear Ada,\n\nThanks for your time."), "L25") == [Severity.ERROR]
    bare = replace(KNOWN, history=History())
    assert of(thank("Dear Ada,\n\nThank you for your advice.", bare), "L25") == [Severity.ERROR]


@pytest.mark.parametrize(
    "line",
    [
        "Your tip to shadow a night shift changed my plan.",
        "I keep thinking of what you said about teaching.",
        "You mentioned the guild of testers, and I have joined it.",
        "I will go and shadow a nurse on the night shift.",
        "“Audits teach you the trade” stays with me.",
    ],
)
def test_one_point_of_the_talk_is_enough(line: str) -> None:
    assert not of(thank(f"Dear Ada,\n\nThank you. {line}"), "L25")


def test_a_short_remark_may_be_cited_whole() -> None:
    known = replace(KNOWN, history=History(said=("Just go and do it",)))
    assert not of(thank("Dear Ada,\n\n“Just go and do it” stays with me.", known), "L25")


@pytest.mark.parametrize(
    "hours, said",
    [(None, []), (5, []), (24, []), (25, [Severity.WARN]), (216, [Severity.ERROR])],
)
def test_thanks_are_due_in_a_day(hours: float | None, said: list[Severity]) -> None:
    history = replace(KNOWN.history, hours=hours)
    assert of(thank(THANKS, replace(KNOWN, history=history)), "L26") == said


@pytest.mark.parametrize(
    "line",
    [
        "Thanks! Could you forward my CV?",
        "Would you introduce me to your team?",
        "Please send me the slides.",
        "My CV is attached.",
        "May I ask one more thing?",
        "I would be grateful if you could read my letter.",
        "Let me know if you hear of something.",
        "One more favour: a word with your boss.",
    ],
)
def test_thanks_ask_for_nothing(line: str) -> None:
    text = THANKS.replace("Kind regards", f"{line}\n\nKind regards")
    (found,) = [one for one in thank(text) if one.rule == "L27"]
    assert found.severity is Severity.ERROR
    assert text[found.start : found.end] in line


@pytest.mark.parametrize(
    "line",
    [
        "If I can do something for you, I will gladly do it.",
        "Could I help you with the move to Porto?",
        "“Could you live with nights?” stays with me.",
        "Thank you for introducing me to the team.",
    ],
)
def test_thanks_may_offer_and_cite(line: str) -> None:
    text = THANKS.replace("Kind regards", f"{line}\n\nKind regards")
    assert not of(thank(text), "L27")


def test_a_job_asked_for_in_thanks_is_blocked() -> None:
    text = THANKS.replace("Kind regards", "Do you have any openings?\n\nKind regards")
    assert of(thank(text), "L01") == [Severity.BLOCK]


def test_what_comes_next_is_told() -> None:
    assert of(thank("Dear Ada,\n\nVery interesting!"), "L28") == [Severity.INFO]
    for line in ("I have signed up for the course you named.", "I will ask for a day there."):
        assert not of(thank(f"Dear Ada,\n\n{line}"), "L28")


def test_whoever_was_named_is_spoken_of() -> None:
    silent = THANKS.replace("I am writing to Dr Haas this week, as you suggested.", "")
    assert of(thank(silent), "L29") == [Severity.WARN]
    assert not of(thank(silent, replace(KNOWN, history=History(said=SAID))), "L29")


@pytest.mark.parametrize(
    "line", ["Any update?", "Just checking in.", "I wanted to touch base.", "How are you?"]
)
def test_a_message_without_news_is_better_left(line: str) -> None:
    assert of(tell(f"Dear Ada,\n\n{line}"), "L30") == [Severity.WARN]


@pytest.mark.parametrize(
    "line",
    [
        "I spoke with Mark on Monday; his view on audits helped. Thank you.",
        "Congratulations on your new post as head of testing!",
        "Just checking in: I passed the exam you told me of.",
    ],
)
def test_news_is_news(line: str) -> None:
    assert not of(tell(f"Dear Ada,\n\n{line}"), "L30")


@pytest.mark.parametrize(
    "history, said",
    [
        (History(), []),
        (History(unanswered=1, workdays=0), [Severity.ERROR]),
        (History(unanswered=1, workdays=2), [Severity.ERROR]),
        (History(unanswered=1, workdays=5), []),
        (History(unanswered=2, workdays=30), [Severity.ERROR]),
    ],
)
def test_nobody_is_pressed(history: History, said: list[Severity]) -> None:
    assert of(tell(UPDATE, history), "L31") == said


def test_whoever_sent_me_hears_of_it() -> None:
    untold = History(untold=("Mark Bay",))
    assert of(tell(UPDATE, untold), "L32") == [Severity.WARN]
    told = UPDATE.replace("You advised", "I spoke with Mark on Monday. You advised")
    assert not of(tell(told, untold), "L32")


def test_an_invitation_to_connect_holds_two_hundred_characters() -> None:
    context = MessageContext(names=("Ada",), channel="linkedin-note")
    long = checks.check(text="Hi Ada, " + "x" * 200, kind=MessageKind.CONNECT, context=context)
    assert of(long, "L10") == [Severity.ERROR]
