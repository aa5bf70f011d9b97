"""Names of organisations: the one form in which two of them compare."""

import re
import unicodedata
from functools import lru_cache

from kithwork.matching import texts
from kithwork.matching.legal_forms import BARE_SIGNS, IN_FRONT, LEGAL_FORMS, PLACEHOLDERS

_BRACKETS = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
# What stands in brackets behind a name and says something about it; the rest is name.
_REMARK = re.compile(
    r"(?:ex|formerly|former|previously|acquired|now|part of|an? .+ (?:company|brand|business)"
    r"|subsidiary|yc|y combinator|remote|contract|contractor|freelance|self employed|internship"
    r"|closed|defunct|ehemals|fruher|vormals|jetzt|anciennement|antes|antiguo)\b"
)
_DOTTED = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]\.){1,5}[^\W\d_](?![^\W_])\.?|(?<![^\W_])a/s(?![^\W_])"
)
_BETWEEN = re.compile(r"\s*[/|,;•·–—]\s*|\s+-\s+")
_GLUE = frozenset({"and", "the"})
_LONGEST_FORM = max(len(form) for form in LEGAL_FORMS)


@lru_cache(maxsize=65536)
def normal_form(name: str) -> str:
    """The form in which names of organisations (and schools) compare; "" for no organisation.

    Case, accents, signs, legal forms ("GmbH & Co. KG"), a leading "The" and remarks in
    brackets ("(ex-Wingtip)") do not count; "&" is "and". Nothing else is dropped or
    guessed: "Plan A" is not "plan", and "ü" is "u", not "ue". A name of nothing but a legal
    form keeps it ("AG"). What people write for want of an employer ("N/A", "selbstständig",
    "Stealth Startup") gives "", and no real name ever gives such a word. Taking the form of
    a form changes nothing. Why so careful: peers.md, pain 10.
    """
    text = _without_remarks(_without_signs(texts.fold(unicodedata.normalize("NFKC", name))))
    words = _words(text)
    if _is_placeholder(words) or _is_list_of_placeholders(text):
        return ""
    return " ".join(_bare(words))


def _without_signs(text: str) -> str:
    """Without the forms that languages without spaces put right at the name (株式会社)."""
    for sign in BARE_SIGNS:
        rest = text.replace(sign, " ")
        if texts.words(rest):
            text = rest
    return text


def _without_remarks(text: str) -> str:
    for found in _BRACKETS.finditer(text):
        rest = text.replace(found[0], " ")
        if _words(rest) and _is_remark(found[1], _words(rest)):
            text = rest
    return text


def _is_remark(inside: str, name: list[str]) -> bool:
    words = _words(inside)
    initials = "".join(word[0] for word in name if word not in _GLUE | {"of", "for"})
    acronym = "".join(words)
    every = "".join(word[0] for word in name)
    return (
        not words
        or bool(_REMARK.match(" ".join(words)))
        or (len(acronym) > 1 and acronym in {initials, every})
    )


def _words(text: str) -> list[str]:
    closed = _DOTTED.sub(lambda found: re.sub(r"[./]", "", found[0]), text)
    return _join_initials(texts.words(closed.replace("&", " and ")))


def _is_placeholder(words: list[str]) -> bool:
    return not words or " ".join(words) in PLACEHOLDERS


def _is_list_of_placeholders(text: str) -> bool:
    pieces = [piece for piece in _BETWEEN.split(text) if texts.words(piece)]
    return all(_is_placeholder(_words(piece)) for piece in pieces)


def _bare(words: list[str]) -> list[str]:
    """Without legal forms and "the", as long as a name is left."""
    while (rest := _shorter(words)) is not words:
        words = rest
    return words


def _shorter(words: list[str]) -> list[str]:
    for size in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if tuple(words[-size:]) in LEGAL_FORMS:
            rest = words[:-size]
            while rest and rest[-1] == "and":
                rest = rest[:-1]
            if _is_name(rest):
                return _join_initials(rest)
    if words[0] in IN_FRONT and _is_name(words[1:]):
        return _join_initials(words[1:])
    return words


def _is_name(words: list[str]) -> bool:
    return not _GLUE.issuperset(words) and not _is_placeholder(_join_initials(words))


def _join_initials(words: list[str]) -> list[str]:
    """Initials in front as one word, for they are written with and without spaces: "ao smith"."""
    run = 0
    while run < len(words) and len(words[run]) == 1 and words[run].isalpha():
        run += 1
    return ["".join(words[:run]), *words[run:]] if run > 1 else words
