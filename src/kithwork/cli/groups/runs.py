"""A talk in the terminal, and as a page to carry along."""

import secrets
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from kithwork.cli import files, output
from kithwork.cli.calls import Call, identity
from kithwork.cli.commands import command
from kithwork.domain import runs as rules
from kithwork.domain.actors import Actor
from kithwork.domain.runs import Outcome, RunAnswer, RunNote
from kithwork.writing import run_lines

if TYPE_CHECKING:
    from kithwork.flows.runs import Talk

HELP = """Type a line and press Enter. A sign first says what it is:
  + helpful   @ a name   ? look into   ! I promise   < they promise   # a word   * an opening
Commands: /next /back /skip /else (somebody else knows) /dig /ask QUESTION /plan /time /end /help"""
SETTLING = {
    "next": Outcome.ANSWERED,
    "skip": Outcome.NOT_REACHED,
    "else": Outcome.REDIRECTED,
}


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


@dataclass(slots=True)
class _Cues:
    """Tells on standard error when half the time is over, five minutes are left, and so on."""

    begun_at: datetime
    minutes: int
    over: threading.Event

    def start(self) -> None:
        threading.Thread(target=self._tell, daemon=True).start()

    def _tell(self) -> None:
        for seconds, words in self.times():
            left = seconds - (_now() - self.begun_at).total_seconds()
            if left < 0:
                continue
            if self.over.wait(left):
                return
            output.aside(words)

    def times(self) -> list[tuple[float, str]]:
        """When each cue comes, in seconds from the beginning; what was before stays silent."""
        total = self.minutes * 60
        found = [
            (total / 2, "Half of the time is over."),
            (total - 300, "Five minutes are left: time for the last questions."),
            (total - 60, "One minute is left: thank them."),
            (total, run_lines.time_is_up(minutes=self.minutes)),
        ]
        return sorted(one for one in found if one[0] > 0)


@dataclass(slots=True)
class _Desk:
    """Where a talk in the terminal stands."""

    call: Call
    actor: Actor
    chat: UUID
    at: int = 0
    aside: str = ""
    ended: bool = False

    def talk(self) -> "Talk":
        """The talk as it is now."""
        from kithwork.flows import runs

        return runs.show(actor=self.actor, chat=self.chat, now=_now())

    def say(self, words: str) -> None:
        """Print for the person who leads the talk; with --json beside the document."""
        (output.aside if self.call.as_json else output.text)(words)

    def asked(self, talk: "Talk") -> str:
        """What a line is noted under."""
        return self.aside or (talk.asked[self.at].planned.question.key if talk.asked else "")


@command("run")
@click.argument("chat_id", metavar="CHAT")
@click.pass_obj
def run(call: Call, chat_id: str) -> None:
    """Lead a chat: one question at a time, a line for notes, a clock. Reads standard input.

    What is typed is kept at once. Without /end the talk stays open, and the next call goes on.
    """
    actor, chat = call.actor(), identity(chat_id, what="chat")
    from kithwork.flows import runs

    times = runs.begin(actor=actor, chat=chat, now=_now())
    desk = _Desk(call, actor, chat)
    talk = desk.talk()
    _greet(desk, talk)
    over = threading.Event()
    _Cues(times.begun_at, talk.chat.minutes, over).start()
    try:
        for line in _typed():
            _take(desk, line)
            if desk.ended:
                break
    finally:
        over.set()
    talk = desk.talk()
    from kithwork.cli.shapes import runs as shapes

    call.answer(shapes.talk(talk), _farewell(talk))


def _typed() -> Iterator[str]:
    """The lines of standard input, without their ends."""
    for line in sys.stdin:
        yield line.rstrip("\r\n")


def _greet(desk: _Desk, talk: "Talk") -> None:
    first = (one.place for one in talk.asked if one.outcome is None)
    desk.at = next(first, max(0, len(talk.asked) - 1))
    desk.say(f"{talk.chat.name}, {talk.chat.minutes} minutes. {run_lines.NOTES}\n")
    desk.say(f"{talk.brief.opening}\n")
    desk.say(HELP)
    _ask(desk, talk)


def _ask(desk: _Desk, talk: "Talk") -> None:
    """Print the one question that is to be asked now."""
    if desk.aside:
        desk.say(f"\nBeside the plan: {desk.aside}")
    elif talk.asked:
        one = talk.asked[desk.at]
        must = ", must" if one.planned.must else ""
        desk.say(f"\n{one.place + 1} of {len(talk.asked)}{must}: {one.planned.question.text}")


