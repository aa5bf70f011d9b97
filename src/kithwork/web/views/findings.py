"""What chats taught: claims side by side, themes covered, words, and what to ask next."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithwork.domain.coverages import Coverage
from kithwork.domain.errors import Invalid
from kithwork.domain.findings import FEWEST_VIEWS, MOST_VIEWS, Stance
from kithwork.domain.questions import Theme
from kithwork.flows import coverages, findings, question_plans, recalls
from kithwork.store.queries import findings as queries
from kithwork.web import requests
from kithwork.web.answers import done, reverted, undoable
from kithwork.web.notices import Notice
from kithwork.web.requests import AuthedRequest
from kithwork.writing.questions import banks

# A table of more people is read by nobody; the others are a page away.
PEOPLE_A_PAGE = 6
FINDINGS_A_PAGE = 50
MOST_TOPICS, MOST_WORDS = 24, 12


@require_safe
def index(request: AuthedRequest) -> HttpResponse:
    """All that chats taught, or what concerns one role, organisation or field."""
    about = requests.text(request.GET, "about", longest=300)
    number = max(1, requests.whole(request.GET, "page", default=1))
    learned = findings.learned(
        actor=request.actor,
        about=about,
        limit=FINDINGS_A_PAGE,
        offset=(number - 1) * FINDINGS_A_PAGE,
    )
    context = {
        "learned": learned,
        "about": about,
        "number": number,
        "pages": max(1, -(-learned.total // FINDINGS_A_PAGE)),
        "topics": [one for one in learned.topics if one.about][:MOST_TOPICS],
        "fields": [one for one in learned.fields if one.is_enough],
        "open_inquiries": [one for one in learned.inquiries if one.state == "open"],
        "settled_inquiries": [one for one in learned.inquiries if one.state != "open"],
        "words": learned.words[:MOST_WORDS],
        "gaps": sum(one.is_gap for one in learned.coverage.themes),
        "chats": coverages.open_chats(actor=request.actor),
        **_views(),
    }
    return render(request, "findings/index.html", context)


def _views() -> dict[str, int]:
    return {"fewest": FEWEST_VIEWS, "most": MOST_VIEWS}


@require_safe
def coverage(request: AuthedRequest) -> HttpResponse:
    """Themes × people."""
    found = coverages.show(actor=request.actor)
    pages = max(1, -(-len(found.people) // PEOPLE_A_PAGE))
    number = min(pages, max(1, requests.whole(request.GET, "page", default=1)))
    context = {
        "coverage": found,
        **_table(found, number),
        "number": number,
        "pages": pages,
        "chats": coverages.open_chats(actor=request.actor),
        **_views(),
    }
    return render(request, "findings/coverage.html", context)


def _table(found: Coverage, number: int) -> dict[str, object]:
    """The people of one page, and each theme with what became of it with them."""
    people = found.people[(number - 1) * PEOPLE_A_PAGE :][:PEOPLE_A_PAGE]
    names = {one.theme: one.name for one in banks.chapters()}
    rows = [
        (one, names[one.theme], [(person, one.outcomes.get(person.id, "")) for person in people])
        for one in found.themes
    ]
    return {"people": people, "rows": rows}


@require_POST
def ask(request: AuthedRequest) -> HttpResponse:
    """Put what is open into the next plan: of two findings, or of a theme."""
    chat = requests.identity(request.POST, "chat")
    before = _planned(request, chat)
    pair = requests.identity(request.POST, "comparison")
    now = timezone.localtime()
    if pair is not None:
        text = coverages.ask_comparison(actor=request.actor, comparison=pair, chat=chat, now=now)
        to = "learned"
    elif chat is None:
        raise Invalid("chat", _("must be one that is still to come."))
    else:
        theme = requests.state(Theme, request.POST.get("theme", ""))
        text = coverages.ask_theme(actor=request.actor, theme=theme, chat=chat, now=now).text
        to = "coverage"
    if chat is None:
        return done(request, _("Kept for your next plans: %(text)s") % {"text": text}, to)
    said = _("In the plan: %(text)s") % {"text": text}
    notice = reverted(said, reverse("plan", args=[chat]), {"order": before})
    return undoable(request, notice, to)


def _planned(request: AuthedRequest, chat: UUID | None) -> str:
    """The keys of a plan as it stands, for the way back."""
    if chat is None:
        return ""
    plan = question_plans.show(actor=request.actor, chat=chat).plan
    return " ".join(one.question.key for one in plan.questions)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: AuthedRequest, finding: UUID) -> HttpResponse:
    """One finding beside others; a POST says how they stand to each other."""
    if request.method == "POST":
        return _compare(request, finding)
    text = requests.text(request.GET, "text", longest=200)
    found = findings.beside(actor=request.actor, finding=finding, text=text)
    pairs = [(one, one.right if one.left.id == finding else one.left) for one in found.comparisons]
    context = {"finding": found.finding, "pairs": pairs, "others": found.others, "text": text}
    return render(request, "findings/show.html", context)


def _compare(request: AuthedRequest, finding: UUID) -> HttpResponse:
    """What a button says: it supports, it contradicts, or neither."""
    here = reverse("finding", args=[queries.show(actor=request.actor, finding=finding).id])
    now = timezone.localtime()
    for stance in Stance:
        other = requests.identity(request.POST, stance.value)
        if other is not None:
            findings.compare(
                actor=request.actor, finding=finding, other=other, stance=stance, now=now
            )
            notice = reverted(_("Kept."), here, {"apart": str(other)})
            return undoable(request, notice, "finding", finding)
    other = requests.identity(request.POST, "apart")
    if other is None:
        return redirect(here)
    before = _stance(request, finding, other)
    findings.part(actor=request.actor, finding=finding, other=other, now=now)
    return undoable(request, _parted(here, before, other), "finding", finding)


def _stance(request: AuthedRequest, finding: UUID, other: UUID) -> Stance | None:
    pairs = queries.comparisons_of(actor=request.actor, finding=finding)
    there = (one.stance for one in pairs if other in {one.left.id, one.right.id})
    return next(there, None)


def _parted(here: str, before: Stance | None, other: UUID) -> Notice:
    said = _("Taken back.")
    return reverted(said, here, {before.value: str(other)}) if before else Notice(said)


@require_safe
def words(request: AuthedRequest) -> HttpResponse:
    """The words of the trade."""
    found = queries.words(actor=request.actor)
    context = {"words": found, "deck": recalls.word_deck(actor=request.actor)}
    return render(request, "findings/words.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: AuthedRequest) -> HttpResponse:
    """The words, covered; a POST keeps which of them were known."""
    refused = ""
    if request.method == "POST":
        known = [key for key in request.POST.getlist("card") if request.POST.get(key) == "known"]
        try:
            card = recalls.keep_words(actor=request.actor, known=known, now=timezone.localtime())
            said = _("%(known)s of %(asked)s by heart.") % {
                "known": card.known,
                "asked": card.asked,
            }
            return done(request, said, "words")
        except Invalid as error:
            refused = error.message
    context = {"deck": recalls.word_deck(actor=request.actor), "refused": refused}
    status = 422 if refused else 200
    return render(request, "findings/review.html", context, status=status)
