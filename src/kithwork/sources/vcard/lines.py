"""Content lines of vCards: unfold them, take them apart, decode their values late."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from kithwork.sources import texts
from kithwork.sources.texts import TextLine

# A value is gathered from its folded lines up to this many characters, then only skipped: a
# quoted-printable letter takes up to twelve, and a value is cut at a hundredth of it later.
MAX_VALUE = 1_500_000

# The properties that are kept; all others, pictures above all, are not even gathered.
WANTED = frozenset(
    (
        *("BEGIN", "END", "AGENT", "VERSION", "KIND", "N", "FN", "NICKNAME", "EMAIL", "TEL", "ADR"),
        *("ORG", "TITLE", "ROLE", "URL", "BDAY", "NOTE", "CATEGORIES", "UID", "X-SOCIALPROFILE"),
        *("SOCIALPROFILE", "X-ABLABEL", "X-ABSHOWAS"),
    )
)

_NAME = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)(?=[;:])")
_PARAMETERS = re.compile(r'((?:;(?:[^":;]|"[^"]*")*)*):')
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
_BLOCK = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_FRAME = re.compile(r"(BEGIN|END):", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Logical(NamedTuple):
    """An unfolded line with the number of its first; `whole` says that all of it was gathered."""

    number: int
    text: str
    whole: bool = True
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property: `name` in upper case, parameters by upper-case name, the value as it stood."""

    line: int
    group: str
    name: str
    parameters: dict[str, tuple[str, ...]]
    raw: str
    whole: bool = True

    def types(self) -> tuple[str, ...]:
        """The TYPE values in lower case; in vCard 2.1 they stand without the word TYPE."""
        return tuple(value.lower() for value in self.parameters.get("TYPE", ()))

    def has(self, parameter: str, value: str) -> bool:
        """Whether a parameter has this value, whatever the case."""
        found = self.parameters.get(parameter)
        return found is not None and value in (each.lower() for each in found)


def unfolded(stream: BinaryIO) -> Iterator[Logical]:
    """The wanted logical lines: folded ones joined, also at the breaks of quoted-printable."""
    gathered: _Gathered | None = None
    for line in texts.raw_lines(stream, newline=_line_end(stream)):
        text = line.text.rstrip("\r\n")
        if gathered and gathered.takes(text):
            continue
        if gathered and gathered.is_wanted:
            yield gathered.logical()
        gathered = _Gathered(line, text) if text.strip() or line.fault else None
    if gathered and gathered.is_wanted:
        yield gathered.logical()


def _line_end(stream: BinaryIO) -> str:
    # Old Macs end lines with CR alone; everywhere else a stray CR must not part a line.
    head = stream.read(65_536)
    stream.seek(0)
    return "\n" if b"\n" in head else ""


class _Gathered:
    """A property while its physical lines come in."""

    def __init__(self, line: TextLine, text: str) -> None:
        found = _NAME.match(text)
        head = text.partition(":")[0].upper()
        self._number = line.number
        self._fault = line.fault
        self._parts = [text]
        self._size = len(text)
        self.is_wanted = not found or found[2].upper() in WANTED
        self._is_quoted = "QUOTED-PRINTABLE" in head
        self._is_block = "BASE64" in head or "ENCODING=B" in head

    def takes(self, text: str) -> bool:
        """Adds a physical line when it continues this property."""
        if text[:1] in (" ", "\t"):
            self._add(text[1:])
        elif self._is_quoted and self._parts[-1].endswith("=") and not _FRAME.match(text):
            self._parts[-1] = self._parts[-1][:-1]
            self._add(text)
        elif not (self._is_block and _BLOCK.fullmatch(text)):
            return False
        return True

    def _add(self, text: str) -> None:
        if self.is_wanted and self._size <= MAX_VALUE:
            self._parts.append(text)
        elif self._is_quoted:
            # Only the last character still matters: whether one more line follows.
            self._parts[-1:] = [text[-1:]]
        self._size += len(text)

    def logical(self) -> Logical:
        """The whole line."""
        whole = self._size <= MAX_VALUE
        return Logical(self._number, "".join(self._parts)[:MAX_VALUE], whole, self._fault)


def taken_apart(line: Logical) -> Property | None:
    """The property of a logical line; None when it is none."""
    found = _NAME.match(line.text)
    if not found:
        return None
    rest = line.text[found.end() :]
    inner = _PARAMETERS.match(rest)
    # A quotation mark that is never closed: the first colon parts it then.
    head, value = (inner[1], rest[inner.end() :]) if inner else _at_colon(rest)
    return Property(
        line=line.number,
        group=(found[1] or "").lower(),
        name=found[2].upper(),
        parameters=_parameters(head) if head else {},
        raw=value,
        whole=line.whole,
    )


def _at_colon(rest: str) -> tuple[str, str]:
    head, _, value = rest.partition(":")
    return head, value


def _parameters(head: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in _PARAMETER.findall(head[:10_000]):
        name, sign, value = part.partition("=")
        if not sign:
            name, value = _bare(part)
        values = tuple(piece.strip() for piece in value.replace('"', "").split(","))
        key = name.strip().upper()
        found[key] = found.get(key, ()) + values
    return found


def _bare(value: str) -> tuple[str, str]:
    """The parameter that vCard 2.1 means by a value alone."""
    is_encoding = value.upper() in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")
    return ("ENCODING" if is_encoding else "TYPE"), value


def text_of(item: Property) -> str:
    """The value as text, with its escapes still in. Raises ValueError with a reason to show."""
    charset = next(iter(item.parameters.get("CHARSET", ())), "")
    if item.has("ENCODING", "quoted-printable"):
        text = texts.decoded(binascii.a2b_qp(texts.encoded(item.raw)), charset=charset)
    elif item.has("ENCODING", "b") or item.has("ENCODING", "base64"):
        text = texts.decoded(_from_base64(item.raw), charset=charset)
    elif item.raw.isascii():
        text = item.raw
    else:
        text = texts.decoded(texts.encoded(item.raw), charset=charset)
    if "\0" in text:
        raise ValueError("holds a NUL character")
    return text


def _from_base64(raw: str) -> bytes:
    try:
        return base64.b64decode("".join(raw.split()), validate=True)
    except ValueError:
        raise ValueError("is not the base64 it says it is") from None


def plain(text: str) -> str:
    """`text` without its backslash escapes."""
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def pieces(text: str, *, at: str) -> list[str]:
    """The pieces of `text` between separators without a backslash; their escapes stay in."""
    if "\\" not in text:
        return text.split(at)
    found: list[list[str]] = [[]]
    for token in re.split(rf"(\\.|{at})", text, flags=re.DOTALL):
        if token == at:
            found.append([])
        else:
            found[-1].append(token)
    return ["".join(tokens) for tokens in found]
