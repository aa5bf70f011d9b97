"""Finds a Chromium for the browser tests, and installs one where this system lets us."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
# Nothing on the side: no updates, no first steps, no calls home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ADVICE = (
    "The browser tests need Chromium or Chrome: install it with your system's package manager, "
    "or name its program in KITHWORK_BROWSER, then run `make test` again."
)


def find() -> Path | None:
    """The browser named by KITHWORK_BROWSER, else the first one on this machine."""
    named = os.environ.get("KITHWORK_BROWSER")
    if named:
        return Path(named) if Path(named).is_file() else None
    on_path = (shutil.which(name) for name in NAMES)
    there = [Path(name) for name in on_path if name]
    there += [Path(place) for place in PLACES if Path(place).is_file()]
    return there[0] if there else None


def install() -> None:
    """Ask the package manager for Chromium; does nothing where there is none we may use."""
    for command in _commands():
        print(" ".join(command), flush=True)
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
            return


def _commands() -> list[list[str]]:
    if shutil.which("apt-get"):
        asked = _as_root()
        packages = ["install", "-y", "--no-install-recommends", "chromium"]
        if asked is not None:
            return [
                [*asked, "apt-get", "-q", "update"],
                [*asked, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", *packages],
            ]
    if shutil.which("brew"):
        return [["brew", "install", "--cask", "chromium"]]
    return []


def _as_root() -> list[str] | None:
    """What stands before a command of the system's administrator; None where we may not."""
    if os.name != "nt" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if not sudo:
        return None
    may = subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0
    return [sudo, "-n"] if may else None


def main() -> int:
    """Exit code 0 when a browser is there or could be installed."""
    if find() is None:
        install()
    if find() is None:
        print(ADVICE, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
