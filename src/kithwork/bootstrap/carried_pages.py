"""A talk as one self-contained page to carry along: no network, no server, its own policy.

The page is a template of the web room, found by the settings' strings like the server itself,
so that the web and the command line write the same one.
"""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string

from kithwork.domain import runs as rules
from kithwork.domain.actors import Actor
from kithwork.flows import runs
from kithwork.flows.runs import Talk
from kithwork.writing import run_lines

# What the page holds in itself, in this order.
STYLES = ("css/tokens.css", "css/base.css", "css/elements.css", "css/runs.css")
SCRIPTS = (
    "js/clock.js",
    "js/database.js",
    "js/runs/lines.js",
    "js/runs/kept.js",
    "js/runs/page.js",
    "js/runs/carried.js",
)


def page(*, actor: Actor, chat: UUID, now: datetime) -> str:
    """The page of one talk, with brief, plan and what was noted so far."""
    talk = runs.show(actor=actor, chat=chat, now=now)
    context = {
        **said(talk),
        "styles": _without_faces(text_of(*STYLES)),
        "scripts": text_of(*SCRIPTS),
    }
    first: dict[str, object] = {
        "current": next(iter(talk.asked), None),
        "at": 0,
        "aside": "",
        "line": {},
    }
    return render_to_string("runs/carry.html", {**context, **first, "carried": True})


def text_of(*names: str) -> str:
    """Static files as one text, to stand in a page that may fetch nothing."""
    root = Path(settings.STATICFILES_DIRS[0])
    return "\n".join((root / name).read_text(encoding="utf-8") for name in names)


def said(talk: Talk) -> dict[str, object]:
    """What every page of a talk shows: the talk, its marks, and lines to say."""
    return {
        "talk": talk,
        "chat": talk.chat,
        "marks": rules.OFFERED,
        "digging": run_lines.DIGGING,
        "opening_line": run_lines.OPENING,
        "notes_line": run_lines.NOTES,
        "name_line": run_lines.MAY_I_SAY,
        "time_is_up": run_lines.time_is_up(minutes=talk.chat.minutes),
    }


def _without_faces(styles: str) -> str:
    """Styles without the typefaces, which would be fetched."""
    head, *rest = styles.split("@font-face {")
    return head + "".join(part.partition("}\n")[2] for part in rest)
