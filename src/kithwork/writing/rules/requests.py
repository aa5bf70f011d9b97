"""L02, L11, L18, L19 and L20: one small request, phrased as a question (practice.md B14, F04)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

_MOST_QUESTIONS = 3
_TALK = re.compile(
    r"\b(?:talk|speak|chat|call|calls|phone|conversation|coffee|tea|lunch|meet|minutes?|mins?|hour|"
    r"half an hour|time|ask you|ask|hear|zoom|video|teams|open to|willing|available|free|suit|"
    r"questions?|spare|share|tell me|learn|connect)\b"
)
_KNOW = re.compile(r"\b(?:know|anyone|anybody|someone|somebody|who|name|names|comes? to mind)\b")
_CV = r"(?:cv|c\.v\.|r[eé]sum[eé]|curriculum vitae|cover letter|portfolio)"
_RESUME = re.compile(
    rf"\b(?:attach(?:ed|ing)?|enclos(?:e|ed|ing))\b[^.?!]{{0,40}}\b{_CV}\b"
    rf"|\b{_CV}\b[^.?!]{{0,40}}\b(?:attached|enclosed|attachment)\b"
    rf"|\b(?:review|look over|look at|check|feedback on|comment on|critique|glance at|read)"
    rf" (?:through )?my {_CV}\b"
)
_FAVOURS = {
    "introduce": re.compile(
        r"\b(?:introduce me|connect me|put me in touch|refer me|put me in contact|pass me on)\b"
    ),
    "review": re.compile(r"\b(?:review|look over|look at|feedback on|comment on|proofread) my\b"),
    "send": re.compile(r"\b(?:send|forward|share with|email|mail) me\b"),
    "visit": re.compile(r"\b(?:shadow you|visit your|tour of|show me around|spend a day)\b"),
    "pay": re.compile(r"\b(?:pay scale|salar\w{1,3}|how much (?:do|does|is)|what do you earn)\b"),
    "recommend": re.compile(r"\b(?:recommend me|endorse me|write me a|recommendation letter)\b"),
}
_ASKING = re.compile(r"\b(?:can|could|would|will|may|might|please|what|how|also)\b")
_LASTING = re.compile(
    r"\b(?:be|become|as|being|find|have|want|need|like|for) (?:my |an? )(?:\w{1,12} )?mentor\b"
    r"|\bmentor me\b|\byour (?:mentee|protégé|protegee?)\b|\b(?:your|for|some|seeking|ongoing|a) "
    r"mentorship\b|\bcoach me\b|\btake me under your wing\b|\bguide me (?:through|along|on)\b"
    r"|\b(?:regular|weekly|monthly|fortnightly|ongoing|recurring|long[- ]term|a series of)"
    r" (?:\w{1,12} )?(?:calls?|meetings?|catch[- ]?ups?|chats?|talks?|sessions?|contact|"
    r"check[- ]?ins?|"
    r"support|guidance|advice|relationship|conversations?|exchange)\b"
    r"|\b(?:talk|speak|call|meet|chat|check in)(?: \w{1,12}){0,3} (?:every|each|once a|twice a) "
    r"(?:week|month|day|fortnight)\b|\bstay in (?:close|regular) (?:contact|touch)\b"
)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>]{3,200}")
_WHY_NONE = (
    "Nothing here is asked as a question, so the reader has nothing to answer. A small, clear "
    "question makes a yes easy to send."
)
_WHY_MANY = (
    "This asks for several things at once, and the whole pile is easier to put off than one. Ask "
    "for the talk; the rest can come up in it."
)
_WHY_QUESTIONS = (
    "{number} questions in one message feel like a form to fill in. One is enough here; keep the "
    "others for the talk."
)
_WHY_LASTING = (
    "This asks for a lasting commitment before you have met. Let one good talk come first; if it "
    "goes well, the rest follows by itself."
)
_WHY_RESUME = (
    "A CV at first contact turns a talk about them into an application. A profile link in the "
    "signature is enough; have the CV ready if they ask."
)
_WHY_LINKS = "Several links make work, and can look like spam. One profile link is enough."
_FIX = "Would you be open to a short call next week?"
_FIX_ONE = "Would you be open to a 20-minute talk?"
_FIX_KNOW = "Who do you know at Fabrikam?"


def is_a_question(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L11: the talk is asked for in a question."""
    if not any(sentence.asks and _TALK.search(sentence.text) for sentence in letter.sentences):
        yield remarks.error("L11", _WHY_NONE, _FIX)


def asks_who(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L11 for "who do you know": the question itself is there."""
    if not any(sentence.asks and _KNOW.search(sentence.text) for sentence in letter.sentences):
        yield remarks.error("L11", _WHY_NONE, _FIX_KNOW)


def is_one(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L18: one request, and at most three questions."""
    questions = [sentence for sentence in letter.sentences if sentence.asks]
    favours = list(_favours(letter))
    if favours and questions:
        yield remarks.warn("L18", _WHY_MANY, _FIX_ONE, favours[0])
    elif len(questions) > _MOST_QUESTIONS:
        last = questions[_MOST_QUESTIONS]
        why = _WHY_QUESTIONS.format(number=len(questions))
        yield remarks.warn("L18", why, _FIX_ONE, (last.start, last.end))


def is_light(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L20: no lasting commitment up front."""
    for sentence in letter.sentences:
        found = _LASTING.search(sentence.text)
        if found:
            span = (sentence.start + found.start(), sentence.start + found.end())
            yield remarks.warn(
                "L20", _WHY_LASTING, "May I ask three questions about your path?", span
            )


def has_no_resume(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L02: no CV attached, and none to look over, at first contact."""
    for sentence in letter.sentences:
        found = _RESUME.search(sentence.text)
        if found:
            span = (sentence.start + found.start(), sentence.start + found.end())
            yield remarks.warn("L02", _WHY_RESUME, "My profile is linked below if useful.", span)


def has_few_links(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L19: at most one link."""
    links = list(_LINK.finditer(letter.low))
    if len(links) > 1:
        yield remarks.warn("L19", _WHY_LINKS, "Keep one link, in the signature.", links[1].span())


def _favours(letter: letters.Letter) -> Iterator[tuple[int, int]]:
    """Spans of what is asked for beside the talk, each kind once."""
    for pattern in _FAVOURS.values():
        for sentence in letter.sentences:
            found = pattern.search(sentence.text)
            if found and _ASKING.search(sentence.text):
                yield sentence.start + found.start(), sentence.start + found.end()
                break
