"""The catalogues hold the texts of the web room, all of them, translated and compiled."""

from gettext import GNUTranslations
from pathlib import Path

import pytest

from checks import catalogues, texts

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext

# Translators: said after a form was kept
SAVED = _("Saved.")


def told(name: str, n: int) -> str:
    if n < 0:
        return pgettext("a list", "None")
    return _("%(name)s was "
             "removed.") % {"name": name} + ngettext("%(n)s day", "%(n)s days", n) % {"n": n}
"""
TEMPLATE = """
{% extends "base.html" %}
  {% block content %}
      <h1>{% translate "Asks" %}</h1>
  {% if asks %}<p>{% blocktranslate trimmed count number=asks|length %}
      {{ number }} ask to {{ name }}
    {% plural %}
      {{ number }} asks to {{ name }}
    {% endblocktranslate %}</p>{% endif %}
  <p>Said to nobody (yet: it's “bare”.</p>
<a title="{% translate 'Open' context 'a door' %}">{{ label|default:_("Go on") }}</a>
{% endblock %}
"""
HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
DAYS = 'msgid_plural "%(n)s days"\nmsgstr[0] "{}"\nmsgstr[1] "{}"'
GERMAN = {
    "Saved.": "Gespeichert.",
    "None": "Keine",
    "%(name)s was removed.": "%(name)s wurde entfernt.",
    "Asks": "Anfragen",
    "Open": "Öffnen",
    "Go on": "Weiter",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    room = tmp_path / texts.ROOM
    (room / "templates").mkdir(parents=True)
    (room / "told.py").write_text(PYTHON, encoding="utf-8")
    (room / "templates" / "asks.html").write_text(TEMPLATE, encoding="utf-8")
    german(tmp_path).parent.mkdir(parents=True)
    german(tmp_path).write_text(HEAD, encoding="utf-8")
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    return tmp_path


def german(root: Path) -> Path:
    return root / catalogues.LOCALE / "de" / "LC_MESSAGES" / "django.po"


def change(root: Path, before: str, after: str) -> None:
    text = german(root).read_text(encoding="utf-8")
    assert before in text
    german(root).write_text(text.replace(before, after), encoding="utf-8")


def translate(root: Path) -> None:
    catalogues.write()
    for text, said in GERMAN.items():
        change(root, f'msgid "{text}"\nmsgstr ""', f'msgid "{text}"\nmsgstr "{said}"')
    change(root, DAYS.format("", ""), DAYS.format("%(n)s Tag", ""))
    catalogues.write()


def complaints(root: Path) -> list[str]:
    return [finding.why for finding in catalogues.findings(root)]


def test_texts_are_found_in_python_and_in_templates(repository: Path) -> None:
    found = texts.found(repository)
    said = {message.id: message for message in found if message.id}
    assert set(said) == {
        "Saved.",
        "None",
        "%(name)s was removed.",
        ("%(n)s day", "%(n)s days"),
        "Asks",
        ("%(number)s ask to %(name)s", "%(number)s asks to %(name)s"),
        "Open",
        "Go on",
    }
    assert said["None"].context == "a list"
    assert said["Open"].context == "a door"
    assert said["Saved."].auto_comments == ["said after a form was kept"]


def test_what_is_written_passes_and_says_what_is_open(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(repository)
    assert complaints(repository) == []
    assert capsys.readouterr().out.splitlines()[-1] == "de: 8 texts, 2 to translate"
    before = german(repository).read_bytes(), german(repository).with_suffix(".mo").read_bytes()
    catalogues.write()
    after = german(repository).read_bytes(), german(repository).with_suffix(".mo").read_bytes()
    assert before == after


def test_what_is_compiled_is_what_is_read(repository: Path) -> None:
    translate(repository)
    with german(repository).with_suffix(".mo").open("rb") as stream:
        read = GNUTranslations(stream)
    assert read.gettext("Asks") == "Anfragen"
    assert read.pgettext("a list", "None") == "Keine"
    assert read.ngettext("%(n)s day", "%(n)s days", 1) == "%(n)s Tag"
    assert read.gettext("Not ours") == "Not ours"


def test_a_new_text_and_one_that_is_gone_are_found(repository: Path) -> None:
    translate(repository)
    told = repository / texts.ROOM / "told.py"
    told.write_text(PYTHON.replace("Saved.", "Kept."), encoding="utf-8")
    first, second, third = complaints(repository)
    assert first.startswith("lacks “Kept.”;")
    assert second.startswith("holds what stands on no page, “Saved.”;")
    assert third.startswith("is not what django.po says")


def test_what_is_not_compiled_is_found(repository: Path) -> None:
    translate(repository)
    change(repository, "Gespeichert.", "Behalten.")
    assert complaints(repository) == ["is not what django.po says; run `make messages`"]


@pytest.mark.parametrize(
    "before, after, why",
    [
        ("%(name)s wurde", "Sie wurde", "the translation lost %(name)s"),
        ("%(name)s wurde", "%(nam)s wurde", "unknown named placeholder"),
        ('msgid "Asks"', '#, fuzzy\nmsgid "Asks"', "is marked as fuzzy"),
    ],
)
def test_a_translation_that_cannot_be_filled_in_is_found(
    repository: Path, before: str, after: str, why: str
) -> None:
    translate(repository)
    change(repository, before, after)
    assert any(why in said for said in complaints(repository))


def test_one_thing_needs_no_number_but_many_do(repository: Path) -> None:
    translate(repository)
    change(repository, DAYS.format("%(n)s Tag", ""), DAYS.format("Ein Tag", "%(n)s Tage"))
    catalogues.write()
    assert complaints(repository) == []
    change(repository, DAYS.format("Ein Tag", "%(n)s Tage"), DAYS.format("Ein Tag", "Tage"))
    assert any("lost %(n)s" in said for said in complaints(repository))
