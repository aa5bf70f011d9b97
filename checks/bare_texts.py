"""No text of a page is bare: everything said in a template waits for its language.

Looked at: what stands between tags, the attributes that are read out or shown, and texts handed
to a filter or an included part. What a sign or a name says is the same in every language.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

from checks.findings import Finding, place
from checks.texts import ROOM

# What only who builds pages sees.
EXEMPT = {"design/show.html"}
# The same in every language: our name, a measure that is part of a file's name, and keys.
NAMES = {"Kithwork", "K"}
SHOWN = {"alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"}
# What is typed is typed in the same way everywhere, and so is what scripts and styles say.
SILENT = {"code", "script", "style"}
SINGLE_KEYS = "kbd"
# The block that names a class of the page's width.
WIDTH = "block width"
LETTERS = re.compile(r"[^\W\d_]+")
# A text of more than one small word, in a variable or a tag that does not translate it.
LITERAL = re.compile(r"""(_\()?(["'])((?:(?!\2).)*)\2""")
SPOKEN = re.compile(r"^[A-Z][a-z]|[a-z] |^ .*[a-z]")
# Their texts are names and addresses, are translated, or are compared and not shown.
PASSED_OVER = {"extends", "if", "elif", "load", "static", "translate", "trans", "url"}
AGAIN = "wrap it in translate or blocktranslate"


def findings(root: Path) -> list[Finding]:
    """Every text of a template of the web room that is not translated."""
    folder = root / ROOM / "templates"
    return [
        Finding(place(root, path), line, f"says “{text}” in English alone; {AGAIN}")
        for path in sorted(folder.rglob("*.html"))
        if place(folder, path) not in EXEMPT
        for line, text in bare(path.read_text(encoding="utf-8"))
    ]


def bare(source: str) -> list[tuple[int, str]]:
    """The texts of a template that are not translated, each with its line."""
    reader = _Reader()
    handed: list[tuple[int, str]] = []
    for token in _outside_translations(source):
        if token.token_type is TokenType.TEXT:
            reader.feed(token.contents)
        else:
            reader.feed("\n" * token.contents.count("\n"))
            handed += [(token.lineno or 0, text) for text in _handed(token)]
    reader.close()
    return sorted([*reader.found, *handed])


def _outside_translations(source: str) -> Iterator[Token]:
    """The tokens of a template without those between blocktranslate and its end."""
    end, lines = "", 0
    for token in Lexer(source).tokenize():
        word = token.contents.split(" ")[0] if token.token_type is TokenType.BLOCK else ""
        if token.contents == WIDTH:
            end, lines = "endblock", 0
        elif end:
            lines += token.contents.count("\n")
            if word == end:
                end = ""
                yield Token(TokenType.COMMENT, "\n" * lines, lineno=token.lineno)
        elif word in ("blocktranslate", "blocktrans", "comment"):
            end, lines = f"end{word}", 0
        else:
            yield token


def _handed(token: Token) -> Iterator[str]:
    """The texts that a variable or a tag hands on as they are."""
    if token.token_type is TokenType.COMMENT:
        return
    if token.token_type is TokenType.BLOCK and token.contents.split(" ")[0] in PASSED_OVER:
        return
    for translated, _quote, text in LITERAL.findall(token.contents):
        if not translated and SPOKEN.search(text):
            yield text


class _Reader(HTMLParser):
    """Finds the texts of HTML from which the template's own tags are cut out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT or tag == SINGLE_KEYS:
            self._inside.append(tag)
        described = tag == "meta" and ("name", "description") in attrs
        for name, value in attrs:
            if name in SHOWN or (described and name == "content"):
                self._look_at(value or "")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] in SILENT:
            return
        if self._inside and len(data.strip()) == 1:
            return
        self._look_at(data)

    def _look_at(self, text: str) -> None:
        said = " ".join(text.split())
        if set(LETTERS.findall(said)) - NAMES:
            self.found.append((self.getpos()[0], said))
