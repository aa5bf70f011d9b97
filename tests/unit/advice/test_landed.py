"""Who helped: everybody who did something, once, and nobody else."""

import string
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kithwork.advice import landed
from kithwork.domain.asks import Channel, Reader
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.domain.landed import Facts, Found, Help, HelpKind, Offer, Person
from kithwork.domain.messages import MessageContext, MessageKind, Severity
from kithwork.domain.occasions import Occasion
from kithwork.writing import checks, occasions
from kithwork.writing import landed as words

GRAVE = {Severity.BLOCK, Severity.ERROR}
TODAY = date(2026, 11, 21)
WORDS = st.text(string.ascii_letters + string.digits + " .'’éß", max_size=60)


@st.composite
def helps(draw: st.DrawFn) -> Help:
    kind = draw(st.sampled_from(HelpKind))
    leads = {HelpKind.NAMED, HelpKind.INTRODUCED, HelpKind.RECOMMENDED}
    whom = draw(st.sampled_from(["Li Chen", "Kim Park", "Wei Zhang"])) if kind in leads else ""
    said = {HelpKind.PROMISE, HelpKind.OPENING}
    what = [draw(WORDS)] if kind in said else draw(st.lists(WORDS, max_size=2))
    return Help(
        kind=kind,
        on=draw(st.dates(date(2024, 1, 1), TODAY)),
        whom=whom,
        key=len(whom) if kind in (HelpKind.NAMED, HelpKind.INTRODUCED) else None,
        led=kind in leads and draw(st.booleans()),
        made=kind is not HelpKind.INTRODUCED or draw(st.booleans()),
        what=tuple(what) if kind is not HelpKind.FAN else (),
    )


@st.composite
def searches(draw: st.DrawFn) -> Facts:
    there = draw(st.sets(st.integers(1, 12)))
    people = {key: Person(key, UUID(int=key), f"P{key}") for key in there}
    rows = draw(st.lists(st.tuples(st.integers(1, 12), helps()), max_size=30))
    return Facts(people, tuple(rows))


@given(searches())
def test_everybody_who_helped_stands_there_once_and_nobody_else(facts: Facts) -> None:
    found = landed.helpers(facts)
    keys = [one.key for one in found]
    assert len(set(keys)) == len(keys)
    assert set(keys) == {key for key, _ in facts.helps} & set(facts.people)
    for one in found:
        own = {row.kind for key, row in facts.helps if key == one.key}
        assert {row.kind for row in one.helps} <= own
        assert one.helped
        assert all(line.strip() for line in one.helped)
        # A name that an introduction followed is told as that alone; no other kind is lost.
        assert own - {row.kind for row in one.helps} <= {HelpKind.NAMED}


def test_of_rows_about_one_name_the_first_is_told() -> None:
    """Whatever their order, and with what came of any of them."""
    first = Help(HelpKind.NAMED, date(2026, 3, 2), "Li Chen", 7, what=("at the fair",))
    later = Help(HelpKind.NAMED, date(2026, 5, 1), "Li Chen", 7, led=True)
    people = {1: Person(1, UUID(int=1), "P1")}
    for rows in ((first, later), (later, first)):
        (helper,) = landed.helpers(Facts(people, tuple((1, row) for row in rows)))
        (told,) = helper.helps
        assert (told.on, told.what, told.led) == (first.on, first.what, True)


@given(searches(), st.randoms())
def test_the_order_of_rows_does_not_matter(facts: Facts, random: object) -> None:
    rows = list(facts.helps)
    random.shuffle(rows)  # type: ignore[attr-defined]
    again = landed.helpers(Facts(facts.people, tuple(rows)))
    first = landed.helpers(facts)
    assert [one.key for one in again] == [one.key for one in first]
    assert [set(one.helps) for one in again] == [set(one.helps) for one in first]


@given(
    st.lists(helps(), min_size=1, max_size=8),
    st.sampled_from([Channel.EMAIL, Channel.LINKEDIN, Channel.PHONE]),
    st.builds(Found, WORDS, WORDS, st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 1))),
    st.none() | st.builds(Offer, st.booleans(), st.none(), st.booleans(), st.just("night shifts")),
)
def test_each_note_has_news_and_thanks_and_asks_for_nothing(
    given_help: list[Help], channel: Channel, found: Found, offer: Offer | None
) -> None:
    facts = Facts({1: Person(1, UUID(int=1), "Maria")}, tuple((1, one) for one in given_help))
    (helper,) = landed.helpers(facts)
    occasion = Occasion(
        kind=FollowUpKind.NEWS,
        sender="Ana Sol",
        reader=Reader("Maria Moreno", "Maria"),
        today=TODAY,
        channel=channel,
        matter=words.news(found, today=TODAY),
        helps=helper.helps,
        offer=offer,
    )
    message = occasions.draft(occasion)
    assert "I found what I was looking for" in message.text
    assert "Thank you for your help on the way." in message.text
    context = MessageContext(
        names=("Maria",), sender="Ana Sol", channel=channel.value,
        subject=message.subject if channel is Channel.EMAIL else None,
    )  # fmt: skip
    for kind in (MessageKind.UPDATE, MessageKind.THANK_YOU):
        remarks = checks.check(text=message.text, kind=kind, context=context)
        grave = {one.rule for one in remarks if one.severity in GRAVE}
        assert grave <= {"L25"}


def test_what_mattered_most_comes_first() -> None:
    people = {key: Person(key, UUID(int=key), name) for key, name in enumerate("ABCDE", start=1)}
    facts = Facts(
        people,
        (
            (1, Help(HelpKind.FAN)),
            (2, Help(HelpKind.TALKED, TODAY, what=("Begin early.",))),
            (3, Help(HelpKind.NAMED, TODAY, whom="Li", key=9, led=True)),
            (4, Help(HelpKind.INTRODUCED, TODAY, whom="Li", key=9, led=True)),
            (4, Help(HelpKind.NAMED, TODAY, whom="Li", key=9, led=True)),
            (5, Help(HelpKind.RECOMMENDED, TODAY, whom="Dr Haas", led=True, what=("a ward",))),
        ),
    )
    on = " on 21 November 2026"
    assert [(one.name, one.helped) for one in landed.helpers(facts)] == [
        (
            "E",
            (f"recommended you to Dr Haas, for a ward{on}; something came of it",),
        ),
        ("D", ("introduced you to Li, and you talked",)),
        ("C", ("named Li to you, and you talked",)),
        ("B", ("talked with you on 21 November 2026; what helped: “Begin early”",)),
        ("A", ("offered to help you",)),
    ]


def test_the_news_says_what_is_known_and_no_more() -> None:
    day = date(2027, 1, 4)
    assert words.news(Found(), today=TODAY).endswith("and my search is over.")
    assert words.news(Found("Nurse"), today=TODAY).endswith(": I start as Nurse.")
    assert words.news(Found("", "Charité", day), today=TODAY).endswith(
        ": I start at Charité on 4 January 2027."
    )
    assert words.news(Found("Nurse", "", date(2026, 11, 20)), today=TODAY).endswith(
        ": I started as Nurse yesterday."
    )
