"""A dossier as a sheet: in Markdown, and as one HTML page that needs nothing else."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from kithwork.domain.dossiers import Dossier, DossierPerson, Told
from kithwork.domain.findings import ComparisonCard, FindingCard, InquiryLine, Signs, Word
from kithwork.domain.paths import TargetKind
from kithwork.writing import sheets
from kithwork.writing.sheets import Section, Sheet

# From these on, a finding counts as sure, or as rather sure.
SURE, RATHER_SURE = 0.75, 0.45
_ABOUT = {
    TargetKind.ORGANISATION: "The employer",
    TargetKind.ROLE: "The work",
    TargetKind.PERSON: "About them",
}
_BESIDE = {
    TargetKind.ORGANISATION: "What people there said of their work",
    TargetKind.ROLE: "What people who do it said of other things",
    TargetKind.PERSON: "What they said",
}


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """The parts of a dossier that hold anything, in the order they are read."""
    industry = f"The industry: {dossier.field}"
    parts = (
        Section(_ABOUT[dossier.kind], tuple(map(_finding, dossier.findings))),
        Section(industry, tuple(map(_finding, dossier.of_field))),
        Section(_BESIDE[dossier.kind], tuple(map(_finding, dossier.beside))),
        Section("What they answered", tuple(map(_told, dossier.answers))),
        Section("What helped", tuple(map(_told, dossier.helpful))),
        Section("Where they differ", tuple(map(_pair, dossier.contradictions))),
        Section("Would it suit me?", tuple(_signs(dossier.signs))),
        Section("People there", tuple(map(_person, dossier.people))),
        Section("Words of the trade", tuple(map(_word, dossier.words))),
        Section("Still open", dossier.questions),
        Section("To look into", tuple(map(_inquiry, dossier.inquiries))),
    )
    return tuple(part for part in parts if part.lines)


def markdown(dossier: Dossier) -> str:
    """The dossier in Markdown; what came from outside cannot begin a line of its own."""
    return sheets.markdown(_sheet(dossier))


def html(dossier: Dossier) -> str:
    """The dossier as one HTML page without scripts or anything from elsewhere."""
    return sheets.html(_sheet(dossier))


def _sheet(dossier: Dossier) -> Sheet:
    talks = "1 talk" if dossier.talks == 1 else f"{dossier.talks} talks"
    intro = " · ".join(part for part in (dossier.intro, f"from {talks}") if part)
    return Sheet(dossier.name, intro, sections(dossier))


def _finding(one: FindingCard) -> str:
    sure = f", {_sure(one.confidence)}" if one.confidence is not None else ""
    views = "".join(
        f", {many} {what}"
        for many, what in ((one.supported, "in support"), (one.contradicted, "against it"))
        if many
    )
    return f"{one.claim} ({_by(one.name, one.at)}{sure}{views})"


def _sure(confidence: float) -> str:
    if confidence >= SURE:
        return "sure"
    return "rather sure" if confidence >= RATHER_SURE else "not sure"


def _by(name: str, at: datetime) -> str:
    return f"{name}, {at:%Y-%m-%d}"


def _told(one: Told) -> str:
    question = f"{one.question} – " if one.question else ""
    return f"{question}{one.text} ({_by(one.name, one.at)})"


def _pair(one: ComparisonCard) -> str:
    return f"{_finding(one.left)}, but: {_finding(one.right)}"


def _signs(found: Iterable[Signs]) -> Iterator[str]:
    for group in found:
        talks = "1 talk" if group.talks == 1 else f"{group.talks} talks"
        yield f"{group.on}: {group.likes} for, {group.dislikes} against, based on {talks}"
        for one in group.signs:
            if one.text:
                yield f"{'+' if one.sign > 0 else '−'} {one.text} ({_by(one.name, one.at)})"


def _person(one: DossierPerson) -> str:
    work = f", {one.work}" if one.work else ""
    return f"{one.name}{work}" + (f" (talked on {one.talked_at:%Y-%m-%d})" if one.talked_at else "")


def _inquiry(one: InquiryLine) -> str:
    until = f", until {one.due_on}" if one.due_on else ""
    return f"{one.text} ({one.name}{until})"


def _word(one: Word) -> str:
    return f"{one.word}: {one.meaning}" if one.meaning else one.word
