"""What was learned, as JSON."""

from typing import Any

from kithwork.cli.shapes import values
from kithwork.domain.coverages import Coverage
from kithwork.domain.dossiers import Dossier, Told
from kithwork.domain.findings import (
    Advised,
    ComparisonCard,
    FieldPeople,
    FindingCard,
    InquiryLine,
    Signs,
    Stance,
    Word,
)
from kithwork.flows.findings import Learned


def learned(found: Learned) -> dict[str, Any]:
    """What `kith learned` answers; counts stand beside what they are based on."""
    return {
        "about": found.about,
        "total": found.total,
        "findings": [finding(one) for one in found.findings],
        "topics": [{"about": one.about, "findings": one.findings} for one in found.topics],
        "contradictions": [
            comparison(one) for one in found.comparisons if one.stance is Stance.CONTRADICTS
        ],
        "supports": [comparison(one) for one in found.comparisons if one.stance is Stance.SUPPORTS],
        "advice": [advised(one) for one in found.advised],
        "glossary": [word(one) for one in found.words],
        "coverage": coverage(found.coverage),
        "fit": [signs(one) for one in found.signs],
        "fields": [field(one) for one in found.fields],
        "inquiries": [inquiry(one) for one in found.inquiries],
    }


def finding(one: FindingCard) -> dict[str, Any]:
    """One claim with who said it and when."""
    return {
        "id": str(one.id),
        "claim": one.claim,
        "about": one.about,
        "confidence": one.confidence,
        "chat": str(one.chat),
        "person": str(one.person),
        "name": one.name,
        "at": values.moment(one.at),
        "supported": one.supported,
        "contradicted": one.contradicted,
    }


def comparison(one: ComparisonCard) -> dict[str, Any]:
    """Two findings held side by side."""
    return {
        "id": str(one.id),
        "stance": one.stance.value,
        "left": finding(one.left),
        "right": finding(one.right),
    }


def advised(one: Advised) -> dict[str, Any]:
    """What helped, who said it, and what became of it."""
    return {
        "text": one.text,
        "person": str(one.person),
        "name": one.name,
        "chat": str(one.chat),
        "at": values.moment(one.at),
        "did": one.did,
        "came": one.came,
    }


def word(one: Word) -> dict[str, Any]:
    """A word of the trade."""
    return {"word": one.word, "meaning": one.meaning, "name": one.name, "chat": str(one.chat)}


def coverage(found: Coverage) -> list[dict[str, Any]]:
    """Every theme, with whom it came up and what became of it."""
    names = {one.id: one.name for one in found.people}
    return [
        {
            "theme": one.theme.value,
            "views": one.views,
            "is_gap": one.is_gap,
            "people": [
                {"person": str(person), "name": names[person], "outcome": outcome.value}
                for person, outcome in one.outcomes.items()
            ],
        }
        for one in found.themes
    ]


def signs(found: Signs) -> dict[str, Any]:
    """Signs on one thing, the oldest first."""
    return {
        "on": found.on,
        "for": found.likes,
        "against": found.dislikes,
        "talks": found.talks,
        "signs": [
            {
                "sign": one.sign,
                "aspect": one.aspect.value,
                "text": one.text,
                "chat": str(one.chat),
                "person": str(one.person),
                "name": one.name,
                "at": values.moment(one.at),
            }
            for one in found.signs
        ],
    }


def field(one: FieldPeople) -> dict[str, Any]:
    """The people of a field; nothing is said of whether they suit while talks are few."""
    shown = {
        "again": one.again,
        "said": one.said,
        "for": one.likes,
        "against": one.dislikes,
        "liked": one.liked,
        "rated": one.rated,
    }
    return {
        "field": one.field,
        "talks": one.talks,
        "people": one.people,
        "is_enough": one.is_enough,
        **(shown if one.is_enough else dict.fromkeys(shown)),
    }


def inquiry(one: InquiryLine) -> dict[str, Any]:
    """Something to look into."""
    return {
        "id": str(one.id),
        "kind": one.kind.value,
        "text": one.text,
        "due": values.day(one.due_on),
        "state": one.state.value,
        "chat": str(one.chat),
        "person": str(one.person),
        "name": one.name,
    }


def dossier(found: Dossier) -> dict[str, Any]:
    """The dossier of a target."""
    return {
        "kind": found.kind.value,
        "id": values.identity(found.id),
        "name": found.name,
        "field": found.field,
        "talks": found.talks,
        "findings": [finding(one) for one in found.findings],
        "of_field": [finding(one) for one in found.of_field],
        "beside": [finding(one) for one in found.beside],
        "contradictions": [comparison(one) for one in found.contradictions],
        "answers": [_told(one) for one in found.answers],
        "helpful": [_told(one) for one in found.helpful],
        "fit": [signs(one) for one in found.signs],
        "people": [
            {
                "person": str(one.id),
                "name": one.name,
                "work": one.work,
                "talked_at": values.moment(one.talked_at),
            }
            for one in found.people
        ],
        "words": [word(one) for one in found.words],
        "questions": list(found.questions),
        "inquiries": [inquiry(one) for one in found.inquiries],
    }


def _told(one: Told) -> dict[str, Any]:
    return {
        "question": one.question,
        "text": one.text,
        "name": one.name,
        "chat": str(one.chat),
        "at": values.moment(one.at),
    }
