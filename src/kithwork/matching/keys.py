"""Keys: addresses and names in the one form in which they are compared.

Every function gives "" for a text that is no such thing, and gives a key back unchanged.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from kithwork.domain.people import AddressKind
from kithwork.domain.records import Record
from kithwork.matching import honorifics, texts

# RFC 5321 atoms and host names; email-validator takes 20 times as long and sees the rest.
_PLAIN_EMAIL = re.compile(
    r"(?=[^@]{1,64}@.{1,253}\Z)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+\Z)[a-z0-9][a-z0-9-]{0,61}[a-z0-9]\Z"
)
_LONGEST_EMAIL = 254
_LONGEST_ADDRESS = 2000
_IN_ANGLES = re.compile(r"<([^<>]*@[^<>]*)>\s*\Z")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W_][\w-]{0,61}[^\W_]\Z")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dx]\Z")


def email(text: str) -> str:
    """The key of an e-mail address, or "" when `text` is none.

    Unwraps "mailto:" and "Ana <ana@example.org>"; small letters throughout; NFC; a domain
    of other scripts in its ASCII form (IDNA). Dots and "+tags" before the @ stay: what
    they mean is the provider's affair, and a wrong guess would join two people.
    """
    bare = _bare_email(text)
    if "@" not in bare or len(bare) > _LONGEST_EMAIL:
        return ""
    if bare.isascii():
        return bare if _PLAIN_EMAIL.match(bare) else ""
    try:
        found = validate_email(bare, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        return ""
    local = unicodedata.normalize("NFC", found.local_part.lower())
    domain = found.ascii_domain or ""
    return f"{local}@{domain}" if _PLAIN_EMAIL.match(f"x@{domain}") else ""


def _bare_email(text: str) -> str:
    bare = text.strip(" \t\r\n,;")
    wrapped = _IN_ANGLES.search(bare)
    if wrapped:
        bare = wrapped[1].strip()
    if bare[:7].lower() == "mailto:":
        bare = unquote(bare[7:].partition("?")[0]).strip()
    return unicodedata.normalize("NFC", bare).lower()


@lru_cache(maxsize=4096)
def profile(url: str) -> str:
    """The key of a personal profile address, or "" when `url` is none.

    Known as personal: LinkedIn (/in/, /pub/), Xing (/profile/), ORCID, Facebook's numbered
    profiles and Google Scholar. Pages of other sites may belong to an organisation, and one
    shared page must not join two people, so they are web addresses here.

    Scheme, user, port, "www.", country sub-domain, query, language suffix and trailing slash
    go; percent-encoding is undone, letters are small and NFC:
    "HTTPS://de.linkedin.com/in/Jos%C3%A9/?x=1" gives "linkedin.com/in/josé".
    """
    host, path, query = _parts(_decoded(url))
    steps = [step.strip() for step in path.lower().split("/") if step.strip()]
    for site, personal in _PERSONAL.items():
        if host == site or host.endswith(f".{site}"):
            found = personal(steps, query)
            return unicodedata.normalize("NFC", f"{site}/{found}") if found else ""
    return ""


def _linkedin(steps: list[str], _query: str) -> str:
    while steps and steps[0] in {"m", "mwlite"}:
        steps = steps[1:]
    if len(steps) > 1 and steps[0] == "in":
        return f"in/{steps[1]}"
    # Old public addresses: /pub/given-family/1/2/3, where the digits tell namesakes apart.
    return "/".join(steps[:5]) if len(steps) > 1 and steps[0] == "pub" else ""


def _xing(steps: list[str], _query: str) -> str:
    return f"profile/{steps[1]}" if len(steps) > 1 and steps[0] == "profile" else ""


def _orcid(steps: list[str], _query: str) -> str:
    return steps[0] if steps and _ORCID.match(steps[0]) else ""


def _facebook(steps: list[str], query: str) -> str:
    if steps[:1] == ["profile.php"]:
        number = _asked(query, "id")
        return f"profile.php?id={number}" if number.isdecimal() else ""
    return ""


def _scholar(steps: list[str], query: str) -> str:
    number = _asked(query, "user")
    return f"citations?user={number}" if steps[:1] == ["citations"] and number else ""


_PERSONAL = {
    "linkedin.com": _linkedin,
    "xing.com": _xing,
    "orcid.org": _orcid,
    "facebook.com": _facebook,
    "scholar.google.com": _scholar,
}


def web(url: str) -> str:
    """The key of a web address, or "" when `url` is none.

    Scheme, "www.", port, fragment and trailing slash go; the host is in small letters;
    path and query stay as they are, capitals included.
    """
    if len(url) > _LONGEST_ADDRESS:
        return ""
    host, path, query = _parts(unicodedata.normalize("NFC", url.strip()))
    if not host:
        return ""
    path = re.sub(r"[/\s]+\Z", "", path)
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _decoded(url: str) -> str:
    """`url` with percent-encoding undone, also when it was encoded more than once."""
    text = url.strip()
    if len(text) > _LONGEST_ADDRESS:
        return ""
    while "%" in text:
        try:
            plain = unquote(text, errors="strict")
        except UnicodeDecodeError:
            return text
        if plain == text:
            return text
        text = plain.strip()
    return text


def _parts(url: str) -> tuple[str, str, str]:
    """Host without "www.", path and query; three empty texts when it is no web address."""
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() in {"http", "https"}:
        url = url[scheme.end() :]
    elif scheme and "." not in scheme[1]:
        return "", "", ""
    url = url.removeprefix("//").partition("#")[0]
    address, _, query = url.strip().partition("?")
    front, slash, path = address.partition("/")
    host = front.rpartition("@")[2].partition(":")[0].lower().removesuffix(".")
    while host.startswith("www."):
        host = host.removeprefix("www.")
    return (host, slash + path, query) if _HOST.match(host) else ("", "", "")


def _asked(query: str, name: str) -> str:
    for pair in query.split("&"):
        key, _, value = pair.partition("=")
        if key.lower() == name:
            return value
    return ""


def phone(text: str) -> str:
    """The key of a phone number: E.164 when it tells its country, else its digits alone.

    "+44 (0)20 7946 0958" and "tel:+442079460958" give "+442079460958"; "555-0102" gives
    "5550102", for no country is guessed. An extension stays, as ";ext=12" (RFC 3966).
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    if bare[:4].lower() == "tel:":
        bare = bare[4:]
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    if bare.startswith("+"):
        try:
            number = phonenumbers.parse(bare, None)
        except phonenumbers.NumberParseException:
            return _digits(text)
        key = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return f"{key};ext={number.extension}" if number.extension else key
    return _digits(text)


