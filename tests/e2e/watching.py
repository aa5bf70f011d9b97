"""Browser windows that are watched: no window of any story may break the policy.

A window of a Watch is held to more: nothing at all may be complained of on its console.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, WebError

# What the browser itself says of a broken policy goes to the console, too, but not always:
# an inline style that a script is not allowed to set is reported by this event alone.
TELL_REPORTS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy report: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
# The browser notes every answer of 400 and above; whether a page may answer so is the
# business of each story.
POLICY = "Content Security Policy"
ANSWERED = "Failed to load resource: the server responded with a status of 4"


# What the windows of this test broke of the policy; emptied between tests (conftest.py).
reports: list[str] = []


def follow(context: BrowserContext) -> None:
    """Hear whatever a window says of the policy, whoever opened it."""

    def hear(message: ConsoleMessage) -> None:
        if POLICY in message.text or message.text.startswith("policy report"):
            reports.append(f"{message.text} ({message.location['url']})")

    context.on("console", hear)


@dataclass
class Watch:
    """Opens windows of one browser, and keeps what they complain of."""

    browser: Browser
    said: list[str] = field(default_factory=list)
    _open: list[BrowserContext] = field(default_factory=list)

    def window(self, **options: Any) -> BrowserContext:
        """A window of its own, with cookies of its own, closed at the end of the test."""
        context = self.browser.new_context(**options)
        context.add_init_script(TELL_REPORTS)
        context.on("console", self._hear)
        context.on("weberror", self._fail)
        self._open.append(context)
        return context

    def forgive(self, text: str) -> None:
        """Leave out what this story makes a page say; it has to have said it."""
        kept = [one for one in self.said if text not in one]
        if len(kept) == len(self.said):
            raise AssertionError(f"nobody said “{text}”")
        self.said[:] = kept

    def close(self) -> None:
        """Close every window that is still open."""
        while self._open:
            self._open.pop().close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(ANSWERED):
            self.said.append(f"{message.text} ({message.location['url']})")

    def _fail(self, failure: WebError) -> None:
        self.said.append(f"a script failed: {failure.error}")


@contextmanager
def watched(browser: Browser) -> Iterator[Watch]:
    """A watch over a story; at the end nothing may have been said."""
    watch = Watch(browser)
    try:
        yield watch
    finally:
        watch.close()
    if watch.said:
        raise AssertionError("\n".join(watch.said))
