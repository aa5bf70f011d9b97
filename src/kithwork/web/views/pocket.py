"""What a browser keeps of the program itself: manifest, service worker, the offline page.

These answer without a session, and tell nothing about anybody: a browser fetches them on its
own, and keeps them where any account of the device may look.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kithwork.web.forms.captures import NewCapture

# What the offline page needs; other static files are kept as they are first asked for.
SHELL = (
    "css/tokens.css", "css/base.css", "css/elements.css", "css/pages.css", "css/captures.css",
    "js/scripted.js", "js/pocket.js", "js/captures.js", "vendor/lucide.svg", "icon.svg",
)  # fmt: skip
PAPER = "#f8f5ef"
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django passes it)
    """What a phone needs to keep Kithwork among its programs."""
    icons = [
        ("icon-192", 192, "any"),
        ("icon-512", 512, "any"),
        ("icon-maskable-512", 512, "maskable"),
    ]
    document = {
        "id": "/",
        "name": "Kithwork",
        "short_name": "Kithwork",
        "description": _(
            "Your way to the people who can help your search, through people you know."
        ),
        "start_url": reverse("today"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {
                "src": static(f"icons/{name}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in icons
        ],
        "shortcuts": [{"name": _("Just met somebody"), "url": reverse("capture")}],
    }
    text = json.dumps(document, ensure_ascii=False)
    return HttpResponse(text, content_type="application/manifest+json; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker shows while Kithwork cannot be reached."""
    return render(request, "pocket/offline.html", {"form": NewCapture()})


@require_safe
def unsent(request: HttpRequest) -> HttpResponse:
    """What it shows where a form was sent meanwhile; the browser can send it once more."""
    return render(request, "pocket/unsent.html")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root to see every address; another one when a file changed."""
    context = {
        "version": version(),
        "offline": reverse("offline"),
        "unsent": reverse("unsent"),
        "shell": [static(name) for name in SHELL],
        "static": settings.STATIC_URL,
    }
    response = render(
        request, "pocket/service-worker.js", context, content_type="text/javascript; charset=utf-8"
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def version() -> str:
    """Names the content of every static file and of the pages kept with them."""
    found = hashlib.sha256()
    roots = [Path(settings.STATICFILES_DIRS[0]), TEMPLATES / "pocket", TEMPLATES / "captures"]
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.is_file():
                found.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:12]