def _digits(text: str) -> str:
    found = (unicodedata.digit(sign, -1) for sign in unicodedata.normalize("NFKC", text))
    return "".join(str(value) for value in found if value >= 0)


@lru_cache(maxsize=65536)
def name(text: str) -> str:
    """The key of a person's name: folded words, single spaces, no honorifics or degrees.

    Accents, case, hyphens and signs do not count; pronouns in brackets, honorifics in
    front ("Dr.") and degrees behind ("PhD", ", MBA, PMP") go, and never the last word.
    A word that may be a name as well ("Ma", "Don") stays unless its writing tells.
    """
    pieces = honorifics.close_dots(honorifics.without_pronouns(text)).split(",")
    while len(pieces) > 1 and all(map(honorifics.may_be_degree, pieces[-1].split())):
        pieces.pop()
    seen = [word for piece in pieces for word in piece.split() if texts.words(word)]
    # Once as written, for capitals and dots tell; once as compared, for "Dr-Ana" is two words.
    return " ".join(_core(texts.words(" ".join(_core(seen)))))


def _core(seen: list[str]) -> list[str]:
    """The words of a name without the honorifics in front and the degrees behind."""
    first, last = 0, len(seen)
    while last - first > 1 and honorifics.is_honorific(seen[first], followed_by=seen[first + 1]):
        first += 1
    while last - first > 1 and honorifics.is_degree(seen[last - 1]):
        last -= 1
    return seen[first:last]


def title(text: str) -> str:
    """The key of a job title: its folded words, single spaces; nothing is dropped but signs."""
    return " ".join(texts.words(text))


def address(kind: AddressKind, value: str) -> str:
    """The key of an address of any kind; what fits no better form is compared as plain text.

    Never "" for a text that is not blank, so that no address is lost for being odd.
    """
    return _BY_KIND[kind](value) or texts.plain(value)


_BY_KIND: dict[AddressKind, Callable[[str], str]] = {
    AddressKind.EMAIL: email,
    AddressKind.PHONE: phone,
    AddressKind.PROFILE: profile,
    AddressKind.WEB: web,
}


def source_key(record: Record) -> str:
    """What a record's source knows it by, normalised; "" when the source gave nothing.

    A profile address is compared as one; anything else (a vCard UID) as stripped text.
    """
    return profile(record.key) or record.key.strip()
