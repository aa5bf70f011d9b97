"""L07, L08 and L09: why this person, what I hope to learn, who I am (practice.md A13)."""

import re
from collections.abc import Iterator

from kithwork.domain.asks import Channel
from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

_DULL = re.compile(
    r"(?:senior|junior|chief|head|team|group|global|international|limited|gmbh|corporation|corp|"
    r"inc|"
    r"with|from|department|division|manager|director|officer|staff|services|solutions|company|"
    r"holding|partners|systems|technologies|university|institute)"
)
_SHORTEST_WORD = 4
_MATTER = (
    r"(?:move|moves|talk|talks|article|articles|post|posts|paper|papers|book|blog|path|switch|"
    r"change|"
    r"transition|step|leap|turn|project|projects|research|lecture|podcast|course|study|studies|"
    r"thesis|essay|speech|panel|webinar|workshop|newsletter|team|work|role|career|background|"
    r"experience|years|time|route|journey|story|decision|view|knowledge|training|lab|tool|design|"
    r"approach|review|interview|post|profile|expertise|choice|way|practice|degree|startup|shop)"
)
_VAGUE_AFTER = (
    r"(?:the|this|your|that|our|my) (?:\w{1,15} )?(?:field|industry|company|area|organi[sz]ation|"
    r"sector|business|profession|team|workplace|world)\b(?! of)"
)
_PARTICULAR = re.compile(
    rf"\byour (?:[\w'-]{{1,20}} ){{0,3}}?{_MATTER}(?:'s)? (?:\w{{1,15}} )?(?:on|from|in|into|"
    rf"about|to|with|"
    rf"as|at|for|of|between|through|across|out of|under) (?!{_VAGUE_AFTER})(?:\w{{1,20}} ?){{1,3}}"
    r"|\byou (?:\w{1,12} )?(?:moved|switched|went|changed|started|built|led|founded|wrote|spoke|"
    r"taught|"
    r"worked|made|run|ran|train|trained|left|came|joined|set up|studied|began|turned|combine|"
    r"combined|know|teach|design|designed|test|tested|research|researched|manage|managed|became|"
    r"grew|became|write|lead|helped|crossed|are one of|are the only|are among|have (?:done|made|"
    r"gone|moved|worked|seen|built|written|run|taught|lived|spent)) (?!me\b|so kind|a lot|much|"
    r"a great)\w"
    r"|\bi (?:read|heard|saw|watched|enjoyed|loved|attended|listened to|follow|found) (?:\w{1,12} "
    r")?"
    r"(?:your|you) (?!profile|page|career|name|work\b)\w"
)
_AIM = (
    r"(?:learn(?:ing)?|understand(?:ing)?|hear(?:ing)?|find(?:ing)? out|know|knowing|discover|"
    r"figure out|see|seeing|explore|ask(?:ing)?(?: you)?|curious|wonder(?:ing)?|interested in|"
    r"tell me|questions?|insights?|advice|view|views|perspective|thoughts|minutes|talk|"
    r"conversation|lessons?|story|read|get a (?:feel|sense)):?"
)
_OBJECT = r"(?:about|on|of|into|how|what|why|which|whether|where|when|who|from|for me)"
_GOAL = re.compile(
    rf"\b{_AIM}(?: (?:more|a bit|a little|first-hand|first hand|directly|better))?,? (?:from "
    rf"you,? )?{_OBJECT}\b"
    r"|\b(?:learn|understand|discover|explore|see|compare) (?:the|an?|your|more|some|this|its) "
    r"(?!lot|bit|little|thing|about)\w"
)
_VAGUE_GOAL = re.compile(
    r"\bpick(?:ing)? your brains?\b"
    r"|\b(?:hear|get|know|have|value) your (?:thoughts|views|opinions?)(?: on (?:things|stuff|it "
    r"all|"
    r"everything|life))?(?=\s{0,2}(?:[.?!,;]|$|and\b))"
    r"|\b(?:learn|hear|know|find out|talk|chat)(?:ing)?(?: (?:more|a bit|a little|a bit "
    r"more))?(?: about)?"
    r" (?:what you do|you|your (?:work|jobs?|role|career|experiences?|company|industry|field|"
    r"journey|"
    r"path|story|life|background|world|organi[sz]ation|position))(?=\s{0,2}(?:[.?!,;]|$|and\b|"
    r"over\b|"
    r"for\b|some ?time))"
    r"|\blearn from (?:you|your (?:experiences?|wisdom|knowledge|insights?))(?=\s{0,2}(?:[.?!,;]|"
    r"$))"
    r"|\b(?:some|any|general|your) (?:advice|wisdom|insights?|guidance)(?=\s{0,2}(?:[.?!,;]|$))"
)
_WHO = re.compile(
    r"\b(?:i am|i'm|as) (?:currently |now |also |just |still |both |originally )?(?:an?|the|one "
    r"of|in my|"
    r"in the|studying|working|training|finishing|completing|exploring|at|from|your|moving|between|"
    r"on a|new to|retraining|based|head|part of|learning|pursuing|changing)\b"
    r"|^(?:i am|i'm) \w{3,20}ing\b"
    r"|\bi (?:work|study|teach|run|research|train|graduated|recently|just|have (?:worked|been|"
    r"spent|"
    r"just|recently)|worked|studied|lead|manage|design|currently|am [a-z]+, an?|trained|nurse|"
    r"build|"
    r"finished|left|moved|taught|built|ran|led|sold|served|designed|managed|cared for|looked "
    r"after)\b"
    r"|\bmy name(?: is|'s)\b|\bthis is \w|\bmy (?:background|degree|training|field|studies|work) "
    r"|\b(?:for|after) \w{1,12} years (?:as|in|of)\b|\bi(?:'ve| have) (?:worked|been|spent)\b"
)
_NOT_WHO = re.compile(
    r"\b(?:i am|i'm) (?:hoping|writing|reaching|wondering|looking|getting|contacting|asking|trying|"
    r"a huge fan|a big fan|a fan|a great|a little|messaging|emailing|interested|thinking)\b"
)
_WHY_YOU = (
    "Nothing here could only have been written to this person. One true detail, from their path "
    "or their work, shows that you chose them and did not copy a text."
)
_WHY_GOAL = (
    "It does not say what you hope to learn. One clear question tells them how they can help, and "
    "that they can."
)
_WHY_VAGUE = (
    "“{words}” leaves them to guess what you want. Name one thing you hope to learn, and it "
    "becomes easy to say yes."
)
_WHY_WHO = "It does not say who you are. One plain line is enough, so that they can picture you."
_FIX_YOU = "Your move from nursing to device testing is the step I am weighing."
_FIX_GOAL = "I hope to learn how testers are trained."
_FIX_WHO = "I am a lab technician exploring quality roles."


