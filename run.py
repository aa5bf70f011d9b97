#!/usr/bin/env python3
"""Set Kithwork up beside this file and open it: `python3 run.py [arguments of kith serve]`.

Standard library only, the same on Linux, macOS and Windows. The first start makes a virtual
environment and installs the locked packages, each checked by its hash; later starts see that
nothing changed and open at once, without a network.
"""

from __future__ import annotations  # so that an old Python gets as far as its kind message

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
RUN_LOCK = ROOT / "requirements-run.lock"
FULL_LOCK = ROOT / "requirements.lock"
OLDEST = (3, 11)
STAMP = "kithwork-set-up.txt"
NATIVE = ROOT / "src" / "kithwork" / "network" / "native"
KERNEL_BUILT = "import sys; from kithwork.network import KERNEL; sys.exit(KERNEL != 'c')"


class SetUpFailed(Exception):
    """Kithwork could not be set up; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Set up what `kith serve` needs and become that program; returns its exit code."""
    try:
        python = prepare(RUN_LOCK, FULL_LOCK)
    except SetUpFailed as failure:
        print(f"Kithwork could not be set up: {failure}", file=sys.stderr)
        return 1
    return become([str(python), "-m", "kithwork", "serve", *arguments])


def set_up_everything() -> int:
    """Install what `make test` needs, the development tools included."""
    try:
        prepare(FULL_LOCK)
    except SetUpFailed as failure:
        print(f"Kithwork could not be set up: {failure}", file=sys.stderr)
        return 1
    return 0


def prepare(*locks: Path) -> Path:
    """Make an environment that holds one of `locks`, the first if none; gives its Python.

    Raises SetUpFailed when that is not possible and no earlier environment can be used.
    """
    require_python()
    environment = place()
    python = python_of(environment)
    stamps = [stamp_of(lock) for lock in locks]
    there = stamp_in(environment) if python.exists() else ""
    if there in stamps:
        return python
    try:
        install(environment, locks[0])
    except SetUpFailed as failure:
        if not there or locks[0] != RUN_LOCK:
            raise
        say(f"The update did not work ({failure}); starting with what is installed.")
        return python
    (environment / STAMP).write_text(stamps[0], encoding="utf-8")
    return python


def require_python() -> None:
    """Raise SetUpFailed unless this Python is new enough and can make environments."""
    if sys.version_info < OLDEST:
        have = ".".join(str(part) for part in sys.version_info[:3])
        raise SetUpFailed(
            f"it needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and this is {have}. "
            "Install a newer Python and start run.py with it."
        )
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpFailed(
            "this Python cannot make virtual environments; "
            "on Debian and Ubuntu: sudo apt-get install python3-venv"
        )


def place() -> Path:
    """The folder of the environment: beside this file, or in the user's own data folder."""
    if os.access(ROOT, os.W_OK):
        return ROOT / ".venv"
    return user_folder() / "environment"


