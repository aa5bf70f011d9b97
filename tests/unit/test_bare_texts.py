"""Texts of templates that wait for no language are found, and what is none is passed over."""

from pathlib import Path

import pytest

from checks import bare_texts, texts


@pytest.mark.parametrize(
    "source, text",
    [
        ("<p>Nobody here</p>", "Nobody here"),
        ("<p>{{ name }} is here</p>", "is here"),
        ("{% if one %}due{% endif %}", "due"),
        ('<a title="Open">1</a>', "Open"),
        ('<a aria-label="Remove {{ name }}">1</a>', "Remove"),
        ('<input placeholder="Your name">', "Your name"),
        ('<meta name="description" content="A search">', "A search"),
        ('{% include "a.html" with heading="No asks yet" %}', "No asks yet"),
        ('{% include "a.html" with label_for="Remove "|add:name %}', "Remove "),
        ('{{ name|default:"Somebody" }}', "Somebody"),
        ('{{ n|count:"pair looks,pairs look" }}', "pair looks,pairs look"),
        ('{% translate "through" %} {{ name }} to you', "to you"),
    ],
)
def test_a_bare_text_is_found(source: str, text: str) -> None:
    assert [found for _, found in bare_texts.bare(source)] == [text]


@pytest.mark.parametrize(
    "source",
    [
        '<h1>{% translate "Asks" %}</h1>',
        "{% blocktranslate count n=n %}{{ n }} tie{% plural %}{{ n }} ties{% endblocktranslate %}",
        '<a title="{% translate \'Open\' %}" class="button big">·</a>',
        '{% include "a.html" with heading=_("No asks yet") icon="send" %}',
        '{% if state == "Sent off" %}{% url "ask" one.id %}{% endif %}',
        "<script>const name = 'One thing';</script><style>main { color: red }</style>",
        "<code>kith serve</code> <kbd>m</kbd> <kbd>?</kbd>",
        "{# Said to nobody. #}{% comment %}Nor this{% endcomment %}<!-- nor that -->",
        "{% block width %}{% if one %}narrow{% endif %}{% endblock %}",
        "{{ first }}–{{ last }} · 20 &amp; →",
        "<title>{% block title %}Kithwork{% endblock %}</title>",
    ],
)
def test_what_is_said_in_every_language_or_to_nobody_is_not(source: str) -> None:
    assert bare_texts.bare(source) == []


def test_a_finding_names_its_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / texts.ROOM / "templates"
    (folder / "design").mkdir(parents=True)
    (folder / "design" / "show.html").write_text("<p>For who builds pages</p>", encoding="utf-8")
    translated = "{% blocktranslate %}\nOne\n{% endblocktranslate %}\n"
    bare = '<p>\n  Two\n</p>{{ a|default:"Of it" }}'
    (folder / "asks.html").write_text(translated + bare, encoding="utf-8")
    asks, against = "src/kithwork/web/templates/asks.html", f"alone; {bare_texts.AGAIN}"
    assert [str(one) for one in bare_texts.findings(tmp_path)] == [
        f"{asks}:4: says “Two” in English {against}",
        f"{asks}:6: says “Of it” in English {against}",
    ]
