"""The people the story is about, beyond the seeker's own contacts, and what the seeker wants.

People are named by their full names; `records.full(number)` gives that of a contact.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kithwork.domain.asks import AskState, Channel
from kithwork.domain.briefs import ResearchKind
from kithwork.domain.debriefs import (
    Answer,
    Aspect,
    Debrief,
    Finding,
    Fit,
    Inquired,
    InquiryKind,
    NameGiven,
    Promised,
)
from kithwork.domain.follow_ups import Whose
from kithwork.domain.goals import Answered
from kithwork.domain.introductions import IntroductionState
from kithwork.domain.runs import Outcome
from kithwork.flows.demo import places, records
from kithwork.flows.demo.places import Place


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody beyond: their work, and who of the others knows them, how."""

    name: str
    organisation: str
    title: str
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask of the story: to whom, through whom, and what became of it, days ago."""

    person: str
    state: AskState
    days: int
    via: str = ""
    introduced: IntroductionState | None = None
    channel: Channel = Channel.EMAIL
    why_you: str = ""
    place: str = ""


AGENCY = "Quillhaven Device Agency"
# Where none of the seeker's contacts is.
UNKNOWN_PLACES = (
    Place(AGENCY, places.ASSURANCE, "London", 0, ()),
    Place(places.ROOKHURST, places.DEVICES, "Manchester", 0, ()),
)

BRIEF: dict[str, str | int] = {
    "who": "I am a senior lab technician at Northmoor with eleven years in hospital diagnostics.",
    "role": "quality or regulatory affairs",
    "field": "medical devices",
    "place": "Leeds or remote",
    "why": "I keep our laboratory accredited and found that I like that part of the work most.",
    "learn": "how people came from the laboratory bench into quality and regulatory work",
    "help_me": (
        "Tell me who you know in quality or regulatory work at a maker of devices, "
        "and whether I may use your name."
    ),
    "minutes": 20,
}
FIRST_BRIEF: dict[str, str | int] = {
    "role": "regulatory affairs",
    "field": "medical devices",
    "place": "Leeds",
}


def contact(organisation: str, place: int = 0) -> str:
    """The name of a contact at an organisation."""
    return records.full(records.at(organisation)[place])


def written() -> tuple[Known, ...]:  # long: a table of people
    """The twelve whose part is written; the others are made by rule."""
    return (
        Known(
            "Helena Marsh-Adeyemi", places.BRACKENFELL, "Head of Regulatory Affairs",
            contact(places.BRACKENFELL), "brought the infusion pump to market together",
        ),
        Known(
            "Bridget Amankwah", AGENCY, "Senior Assessor",
            contact(places.ESKHOLME), "sit on the same standards committee",
        ),
        Known("Tomasz Rydell", AGENCY, "Device Assessor"),
        Known(
            "Inés Castellan-Ford", places.ESKHOLME, "Head of Certification",
            contact(places.ESKHOLME, 1), "shared an office for four years",
        ),
        Known("Edvard Nyqvist-Hale", places.ROOKHURST, "Chief Scientist"),
        Known(
            "Maria Lindgren-Soto", places.LARCHMERE, "Quality Director",
            contact(places.LARCHMERE), "run together on Sundays",
        ),
        Known("Li Anholt", places.LARCHMERE, "Regulatory Affairs Manager",
            "Maria Lindgren-Soto", "Maria hired Li"),
        Known(
            "Desmond Achterberg", "Hollinbeck Implants", "Vigilance Lead",
            contact("Hollinbeck Implants"), "were in the same recall team",
        ),
        Known(
            "Sunniva Prakash-Bell", "Inglefirth Imaging", "Clinical Evaluation Manager",
            contact("Inglefirth Imaging"), "wrote a paper together",
        ),
        Known(
            "Farid Olander", places.THISTLEBY, "Partner",
            contact(places.THISTLEBY), "work on the same accounts",
        ),
        Known(
            "Wanjiru Castleford", places.BRACKENFELL, "Quality Manager",
            contact(places.BRACKENFELL, 2), "share the same manager",
        ),
        Known(
            "Piotr Hazelgrove", "Fernhallow Biologics", "Lead Auditor",
            contact("Fernhallow Biologics"), "sing in the same choir",
        ),
    )  # fmt: skip


# How generated acquaintances came about.
HOW = (
    "worked on the same project", "were neighbours", "studied together", "play five-a-side",
    "are cousins", "met at the trade fair", "volunteer at the same food bank",
    "sat on the same panel",
)  # fmt: skip


def target_people() -> tuple[tuple[str, int], ...]:
    """Whom the seeker wants to reach, with the motivation 0 to 3."""
    return (
        (contact(places.THISTLEBY), 3),
        ("Helena Marsh-Adeyemi", 3),
        ("Tomasz Rydell", 2),
        ("Inés Castellan-Ford", 2),
        ("Edvard Nyqvist-Hale", 1),
    )


TARGET_PLACES = (
    (places.BRACKENFELL, 3), (places.LARCHMERE, 2), (places.ESKHOLME, 2), (AGENCY, 2),
    (places.ROOKHURST, 1),
)  # fmt: skip
TARGET_ROLES = (
    ("Regulatory Affairs Specialist", 3), ("Quality Engineer", 2), ("Device Assessor", 2),
    ("Lead Auditor", 1), ("Radiation Safety Officer", 1),
)  # fmt: skip


def fans() -> tuple[str, ...]:
    """Who offered to help."""
    return tuple(records.book_name(place) for place in (0, 3, 9, 17, 36, 41))


# Where the booked chat is.
CAFE = "Kettle & Crane, 4 Northgate Street"


def booked() -> str:
    """With whom a chat is booked: the first who said yes."""
    return contact(places.BRACKENFELL, 3)


def homework() -> tuple[tuple[ResearchKind, str, str], ...]:
    """What the seeker found out before that chat: kind, words, and where from."""
    return (
        (ResearchKind.KNOWN, "They make infusion pumps; a second site opened last spring.",
         "their own pages"),
        (ResearchKind.ASSUMED, "Design assurance and regulatory affairs sit in one team.", ""),
        (ResearchKind.UNKNOWN, "How much of the work is writing, and how much is testing?", ""),
        (ResearchKind.TRAIL, "The new rules for software in devices: what changed for them?",
         "a trade paper"),
    )  # fmt: skip


# Why two friends would be good for each other, as said to each.
GAINS = (
    "They have put devices through the regulators for years, and like to explain how.",
    "Few people ask as good questions about your field.",
)


def talked_with() -> str:
    """With whom a talk took place two days ago: a fan who knows people."""
    return records.book_name(17)


def sent_by() -> str:
    """Who had sent the seeker there."""
    return records.book_name(3)


def learned(today: date) -> Debrief:
    """What that talk brought."""
    return Debrief(
        minutes=23,
        answers=(
            Answer("How did you come to the work you do now?", text="Over an audit nobody wanted."),
            Answer("What does it pay to begin with?", Outcome.REDIRECTED, to="Ottilie Vance"),
        ),
        helpful=(
            "Write up one real audit finding, and show how you closed it",
            "The standards are read best beside a device that failed",
        ),
        names=(
            NameGiven(
                "Ottilie Vance", "Hollinbeck Implants", "Compliance Lead",
                how_known="sat on the same panel", may_use_name=True,
            ),
        ),
        promises=(
            Promised(Whose.MINE, "Send the write-up of the centrifuge recall",
                     today + timedelta(days=4)),
            Promised(Whose.THEIRS, "Send the reading list", today + timedelta(days=5)),
        ),
        findings=(
            Finding("They take people from the bench, if they can write", places.ROOKHURST, 0.6),
            Finding("Half of the week is writing", "regulatory affairs", 0.9),
        ),
        words=("CAPA: corrective and preventive action", "DHF: design history file"),
        fit=(
            Fit("regulatory affairs", 1, "writing, and arguing from evidence", Aspect.SKILLS),
            Fit("regulatory affairs", -1, "deadlines set by others", Aspect.VALUES),
        ),
        inquiries=(
            Inquired("The evening lectures of the standards body", InquiryKind.GATHERING,
                     today + timedelta(days=12)),
        ),
        common=("You both grew up by the sea, and miss it",),
        worth=("A weekend course I need not take",),
        goal=Answered.PARTLY,
        again=True,
    )  # fmt: skip


def asks() -> tuple[Asked, ...]:
    """Every state an ask and an introduction can be in, the oldest first."""
    larch, north = contact(places.LARCHMERE, 1), contact(places.NOW_AT, 2)
    return (
        Asked(contact("Garthwood Teaching Hospital"), AskState.NO, 40),
        Asked(
            contact(places.BRACKENFELL, 3), AskState.YES, 35, channel=Channel.LINKEDIN,
            why_you="your step from the ward into design assurance",
        ),
        Asked(contact("Fernhallow Biologics", 2), AskState.SILENT, 30),
        Asked("Piotr Hazelgrove", AskState.DRAFTED, 28, via=contact("Fernhallow Biologics"),
              introduced=IntroductionState.LAPSED),
        Asked(contact("Inglefirth Imaging", 1), AskState.LATER, 24),
        Asked("Wanjiru Castleford", AskState.DRAFTED, 20, via=contact(places.BRACKENFELL, 2),
              introduced=IntroductionState.DECLINED),
        Asked(
            contact(places.ESKHOLME, 2), AskState.YES, 14,
            why_you="you audit the laboratories I work in",
        ),
        Asked("Sunniva Prakash-Bell", AskState.SENT, 12, via=contact("Inglefirth Imaging"),
              introduced=IntroductionState.MADE),
        Asked(larch, AskState.SENT, 8),
        Asked("Desmond Achterberg", AskState.DRAFTED, 6, via=contact("Hollinbeck Implants"),
              introduced=IntroductionState.AGREED),
        Asked("Inés Castellan-Ford", AskState.DRAFTED, 4, via=contact(places.ESKHOLME, 1),
              introduced=IntroductionState.ASKED),
        Asked(north, AskState.SENT, 2, channel=Channel.PHONE),
        Asked(records.book_name(9), AskState.SENT, 1, place=places.ROOKHURST),
        Asked("Helena Marsh-Adeyemi", AskState.DRAFTED, 0, via=contact(places.BRACKENFELL),
              introduced=IntroductionState.DRAFTED),
        Asked(contact(places.THISTLEBY), AskState.DRAFTED, 0,
              why_you="you advise the makers I would like to work for"),
    )  # fmt: skip
