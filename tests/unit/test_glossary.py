"""The words that no name may use, found in code, routes, commands and pages."""

import pytest

from checks import glossary


def words_against(source: str, place: str = "src/kithwork/domain/people.py") -> list[str]:
    return [finding.why for finding in glossary.in_module(place, source)]


@pytest.mark.parametrize(
    "name, words",
    [
        ("warmest_path", ["warmest", "path"]),
        ("WarmestPath", ["warmest", "path"]),
        ("HTTPLead", ["http", "lead"]),
        ("LARGEST_GROUP", ["largest", "group"]),
        ("follow-up", ["follow", "up"]),
        ("people/<uuid:id>/", ["people", "uuid", "id"]),
    ],
)
def test_names_are_taken_apart(name: str, words: list[str]) -> None:
    assert glossary.words(name) == words


@pytest.mark.parametrize(
    "source",
    [
        "class CompanyCard: ...",
        "def list_leads() -> None: ...",
        "async def meeting() -> None: ...",
        "class Person:\n    mentor: str = ''",
        "class Person:\n    reminders = ()",
        "class Person:\n    class Meta:\n        db_table = 'graph_node'",
        "name = field(db_column='company')",
        "urlpatterns = [path('companies/', show)]",
        "urlpatterns = [path('all/', show, name='pipeline')]",
        "@group.command('todo')\ndef follow_ups() -> None: ...",
    ],
)
def test_a_forbidden_word_in_a_name_is_found(source: str) -> None:
    assert len(words_against(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "HEADERS = ('Company', 'Position')",
        "def leading() -> str:\n    '''Not a lead.'''\n    return 'meeting'",
        "class Person:\n    acknowledged_at = ''",
        "urlpatterns = [path('people/', show, name='people')]",
        "knowledge = 'company'",
    ],
)
def test_other_words_and_constants_are_left_alone(source: str) -> None:
    assert words_against(source) == []


def test_the_file_itself_has_a_name() -> None:
    assert words_against("", "src/kithwork/domain/companies.py") == [
        "“companies” says companies; our word is organisation"
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<h1>Your next meeting</h1>",
        "<h2>\n  <span>All</span> <b>leads</b>\n</h2>",
        "{% block title %}Pipeline{% endblock %}",
        "<title>{{ name }} · Company</title>",
        '<h3>{% translate "Mentors" %}</h3>',
    ],
)
def test_a_forbidden_word_in_a_heading_is_found(page: str) -> None:
    assert len(glossary.in_template("templates/people/list.html", page)) == 1


def test_text_below_a_heading_and_code_in_it_are_left_alone() -> None:
    page = "<h1>{{ company_name }}{# lead #}</h1><p>Which company do you lead?</p>"
    assert glossary.in_template("templates/people/list.html", page) == []


def test_the_line_of_a_finding_is_the_line_of_the_name() -> None:
    found = glossary.in_module("a.py", "x = 1\n\n\nclass Node: ...\n")
    assert [finding.line for finding in found] == [4]
