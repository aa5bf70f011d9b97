"""What is looked at on every page: axe, the accessibility tree, the width, the outline."""

from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
EVERY_RULE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Axe leaves these to whoever asks for them.
    "rules": {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}},
}
# A scheme of colours changes colours alone: in the dark, only what looks at them looks again.
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RUN_AXE = """(rules) => axe.run(document, {
  resultTypes: ["violations"], preload: false, ...rules,
}).then((result) => result.violations.flatMap((one) => one.nodes.map(
  (node) => `${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`
    + ` (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? one.help})`)))"""
UNFOLD = """() => {
  for (const one of document.querySelectorAll("main details")) one.open = true;
}"""
SETTLE = """async () => {
  await document.fonts.ready;
  for (const one of document.getAnimations()) { try { one.finish(); } catch { one.cancel(); } }
}"""
# Nothing of the page may reach past the window, unless what holds it scrolls by itself.
WIDTH = "() => [document.scrollingElement.scrollWidth, document.documentElement.clientWidth]"
WIDEST = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width && (box.right > innerWidth + 1 || box.left < -1)
    && getComputedStyle(one).position !== "absolute";
}).slice(0, 3).map(
  (one) => `${one.tagName}.${one.className} “${one.textContent.trim().slice(0, 30)}”`)"""
OUTLINE = """() => ({
  title: document.title, h1: document.querySelectorAll("h1").length,
  unnamed: [...document.images].filter((one) => !one.hasAttribute("alt")).length,
  language: document.documentElement.lang,
})"""
# The roles of everything that can be operated, or that stands for a picture.
NAMED_ROLES = {
    "button", "link", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "slider",
    "spinbutton", "switch", "menuitem", "option", "tab", "progressbar", "meter", "dialog",
    "alertdialog", "image", "img", "heading", "Date", "DateTime", "InputTime", "DisclosureTriangle",
    "navigation", "search", "region",
}  # fmt: skip


class View(NamedTuple):
    """How a page is looked at."""

    name: str
    width: int
    height: int
    scheme: str
    direction: str = "ltr"
    axe: dict[str, Any] | None = None


# 640 pixels are a window of 1280 pixels, enlarged to 200 %.
VIEWS = (
    View("phone, light", 320, 640, "light", axe=EVERY_RULE),
    View("phone, dark", 320, 640, "dark", axe=COLOUR_RULES),
    View("desk, dark", 1280, 900, "dark", axe=COLOUR_RULES),
    View("desk, light", 1280, 900, "light", axe=EVERY_RULE),
    View("enlarged", 640, 450, "light"),
    View("phone, right to left", 320, 640, "light", "rtl"),
    View("desk, right to left", 1280, 900, "light", "rtl"),
)


def faults(page: Page) -> list[str]:
    """Everything that is wrong with the page that is open now, in every view."""
    # What is folded away is part of the page, too.
    page.evaluate(UNFOLD)
    found = _outline(page) + _unnamed(page)
    page.evaluate(AXE)
    for view in VIEWS:
        page.set_viewport_size({"width": view.width, "height": view.height})
        page.emulate_media(color_scheme=view.scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.evaluate(
            "(direction) => { document.documentElement.dir = direction; }", view.direction
        )
        page.evaluate(SETTLE)
        seen = _width(page) + (page.evaluate(RUN_AXE, view.axe) if view.axe else [])
        found += [f"{view.name}: {one}" for one in seen]
    return found


def _width(page: Page) -> list[str]:
    whole, window = page.evaluate(WIDTH)
    if whole <= window:
        return []
    return [f"scrolls sideways, {whole} of {window} pixels: {page.evaluate(WIDEST)}"]


def _outline(page: Page) -> list[str]:
    seen = page.evaluate(OUTLINE)
    found = [] if seen["h1"] == 1 else [f"{seen['h1']} main headings"]
    found += [] if seen["title"].strip() and seen["language"] else ["no title or no language"]
    return found + (["a picture without alt"] if seen["unnamed"] else [])


def _unnamed(page: Page) -> list[str]:
    """Controls without a name in the accessibility tree, as a screen reader gets it."""
    session = page.context.new_cdp_session(page)
    tree: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        f"a {one['role']['value']} without a name"
        for one in tree
        if not one["ignored"]
        and one.get("role", {}).get("value") in NAMED_ROLES
        and not str(one.get("name", {}).get("value", "")).strip()
    ]
