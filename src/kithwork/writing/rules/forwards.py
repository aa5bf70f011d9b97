"""L22 and L23: an introduction that can be passed on, and declined (practice.md F24, F25)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, reasons, remarks

_REPLY = re.compile(r"\s*(?:(?:re|fw|fwd|aw|wg|sv|vs|tr|rv|antw)(?:\[\d+\])?\s*:)", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?m)^[ ]{0,4}>[^\n]{1,200}|^on [^\n]{5,120} wrote:|(?<!-)-{3,20}[ ]?original message|"
    r"^(?:from|sent): [^\n]{3,100}\n(?:sent|to|date): "
)
_PRIVATE = re.compile(
    r"\b(?:between (?:us|you and me)|don't tell|do not tell|confidential(?:ly)?|off the record|"
    r"p\.?s\.?:|ps (?=i|the|how|say|see)|(?:love|hugs|kisses|greetings) to (?:the|your) \w{1,15}|"
    r"(?:how are|say hi to|hi to) (?:the|your) (?:kids|family|children|wife|husband|parents|mum|"
    r"mom|"
    r"dad|dog)|see you (?:on|at|tomorrow|tonight|soon|next|this)|(?:for|about|at) dinner|dinner "
    r"(?:was|on|last|tonight|tomorrow)|last night|(?:great|good|nice|lovely|fun) (?:party|evening|"
    r"weekend|time|seeing you|dinner|to see you)|my boss (?:is|does)|xoxo|lol)\b"
)
_OUT_FOR_YOU = re.compile(
    r"\b(?:only if|if (?:and only if )?(?:you are|you're|you feel|it feels|that feels|this feels) "
    r"(?:quite |entirely |completely )?(?:not |un)?(?:comfortable|happy|at ease|sure|right|able|"
    r"glad)|"
    r"no pressure|(?:a|your|any) (?:\"|')?no(?:\"|')? (?:is|would be|will be|,)|no is (?:fine|"
    r"quite|"
    r"perfectly|an|just)|say no|saying no|decline|don't feel obliged|do not feel obliged|"
    r"no obligation|under no obligation|if you(?:'d| would) rather not|rather not|"
    r"no worries|no problem|(?:quite|perfectly|completely|absolutely|totally|all) (?:all right|"
    r"fine|"
    r"okay|ok|understand\w{0,5})|that is fine|that's fine|not the right (?:time|moment)|"
    r"if not,|if nobody|if no one|if nothing|if it does not|if it doesn't|if this is not|if you "
    r"prefer not|no matter|no hard feelings|feel free (?:to|not)|without any)\b"
)
_OUT_FOR_THEM = re.compile(
    r"\b(?:check(?:ing)?|ask(?:ing)?|clear(?:ing)? (?:it|this)|run(?:ning)? (?:it|this)|"
    r"speak(?:ing)?|talk(?:ing)?|verify|confirm|see) (?:(?:it|this|first) )?"
    r"(?:with|past|by|to|if|whether)?[^.?!]{0,80}\b(?:first|before\w{0,4}|beforehand|(?:is|are|was|"
    r"would be|'s) (?:\w{1,10} )?(?:open|willing|happy|interested|comfortable|glad|fine|ok))\b"
    r"|\bif (?:he|she|they|[^\s.?!]{1,30})(?: [^\s.?!]{1,30})? (?:is|are|agrees?|says?|would be|"
    r"wants?|likes?|does not|doesn't|has time)\b(?! comfortable)"
    r"|\bwith (?:his|her|their) (?:ok|okay|agreement|permission|consent|yes|leave)\b"
)
_YOURSELF = re.compile(r"\bif (?:you|it|that|this|now|so|not|there|the timing|nobody|nothing)\b")
_WHY_REPLY = (
    "This hangs on an older exchange. Start a fresh one, so that it can be forwarded with one "
    "click and nothing else comes along."
)
_WHY_PRIVATE = (
    "“{words}” is between the two of you. What you want forwarded should hold nothing the other "
    "person should not read; put the rest into a message of its own."
)
_WHY_BARE = (
    "It does not say who you are, so it cannot be forwarded as it stands. One line about you saves "
    "your contact the work of explaining you."
)
_WHY_YOU = (
    "There is no easy way to say no. An introduction puts their name at stake; people give it more "
    "readily when they may decline."
)
_WHY_THEM = (
    "Nothing lets the other person decide. Ask your contact to check with them first: a yes from "
    "both sides makes a good introduction."
)
_FIX = "Only if you are comfortable; please check with Sam first."
_FIX_FRESH = "A fresh mail with the subject “Introduction: Lena Fox / Sam Lee”, ready to forward."


def stands_alone(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L22: a fresh, self-contained text without private remarks."""
    quoted = _QUOTED.search(letter.low)
    if context.subject and _REPLY.match(context.subject):
        yield remarks.error("L22", _WHY_REPLY, _FIX_FRESH)
    elif quoted or _REPLY.match(letter.text[:40]):
        yield remarks.error("L22", _WHY_REPLY, _FIX_FRESH, quoted.span() if quoted else (0, 0))
    private = _PRIVATE.search(letter.low)
    if private:
        words = " ".join(letter.text[private.start() : private.end()].split())
        yield remarks.error("L22", _WHY_PRIVATE.format(words=words), _FIX_FRESH, private.span())
    named = bool(context.sender) and letters.find(letter.text[: letters.MOST_READ], context.sender)
    if not named and not reasons.is_introduced(letter):
        yield remarks.error("L22", _WHY_BARE, "I am Lena Fox, a lab technician.")


def may_be_declined_by_both(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L23: an easy out for the introducer, and one for the person to be met."""
    if not _OUT_FOR_YOU.search(letter.low):
        yield remarks.error("L23", _WHY_YOU, _FIX)
    elif not _lets_them_decide(letter):
        yield remarks.error("L23", _WHY_THEM, _FIX)


def may_be_declined(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L23 for "who do you know": an easy out for the contact asked."""
    if not _OUT_FOR_YOU.search(letter.low):
        yield remarks.error("L23", _WHY_YOU, "If nobody comes to mind, that is quite all right.")


def _lets_them_decide(letter: letters.Letter) -> bool:
    blanked = _YOURSELF.sub(lambda match: "#" * len(match.group()), letter.low)
    return bool(_OUT_FOR_THEM.search(blanked.replace("\n", " ")))
