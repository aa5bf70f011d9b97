"""Made-up input, the same at every run: a LinkedIn export as large as wanted."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

GIVEN = (
    "Ana Luís Chloë Søren Zoë Jürgen Małgorzata Đức Ayşe Nguyệt Wei Priya Kwame Aoife Yuki "
    "Olena Thandiwe Mateo Inês Björn Siobhán Ömer Renée Łucja Håkan Çağla Noël Dávid Šárka Ivo "
    "Maria James Fatima Chen Raj Emma Omar Grace Pavel Linh Sofia Tom Amara Hugo Leila Jan "
    "Nina Paul Rosa Sam Tara Uma Vera Walt Xenia Yara Zaid Bea Cara Dina"
).split()
STEMS = (
    "Alder Birken Crag Dunn Elms Fox Grain Harrow Ivel Joss Kestrel Ling Merrow Nether Otter "
    "Pendle Quern Rook Stain Thistle Ulver Wharn Yarrow Aske Bram Cald Esk Fern Garth Hollin "
    "Ingle Lark Brack Thorn Wether Marsh Bright Stone Wood Hazel"
).split()
ENDINGS = (
    "by thorpe wick garth moor beck dale holm croft mere ley ton worth field gate borough "
    "ström sson ez ová ović ński oğlu dóttir quist mann feld stein berg hof"
).split()
KINDS = "Devices Diagnostics Labs Software Foods Logistics Energy Partners Trust & Sons".split()
TITLES = (
    "Engineer", "Senior Engineer", "Quality Manager", "Regulatory Affairs Specialist",
    "Head of Operations", "Nurse", "Teacher", "Product Owner", "Consultant, Life Sciences",
    "Account Manager", "Technicien·ne", "Geschäftsführer",
)  # fmt: skip
HEADINGS = (
    "First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On",
)  # fmt: skip
PREAMBLE = 'Notes:\n"Not every connection shares an e-mail address, so some cells are empty."\n\n'
WITH_EMAIL = 0.10
WITHOUT_WORK = 0.03
LAST_DAY = date(2026, 11, 1)
DAYS = 15 * 365


def connections(path: Path, *, rows: int) -> Path:
    """Write an export of `rows` people at about rows/5 organisations of Zipf-like sizes."""
    chance = random.Random(rows)
    firms = [_firm(number) for number in range(rows // 5)]
    weights = [1 / (rank + 10) for rank in range(len(firms))]
    chosen = chance.choices(firms, weights=weights, k=rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(PREAMBLE)
        table = csv.writer(file)
        table.writerow(HEADINGS)
        for number, firm in enumerate(chosen):
            table.writerow(_row(number, firm, chance))
    return path


def _firm(number: int) -> str:
    stem = STEMS[number % len(STEMS)] + ENDINGS[number // len(STEMS) % len(ENDINGS)]
    kind = KINDS[number // (len(STEMS) * len(ENDINGS)) % len(KINDS)]
    return f"{stem} {kind} {number}"


def _row(number: int, firm: str, chance: random.Random) -> list[str]:
    given = chance.choice(GIVEN)
    family = chance.choice(STEMS) + chance.choice(ENDINGS)
    day = LAST_DAY - timedelta(days=chance.randrange(DAYS))
    email = f"person{number}@example.org" if chance.random() < WITH_EMAIL else ""
    work = chance.random() >= WITHOUT_WORK
    return [
        given,
        family,
        f"https://www.linkedin.com/in/person-{number}-example",
        email,
        firm if work else "",
        chance.choice(TITLES) if work else "",
        f"{day:%d %b %Y}",
    ]
