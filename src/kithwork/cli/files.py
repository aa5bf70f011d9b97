"""Text files named on the command line."""

import sys
from pathlib import Path

from kithwork.domain.errors import Invalid

# A letter has a few thousand signs; a megabyte was a slip.
LARGEST = 1 << 20
STANDARD_INPUT = "-"


def text(path: Path) -> str:
    """The text of a file, or of standard input for `-`; raises Invalid naming the file."""
    content = _bytes(path)
    if len(content) > LARGEST:
        raise Invalid("file", f"{path} is larger than {LARGEST >> 20} MB.")
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("file", f"{path} is no UTF-8 text (byte {error.start}).") from None
    if "\x00" in words:
        raise Invalid("file", f"{path} is no text.")
    return words


def _bytes(path: Path) -> bytes:
    if str(path) == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Invalid("file", f"{path} cannot be read ({error.strerror}).") from None
