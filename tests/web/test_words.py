"""Values in words."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone, translation

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
    assert words.ago(date.max) == words.day(date.max)


def test_days_are_said_in_german() -> None:
    today = timezone.now().date()
    with translation.override("de"):
        assert words.day(date(2026, 5, 3)) == "3. Mai 2026"
        assert words.month(date(2026, 5, 3)) == "Mai 2026"
        said = [words.ago(today - timedelta(days=days)) for days in (0, 1, 3, 20, 100, 800)]
        assert said == [
            "heute",
            "gestern",
            "vor 3 Tagen",
            "vor 2 Wochen",
            "vor 3 Monaten",
            "vor 2 Jahren",
        ]
        assert words.ago(None) == "nie"


def test_a_due_day_names_its_weekday() -> None:
    today = timezone.localdate()
    assert words.due(None) == ""
    assert words.due(today - timedelta(days=9)) == "good to do today"
    assert words.due(today + timedelta(days=1)) == "good to do tomorrow"
    later = today + timedelta(days=9)
    assert words.due(later) == f"good to do on {later:%A}, {words.day(later)}"
    with translation.override("de"):
        weekdays = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
        weekday = weekdays[later.weekday()]
        assert words.due(later) == f"gut für {weekday}, {words.day(later)}"


@pytest.mark.parametrize(
    "first, last, current, english, german",
    [
        (date(2020, 3, 1), date(2024, 5, 1), False, "March 2020 to May 2024", "bis Mai 2024"),
        (date(2020, 3, 1), None, True, "since March 2020", "seit März 2020"),
        (None, None, True, "now", "derzeit"),
        (None, date(2024, 5, 1), False, "until May 2024", "bis Mai 2024"),
        (date(2020, 3, 1), None, False, "from March 2020", "ab März 2020"),
        (None, None, False, "", ""),
    ],
)
def test_a_span_is_said_in_months(
    first: date | None, last: date | None, *, current: bool, english: str, german: str
) -> None:
    position = SimpleNamespace(from_on=first, to_on=last, current=current)
    assert words.span(position) == english
    with translation.override("de"):
        assert words.span(position).endswith(german)


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert [words.figure(number) for number in (0, 999, 1234, 1234567)] == [
        "0",
        "999",
        "1,234",
        "1,234,567",
    ]
    with translation.override("de"):
        assert words.figure(1234567) == "1.234.567"
        assert words.figure(0.5) == "0,5"
        assert words.percent(0.27) == "27\N{NARROW NO-BREAK SPACE}%"


def test_what_is_counted_has_its_plural() -> None:
    assert words.count(1, "person") == "1 person"
    assert words.count(0, "person") == "0 people"
    assert words.count(1234, "person") == "1,234 people"
    with translation.override("de"):
        assert words.count(1, "person") == "1 Person"
        assert words.count(1234, "person") == "1.234 Personen"
        assert words.count(2, "pair") == "2 Paare"


def test_a_word_without_its_plural_is_no_word() -> None:
    with pytest.raises(KeyError):
        words.count(2, "sheep")


def test_a_tie_is_named_in_words() -> None:
    said = [words.tie(strength) for strength in (1.0, 0.5, 0.3, 0.1, 0.0, None)]
    assert said == ["close tie", "good tie", "loose tie", "faint tie", "no tie", "no tie"]


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


def test_states_kinds_and_touches_are_said_in_the_readers_language() -> None:
    assert [words.campaign_state(state) for state in ("running", "paused")] == ["running", "paused"]
    assert [words.address_kind(kind) for kind in ("email", "web")] == ["e-mail", "web site"]
    assert [words.touch(kind) for kind in ("ask sent", "Coffee")] == ["ask sent", "Coffee"]
    with translation.override("de"):
        assert words.campaign_state("landed") == "angekommen"
        assert words.address_kind("profile") == "Profil"
        assert words.touch("answered") == "beantwortet"
        assert words.touch("Kaffee") == "Kaffee"