def _take(desk: _Desk, line: str) -> None:
    """Do what a line says: a command, or a note."""
    word, _, rest = line.strip().removeprefix("/").partition(" ")
    if not line.strip():
        return
    if not line.startswith("/"):
        _note(desk, line)
    elif word in SETTLING:
        _settle(desk, SETTLING[word])
    elif word == "back":
        desk.at, desk.aside = max(0, desk.at - (0 if desk.aside else 1)), ""
        _ask(desk, desk.talk())
    elif word == "ask" and rest.strip():
        desk.aside = " ".join(rest.split())
        _keep_answer(desk, desk.aside, Outcome.ANSWERED)
        _ask(desk, desk.talk())
    elif word == "end":
        _end(desk)
    else:
        _tell(desk, word)


def _tell(desk: _Desk, word: str) -> None:
    """The commands that only say something."""
    talk = desk.talk()
    if word == "dig":
        desk.say("\n".join(run_lines.DIGGING))
    elif word == "time":
        desk.say(f"{talk.minute} of {talk.chat.minutes} minutes; must-asks left: {talk.must_left}")
    elif word == "plan":
        rows = [
            f"{one.place + 1} [{one.outcome or ' '}] {one.planned.question.text}"
            for one in talk.asked
        ]
        desk.say("\n".join(rows))
    else:
        desk.say(HELP)


def _note(desk: _Desk, line: str) -> None:
    from kithwork.flows import runs

    mark, text = rules.marked(line)
    if not text:
        return
    talk, now = desk.talk(), _now()
    note = RunNote(
        key=rules.new_key(at=now, chance=secrets.token_bytes(10)),
        revision=rules.revision(at=now),
        seconds=talk.seconds,
        mark=mark,
        text=" ".join(text.split()),
        question=desk.asked(talk),
    )
    runs.keep(actor=desk.actor, chat=desk.chat, notes=[note], now=now)
    if mark is rules.Mark.NAME:
        desk.say(run_lines.MAY_I_SAY)
    if mark is rules.Mark.OPENING:
        desk.say(run_lines.OPENING)


def _settle(desk: _Desk, outcome: Outcome) -> None:
    """Say what became of the question, and go on to the next; off the plan, back to it."""
    talk = desk.talk()
    question = desk.asked(talk)
    if question:
        _keep_answer(desk, question, outcome)
    if not desk.aside:
        desk.at = max(0, min(desk.at + 1, len(talk.asked) - 1))
    desk.aside = ""
    if outcome is Outcome.REDIRECTED:
        desk.say("Who? Write the name behind an @.")
    _ask(desk, desk.talk())


def _keep_answer(desk: _Desk, question: str, outcome: Outcome) -> None:
    from kithwork.flows import runs

    now = _now()
    answer = RunAnswer(question, outcome, desk.talk().seconds, rules.revision(at=now))
    runs.keep(actor=desk.actor, chat=desk.chat, answers=[answer], now=now)


def _end(desk: _Desk) -> None:
    from kithwork.flows import runs

    runs.end(actor=desk.actor, chat=desk.chat, now=_now())
    desk.ended = True


def _farewell(talk: "Talk") -> str:
    """What was kept, and what comes next."""
    count = len(talk.notes)
    lines = f"{count} line{'' if count == 1 else 's'} of notes"
    if talk.state != "ended":
        return f"{lines}. The talk is open; `kith chat run {talk.chat.id}` goes on with it."
    over = f", {talk.over} longer than agreed" if talk.over else ""
    return f"{talk.minute} minutes{over}; {lines}. Thank {talk.chat.name} within a day."


@command("carry")
@click.argument("chat_id", metavar="CHAT")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE.html")
@click.pass_obj
def carry(call: Call, chat_id: str, out: Path) -> None:
    """Write a talk as one page to carry along: brief, plan, clock and notes, without any network.

    Its notes come back by `kith import`.
    """
    files.may_be_written(out)
    actor, chat = call.actor(), identity(chat_id, what="chat")
    from kithwork.bootstrap import carried_pages

    page = carried_pages.page(actor=actor, chat=chat, now=call.now)
    path = files.write(out, page.encode())
    call.answer({"chat": str(chat), "file": str(path)}, f"The talk lies in {path}.")