def is_for_them(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L07: a reason that fits this reader and no other."""
    if _PARTICULAR.search(letter.middle.replace("\n", " ")):
        return
    # What I say of myself may share a word with their title; that is no reason yet.
    others = " ".join(one.text for one in letter.sentences if not _tells_who(one.text))
    words = f" {letters.fold(others)} "
    if not any(_appears(words, entity) for entity in context.entities):
        yield remarks.error("L07", _WHY_YOU, _FIX_YOU)


def has_goal(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L08: a learning goal that is more than "pick your brain"."""
    middle = letter.middle.replace("\n", " ")
    vague = _VAGUE_GOAL.search(middle)
    rest = _VAGUE_GOAL.sub(lambda match: "#" * len(match.group()), middle)
    if _GOAL.search(rest):
        return
    if vague:
        span = (letter.body[0] + vague.start(), letter.body[0] + vague.end())
        words = " ".join(letter.text[span[0] : span[1]].split())
        yield remarks.error("L08", _WHY_VAGUE.format(words=words), _FIX_GOAL, span)
    elif context.channel != Channel.LINKEDIN_NOTE:
        yield remarks.error("L08", _WHY_GOAL, _FIX_GOAL)


def says_who(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L09: the writer in one line. A LinkedIn invitation shows the writer's own headline."""
    if context.channel == Channel.LINKEDIN_NOTE:
        return
    if not is_introduced(letter):
        yield remarks.warn("L09", _WHY_WHO, _FIX_WHO)


def is_introduced(letter: letters.Letter) -> bool:
    """Whether some line says who writes."""
    return any(_tells_who(sentence.text) for sentence in letter.sentences)


def _tells_who(low: str) -> bool:
    rest = _NOT_WHO.sub(lambda match: "#" * len(match.group()), low.replace("\n", " "))
    return bool(_WHO.search(rest))


def _appears(folded: str, entity: str) -> bool:
    """Whether an entity, or a telling word of it, stands in the folded text."""
    phrase = letters.fold(entity)
    telling = [
        word for word in phrase.split() if len(word) >= _SHORTEST_WORD and not _DULL.fullmatch(word)
    ]
    return any(f" {word} " in folded for word in (phrase, *telling) if word)
