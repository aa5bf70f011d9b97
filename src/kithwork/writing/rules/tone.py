"""L12 and L15: about them, and kind (practice.md D19, D21, F04)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

_MOST_SELF = 0.6
# One or two more are chance in a short text.
_FEWEST_MORE = 3
_SELF = re.compile(r"\b(?:i|me|my|mine|myself)\b(?!\.\w)")
_THEM = re.compile(r"\b(?:you|your|yours|yourself)\b")
_PUSHY = re.compile(
    r"\b(?:asap|a\.s\.a\.p|as soon as possible|urgent(?:ly)?|immediately|right away|at once|"
    r"i expect (?:a|an|your|to hear|you)|expecting (?:a|your) (?:reply|answer|response)|you "
    r"(?:must|"
    r"have to|need to|should really) |i (?:need|require|demand) (?:a |an |your )?(?:answer|reply|"
    r"response)|by (?:tomorrow|tonight|end of (?:the )?day|eod)|don't (?:ignore|forget to (?:reply|"
    r"answer))|do not ignore|(?:still )?waiting for (?:your|a) (?:reply|answer|response)|"
    r"(?:reply|answer|respond) (?:today|soon|now|quickly|promptly)|it won't take long)\b"
)
_GUSHING = re.compile(
    r"\b(?:(?:huge|biggest|massive|enormous) (?:fan|admirer)|(?:absolutely|truly|so|utterly|simply|"
    r"totally) (?:amazing|incredible|awesome|brilliant|inspiring|in awe|honou?red|humbled|"
    r"thrilled)|"
    r"you(?:'re| are) (?:amazing|incredible|awesome|my hero|my idol|a legend|a genius|an "
    r"inspiration)|"
    r"(?:my|an?) (?:hero|idol|living legend|legend)|mean the world|dream come true|in awe of|"
    r"worship|once[- ]in[- ]a[- ]lifetime|beyond grateful|forever grateful|eternally grateful)\b"
)
_GUILTY = re.compile(
    r"\b(?:(?:so |very |really )?sorry (?:to|for) (?:bother|disturb|interrupt|trouble|waste|"
    r"tak)\w{0,5}|"
    r"(?:hate|don't want|do not want) to (?:bother|disturb|trouble|be a (?:bother|burden|"
    r"nuisance))|"
    r"apologi[sz]e for (?:bothering|disturbing|taking|the intrusion)|wast(?:e|ing) your time|"
    r"someone like me|i(?:'m| am) (?:a )?nobody|you (?:never|didn't|did not) (?:answer|reply|"
    r"respond)\w{0,3}"
    r"|i(?:'m| am) desperate|desperate(?:ly)?|my last (?:hope|chance)|i beg|begging you|"
    r"you(?:'re| are) probably too busy|far too busy for|i know you must be)\b"
)
_CURT = re.compile(
    r"^(?:(?:call|phone|ring|text|email|mail|message|answer) me(?: back)?(?: [\w:]{1,12}){0,3}|"
    r"(?:send|give|tell) me (?:your )?[\w ]{1,40}|reply (?:by|before|with)[\w ]{0,30}|"
    r"be (?:free|available)[\w ,:]{0,40}|respond[\w ]{0,30})[.!]*$"
)
_SHOUTED = re.compile(r"[!?]{0,9}!{2,9}[!?]{0,9}|(?:!\?){1,4}")
_CAPITALS = re.compile(r"\b[A-Z']{2,20}(?:[ ,]{1,2}[A-Z']{2,20}){3,}\b")
_WHY = {
    "pushy": "“{words}” sounds pressing. Nobody owes a stranger a reply; leaving room earns more "
    "of them.",
    "gushing": "“{words}” is more than you can mean about somebody you have not met. One plain, "
    "true "
    "detail says more than praise.",
    "guilty": "“{words}” makes you small and them uneasy. People mostly like being asked about "
    "their "
    "path; no apology is needed.",
    "curt": "“{words}” reads like an order. Put it as a question.",
    "shouting": "“{words}” sounds like shouting. A calm line carries further.",
}
_FIX = {
    "pushy": "If now is a bad time, no answer needed.",
    "gushing": "Your talk on reuse raised a question for me.",
    "guilty": "If now is a bad time, that is quite all right.",
    "curt": "Would you be open to a short call next week?",
    "shouting": "Thank you for reading this.",
}
_WHY_SELF = (
    "Most of this is about you. The talk is about them: their path, their work. Turn a sentence or "
    "two round so that it starts with what they did."
)
_FIX_SELF = "Your talk on reuse raised a question for me."


def is_about_them(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L12: I and my are at most 60 in 100 of the pronouns."""
    mine, theirs = len(_SELF.findall(letter.middle)), len(_THEM.findall(letter.middle))
    if mine - theirs >= _FEWEST_MORE and mine > _MOST_SELF * (mine + theirs):
        yield remarks.warn("L12", _WHY_SELF, _FIX_SELF)


def is_kind(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L15: neither pushy nor gushing, guilty, curt or loud."""
    for name, pattern in (("pushy", _PUSHY), ("gushing", _GUSHING), ("guilty", _GUILTY)):
        for found in list(pattern.finditer(letter.low))[:2]:
            yield _remark(letter, name, found.span())
    for sentence in letter.sentences:
        if _CURT.match(sentence.text):
            yield _remark(letter, "curt", (sentence.start, sentence.end))
    yield from _loud(letter)


def is_kind_aloud(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L15 for questions: neither gushing nor loud; how they press is L42's."""
    for found in list(_GUSHING.finditer(letter.low))[:2]:
        yield _remark(letter, "gushing", found.span())
    yield from _loud(letter)


def _loud(letter: letters.Letter) -> Iterator[Remark]:
    read = letter.text[: letters.MOST_READ]
    for pattern in (_SHOUTED, _CAPITALS):
        loud = pattern.search(read)
        if loud:
            yield _remark(letter, "shouting", loud.span())


def _remark(letter: letters.Letter, name: str, span: tuple[int, int]) -> Remark:
    words = " ".join(letter.text[span[0] : span[1]].split())
    return remarks.warn("L15", _WHY[name].format(words=words), _FIX[name], span)
