"""Takes the pictures: `python -m checks.pictures [NAME ...]`, all of them without a name."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from playwright.sync_api import Browser, Page, sync_playwright

from checks import browser as browsers
from checks.findings import ROOT
from checks.pictures import comparing
from checks.pictures.places import PICTURES, Picture

FOLDER = ROOT / "docs" / "images"
WIDTH, HEIGHT = 1280, 800
OPEN_AT = "Kithwork is open at "


def main(names: list[str]) -> int:
    """Take each picture, store those that changed; exit code 1 where there is no browser."""
    program = browsers.find()
    if program is None:
        print(browsers.ADVICE, file=sys.stderr)
        return 1
    wanted = [one for one in PICTURES if not names or one.name in names]
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as entry,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=str(program), args=browsers.ARGUMENTS)
        page = opened(browser, entry)
        for picture in wanted:
            keep(picture, page)
        browser.close()
    return 0


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address that opens the fictional search, served at its fixed moment."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KITHWORK_", "DJANGO_"))
    }
    kith = [sys.executable, "-m", "checks.pictures.clock", "--data", str(folder)]
    there: Any = {"cwd": ROOT, "env": {**ours, "TZ": "UTC"}}
    subprocess.run([*kith, "demo"], check=True, stdout=subprocess.DEVNULL, **there)
    serve = [*kith, "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True, **there) as process:
        try:
            line = cast("IO[str]", process.stdout).readline()
            if not line.startswith(OPEN_AT):
                raise RuntimeError("The fictional search could not be served; see above.")
            yield line.removeprefix(OPEN_AT).strip()
        finally:
            process.terminate()
            process.wait(timeout=20)


def opened(browser: Browser, entry: str) -> Page:
    """A page of the size of the pictures, let in."""
    context = browser.new_context(
        base_url=entry.split("/enter/", maxsplit=1)[0],
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=1,
        color_scheme="light",
        reduced_motion="reduce",
        locale="en-GB",
    )
    page = context.new_page()
    page.goto(entry)
    page.get_by_role("navigation", name="Main").wait_for()
    return page


def keep(picture: Picture, page: Page) -> None:
    """Take one picture, and store it if the page visibly changed."""
    picture.steps(page)
    page.wait_for_load_state("networkidle")
    shot = page.screenshot(animations="disabled", caret="hide")
    path = FOLDER / f"{picture.name}.webp"
    said = "renewed" if comparing.renew(path, shot) else "unchanged"
    print(f"{said} {path.relative_to(ROOT)}, {path.stat().st_size // 1000} KB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
