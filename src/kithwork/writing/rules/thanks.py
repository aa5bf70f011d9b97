"""L25, L26, L27 and L29: thanks for a talk (practice.md A25, B24, F19, C39, c-23)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, lexicon, remarks

LATE_HOURS, TOO_LATE_HOURS = 24, 72
_SHORTEST_NAME = 3
_SHORTEST_WORD, _ROOT, _IN_A_ROW = 4, 6, 4
_DULL = re.compile(
    r"(?:that|this|with|from|have|will|would|could|should|about|what|when|where|which|there|their|"
    r"they|your|more|most|very|much|many|some|than|then|them|been|were|said|talk|time|first|"
    r"really|always|never|every|into|just|like|make|take|good|helped|thank|thanks)"
)
_POINT = re.compile(
    r"\byour (?:[\w'-]{1,20} ){0,2}?(?:tips?|advice|points?|ideas?|suggestions?|stor(?:y|ies)|"
    r"examples?|descriptions?|views?|remarks?|recommendations?|warnings?|accounts?|explanations?|"
    r"thoughts?|hints?|insights?|lessons?|pictures?|answers?|words?|way|questions?)"
    r" (?:to|on|about|that|of|how|for|from|into|between|why) (?!(?:me|today|yesterday|it all|"
    r"everything)\b)\w"
    r"|\b(?:what|how) you (?:said|told me|explained|described|shared|taught me) (?:about|on|of) \w"
    r"|\byou (?:kindly )?(?:said|told me|explained|mentioned|suggested|advised|recommended|"
    r"described|showed me|pointed out|warned me) (?!me\b)(?:\w+ ){1,2}\w"
)
_CITED = re.compile(r'"[^"]{1,600}"')
_FAVOUR = re.compile(
    r"\b(?:could|can|would|will) you\b(?! like (?:me|to hear)| be interested in hearing)"
    r"|\bdo you (?:know (?:any|some|of)|have (?:time|another|any))"
    r"|\b(?:may|could|can|might) i (?:ask|have|get|send you my|call|visit|shadow|use|come|borrow)\b"
    r"|\bplease (?:\w{1,12} )?(?:send|forward|introduce|share|let me know|keep me|pass|review|look|"
    r"connect|refer|recommend|call|reply|tell|consider|help)\b"
    r"|\b(?:grateful|glad|happy|appreciate(?: it)?|love it|great|kind)\b[^.?!]{0,30}\bif you "
    r"(?:could|would|can)\b"
    r"|\blet me know (?:if|when) you (?:hear|know|see|come|have|could|can)\b"
    r"|\bkeep me in mind\b|\b(?:one more|another|a (?:small|quick|last|big|further)) favou?r\b"
    r"|\bi (?:also )?(?:need|would like|want) (?:your help|you to)\b"
)
_RESUME = re.compile(
    rf"\b(?:attach(?:ed|ing)?|enclos(?:e|ed|ing))\b[^.?!]{{0,40}}\b{lexicon.CV}\b"
    rf"|\b{lexicon.CV}\b[^.?!]{{0,40}}\b(?:attached|enclosed|attachment)\b"
    rf"|\b(?:here is|here's|this is|forward|pass on|send|share|see) my {lexicon.CV}\b"
)
_WHY_POINT = (
    "Nothing here is from your talk, so it could thank anybody. One thing they said, and what it "
    "does for you, is what they will remember."
)
_FIX_POINT = "Your tip to shadow a night shift changed my plan."
_WHY_LATE = (
    "The talk was {hours} hours ago. Thanks are warmest within a day; late is still far better "
    "than never, so send it now."
)
_WHY_TOO_LATE = (
    "The talk was {days} days ago, and they may have given you up. Send it now, and say plainly "
    "that it is late."
)
_FIX_LATE = "This comes late, and it is meant all the more: thank you."
_WHY_FAVOUR = (
    "“{words}” asks for something new, and turns the thanks into the price of it. Thank only; "
    "what you need next can wait for your next news."
)
_FIX_FAVOUR = "Thank you; I will let you know what comes of it."
_WHY_NAMED = (
    "They named {names}, and the note is silent on it. Say that you are writing to them, so that "
    "they know their name was worth giving."
)
_FIX_NAMED = "I am writing to {name} this week, as you suggested."


def cites_the_talk(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L25: at least one point from the talk, as the notes have it or told in one's own words."""
    if any(_is_cited(remark, letter.middle) for remark in context.history.said):
        return
    if not _POINT.search(letter.middle.replace("\n", " ")):
        yield remarks.error("L25", _WHY_POINT, _FIX_POINT)


def is_in_time(_letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L26: thanks go out within a day of the talk, three at the most."""
    hours = context.history.hours
    if hours is None or hours <= LATE_HOURS:
        return
    if hours > TOO_LATE_HOURS:
        days = round(hours / 24)
        yield remarks.error("L26", _WHY_TOO_LATE.format(days=days), _FIX_LATE)
    else:
        yield remarks.warn("L26", _WHY_LATE.format(hours=round(hours)), _FIX_LATE)


def asks_nothing(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L27: no new favour and no CV; what they said themselves may be cited."""
    blanked = _CITED.sub(lambda found: "#" * len(found.group()), letter.low)
    for sentence in (*letter.sentences, *letter.after):
        text = blanked[sentence.start : sentence.end].replace("\n", " ")
        found = _RESUME.search(text) or _FAVOUR.search(text)
        if found:
            span = (sentence.start + found.start(), sentence.start + found.end())
            words = " ".join(letter.text[span[0] : span[1]].split())
            yield remarks.error("L27", _WHY_FAVOUR.format(words=words), _FIX_FAVOUR, span)


def names_whom_they_named(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L29: whoever was named in the talk is spoken of."""
    named = context.history.named
    if named and not any(is_named(letter, name) for name in named):
        why = _WHY_NAMED.format(names=", ".join(named[:3]))
        yield remarks.warn("L29", why, _FIX_NAMED.format(name=named[0]))


def is_named(letter: letters.Letter, name: str) -> bool:
    """Whether a text names somebody, in full or by a part of the name."""
    read = letter.text[: letters.MOST_READ]
    parts = [part for part in name.split() if len(part.strip(".")) >= _SHORTEST_NAME]
    return any(letters.find(read, wanted) for wanted in (name, *parts))


def _is_cited(remark: str, middle: str) -> bool:
    """Whether a text shares two telling words with a remark, or four words in a row."""
    own = _roots(remark)
    if own and len(own & _roots(middle)) >= min(2, len(own)):
        return True
    said, text = letters.fold(remark[: letters.MOST_READ]).split(), f" {letters.fold(middle)} "
    rows = (said[place : place + _IN_A_ROW] for place in range(max(1, len(said) - _IN_A_ROW + 1)))
    return bool(said) and any(f" {' '.join(row)} " in text for row in rows)


def _roots(text: str) -> frozenset[str]:
    """The telling words of a text, cut to their roots."""
    return frozenset(
        word[:_ROOT]
        for word in letters.fold(text[: letters.MOST_READ]).split()
        if len(word) >= _SHORTEST_WORD and not _DULL.fullmatch(word)
    )
