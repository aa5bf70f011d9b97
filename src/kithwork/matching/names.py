"""Names of people: read what a source gives, and say whether two of them agree."""

import re
import unicodedata
from dataclasses import replace

from nameparser import HumanName
from nameparser.config import CONSTANTS

from kithwork.domain.records import NameSeen
from kithwork.matching import honorifics, keys, texts

_QUOTED = re.compile(
    r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]|(?<!\w)'([^']+)'(?!\w)|[(（]([^()（）]+)[)）]"
)
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’‘-][^\W\d_]+)*\Z")
# Without these a plain ASCII name needs no cleaning.
_ODD = re.compile(r"[(\[{/|\x00-\x1f]")
# What people write behind their name on a public page.
_TAIL = re.compile(r"\s*[|•‖].*\Z", re.DOTALL)
# The words that nameparser does not take for plain names; it is slow, so it sees only them.
_SPECIAL: frozenset[str] = frozenset().union(
    CONSTANTS.titles,
    CONSTANTS.prefixes,
    CONSTANTS.conjunctions,
    CONSTANTS.suffix_acronyms,
    CONSTANTS.suffix_not_acronyms,
    CONSTANTS.bound_first_names,
)
_FAMILY_FIRST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+\Z")


def read(seen: NameSeen) -> NameSeen:
    """A seen name, cleaned and completed; reading twice is reading once.

    Emoji, pronouns and advertising go. Degrees behind the family name move to `suffix`,
    honorifics before the given name to `prefix`, a name in quotes or brackets to
    `nickname`, each only where the source left that field empty. `given` and `family` are
    filled from `full` when the source gave neither ("Family, Given" included), `full` from
    its parts; whatever the source gave as a part stays that part. A name of one word, or
    written in Chinese, Japanese or Korean without a space, is not guessed apart.

    Parsing follows nameparser; a plain "Given Family" takes a short cut to the same result.
    """
    name = _whole(_cleaned(seen))
    return name if name.given or name.family else _whole(_split(name))


def agree(a: NameSeen, b: NameSeen) -> bool:
    """Whether the given or the family names of `a` and `b` agree, both as `read` gives them.

    Case, accents, hyphens, honorifics and degrees do not count. Nothing agrees with an
    empty name, and a single initial agrees with nothing. Nicknames are not looked up.
    """
    return not marks(a).isdisjoint(marks(b))


def marks(seen: NameSeen) -> frozenset[str]:
    """What `agree` compares: two read names agree when their marks have one in common.

    Given and family name each give a mark; a name that has neither gives itself as one.
    """
    given, family = _compact(seen.given), _compact(seen.family)
    parts = {"given": given, "family": family}
    found = {f"{part} {mark}" for part, mark in parts.items() if _tells(mark)}
    # "陳麗薇" in one field is 陳 and 麗薇 in two.
    whole = _compact(seen.full) if not given and not family else family + given
    if _tells(whole) and "@" not in seen.full and (_FAMILY_FIRST.match(whole) or not found):
        found.add(f"whole {whole}")
    return frozenset(found)


def spellings(seen: NameSeen) -> frozenset[str]:
    """The keys under which namesakes of a read name are looked for, at most two.

    Each is sorted words, so that the order of given and family name is no matter: given and
    family name without the middle ones, and the full name. None for an empty name and for
    an e-mail address in the place of one.
    """
    short = f"{seen.given} {seen.family}" if seen.given and seen.family else ""
    keyed = (" ".join(sorted(_shared(text))) for text in {short, seen.full} if "@" not in text)
    return frozenset(words for words in keyed if words)


def _tells(mark: str) -> bool:
    """An initial tells nothing; one Chinese character is a family name."""
    return len(mark) > 1 or bool(_FAMILY_FIRST.match(mark))


def _compact(part: str) -> str:
    return "".join(_shared(part))


def _shared(part: str) -> list[str]:
    """The words of a part; of "Chen 陳麗薇" the Latin half, which both ways of writing share."""
    words = keys.name(part).split()
    if part.isascii():
        return words
    return [word for word in words if not _FAMILY_FIRST.match(word)] or words


