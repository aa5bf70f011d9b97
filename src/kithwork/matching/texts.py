"""Text as compared: case, accents, width, punctuation and emoji out of the way."""

import re
import unicodedata

# Letters that carry their accent inside, which no decomposition takes off.
_INNER_ACCENTS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ı": "i",
        "ŧ": "t",
    }
)
# The Latin, Greek and Cyrillic accents. Marks of other scripts are vowels and stay.
_ACCENTS = re.compile("[\u0300-\u036f]+")
_APOSTROPHES = "'’‘ʼʻ`´′"


class _Letters(dict[int, int | str | None]):
    """For `str.translate`: keeps letters, digits and marks, blanks the rest, one look-up each."""

    def __missing__(self, code: int) -> int | str | None:
        kept = _kept(code)
        self[code] = kept
        return kept


def _kept(code: int) -> int | str | None:
    sign = chr(code)
    category = unicodedata.category(sign)
    if sign in _APOSTROPHES or category == "Cf" or 0xFE00 <= code <= 0xFE0F:
        return None
    return code if category[0] in "LNM" else " "


_LETTERS = _Letters()


def fold(text: str) -> str:
    """`text` without case, accents and width; everything else stays.

    "José" and "JOSE" give "jose", "ü" gives "u" (never "ue"), "ß" gives "ss", full-width
    letters give plain ones. Marks of scripts that write vowels as marks are kept. Folding
    twice is folding once.
    """
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    bare = unicodedata.normalize("NFKD", bare.casefold()).translate(_INNER_ACCENTS)
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", bare))


def words(text: str) -> list[str]:
    """The folded words of `text`: letters and digits only, apostrophes closed up.

    "O'Brien–Smith 🚀" gives ["obrien", "smith"]. Empty when nothing but signs is there.
    """
    if text.isascii():
        return text.lower().translate(_LETTERS).split()
    # The free-standing acute falls apart into a space and an accent, so it goes first.
    found = fold(text.replace("´", "")).translate(_LETTERS).split()
    # A mark alone (a keycap, a stray accent of an emoji) is no word.
    return [word for word in found if any(map(str.isalnum, word))]


def plain(text: str) -> str:
    """`text` folded, with single spaces and its signs kept: the key of what fits no better one."""
    return " ".join(fold(text).split())
