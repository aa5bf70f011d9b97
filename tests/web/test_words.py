"""Values in words."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kithwork.domain.asks import AskState, Channel
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.messages import Severity
from kithwork.web.templatetags import words


@pytest.mark.parametrize(
    "value, said",
    [(0.0, "0"), (0.0004, "1"), (0.27, "27"), (0.9999, "99"), (1.0, "100")],
)
def test_something_is_never_nothing_and_hardly_never_surely(value: float, said: str) -> None:
    assert words.percent(value) == f"{said}\N{NARROW NO-BREAK SPACE}%"


def test_days_are_said_as_people_say_them() -> None:
    today = timezone.now().date()
    assert words.day(date(2026, 5, 3)) == "3 May 2026"
    assert words.day(None) == ""
    said = {days: words.ago(today - timedelta(days=days)) for days in (0, 1, 3, 20, 100, 800)}
    assert list(said.values()) == [
        "today",
        "yesterday",
        "3 days ago",
        "2 weeks ago",
        "3 months ago",
        "2 years ago",
    ]
    assert words.ago(None) == "never"


@pytest.mark.parametrize(
    "address, link",
    [
        ("https://example.org/a", "https://example.org/a"),
        ("www.example.org", "https://www.example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x.y", ""),
        ("nowhere", ""),
    ],
)
def test_only_pages_of_the_web_are_linked(address: str, link: str) -> None:
    assert words.web(address) == link


def test_every_state_has_its_words() -> None:
    assert all(words.ask_state(state) for state in AskState)
    assert all(words.introduction_state(state) for state in IntroductionState)
    assert all(words.channel(channel) for channel in Channel)
    assert all(words.severity(severity) for severity in Severity)


def test_warmer_is_never_said_colder() -> None:
    order = ["cold", "cool", "lukewarm", "fairly warm", "warm"]
    said = [order.index(words.warmth(number / 100)) for number in range(101)]
    assert said == sorted(said)
    assert {words.bars(0.0), words.bars(0.01), words.bars(1.0)} == {0, 1, 4}


def test_what_is_called_warm_looks_warm_and_nothing_else() -> None:
    for number in range(101):
        value = number / 100
        assert words.is_warm(value) == (words.warmth(value) in {"warm", "fairly warm"})
