import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.matching import legal_forms, organisations

WORDS = st.sampled_from(
    [
        *sorted({word for form in legal_forms.LEGAL_FORMS for word in form}),
        "The",
        "&",
        "and",
        "A",
        "B.",
        "Contoso",
        "(ex-Wingtip)",
        "株式会社",
        "freelance",
        "self",
        "employed",
        "N/A",
        "-",
        "/",
        "S.A.",
        "z",
        "o.o.",
        "Müller",
        "None",
        "Student",
        "(株)",
    ]
)
NAMES = st.one_of(st.text(), st.lists(WORDS, max_size=6).map(" ".join))


@pytest.mark.parametrize(
    "name,form",
    [
        ("Müller, Schmidt & Co. KG", "muller schmidt"),
        ("Müller und Schmidt GmbH & Co. KGaA", "muller und schmidt"),
        ("Adventure Works (ex-Wingtip)", "adventure works"),
        ("Adventure Works (formerly Wingtip Toys)", "adventure works"),
        ("Fabrikam, Inc.", "fabrikam"),
        ("Contoso Ltd", "contoso"),
        ("Contoso Pty. Ltd.", "contoso"),
        ("Contoso Co., Ltd.", "contoso"),
        ("Café GmbH", "cafe"),
        ("Beispiel AG", "beispiel"),
        ("L'Oréal S.A.", "loreal"),
        ("Foo S.p.A.", "foo"),
        ("Foo S. p. A.", "foo"),
        ("Foo S.à r.l.", "foo"),
        ("Foo A/S", "foo"),
        ("Foo sp. z o.o.", "foo"),
        ("Foo Sp. z o. o.", "foo"),
        ("Foo, spol. s r.o.", "foo"),
        ("Grupo Bimbo, S.A.B. de C.V.", "grupo bimbo"),
        ("Foo UG (haftungsbeschränkt)", "foo"),
        ("Volvo AB (publ)", "volvo"),
        ("株式会社トヨタ", "トヨタ"),
        ("トヨタ㈱", "トヨタ"),
        ("北京百度网讯科技有限公司", "北京百度网讯科技"),
        ("삼성전자 주식회사", "삼성전자"),
        ("ООО «Ромашка»", "ромашка"),
        ("Ромашка, ООО", "ромашка"),
        ("Citibank, N.A.", "citibank"),
        ("The Coca-Cola Company", "coca cola"),
        ("AT&T Inc.", "at and t"),
        ("Procter & Gamble Co.", "procter and gamble"),
        ("A. O. Smith", "ao smith"),
        ("A.O. Smith", "ao smith"),
        ("J.P. Morgan", "jp morgan"),
        ("Universität St. Gallen", "universitat st gallen"),
        ("International Business Machines (IBM)", "international business machines"),
        ("University of California (Berkeley)", "university of california berkeley"),
        ("Yahoo! 🚀", "yahoo"),
        ("Plan A", "plan a"),
        ("Plan A S.A.", "plan a"),
        ("Plan A S. A.", "plan a"),
        ("AG", "ag"),
        ("The AG", "ag"),
        ("& Co", "and co"),
        ("The The", "the the"),
        ("C.V.", "cv"),
        ("株式会社", "株式会社"),
        ("Freelance GmbH", "freelance gmbh"),
        ("None Ltd", "none ltd"),
        ("The Independent", "the independent"),
        ("Student Agency", "student agency"),
        ("Freelance Photographers", "freelance photographers"),
    ],
)
def test_names_of_organisations(name: str, form: str) -> None:
    assert organisations.normal_form(name) == form


@pytest.mark.parametrize(
    "name",
    [
        "",
        "-",
        "--",
        "N/A",
        "n.a.",
        "NA",
        "None",
        "Self-Employed",
        "self employed",
        "Freelance",
        "Freelancer",
        "Self-employed / Freelance",
        "Freelance (ex-Google)",
        "Unemployed",
        "Student",
        "Retired",
        "Confidential",
        "Stealth Startup",
        "Stealth Mode Startup 🚀",
        "Selbständig",
        "selbstständig",
        "Freiberuflich",
        "Arbeitssuchend",
        "Im Ruhestand",
        "Keine",
        "Vertraulich",
        "Studentin",
        "Indépendant",
        "Sans emploi",
        "Étudiante",
        "Retraité",
        "À mon compte",
        "Confidentiel",
        "Aucun",
        "Demandeur d'emploi",
        "Autónomo",
        "Desempleada",
        "Por cuenta propia",
        "Jubilado",
        "Estudiante",
        "Ninguna",
        "Confidencial",
        "+++",
        "🚀",
    ],
)
def test_what_people_write_for_want_of_an_employer(name: str) -> None:
    assert organisations.normal_form(name) == ""


@pytest.mark.parametrize(
    "one,other",
    [
        ("N/A", "Deutz AG"),
        ("Plan A", "Plan"),
        ("Plan A", "Plan B"),
        ("Mueller Schmidt", "Müller, Schmidt & Co. KG"),
        ("University of California (Berkeley)", "University of California (Davis)"),
        ("Contoso", "Contoso Research"),
        ("Google (UK) Ltd", "Google"),
        ("Nothing", "None"),
    ],
)
def test_different_organisations_stay_different(one: str, other: str) -> None:
    assert organisations.normal_form(one) != organisations.normal_form(other)


@given(NAMES)
def test_the_form_of_a_form_is_the_form(name: str) -> None:
    form = organisations.normal_form(name)
    assert organisations.normal_form(form) == form


@given(st.from_regex(r"[A-Z][a-z]{3,10} [A-Z][a-z]{6,10}", fullmatch=True))
def test_a_legal_form_behind_a_name_does_not_count(name: str) -> None:
    form = organisations.normal_form(name)
    for legal in ("Inc.", "GmbH", "GmbH & Co. KG", "S.A.", "Oy", "sp. z o.o.", "Pty Ltd"):
        assert organisations.normal_form(f"{name} {legal}") == form
        assert organisations.normal_form(f"{name}, {legal}".upper()) == form


@given(st.text(alphabet="aBcÄéß陳ж", min_size=1))
def test_a_name_of_letters_has_a_form(name: str) -> None:
    assert organisations.normal_form(name)


def test_five_hundred_real_names_stay_apart(shared_data: Path) -> None:
    path = shared_data / "companies" / "sp500_constituents.csv"
    with path.open(encoding="utf-8", newline="") as file:
        listed = [row["Security"] for row in csv.DictReader(file)]
    forms = {organisations.normal_form(name) for name in listed}
    assert len(forms) == len(set(listed))
    assert "" not in forms
