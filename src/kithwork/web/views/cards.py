"""The seeker's business card: on the screen, on paper, and as a file (practice.md C36)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from kithwork.flows import cards
from kithwork.web import papers
from kithwork.web.requests import AuthedRequest

COPIES = range(papers.ACROSS * papers.DOWN)


@require_safe
def show(request: AuthedRequest) -> HttpResponse:
    """The card with its code, to hold out on a phone; or what to fill in first."""
    card = cards.mine(actor=request.actor)
    if card.lacks:
        return render(request, "cards/show.html", {"card": card})
    return render(request, "cards/show.html", {"card": card, "found": cards.handout(card)})


@require_safe
def sheet(request: AuthedRequest) -> HttpResponse:
    """Ten cards on a sheet to print, with marks to cut along; without a card, what it needs."""
    card = cards.mine(actor=request.actor)
    if card.lacks:
        return redirect("card")
    paper = papers.named(request.GET.get("paper", ""))
    context = {"card": card, "found": cards.handout(card), "paper": paper, "copies": COPIES}
    return render(request, "cards/sheet.html", context)


@require_safe
def vcard(request: AuthedRequest) -> HttpResponse:
    """The card as a file for any address book; without a card, what it needs."""
    card = cards.mine(actor=request.actor)
    if card.lacks:
        return redirect("card")
    answer = HttpResponse(cards.handout(card).vcard, content_type="text/vcard; charset=utf-8")
    name = slugify(card.name.full) or "card"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.vcf"'
    return answer
