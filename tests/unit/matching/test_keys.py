from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.people import AddressKind
from kithwork.domain.records import NameSeen, Record
from kithwork.matching import keys, texts

# Texts that look enough like addresses to get past the first test.
ADDRESS_LIKE = st.text(
    alphabet=st.sampled_from("aAzZéÉüß09@.-_+:/?#%=&,;<>() \tinlkedcompubwhtsßİΣ٣株🚀"), max_size=60
)
LINKED = st.builds(
    "{}{}linkedin.com/in/{}".format,
    st.sampled_from(["", "http://", "HTTPS://", "//"]),
    st.sampled_from(["", "www.", "de.", "www.de."]),
    st.text(max_size=30),
)


@pytest.mark.parametrize(
    "text,key",
    [
        ("Ana@Example.ORG", "ana@example.org"),
        ("Ana Sol <Ana@Example.org>", "ana@example.org"),
        (" <ana@example.org>; ", "ana@example.org"),
        ("mailto:ana@example.org?subject=Hello", "ana@example.org"),
        ("MAILTO:a%2Bb@example.org", "a+b@example.org"),
        ("first.last@gmail.com", "first.last@gmail.com"),
        ("firstlast+work@gmail.com", "firstlast+work@gmail.com"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("x@müller.de", "x@xn--mller-kva.de"),
        ("x@MÜLLER.de", "x@xn--mller-kva.de"),
        ("jose\u0301@example.org", "josé@example.org"),
        ("ana@example.test", "ana@example.test"),
        ("N/A", ""),
        ("", ""),
        ("@", ""),
        ("ana@localhost", ""),
        ("ana@@example.org", ""),
        ("a..b@example.org", ""),
        ("ana@-example.org", ""),
        ("ana@1.2.3.4", ""),
        ("ana sol@example.org", ""),
        ("a@x.org, b@x.org", ""),
        ("a" * 65 + "@example.org", ""),
        ("ana@" + "a" * 300 + ".org", ""),
    ],
)
def test_email(text: str, key: str) -> None:
    assert keys.email(text) == key


@pytest.mark.parametrize(
    "url,key",
    [
        (
            "https://www.linkedin.com/in/jos%C3%A9-nu%C3%B1ez-example",
            "linkedin.com/in/josé-nuñez-example",
        ),
        ("HTTPS://de.LinkedIn.com/in/Jose%CC%81/en/?trk=x#top", "linkedin.com/in/josé"),
        ("linkedin.com/in/jos%25C3%25A9", "linkedin.com/in/josé"),
        ("//uk.linkedin.com:443/mwlite/in/ana", "linkedin.com/in/ana"),
        ("http://www.linkedin.com/pub/ana-sol/1/2/3", "linkedin.com/pub/ana-sol/1/2/3"),
        ("https://www.linkedin.com/in/bad-%E9-byte", "linkedin.com/in/bad-%e9-byte"),
        ("https://www.xing.com/profile/Ana_Sol/cv", "xing.com/profile/ana_sol"),
        ("https://orcid.org/0000-0002-1825-009X", "orcid.org/0000-0002-1825-009x"),
        ("https://www.facebook.com/profile.php?id=100&x=1", "facebook.com/profile.php?id=100"),
        ("https://www.linkedin.com/company/contoso", ""),
        ("https://www.linkedin.com/in/", ""),
        ("https://www.linkedin.com/feed/", ""),
        ("https://notlinkedin.com/in/ana", ""),
        ("https://linkedin.com.example.org/in/ana", ""),
        ("https://github.com/contoso", ""),
        ("https://example.org/in/ana", ""),
        ("urn:uuid:1-2", ""),
        ("ana", ""),
        ("", ""),
    ],
)
def test_profile(url: str, key: str) -> None:
    assert keys.profile(url) == key


@pytest.mark.parametrize(
    "url,key",
    [
        ("HTTPS://www.Example.org/", "example.org"),
        ("http://example.org/About?x=1#y", "example.org/About?x=1"),
        ("example.org:8080//", "example.org"),
        ("https://ana@example.org/a/b/", "example.org/a/b"),
        ("https://müller.de/", "müller.de"),
        ("mailto:ana@example.org", ""),
        ("javascript:alert(1)", ""),
        ("not a page", ""),
        ("localhost/x", ""),
        ("", ""),
    ],
)
def test_web(url: str, key: str) -> None:
    assert keys.web(url) == key


@pytest.mark.parametrize(
    "text,key",
    [
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("tel:+442079460958", "+442079460958"),
        ("0044 20 7946 0958", "+442079460958"),
        ("+1-650-555-0142 ext. 12", "+16505550142;ext=12"),
        ("+34 600 000 000", "+34600000000"),
        ("+1 555 0100", "+15550100"),
        ("555-0102", "5550102"),
        ("(089) 12 34 56", "089123456"),
        ("５５５", "555"),
        ("٥٥٥", "555"),
        ("+999999999999999999999", "999999999999999999999"),
        ("ask at the desk", ""),
        ("", ""),
    ],
)
def test_phone(text: str, key: str) -> None:
    assert keys.phone(text) == key


@pytest.mark.parametrize(
    "text,key",
    [
        ("José Nuñez de la Vega", "jose nunez de la vega"),
        ("Priya Patel, MBA, PMP", "priya patel"),
        ("Dr. Anna Müller-Schmidt Ph.D.", "anna muller schmidt"),
        ("Prof. Dr. med. Hans Meier", "hans meier"),
        ("Noël O'Brien–Smith", "noel obrien smith"),
        ("Noël O’Brien-Smith", "noel obrien smith"),
        ("Li-Wei Chen 陳麗薇", "li wei chen 陳麗薇"),
        ("Sam (they/them) Lee 🚀", "sam lee"),
        ("Sam Lee she/her", "sam lee"),
        ("Sam [He | Him] Lee", "sam lee"),
        ("Yo-Yo Ma", "yo yo ma"),
        ("Yo-Yo Nguyen, MA", "yo yo nguyen"),
        ("Kim Do", "kim do"),
        ("Chinua Mba", "chinua mba"),
        ("Chinua Obi MBA", "chinua obi"),
        ("Don Johnson", "don johnson"),
        ("M. Night", "m night"),
        ("Dr", "dr"),
        ("Dr-Ana Sol", "ana sol"),
        ("🚀", ""),
        ("", ""),
    ],
)
def test_name(text: str, key: str) -> None:
    assert keys.name(text) == key


@pytest.mark.parametrize("key", [keys.email, keys.profile, keys.web, keys.phone, keys.name])
@given(text=st.one_of(ADDRESS_LIKE, LINKED, st.text()))
def test_a_key_of_a_key_is_the_key(key: Callable[[str], str], text: str) -> None:
    once = key(text)
    assert key(once) == once


@given(local=st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?", fullmatch=True))
def test_case_and_wrapping_of_an_address_do_not_count(local: str) -> None:
    plain = f"{local}@example.org"
    assert keys.email(plain) == plain
    assert keys.email(f"Somebody <{plain.upper()}>") == plain
    assert keys.email(f"mailto:{plain}") == plain


@given(number=st.integers(min_value=10_000_000, max_value=99_999_999))
def test_spaces_and_signs_of_a_number_do_not_count(number: int) -> None:
    digits = f"4930{number}"
    assert keys.phone(f"+{digits[:2]} ({digits[2:4]}) {digits[4:8]}-{digits[8:]}") == f"+{digits}"


@pytest.mark.parametrize("kind", list(AddressKind))
@given(value=st.text())
def test_no_address_is_left_without_a_key(kind: AddressKind, value: str) -> None:
    assert bool(keys.address(kind, value)) == bool(texts.plain(value))


def test_an_odd_address_is_compared_as_text() -> None:
    assert keys.address(AddressKind.PHONE, "Ask  at the Desk") == "ask at the desk"
    assert keys.address(AddressKind.PROFILE, "https://github.com/Ana") == "https://github.com/ana"


def test_a_title_keeps_all_its_words() -> None:
    assert keys.title("VP, Product & Growth") == "vp product growth"
    assert keys.title("Engineer\n& Team lead 🚀") == "engineer team lead"
    assert keys.title("Managing Director, MD") == "managing director md"


@pytest.mark.parametrize(
    "key,normalised",
    [
        ("https://www.linkedin.com/in/Ana/", "linkedin.com/in/ana"),
        (" urn:uuid:4FBE-8971 ", "urn:uuid:4FBE-8971"),
        ("", ""),
    ],
)
def test_a_source_key_is_a_profile_or_kept_as_it_is(key: str, normalised: str) -> None:
    record = Record(source="x", file="x.csv", line=1, name=NameSeen(full="Ana"), key=key)
    assert keys.source_key(record) == normalised
