"""Files named on the command line: texts to read, and what is written."""

import os
import sys
import tempfile
from pathlib import Path

from kithwork.domain.errors import Invalid

# A letter has a few thousand signs; a megabyte was a slip.
LARGEST = 1 << 20
STANDARD_INPUT = "-"


def text(path: Path) -> str:
    """The text of a file, or of standard input for `-`; raises Invalid naming the file."""
    found = content(path, most=LARGEST)
    if len(found) > LARGEST:
        raise Invalid("file", f"{path} is larger than {LARGEST >> 20} MB.")
    try:
        words = found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("file", f"{path} is no UTF-8 text (byte {error.start}).") from None
    if "\x00" in words:
        raise Invalid("file", f"{path} is no text.")
    return words


def content(path: Path, *, most: int) -> bytes:
    """The bytes of a file, or of standard input for `-`; raises Invalid naming the file.

    Of a larger one than `most` bytes, one more than those: whoever asked can tell.
    """
    if str(path) == STANDARD_INPUT:
        return sys.stdin.buffer.read(most + 1)
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise Invalid("file", f"{path} cannot be read ({error.strerror}).") from None


def may_be_written(path: Path | None) -> None:
    """Raise Invalid when a file named by the caller cannot come to lie there."""
    if path is None:
        return
    if path.is_dir():
        raise Invalid("out", f"{path} is a folder; name a file.")
    if not path.absolute().parent.is_dir():
        raise Invalid("out", f"there is no folder {path.absolute().parent}.")


def write(path: Path, content: bytes) -> Path:
    """Write a file that only its owner reads, whole or not at all; answers where it lies."""
    path = path.absolute()
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        # Readable by the owner alone from the first byte on.
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except OSError as error:
        raise Invalid("out", f"{path} cannot be written ({error.strerror}).") from None
    return path
