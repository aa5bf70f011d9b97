"""Lighthouse on the five main pages of the demo: `make audit`.

It is fetched once, from the registry of npm, into a folder of this machine's caches; it needs
Node. It measures as on a slow phone, so its figures tell of pages, not of this machine.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import platformdirs

from bench import pages, places, runs
from bench.pages import Session
from checks import browser as browsers

TRIES = 4
# Its figures waver by a few points from run to run; the run in the middle tells of the page.
RUNS = 3
VERSION = "12.8.2"
SCORES = ("performance", "accessibility", "best-practices")
MUST = 95
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"


def main() -> int:
    """Print the scores of every page and what costs points; 1 when a score is too low."""
    program = _program()
    if program is None:
        print("Lighthouse needs Node 20 or newer with npm: install it, or leave this out.")
        return 2
    with tempfile.TemporaryDirectory(prefix="kithwork-audit-") as folder:
        data = Path(folder) / "data"
        runs.compiled()
        runs.kith("demo", data=data)
        with pages.served(data) as session:
            low = [
                _audited(program, session, what, path, Path(folder))
                for what, path in places.main(data).items()
            ]
    return 1 if any(low) else 0


def _program() -> Path | None:
    """Lighthouse, fetched if it is not there yet; None without Node."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    home = Path(platformdirs.user_cache_dir("kithwork")) / f"lighthouse-{VERSION}"
    program = home / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        print(f"fetching Lighthouse {VERSION} into {home} ...", flush=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(home)]
        around = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        subprocess.run([*command, f"lighthouse@{VERSION}"], check=True, env=around)
    return program


def _audited(program: Path, session: Session, what: str, path: str, folder: Path) -> bool:
    """Audit one page, tell of the middle run, and whether a score is too low."""
    reports = [_report(program, session, path, folder) for _ in range(RUNS)]
    report = sorted(reports, key=lambda one: _scores(one)["performance"])[RUNS // 2]
    scores = _scores(report)
    print(f"{what}: " + ", ".join(f"{name} {score}" for name, score in scores.items()))
    for line in _costs(report):
        print(f"    {line}")
    sys.stdout.flush()
    return min(scores.values()) < MUST


def _scores(report: dict[str, Any]) -> dict[str, int]:
    return {name: round(100 * report["categories"][name]["score"]) for name in SCORES}


def _report(program: Path, session: Session, path: str, folder: Path) -> dict[str, Any]:
    headers, written = folder / "headers.json", folder / "report.json"
    headers.write_text(json.dumps({"Cookie": session.cookie}), encoding="utf-8")
    command = [
        str(program), f"{session.root}{path}", "--quiet", "--output=json",
        f"--output-path={written}", f"--extra-headers={headers}", f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(SCORES)}", "--disable-storage-reset",
    ]  # fmt: skip
    settings = {**os.environ, "CHROME_PATH": str(browsers.find())}
    # Now and then its recording misses the beginning of a page, and it asks to be run again.
    for _ in range(TRIES - 1):
        if subprocess.run(command, check=False, env=settings).returncode == 0:
            break
    else:
        subprocess.run(command, check=True, env=settings)
    report: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return report


def _costs(report: dict[str, Any]) -> list[str]:
    """The audits that took points, the dearest first, and those that only advise."""
    found = []
    for name in SCORES:
        for use in report["categories"][name]["auditRefs"]:
            audit = report["audits"][use["id"]]
            score = audit["score"]
            if score is not None and score < 1 and audit["scoreDisplayMode"] != "informative":
                weight = use["weight"] * (1 - score)
                text = f"{name}: {audit['title']} {audit.get('displayValue', '')}".strip()
                found.append((weight, f"{text} ({use['id']}, costs {weight:.1f})"))
    return [line for _, line in sorted(found, reverse=True)]


if __name__ == "__main__":
    sys.exit(main())
