"""Findings: what was claimed, by whom and when, and how findings stand to each other."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import Aspect, InquiryKind, InquiryState, RemarkKind
from kithwork.domain.errors import NotFound
from kithwork.domain.findings import (
    Advised,
    ComparisonCard,
    FindingCard,
    InquiryLine,
    SignCard,
    Stance,
    Topic,
    Word,
)
from kithwork.domain.follow_ups import FollowUpKind
from kithwork.store import access
from kithwork.store.models import Comparison, Finding, FitSign, FollowUp, Inquiry, Remark

# Lines of a debrief of somebody who was not taken away.
_THERE = Q(chat__person__removed_at__isnull=True)
_OPEN_FIRST = {InquiryState.OPEN: 0, InquiryState.DONE: 1, InquiryState.DROPPED: 1}


class NoSuchFinding(NotFound):
    """No finding of this workspace has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no finding {public_id}. `kith learned --json` lists them.")


class NoSuchComparison(NotFound):
    """These two findings were not held against each other."""

    def __init__(self, what: object) -> None:
        super().__init__(f"Nothing was said of how {what} stand to each other.")


class NoSuchInquiry(NotFound):
    """Nothing to look into has that id."""

    def __init__(self, public_id: object) -> None:
        super().__init__(f"There is no inquiry {public_id}. `kith learned --json` lists them.")


def present(actor: Actor) -> QuerySet[Finding]:
    """Findings from talks with people who are there, the latest talk first."""
    rows = access.visible(actor, Finding).filter(_THERE).select_related("chat__person")
    told = rows.annotate(told_at=Coalesce("chat__held_at", "chat__agreed_at"))
    return told.order_by("-told_at", "-chat_id", "place", "pk")


def listing(*, actor: Actor, limit: int = 100, offset: int = 0) -> tuple[FindingCard, ...]:
    """The latest findings, with how many others support or contradict each."""
    rows = list(present(actor)[offset:][:limit])
    return _counted(actor, rows)


def about(
    *, actor: Actor, topics: Iterable[str], limit: int = 500, offset: int = 0
) -> tuple[FindingCard, ...]:
    """Those that are about one of `topics`, named as the findings name it."""
    rows = list(present(actor).filter(about__in=list(topics))[offset:][:limit])
    return _counted(actor, rows)


def told_in(*, actor: Actor, chats: Iterable[UUID], limit: int = 500) -> tuple[FindingCard, ...]:
    """Those that talks brought."""
    rows = list(present(actor).filter(chat__public_id__in=list(chats))[:limit])
    return _counted(actor, rows)


def holding(*, actor: Actor, text: str, limit: int = 50) -> tuple[FindingCard, ...]:
    """Those whose claim, or what it is about, holds `text`."""
    fits = Q(claim__icontains=text) | Q(about__icontains=text)
    return _counted(actor, list(present(actor).filter(fits)[:limit]))


def row(*, actor: Actor, finding: UUID) -> Finding:
    """One finding; raises NoSuchFinding."""
    found = present(actor).filter(public_id=finding).first()
    if found is None:
        raise NoSuchFinding(finding)
    return found


def show(*, actor: Actor, finding: UUID) -> FindingCard:
    """One finding as shown; raises NoSuchFinding."""
    return _counted(actor, [row(actor=actor, finding=finding)])[0]


def topics(*, actor: Actor, limit: int = 5000) -> tuple[Topic, ...]:
    """What findings are about, the most told of first; those that name nothing come last."""
    rows = access.visible(actor, Finding).filter(_THERE).values_list("about")
    found = rows.annotate(number=Count("pk")).order_by("-number", "about")[:limit]
    return tuple(sorted((Topic(*one) for one in found), key=lambda one: not one.about))


def comparisons(*, actor: Actor, limit: int = 500) -> tuple[ComparisonCard, ...]:
    """Findings that were held side by side: contradictions first, the latest first."""
    rows = _comparisons(actor).order_by("stance", "-created_at", "-pk")
    return tuple(comparison(one) for one in rows[:limit])


def comparisons_of(*, actor: Actor, finding: UUID) -> tuple[ComparisonCard, ...]:
    """What one finding was held against."""
    rows = _comparisons(actor).filter(Q(left__public_id=finding) | Q(right__public_id=finding))
    return tuple(comparison(one) for one in rows.order_by("stance", "-created_at", "-pk"))


def comparison_row(*, actor: Actor, comparison: UUID) -> Comparison:
    """How two findings stand to each other; raises NoSuchComparison."""
    found = _comparisons(actor).filter(public_id=comparison).first()
    if found is None:
        raise NoSuchComparison("they")
    return found


def _comparisons(actor: Actor) -> QuerySet[Comparison]:
    rows = access.visible(actor, Comparison).select_related(
        "left__chat__person", "right__chat__person"
    )
    return rows.filter(
        left__chat__person__removed_at__isnull=True, right__chat__person__removed_at__isnull=True
    )


def comparison(found: Comparison) -> ComparisonCard:
    """A row as shown, the earlier told finding left."""
    pair = sorted((card(found.left), card(found.right)), key=lambda one: one.at)
    return ComparisonCard(found.public_id, pair[0], pair[1], Stance(found.stance))


