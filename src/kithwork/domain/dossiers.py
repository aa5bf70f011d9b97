"""A dossier: all that talks taught about one target, for a later interview (C11, C12, C27)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kithwork.domain.findings import ComparisonCard, FindingCard, InquiryLine, Signs, Word
from kithwork.domain.paths import TargetKind


@dataclass(frozen=True, slots=True)
class DossierPerson:
    """Somebody there: what they do, and when the last talk with them was."""

    id: UUID
    name: str
    work: str
    talked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said: an answer with its question, or what helped (`question` is empty)."""

    question: str
    text: str
    name: str
    chat: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of an organisation, a kind of work or a field, or a person.

    `findings` are about the target, `of_field` about the industry it belongs to, `beside` what
    people there said of other things. `questions` are still open: nobody answered them.
    """

    kind: TargetKind
    id: UUID | None
    name: str
    intro: str
    field: str
    findings: tuple[FindingCard, ...]
    of_field: tuple[FindingCard, ...]
    beside: tuple[FindingCard, ...]
    contradictions: tuple[ComparisonCard, ...]
    answers: tuple[Told, ...]
    helpful: tuple[Told, ...]
    signs: tuple[Signs, ...]
    people: tuple[DossierPerson, ...]
    words: tuple[Word, ...]
    questions: tuple[str, ...]
    inquiries: tuple[InquiryLine, ...]
    talks: int

    @property
    def is_empty(self) -> bool:
        """Whether no talk said anything of it."""
        return not (self.findings or self.of_field or self.beside or self.answers or self.helpful)
