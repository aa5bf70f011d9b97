"""Prints: what can be carried as one file."""

from dataclasses import dataclass
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.flows import briefs, dossiers
from kithwork.writing import briefs as texts
from kithwork.writing import dossiers as dossier_texts
from kithwork.writing import prints


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A PDF with a name to save it under."""

    name: str
    content: bytes


def may_be_written() -> bool:
    """Whether the extra that writes these files is installed."""
    return prints.is_there()


def brief(*, actor: Actor, chat: UUID) -> PrintFile:
    """The brief of a chat as a PDF; raises CannotPrint without the extra `pdf`."""
    found = briefs.show(actor=actor, chat=chat)
    day = f"-{found.chat.starts_at:%Y-%m-%d}" if found.chat.starts_at else ""
    return PrintFile(f"brief{day}.pdf", prints.pdf(texts.html(found)))


def dossier(*, actor: Actor, about: str) -> PrintFile:
    """The dossier of a target as a PDF; raises CannotPrint without the extra `pdf`."""
    found = dossiers.named(actor=actor, text=about)
    return PrintFile("dossier.pdf", prints.pdf(dossier_texts.html(found)))
