"""Organisations that do not exist, with what they do and where they are."""

from dataclasses import dataclass

DEVICES = "Medical devices"
DIAGNOSTICS = "Diagnostics"
HEALTH = "Hospitals and health care"
ASSURANCE = "Testing and certification"


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation: how many of the seeker's contacts are there, and their titles."""

    name: str
    industry: str
    home: str
    contacts: int
    titles: tuple[str, ...]


SCHOOL = "Wharfmoor University"
COLLEGE = "Airebrook College"
NOW_AT = "Northmoor Hospital Laboratories"
BEFORE_AT = "Calderbrook Diagnostics"
# Firms the search is about.
BRACKENFELL = "Brackenfell Devices"
LARCHMERE = "Larchmere Surgical"
ESKHOLME = "Eskholme Assurance"
THISTLEBY = "Thistleby Regulatory Partners"
# Nobody known is there, and nobody known knows anybody there.
ROOKHURST = "Rookhurst Robotics"

_LAB = (
    "Biomedical Scientist", "Laboratory Technician", "Laboratory Manager", "Phlebotomist",
    "Point-of-Care Coordinator", "Quality Lead, Pathology",
)  # fmt: skip
_MAKING = (
    "Quality Engineer", "Regulatory Affairs Specialist", "Product Manager",
    "Design Assurance Engineer", "Production Supervisor", "Field Service Engineer",
    "Clinical Application Specialist",
)  # fmt: skip
_TESTING = (
    "Lead Auditor, Medical Devices", "Technical Documentation Reviewer", "Account Manager",
    "Laboratory Test Engineer",
)  # fmt: skip
_ADVISING = ("Regulatory Consultant", "Principal Consultant", "Clinical Evaluation Manager")

_WRITTEN: tuple[Place, ...] = (
    Place(NOW_AT, HEALTH, "Leeds", 10, _LAB),
    Place(BEFORE_AT, DIAGNOSTICS, "Bradford", 6, (*_LAB[:3], "Applications Scientist")),
    Place(BRACKENFELL, DEVICES, "Sheffield", 7, _MAKING),
    Place(LARCHMERE, DEVICES, "Manchester", 5, _MAKING),
    Place(ESKHOLME, ASSURANCE, "Leeds", 3, _TESTING),
    Place(THISTLEBY, ASSURANCE, "London", 2, _ADVISING),
    Place("Fernhallow Biologics", "Pharmaceuticals", "Macclesfield", 6, (*_MAKING[:3], "Chemist")),
    Place("Garthwood Teaching Hospital", HEALTH, "Sheffield", 4, _LAB),
    Place("Hollinbeck Implants", DEVICES, "Leeds", 3, _MAKING),
    Place("Inglefirth Imaging", DEVICES, "York", 4, _MAKING),
)

# The other eighty: a made-up name from each, each with what it does.
_STEMS = (
    "Alderwick Birkenmoor Cragthorpe Dunnerby Elmsgarth Foxmoor Grainsby Harrowfold Ivelmere "
    "Jossbeck Kestrelby Lingholt Merrowdale Netherbeck Ottermoor Pendlecroft"
).split()
_KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Medical", DEVICES, _MAKING),
    ("Logistics", "Transport and logistics", ("Operations Manager", "Planner", "Depot Lead")),
    ("Software", "Software", ("Software Engineer", "Test Lead", "Product Owner", "Designer")),
    ("Foods", "Food production", ("Quality Manager", "Hygiene Auditor", "Buyer")),
    ("Schools Trust", "Education", ("Science Teacher", "Head of Year", "Lab Technician")),
)
_HOMES = ("Leeds", "Manchester", "York", "Hull", "Sheffield", "Newcastle", "London", "Dublin")


def every() -> tuple[Place, ...]:
    """All ninety, those the search is about first."""
    others = [
        Place(
            name=f"{stem} {kind}",
            industry=industry,
            home=_HOMES[(row + 3 * column) % len(_HOMES)],
            # Few know many at one place and one each at many.
            contacts=1 + (row + column) % 4,
            titles=titles,
        )
        for row, stem in enumerate(_STEMS)
        for column, (kind, industry, titles) in enumerate(_KINDS)
    ]
    return (*_WRITTEN, *others)