def _cleaned(seen: NameSeen) -> NameSeen:
    given, called = _without_nickname(_tidy(seen.given))
    honours, given = _without_honorifics(given)
    family, degrees = _without_degrees(_tidy(seen.family))
    given, more = _without_degrees(given)
    return NameSeen(
        full=_tidy(seen.full),
        given=given,
        additional=_tidy(seen.additional),
        family=family,
        prefix=_tidy(seen.prefix) or honours,
        suffix=_tidy(seen.suffix) or degrees or more,
        nickname=_tidy(seen.nickname) or called,
    )


def _tidy(text: str) -> str:
    """Without emoji, pronouns, advertising and doubled spaces."""
    if not text:
        return ""
    if text.isascii() and not _ODD.search(text):
        return " ".join(text.split())
    bare = _TAIL.sub("", honorifics.without_pronouns(text))
    if not bare.isascii():
        bare = _without_emoji(bare)
    shown = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in bare)
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def _without_emoji(text: str) -> str:
    """Without pictures and their joiners; joiners that a script needs stay."""
    kept = [sign for sign in text if not _is_picture(sign)]
    if len(kept) == len(text):
        return text
    return "".join(sign for sign in kept if sign not in "\u200d\u20e3")


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) in {"So", "Sk", "Co", "Cn"} or "\ufe00" <= sign <= "\ufe0f"


def _without_nickname(given: str) -> tuple[str, str]:
    """'Li-Wei "Vivian"' gives "Li-Wei" and "Vivian"; all of it stays when nothing is left."""
    found = _QUOTED.search(given)
    if not found:
        return given, ""
    rest = " ".join((given[: found.start()] + " " + given[found.end() :]).split())
    called = next(group for group in found.groups() if group).strip()
    return (rest, called) if texts.words(rest) else (given, "")


def _without_honorifics(given: str) -> tuple[str, str]:
    """Of "Dr. Anna" the "Dr." and the "Anna"."""
    words = given.split()
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else ""
        if not after or not honorifics.is_honorific(word, followed_by=after):
            return " ".join(words[:i]), " ".join(words[i:])
    return "", given


def _without_degrees(part: str) -> tuple[str, str]:
    """Of "Patel, MBA, PMP" the "Patel" and the "MBA, PMP"; of "Smith Jr." likewise."""
    front, comma, behind = part.partition(",")
    if comma and texts.words(front):
        words, suffix = front.split(), behind.strip(" ,")
    else:
        words, suffix = part.split(), ""
    last = len(words)
    while last > 1 and _is_suffix(words[last - 1]):
        last -= 1
    both = [" ".join(words[last:]), suffix]
    return " ".join(words[:last]), ", ".join(text for text in both if text)


def _is_suffix(word: str) -> bool:
    return honorifics.is_degree(word) or honorifics.is_generation(word)


def _split(name: NameSeen) -> NameSeen:
    """Given and family name out of the full one, as far as it can be told."""
    full, called = _without_nickname(name.full)
    words = [word for word in full.split() if not _FAMILY_FIRST.match(word)]
    if "@" in full or not words:
        return name
    plain = all(map(_PLAIN_WORD.match, words)) and not any(map(_is_title, words))
    if plain and (len(words) <= 2 or _SPECIAL.isdisjoint(map(str.lower, words))):
        given, *between = words
        family = between.pop() if between else ""
        return replace(
            name,
            given=given,
            family=family,
            additional=name.additional or " ".join(between),
            nickname=name.nickname or called,
        )
    parsed = HumanName(" ".join(words))
    if not parsed.first and not parsed.last:
        return name
    return replace(
        name,
        # "Chen, Li-Wei" is how lists are sorted, not how a person is called.
        full="" if "," in full else name.full,
        given=parsed.first,
        family=parsed.last,
        additional=name.additional or parsed.middle,
        prefix=name.prefix or parsed.title,
        suffix=name.suffix or parsed.suffix,
        nickname=name.nickname or called or parsed.nickname,
    )


def _is_title(word: str) -> bool:
    return _is_suffix(word) or honorifics.is_honorific(word, followed_by="dr")


def _whole(name: NameSeen) -> NameSeen:
    return name if name.full else replace(name, full=_joined(name))


def _joined(name: NameSeen) -> str:
    """The name as shown; Chinese, Japanese and Korean names family first, without a space."""
    if _FAMILY_FIRST.match(name.given) and _FAMILY_FIRST.match(name.family):
        return f"{name.family}{name.given}"
    return " ".join(part for part in (name.given, name.additional, name.family) if part)
