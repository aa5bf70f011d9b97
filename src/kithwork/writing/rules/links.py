"""L05 and L06: the connection first, and only with leave (practice.md C15, F04)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

_FIRST = 2
_SHARED = re.compile(
    r"\b(?:we (?:both|met|worked|work|studied|study|volunteer|volunteered|share|shared|spoke|"
    r"talked|"
    r"were|are|once|know|used|went|go|sat|played|play|sing|sang|grew|overlapped|belong|have)|"
    r"both (?:of us|you and i)|you and i|like you,? i|like me,? you|fellow|mutual|in common|"
    r"alum\w{0,3}|"
    r"class ?mates?|colleagues?|team ?mates?|neighbou?rs?|our (?:time|days|school|university|team|"
    r"club|paths|teacher|friend)|same (?:school|university|team|club|course|year|town|city|street|"
    r"employer|college|choir)|what links us|you (?:taught|helped|coached|trained|hired|showed) "
    r"(?:me|"
    r"us)|you may remember|we last)\b"
)
_SENT = re.compile(
    r"\b(?:suggested|recommended|told me|encouraged|referred me|pointed me|pointed you out|sent me|"
    r"gave me your name|introduced (?:me|us)|mentioned (?:you|your|that you)|put me in touch|"
    r"passed (?:me|on) your|thought (?:you|we|i)|at the suggestion of|on the advice of|"
    r"referred by|spoke (?:so )?(?:highly|warmly) of you|named you)\b"
)
_LIGHT = re.compile(
    r"\b(?:your (?:[\w'-]{1,20} ){0,3}(?:talk|article|lecture|post|book|paper|podcast|class|course|"
    r"webinar|workshop|panel|interview|keynote|newsletter|video|thesis|profile)|heard you|"
    r"saw you (?:speak|at)|connected (?:on|at|with you)|met (?:you|at)|linked ?in)\b"
)
_REST = r"[\w'\u2019.-]{0,30}"
# Who told me: one to four capitalised words before the telling. Compiled for text with its case.
_TELLER = re.compile(
    rf"(?<!\w)(?P<name>[A-Z\u00c0-\u00de]{_REST}(?: (?:(?:van|von|de|der|da|di|al|bin|la) )?"
    rf"[A-Z\u00c0-\u00de]{_REST}){{0,3}})(?:,[^,.?!]{{1,60}},| \([^)]{{1,60}}\)|"
    r" (?:from|at|of) [\w ]{1,30}?)?"
    r" (?:kindly |also |has |recently |very kindly )?(?:suggested|recommended|told me|encouraged "
    r"me|"
    r"referred me|pointed me|sent me|gave me your|said (?:you|that you|i)|advised me|"
    r"thought (?:you|we|i)|mentioned (?:you|your)|asked me to (?:write|call|contact)|put me)\b"
)
_BY = re.compile(
    r"\b(?:[Rr]eferred by|[Aa]t the suggestion of|[Oo]n the advice of|[Rr]ecommended by) "
    rf"(?P<name>[A-Z\u00c0-\u00de]{_REST}(?: [A-Z\u00c0-\u00de]{_REST}){{0,3}})"
)
_NOT_NAMES = re.compile(
    r"(?:you|he|she|they|it|we|i|who|this|that|my|our|your|an?|the|one|someone|everybody|people|"
    r"and|"
    r"but|when|as|somebody|what|which|friend|friends|colleague|professor|teacher|last|since|after)"
)
_LEAVE = re.compile(
    r"\b(?:said|told me|agreed|was happy|is happy|kindly (?:said|agreed|allowed))[^.?!]{0,30}"
    r"\b(?:i (?:may|can|could|might)|to (?:my|me) (?:using|mention\w*)|for me to|that i)"
    r"[^.?!]{0,20}\b(?:use|mention|give|say|name|drop|using)"
)
_WHY_PATH = (
    "You have a warm way to this person, but the first two sentences do not say so. The name of "
    "somebody they trust, or what you share, is the best reason to read on."
)
_WHY_NONE = (
    "Nothing here says how you came to write to this person. A first line on what you share, or "
    "where you came across them, makes a stranger's message feel personal."
)
_WHY_LEAVE = (
    "{name} is named, and there is no word that {name} agreed. A name used without leave can "
    "embarrass both of them, and you. Ask first, then note the yes."
)
_WHY_PENDING = (
    "{name} has not said yes yet. This text is ready for when they do; until then it stays here."
)
_WHY_CLAIMED = (
    "You write that {name} agreed. Note that yes in Kithwork, so that you can rely on it."
)
_FIX_LEAVE = "Tom Reyes, who said I may use his name, suggested I write to you."


def comes_first(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L05: the first two sentences name who sent me, or what we share."""
    opening = " ".join(sentence.text for sentence in letter.sentences[:_FIRST])
    if _named(opening, context) or _SHARED.search(opening) or _SENT.search(opening):
        return
    if context.way_exists or context.referrer:
        who = context.referrer or "Priya Nair"
        yield remarks.error("L05", _WHY_PATH, f"{who} suggested I write to you.")
    elif not any(rule.search(letter.low) for rule in (_SHARED, _SENT, _LIGHT)):
        yield remarks.warn("L05", _WHY_NONE, "I heard your talk on reuse at the spring fair.")


def have_leave(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L06: nobody is named as having sent me without their leave."""
    for name, span in _tellers(letter, context):
        own = bool(context.referrer) and _same(name, context.referrer)
        if own and context.referrer_allowed:
            continue
        if own and context.referrer_pending:
            yield remarks.info("L06", _WHY_PENDING.format(name=name), "Wait for their yes.", span)
        elif _LEAVE.search(letter.low):
            yield remarks.info("L06", _WHY_CLAIMED.format(name=name), _FIX_LEAVE, span)
        else:
            yield remarks.error("L06", _WHY_LEAVE.format(name=name), _FIX_LEAVE, span)


def _tellers(
    letter: letters.Letter, context: MessageContext
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Names of those said to have sent me, each once, with the first place of each."""
    text = letter.text[: letters.MOST_READ]
    seen: list[str] = []
    if context.referrer:
        span = _named(text, context)
        if span:
            seen.append(context.referrer)
            yield context.referrer, span
    for pattern in (_TELLER, _BY):
        for match in pattern.finditer(text):
            name = _cut(match.group("name"))
            known = (*seen, *context.names, context.sender)
            if name and not any(_same(name, other) for other in known if other):
                seen.append(name)
                begin = match.end("name") - len(name)
                yield name, (begin, begin + len(name))


def _cut(name: str) -> str:
    """The name without leading words that only look like one ("As Tom", "My friend Tom")."""
    words = name.split()
    while words and _NOT_NAMES.fullmatch(words[0].lower()):
        words = words[1:]
    return " ".join(words)


def _named(text: str, context: MessageContext) -> tuple[int, int] | None:
    """Span of the referrer's name: in full, or a part that nobody else in the talk bears."""
    others = set(letters.fold(" ".join((*context.names, context.sender))).split())
    parts = [
        part
        for part in context.referrer.split()
        if len(part.strip(".")) > 1 and letters.fold(part) not in others
    ]
    spans = (letters.find(text, wanted) for wanted in (context.referrer, *parts))
    return next((span for span in spans if span), None)


def _same(one: str, other: str) -> bool:
    """Whether two names can mean the same person: one's words are all in the other's."""
    first, second = set(letters.fold(one).split()), set(letters.fold(other).split())
    return bool(first and second) and (first <= second or second <= first)