def user_folder() -> Path:
    """Where this system keeps a user's programs' files; used when ROOT cannot be written."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return base / "kithwork-program"


def python_of(environment: Path) -> Path:
    """The Python program inside `environment`."""
    return program(environment, "python")


def program(environment: Path, name: str) -> Path:
    """The program `name` inside `environment`."""
    if os.name == "nt":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name


def stamp_of(lock: Path) -> str:
    """What an environment made from `lock`, what is built, and, if copied, the source is called."""
    seen = hashlib.sha256(str(ROOT).encode())
    files = [lock, ROOT / "pyproject.toml", ROOT / "setup.py", *sorted(NATIVE.glob("*.[ch]"))]
    if place().parent != ROOT:
        files += sorted(path for path in (ROOT / "src").rglob("*") if path.is_file())
    for file in files:
        seen.update(file.read_bytes())
    return seen.hexdigest()


def stamp_in(environment: Path) -> str:
    """The stamp that the last finished set-up left in `environment`, empty if none did."""
    stamp = environment / STAMP
    return stamp.read_text(encoding="utf-8") if stamp.exists() else ""


def install(environment: Path, lock: Path) -> None:
    """Make `environment` hold exactly what `lock` names, and Kithwork itself."""
    python = python_of(environment)
    if not python.exists():
        say(f"Making a virtual environment in {environment} ...")
        call([sys.executable, "-m", "venv", "--clear", str(environment)])
    say("Installing the locked packages (once; this takes a minute) ...")
    uv = installer(environment, lock)
    if uv is None:
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        call([*pip, "--require-hashes", "-r", str(lock)])
        add = [*pip, "--no-deps", "--no-build-isolation"]
    else:
        target = ["--quiet", "--python", str(python)]
        call([uv, "pip", "sync", *target, "--compile-bytecode", "--require-hashes", str(lock)])
        add = [uv, "pip", "install", *target, "--no-deps", "--no-build-isolation"]
    say("Installing Kithwork ...")
    install_itself(environment, add)
    if not works([str(python), "-c", KERNEL_BUILT]):
        say("There is no C compiler here, or it lacks the headers of Python (python3-dev).")
        say("Kithwork works without, and searches large networks more slowly.")


def installer(environment: Path, lock: Path) -> str | None:
    """The uv of `environment`, installed from the lock; None where it cannot be had."""
    uv = program(environment, "uv")
    if uv.exists():
        return str(uv)
    python = str(python_of(environment))
    if not works([python, "-m", "pip", "--version"]):
        call([python, "-m", "ensurepip"])
    with tempfile.TemporaryDirectory() as folder:
        only_uv = Path(folder) / "uv.lock"
        only_uv.write_text(block(lock.read_text(encoding="utf-8"), "uv"), encoding="utf-8")
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        works([*pip, "--no-deps", "--require-hashes", "-r", str(only_uv)])
    return str(uv) if uv.exists() else None


def block(lock: str, package: str) -> str:
    """The lines of the lock's text that pin `package`, with its hashes."""
    lines: list[str] = []
    inside = False
    for line in lock.splitlines():
        if not line.startswith(" "):
            inside = line.startswith(f"{package}==")
        if inside:
            lines.append(line)
    return "\n".join(lines) + "\n"


def install_itself(environment: Path, add: list[str]) -> None:
    """Install Kithwork: in place, or as a copy where this folder cannot be written."""
    if environment.parent == ROOT:
        for former in NATIVE.parent.glob("_kernel.*"):
            former.unlink()
        call([*add, "--editable", str(ROOT)])
        call([str(python_of(environment)), "-m", "compileall", "-q", str(ROOT / "src")])
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "kithwork"
        hidden = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "tests", "docs")
        shutil.copytree(ROOT, copy, ignore=hidden)
        for path in [copy, *copy.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o200)
        call([*add, "--reinstall" if "uv" in Path(add[0]).name else "--force-reinstall", str(copy)])


def works(command: list[str]) -> bool:
    """Whether `command` can be run and succeeds; what it prints is not shown."""
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def call(command: list[str]) -> None:
    """Run one step; raise SetUpFailed when it fails."""
    try:
        done = subprocess.run(command, check=False, env=surroundings(), cwd=ROOT)
    except OSError as failure:
        raise SetUpFailed(str(failure)) from failure
    if done.returncode:
        raise SetUpFailed(f"“{Path(command[0]).name} {' '.join(command[1:4])} ...” did not work.")


def surroundings() -> dict[str, str]:
    """The environment variables for each step: no foreign Python downloads, bytecode kept."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return {**kept, "UV_PYTHON_DOWNLOADS": "never", "UV_COMPILE_BYTECODE": "1"}


# Without bytecode the first page takes four times as long; a foreign VIRTUAL_ENV misleads uv.
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"}


def become(command: list[str]) -> int:
    """Replace this program by `command`; on Windows, run it and give its exit code."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, surroundings())  # noqa: S606 (a list, and no shell)
    try:
        return subprocess.run(command, check=False, env=surroundings()).returncode
    except KeyboardInterrupt:
        return 130


def say(text: str) -> None:
    """Tell the person at the terminal what happens now."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
