"""The dossier of a target: one page to read before an interview, to print and to carry."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kithwork.flows import dossiers, prints
from kithwork.store.queries import campaigns, findings
from kithwork.web import requests
from kithwork.web.requests import AuthedRequest
from kithwork.writing import dossiers as texts

MOST_TOPICS = 40


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """The dossier of what `about` means; without it, what there may be one of."""
    about = _about(request)
    if not about:
        topics = findings.topics(actor=request.actor, limit=MOST_TOPICS)
        context: dict[str, object] = {
            "topics": [one for one in topics if one.about],
            "targets": campaigns.targets(actor=request.actor),
        }
        return render(request, "dossiers/index.html", context)
    dossier = dossiers.named(actor=request.actor, text=about)
    context = {"dossier": dossier, "about": about, "prints": prints.may_be_written()}
    return render(request, "dossiers/show.html", context)


@require_safe
def text(request: AuthedRequest) -> HttpResponse:
    """The dossier as a text file (Markdown)."""
    about = _about(request)
    if not about:
        return redirect("dossier")
    found = texts.markdown(dossiers.named(actor=request.actor, text=about))
    return _file(found.encode(), "text/markdown; charset=utf-8", "dossier.md")


@require_safe
def file(request: AuthedRequest) -> HttpResponse:
    """The dossier as a file to print or to carry (needs the extra `pdf`)."""
    about = _about(request)
    if not about:
        return redirect("dossier")
    found = prints.dossier(actor=request.actor, about=about)
    return _file(found.content, "application/pdf", found.name)


def _about(request: AuthedRequest) -> str:
    return requests.text(request.GET, "about", longest=300)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
