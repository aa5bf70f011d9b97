"""What a page says to who reads it, without what its people wrote themselves."""

from html.parser import HTMLParser

# Read out or shown, though they stand in no text.
SHOWN = {"alt", "aria-label", "placeholder", "title"}
EMPTY = {"br", "circle", "hr", "img", "input", "link", "meta", "path", "rect", "use"}
# What is typed, and what scripts and styles say.
SILENT = {"code", "kbd", "script", "style", "svg", "textarea"}


class _Listener(HTMLParser):
    """Hears the texts of a page, but for those below an element that is passed over."""

    def __init__(self, passed_over: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._passed_over = passed_over
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        deaf = self._deaf or tag in SILENT or (tag != "html" and named.get("lang") == "en")
        deaf = deaf or bool(self._passed_over & set((named.get("class") or "").split()))
        if not deaf:
            self.said += [value for name, value in attrs if name in SHOWN and value]
        if tag not in EMPTY:
            self._open.append((tag, deaf))

    def handle_endtag(self, tag: str) -> None:
        while any(one == tag for one, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._deaf:
            self.said.append(" ".join(data.split()))

    @property
    def _deaf(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def said(page: str, *, passed_over: frozenset[str] = frozenset()) -> list[str]:
    """The texts of a page, without those in elements of the classes that are passed over."""
    listener = _Listener(passed_over)
    listener.feed(page)
    return listener.said
