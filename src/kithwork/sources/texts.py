"""Bytes to lines of text: names stay intact or their line is refused, never a silent U+FFFD."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

# Longest line kept, in characters: the longest cell or value worth reading, many times over.
MAX_LINE = 8_000_000
# Stands where an earlier program lost a letter.
LOST_LETTER = "\ufffd"

_NARROW = "windows-1252"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SURROGATE = re.compile("[\ud800-\udfff]")

# Character sets a vCard may name. A closed list: Python's registry also holds codecs that
# are slow (idna) or make characters no database takes (unicode_escape).
_CHARSETS = re.compile(
    r"utf-?8|us-ascii|ascii|latin-?1|iso-?8859-?\d{1,2}|(windows-|cp)(125[0-8]|437|850|932|936|949"
    r"|950)|shift[-_]jis|euc-(jp|kr)|iso-2022-(jp|kr)|gb2312|gbk|gb18030|big5|koi8-[ru]|macintosh",
    re.IGNORECASE,
)


class TextLine(NamedTuple):
    """A physical line with its number from 1 and its line end; `fault` says why to refuse it."""

    number: int
    text: str
    fault: str = ""


def is_wide(stream: BinaryIO) -> bool:
    """Whether the stream starts with a UTF-16 byte order mark; leaves it at its start."""
    stream.seek(0)
    mark = stream.read(2)
    stream.seek(0)
    return mark in _WIDE_MARKS


def rewindable(stream: BinaryIO) -> BinaryIO:
    """`stream` itself, or its content in memory when it cannot be read twice."""
    return stream if stream.seekable() else io.BytesIO(stream.read())


def raw_lines(stream: BinaryIO, *, newline: str) -> Iterator[TextLine]:
    """The lines as UTF-8 (or UTF-16 with a mark); other bytes stand as surrogate escapes.

    `newline` is that of `io.TextIOWrapper`: empty splits at any line end.
    """
    wide = is_wide(stream)
    text = io.TextIOWrapper(
        stream,
        encoding="utf-16" if wide else "utf-8-sig",
        errors="surrogatepass" if wide else "surrogateescape",
        newline=newline,
    )
    number = 0
    try:
        while line := text.readline(MAX_LINE):
            number += 1
            if len(line) < MAX_LINE or line[-1] in "\r\n":
                yield TextLine(number, line)
            else:
                _skip_to_line_end(text)
                yield TextLine(number, "", f"is longer than {MAX_LINE:,} characters")
    except UnicodeDecodeError:
        yield TextLine(number + 1, "", "is not whole: the file ends within a character")
    finally:
        # Without this the wrapper would close the caller's stream with itself.
        text.detach()


def _skip_to_line_end(text: io.TextIOWrapper) -> None:
    while (rest := text.readline(MAX_LINE)) and rest[-1] not in "\r\n":
        pass


def lines(stream: BinaryIO) -> Iterator[TextLine]:
    """The lines of a text file: UTF-8 or UTF-16 with or without mark, else Windows-1252.

    A file counts as Windows-1252 when more of its lines break UTF-8 than use it; in a
    UTF-8 file a broken line carries a fault and the rest stays as it is.
    """
    mend = _from_narrow if not is_wide(stream) and _is_narrow(stream) else _refused
    stream.seek(0)
    for line in raw_lines(stream, newline=""):
        sound = mend(line) if _SURROGATE.search(line.text) else line
        yield _without_nul(sound) if "\0" in sound.text else sound


def _is_narrow(stream: BinaryIO) -> bool:
    broken = sound = 0
    for line in raw_lines(stream, newline=""):
        if not line.text.isascii():
            if _SURROGATE.search(line.text):
                broken += 1
            else:
                sound += 1
    return broken > sound


def _from_narrow(line: TextLine) -> TextLine:
    try:
        text = line.text.encode("utf-8", "surrogateescape").decode(_NARROW)
    except UnicodeError:
        return _refused(line)
    return TextLine(line.number, text, line.fault)


def _refused(line: TextLine) -> TextLine:
    cleared = _SURROGATE.sub(LOST_LETTER, line.text)
    return TextLine(line.number, cleared, "holds bytes that are no text (UTF-8 is read best)")


def _without_nul(line: TextLine) -> TextLine:
    return TextLine(line.number, line.text.replace("\0", ""), "holds a NUL character")


def head_lines(head: bytes) -> list[TextLine]:
    """The whole lines at the head of a file, as far as `head` reaches."""
    return list(lines(io.BytesIO(head)))


def decoded(raw: bytes, *, charset: str = "") -> str:
    """Bytes of one value as text; by `charset` when one is named, else as they look.

    Unnamed bytes are UTF-8, or Windows-1252 when nothing in them looks like UTF-8.
    Raises ValueError with a reason fit to show.
    """
    if charset:
        return _by_name(raw, charset)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        if not raw.decode("utf-8", "ignore").isascii():
            raise ValueError("holds damaged UTF-8") from None
    return _by_name(raw, _NARROW)


def _by_name(raw: bytes, charset: str) -> str:
    if not _CHARSETS.fullmatch(charset):
        raise ValueError(f"names a character set that is not known here ({charset[:40]})")
    try:
        return _without_surrogates(raw.decode(charset))
    except (UnicodeDecodeError, LookupError):
        raise ValueError(f"holds bytes that are not {charset}") from None


def _without_surrogates(text: str) -> str:
    if _SURROGATE.search(text):
        raise LookupError
    return text


def encoded(text: str) -> bytes:
    """The bytes that `raw_lines` read as `text`; characters of UTF-16 files become UTF-8.

    Raises ValueError with a reason fit to show.
    """
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise ValueError("holds bytes that are no text") from None
