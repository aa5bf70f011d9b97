"""How tests call the command line: in this process, or as a program of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from kithwork import cli

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


Row = tuple[str, str, str, str]
Write = Callable[..., Path]


@dataclass
class Kith:
    """`kith`, called in this process on the test database."""

    runner: CliRunner = field(default_factory=CliRunner)

    def run(self, *words: str | Path, code: int = 0, typed: str | None = None) -> Result:
        """Call it; fails the test unless it ends with `code`."""
        done = self.runner.invoke(
            cli.main, [str(word) for word in words], input=typed, prog_name="kith"
        )
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == code, f"{words}: {done.exit_code}\n{done.output}"
        return done

    def json(self, *words: str | Path, code: int = 0, typed: str | None = None) -> Any:
        """Call it with --json; the one document on standard output."""
        return json.loads(self.run(*words, "--json", code=code, typed=typed).stdout)

    def text(self, *words: str | Path) -> str:
        """Call it; what a person reads."""
        return self.run(*words).stdout


@dataclass(frozen=True)
class Known:
    """Ana, her contact Maria, whom Maria knows, and a stranger to both: their ids."""

    maria: str
    li: str
    tom: str


def linkedin(*rows: Row) -> str:
    """A Connections.csv of (given name, family name, employer, title)."""
    lines = [
        f"{given},{family},https://www.linkedin.com/in/{given}-{family}-{number},,{employer},"
        f"{title},05 Mar 2024"
        for number, (given, family, employer, title) in enumerate(rows)
    ]
    return "\n".join([HEADER, *lines]) + "\n"


@dataclass(frozen=True)
class Outside:
    """`python -m kithwork` as a program of its own, on a folder of its own (SQLite)."""

    data: Path

    def environment(self) -> dict[str, str]:
        """The variables of this process without those that tests set."""
        hidden = ("KITHWORK_", "DJANGO_", "PYTEST_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
        return {**kept, "KITHWORK_DATA": str(self.data), "PYTHONIOENCODING": "utf-8"}

    def start(
        self,
        *words: str | Path,
        stdin: int = subprocess.DEVNULL,
        stderr: int = subprocess.PIPE,
    ) -> "subprocess.Popen[str]":
        """Start it and do not wait."""
        return subprocess.Popen(
            [sys.executable, "-m", "kithwork", *map(str, words)],
            env=self.environment(),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run it to its end."""
        with self.start(*words) as process:
            out, err = process.communicate(timeout=120)
            return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def json(self, *words: str | Path) -> Any:
        """Run it with --json; fails the test unless it ends well."""
        done = self.run("--json", *words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def at_terminal(self, typed: str, *words: str | Path) -> Any:
        """Run it with --json before a person who types `typed`."""
        mine, theirs = os.openpty()
        try:
            with self.start("--json", *words, stdin=theirs) as process:
                os.write(mine, typed.encode())
                out, err = process.communicate(timeout=120)
        finally:
            os.close(mine)
            os.close(theirs)
        assert process.returncode == 0, err
        return json.loads(out)

    def kill(self, process: "subprocess.Popen[str]") -> str:
        """End it at once, as a power cut would; what it had said on standard error."""
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        return process.communicate(timeout=60)[1]
