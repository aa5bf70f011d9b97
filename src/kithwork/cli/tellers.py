"""How long work tells of itself at the command line, and how Ctrl-C stops it."""

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from kithwork.cli import output
from kithwork.domain import works
from kithwork.domain.works import Cancelled, Guess, Span, Tick, WorkKind

# Without a terminal, work that is done sooner than this is not worth a word.
QUIET_SECONDS = 5.0
TERMINAL_SECONDS = 0.2
WIDTH = 72


class Teller:
    """Tells on standard error how far work is: often in a terminal, seldom elsewhere."""

    def __init__(self, kind: WorkKind) -> None:
        self.kind = kind
        self.terminal = output.is_terminal(sys.stderr)
        self.began = self.told = self.stage_began = time.monotonic()
        self.stage = ""
        self.guess: Guess | None = None
        self.stopped = threading.Event()
        self.wrote = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say it, unless something was said just now; raises Cancelled after Ctrl-C."""
        if self.stopped.is_set():
            raise Cancelled
        now = time.monotonic()
        if stage != self.stage:
            self.stage, self.stage_began = stage, now
        tick = Tick(stage, done, total, now - self.began, now - self.stage_began)
        measured = works.left(kind=self.kind, tick=tick)
        self.guess = works.steady(before=self.guess, measured=measured, elapsed=tick.elapsed)
        pause = TERMINAL_SECONDS if self.terminal else QUIET_SECONDS
        if now - self.told >= pause:
            self.told = now
            self._say(_words(tick, self.guess))

    def _say(self, words: str) -> None:
        if self.terminal:
            click.echo(f"\r{words:<{WIDTH}}\r", err=True, nl=False)
            self.wrote = True
        else:
            output.aside(words)

    def clear(self) -> None:
        """Leave the line in the terminal empty for what comes next."""
        if self.wrote:
            click.echo(f"\r{'':<{WIDTH}}\r", err=True, nl=False)


def _words(tick: Tick, guess: Guess | None) -> str:
    words = f"{tick.stage}: {tick.done}" if tick.done else tick.stage
    words += f" of {tick.total}" if tick.total and tick.done else ""
    return f"{words}, {left(guess.left)}" if guess else words


def left(seconds: float) -> str:
    """How long it still takes, roughly."""
    span, count = works.rough(seconds)
    if span in {Span.SECONDS, Span.PART}:
        return f"{span} left"
    unit = span if count > 1 else span.removesuffix("s")
    return f"about {count} {unit} left"


@contextmanager
def telling(kind: WorkKind) -> Iterator[Teller]:
    """Within it, Ctrl-C stops the work at its next tick; a second one ends the program at once."""
    tell = Teller(kind)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        tell.stopped.set()
        signal.signal(signal.SIGINT, before)
        output.aside("\nStopping …")

    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, stop)
    try:
        yield tell
    finally:
        tell.clear()
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, before)
