"""Every page of a served folder: the routes as the program has them, the addresses as links.

No list of pages stands here. A route that answers GET is a page to be visited; what stands in
its address is taken from the links and forms of the pages found so far.
"""

import re
import urllib.error
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit
from uuid import UUID

from django.test import RequestFactory
from django.urls import Resolver404, URLPattern, get_resolver

# A kind of page (a route, and what may follow its "?") is looked at so often ...
LOOKS = 6
# ... to find so many pages that each show something new.
KEPT = 2
SAMPLES = {"UUIDConverter": UUID(int=0), "IntConverter": 1}


def routes() -> Iterator[URLPattern]:
    """Every route of the program."""
    for one in get_resolver().url_patterns:
        yield from getattr(one, "url_patterns", [one])


def methods(route: URLPattern) -> frozenset[str]:
    """The methods a route takes; each view refuses others before it does anything."""
    named = {
        name: SAMPLES.get(type(converter).__name__, "x")
        for name, converter in route.pattern.converters.items()
    }
    answer = route.callback(RequestFactory().options("/"), **named)
    return frozenset(answer.headers["Allow"].split(", "))


@cache
def pages() -> tuple[str, ...]:
    """The names of the routes that show something; known once Django is set up."""
    return tuple(sorted(str(route.name) for route in routes() if "GET" in methods(route)))


@cache
def posts() -> tuple[str, ...]:
    """The names of the routes that take a form."""
    return tuple(sorted(str(route.name) for route in routes() if "POST" in methods(route)))


def without_id() -> set[str]:
    """The names of those whose address holds no id."""
    free = {str(route.name) for route in routes() if not route.pattern.converters}
    return free & set(pages())


def route_of(address: str) -> str | None:
    """The name of the route that an address leads to."""
    try:
        return get_resolver().resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands on a page: where it is sent, and what can be typed into it."""

    page: str
    action: str
    typed: tuple[str, ...]


class Reader(HTMLParser):
    """Collects the links, forms and looks of one page."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.links: list[str] = []
        self.forms: list[tuple[str, list[str]]] = []
        self.looks: set[str] = set()
        self._posts = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what leads on, and how the page looks."""
        named = {name: value or "" for name, value in attrs}
        self.looks.add(f"{tag}.{named.get('class', '')}")
        if tag == "a" and "href" in named:
            self.links.append(urljoin(self.address, named["href"]))
        if tag == "form":
            self._posts = named.get("method", "").lower() == "post"
        if tag == "form" and self._posts:
            self.forms.append((urljoin(self.address, named.get("action") or self.address), []))
        kind = named.get("type", "text") if tag in {"input", "textarea"} else "hidden"
        if self._posts and kind not in {"hidden", "radio", "checkbox", "file"}:
            self.forms[-1][1].append(named.get("name", ""))

    def handle_endtag(self, tag: str) -> None:
        """Know where a form ends."""
        self._posts = self._posts and tag != "form"


@dataclass(slots=True)
class Places:
    """The pages found in a served folder, and the forms on them."""

    pages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    forms: dict[str, Form] = field(default_factory=dict)
    # Routes that answer with something other than a whole page: a picture, a part, a text.
    other: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Walk:
    root: str
    cookies: dict[str, str]
    found: Places = field(default_factory=Places)
    seen: set[str] = field(default_factory=set)
    looked: Counter[tuple[str, ...]] = field(default_factory=Counter)
    kept: Counter[tuple[str, ...]] = field(default_factory=Counter)
    known: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))

    def go(self) -> Places:
        free = [route for route in routes() if not route.pattern.converters]
        waiting = [f"{self.root}/{route.pattern}" for route in free if "GET" in methods(route)]
        while waiting:
            address = waiting.pop(0).split("#")[0]
            if address in self.seen or not address.startswith(self.root):
                continue
            self.seen.add(address)
            waiting += self._look(address)
        return self.found

    def _look(self, address: str) -> list[str]:
        """Look at one page; the addresses that it leads to."""
        name = route_of(address)
        kind = (str(name), *sorted(key for key, _ in parse_qsl(urlsplit(address).query)))
        self.looked[kind] += 1
        if name not in pages() or name == "enter" or self.looked[kind] > LOOKS:
            return []
        status, came_to, kind_of_text, text = self._get(address)
        if status == 200 and not ("text/html" in kind_of_text and "<html" in text):
            self.found.other.add(name)
            return []
        if came_to != address:
            self.found.other.add(name)
            return [came_to]
        page = Reader(address)
        page.feed(text)
        if status == 200:
            self._keep(name, kind, page)
        return page.links

    def _keep(self, name: str, kind: tuple[str, ...], page: Reader) -> None:
        if page.looks - self.known[kind] and self.kept[kind] < KEPT:
            self.found.pages[name].append(page.address)
            self.known[kind] |= page.looks
            self.kept[kind] += 1
            for action, typed in page.forms:
                to = route_of(action)
                if to and typed:
                    self.found.forms.setdefault(to, Form(page.address, action, tuple(typed)))

    def _get(self, address: str) -> tuple[int, str, str, str]:
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        request = urllib.request.Request(address, headers={"Cookie": sent})  # noqa: S310 (our own)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 (our own)
                body = answer.read().decode("utf-8", errors="replace")
                saved = answer.headers.get("Content-Disposition", "").startswith("attachment")
                kind = "a download" if saved else answer.headers.get("Content-Type", "")
                return answer.status, answer.url, kind, body
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, address, "", answer.read().decode("utf-8", errors="replace")


def walk(root: str, cookies: dict[str, str]) -> Places:
    """Follow every link from the pages that need no id."""
    return _Walk(root, cookies).go()


def cookies_of(storage: Any) -> dict[str, str]:
    """The cookies of a window's kept state."""
    return {one["name"]: one["value"] for one in storage["cookies"]}


def label(address: str) -> str:
    """An address as a person would tell it: without host, ids shortened."""
    parts = urlsplit(address)
    text = parts.path + (f"?{parts.query}" if parts.query else "")
    return re.sub(r"([0-9a-f]{4})[0-9a-f]{4}-[0-9a-f-]{27}", r"\1…", text)
