"""L16: the right name, and nothing left to fill in."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

_SLOT = (
    r"(?:(?:your|their|his|her|first|last|full|given|family|person'?s?|recipient'?s?|insert|"
    r"contact|"
    r"mutual|my|the) ?_?)?(?:first|last|full|given|family|user|job)?[ _]?(?:names?|surname|company|"
    r"organi[sz]ation|employer|title|role|position|topic|field|industry|date|time|day|city|place|"
    r"school|university|link|phone|number|email|mail|subject|connection|friend|referrer|reason|"
    r"something|detail|details|skill|x|xx|tbd|tbc|fill in|insert here|recipient)(?: (?:here|name|"
    r"of "
    r"[\w ]{1,20}))?"
)
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\$?\{[^{}\n]{0,60}\}|\{\{|\}\}"
    rf"|\[(?:{_SLOT}|[A-Z_ ]{{2,40}}|insert [^\]\n]{{1,40}}|your [^\]\n]{{1,40}}|\.\.\.|\u2026)\]"
    rf"|<(?:{_SLOT}|[a-z]+_[a-z_]+)>|\u00ab(?:{_SLOT})\u00bb"
    r"|%[A-Za-z][A-Za-z_ ]{1,30}%|(?<!\w)X{3,}(?!\w)|(?<!\w)_{3,}(?!\w)"
    r"|\b(?:FIRST|LAST|FULL)_?NAME\b|\b(?:first|last|full)_name\b|\blorem ipsum\b|\bTBD\b",
)
_PLACEHOLDER_LOW = re.compile(rf"\[(?:{_SLOT})\]|<(?:{_SLOT})>|\u00ab(?:{_SLOT})\u00bb")
_TITLES = re.compile(
    r"(?:mr|mrs|ms|mx|miss|dr|doctor|prof|professor|sir|madam|herr|frau|senora?|monsieur|madame|"
    r"rev)"
)
_EMPTY_NAMES = frozenset({"none", "null", "undefined", "nan", "name"})
_NOBODY = re.compile(
    r"(?:there|all|everyone|everybody|team|sir|madam|sir or madam|madam or sir|sir madam|"
    r"ladies and "
    "gentlemen|folks|friend|hiring manager|hiring team|recruiter|recruiting team|colleague|"
    "colleagues|sirs|again|you|whom it may concern|connection)"
)
_SHORT = 3
_WHY_LEFT = "“{words}” is still to be filled in. Nothing gives a copied text away faster."
_WHY_NO_NAME = "The greeting has no name. A name is the smallest sign that you mean this person."
_WHY_WRONG = "The greeting says “{words}”, but this goes to {name}. A wrong name ends most talks."


def are_filled(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L16: no placeholder is left in text or subject."""
    read = letter.text[: letters.MOST_READ]
    spans = {found.span() for found in _PLACEHOLDER.finditer(read)}
    spans |= {found.span() for found in _PLACEHOLDER_LOW.finditer(letter.low)}
    for span in sorted(spans)[:5]:
        words = read[span[0] : span[1]]
        yield remarks.block("L16", _WHY_LEFT.format(words=words), _fix(context), span)
    subject = context.subject or ""
    found = _PLACEHOLDER.search(subject) or _PLACEHOLDER_LOW.search(subject.lower())
    if found:
        yield remarks.block("L16", _WHY_LEFT.format(words=found.group()), "Fill in the subject.")


def name_them(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L16: the greeting names the reader, and rightly."""
    if letter.greeted is None:
        return
    begin, end = letter.greeted
    shown = letter.text[begin:end].strip()
    bare = letters.fold(shown)
    if _PLACEHOLDER.search(shown) or _PLACEHOLDER_LOW.search(shown.lower()):
        return
    whole = (begin, end) if end > begin else (0, len(letter.greeting))
    if _fits(bare, context.names):
        return
    if bare in _EMPTY_NAMES or (not bare and letter.greeting.startswith("dear")):
        yield remarks.block("L16", _WHY_NO_NAME, _fix(context), whole)
    elif not any(letters.fold(name) for name in context.names):
        return
    elif not bare or _NOBODY.fullmatch(bare):
        yield remarks.block("L16", _WHY_NO_NAME, _fix(context), whole)
    else:
        why = _WHY_WRONG.format(words=shown, name=context.names[0])
        yield remarks.block("L16", why, _fix(context), whole)


def _fits(bare: str, names: tuple[str, ...]) -> bool:
    """Whether each word of a greeting belongs to the reader's names, titles left aside."""
    known = {word for name in names for word in letters.fold(name).split()}
    said = [word for word in bare.split() if word in known or not _TITLES.fullmatch(word)]
    joined = {letters.fold(name).replace(" ", "") for name in names}
    if "".join(said) in joined:
        return True
    return bool(said) and all(_is(word, known) for word in said)


def _is(word: str, known: set[str]) -> bool:
    """A word of a name, or its usual short form ("Sam" for Samuel)."""
    return word in known or any(
        len(short) >= _SHORT and long.startswith(short)
        for other in known
        for short, long in ((word, other), (other, word))
    )


def _fix(context: MessageContext) -> str:
    return f"Dear {context.names[0]}," if context.names and context.names[0] else "Dear Ms Okafor,"