def _counted(actor: Actor, rows: Iterable[Finding]) -> tuple[FindingCard, ...]:
    found = list(rows)
    keys = [one.pk for one in found]
    pairs = access.visible(actor, Comparison).filter(Q(left__in=keys) | Q(right__in=keys))
    counts: dict[tuple[int, str], int] = {}
    for left, right, stance in pairs.values_list("left_id", "right_id", "stance"):
        for one in (left, right):
            counts[one, stance] = counts.get((one, stance), 0) + 1
    return tuple(
        card(
            one,
            supported=counts.get((one.pk, Stance.SUPPORTS), 0),
            contradicted=counts.get((one.pk, Stance.CONTRADICTS), 0),
        )
        for one in found
    )


def card(found: Finding, *, supported: int = 0, contradicted: int = 0) -> FindingCard:
    """A row as shown."""
    chat = found.chat
    return FindingCard(
        id=found.public_id,
        claim=found.claim,
        about=found.about,
        confidence=found.confidence,
        chat=chat.public_id,
        person=chat.person.public_id,
        name=chat.person.name,
        at=chat.held_at or chat.agreed_at,
        supported=supported,
        contradicted=contradicted,
    )


def signs(*, actor: Actor) -> tuple[SignCard, ...]:
    """Every sign of fit, by the day of its talk."""
    rows = access.visible(actor, FitSign).filter(_THERE).order_by("place", "pk")
    found = rows.values_list(
        *("on", "sign", "text", "chat__public_id", "chat__person__public_id"),
        *("chat__person__name", "chat__held_at", "chat__agreed_at", "aspect"),
    )
    made = [
        SignCard(on, sign, text, chat, person, name, held_at or agreed_at, Aspect(aspect))
        for on, sign, text, chat, person, name, held_at, agreed_at, aspect in found
    ]
    return tuple(sorted(made, key=lambda one: one.at))


def inquiries(*, actor: Actor, limit: int = 500) -> tuple[InquiryLine, ...]:
    """What there is to look into: open ones first by their day, those without a day last."""
    rows = access.visible(actor, Inquiry).filter(_THERE).select_related("chat__person")
    found = [_line(one) for one in rows.order_by(F("due_on").asc(nulls_last=True), "pk")]
    return tuple(sorted(found, key=lambda one: _OPEN_FIRST[one.state])[:limit])


def inquiry_row(*, actor: Actor, inquiry: UUID) -> Inquiry:
    """One of them; raises NoSuchInquiry."""
    rows = access.visible(actor, Inquiry).filter(_THERE).select_related("chat__person")
    found = rows.filter(public_id=inquiry).first()
    if found is None:
        raise NoSuchInquiry(inquiry)
    return found


def inquiry(*, actor: Actor, inquiry: UUID) -> InquiryLine:
    """One of them as shown; raises NoSuchInquiry."""
    return _line(inquiry_row(actor=actor, inquiry=inquiry))


def _line(found: Inquiry) -> InquiryLine:
    return InquiryLine(
        id=found.public_id,
        kind=InquiryKind(found.kind),
        text=found.text,
        due_on=found.due_on,
        state=InquiryState(found.state),
        chat=found.chat.public_id,
        person=found.chat.person.public_id,
        name=found.chat.person.name,
    )


def advised(*, actor: Actor, limit: int = 50) -> tuple[Advised, ...]:
    """What was said that helped, the latest first, with what the seeker made of it."""
    rows = access.visible(actor, Remark).filter(_THERE, kind=RemarkKind.HELPFUL)
    told = rows.annotate(told_at=Coalesce("chat__held_at", "chat__agreed_at"))
    lines = told.select_related("chat__person").order_by("-told_at", "-chat_id", "place", "pk")
    shown = list(lines[:limit])
    results = access.visible(actor, FollowUp).filter(kind=FollowUpKind.ADVICE_RESULT)
    chats = {row.chat_id for row in shown}
    made = {
        chat: (did, came)
        for chat, did, came in results.filter(chat__in=chats).values_list("chat", "did", "came")
    }
    return tuple(
        Advised(
            row.text,
            row.chat.public_id,
            row.chat.person.public_id,
            row.chat.person.name,
            row.told_at,
            *made.get(row.chat_id, ()),
        )
        for row in shown
    )


def words(*, actor: Actor, limit: int = 1000) -> tuple[Word, ...]:
    """Words of the trade, each once, by the alphabet; the latest meaning that is known.

    A word is kept as it was heard: “OKR: objectives and key results”.
    """
    rows = access.visible(actor, Remark).filter(_THERE, kind=RemarkKind.WORD)
    found: dict[str, Word] = {}
    heard = rows.order_by("-pk").values_list("text", "chat__person__name", "chat__public_id")
    for text, name, chat in heard:
        word, _colon, meaning = (part.strip() for part in text.partition(":"))
        known = found.get(word.casefold())
        if word and (known is None or (meaning and not known.meaning)):
            found[word.casefold()] = Word(word, meaning, name, chat)
    return tuple(sorted(found.values(), key=lambda one: one.word.casefold())[:limit])
