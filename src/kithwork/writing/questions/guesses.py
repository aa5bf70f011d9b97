"""What a question typed by the seeker is about, as far as its words tell.

A question of the bank is known by its text, whatever its case and punctuation. Of any other, a
theme is guessed where a word gives it away, and left open where none does.
"""

import functools
import re
from collections.abc import Mapping

from kithwork.domain.questions import LAST_DEPTH, Question, Theme
from kithwork.writing.questions import banks
from kithwork.writing.rules import letters

# How long a good answer takes, on average (practice.md c-24).
TYPICAL_MINUTES = 2.5
_NAMES = re.compile(
    r"\bwhom? else\b|\b(?:any|some)(?:one|body) else\b|\bwhom? (?:do|would|should) you know\b"
    r"|\bwhom? (?:should|could|can|might|would|do) (?:i|you) (?:\w{1,15} )?(?:talk|speak|meet|ask|"
    r"recommend|suggest|turn|hear|contact|write|reach|send|point|introduce|call|approach)\b"
    r"|\b(?:other|which|what|two|three|more|few) (?:\w{1,15} )?(?:people|persons|colleagues|names) "
    r"(?:should|could|would|might|can|do) (?:i|you)\b|\b(?:talk|speak) (?:to|with) next\b"
    r"|\b(?:introduce|connect|refer) me\b|\bput me in (?:touch|contact)\b|"
    r"\bpoint me to(?:wards?)?\b"
    r"|\b(?:people|person|somebody|someone|anyone|anybody) (?:whom? |that |else )?(?:i|you) "
    r"(?:should|could|would|might|think)\b"
)
_DEEP = re.compile(
    r"\b(?:work[- ]life|life outside|burn(?:ed|t)?[- ]?out|worst|taboo|regrets?|dark side|hardest|"
    r"salar(?:y|ies)|pay (?:range|scale|band|level|grade)s?|wages?|compensation|what people earn)\b"
)
# The first theme whose words are found; those that a plan must hold, or hold little of, come first.
_WORDS = {
    Theme.HIRING: r"hir(?:e|es|ed|ing)|recruit\w{0,6}|candidates?|applicants?|vacanc\w{1,3}|"
    r"job (?:interviews?|applications?|openings?)|openings|(?:come|came) to join|shortlist\w{0,3}",
    Theme.PAY: r"pay(?! (?:attention|off|back|for itself))|salar(?:y|ies)|wages?|compensation|"
    r"bonus(?:es)?|promotions?|next step up|advancement",
    Theme.BACK_STORY: r"how did you (?:\w{1,15} ){0,2}?(?:get|start|come|end up|begin|move|become|"
    r"find your|choose|decide|land|arrive|break|discover|wind up|fall|go|switch|change)|"
    r"what (?:\w{1,12} )?(?:drew|brought|led|pulled|attracted|steered|moved) you|what made you "
    r"(?:choose|take|go|become|move|switch|want|decide|start|leave|change)|(?:your|career|own) "
    r"(?:\w{1,12} )?(?:path|story|journey|road|route|beginnings|career)|way (?:here|into)|"
    r"where did "
    r"you (?:start|begin)|why did you (?:choose|become|go|decide)|when did you (?:know|decide|"
    r"reali[sz]e|first)|turning points?|your first (?:job|role|year|steps?)|"
    r"(?:got|get|brought|came) you (?:here|started|into)",
    Theme.LIFE: r"work[- ]life|life outside|famil(?:y|ies)|weekends?|shifts?|part-time|parental|"
    r"burn(?:ed|t)?[- ]?out|working hours|switch off",
    Theme.TRAINING: r"stud(?:y|ied|ies)|degrees?|courses?|training|certificat\w{1,4}|classes",
    Theme.SKILLS: r"skills?|tools?|abilit(?:y|ies)|strengths?",
    Theme.TRENDS: r"trends?|(?:five|ten|coming|next few) years|future|technolog(?:y|ies)|changing",
    Theme.MARKET: r"customers?|clients?|competitors?|rivals?|suppliers?|market",
    Theme.CULTURE: r"culture|atmosphere|values|the place|thrives?",
    Theme.TEAM: r"teams?|managers?|colleagues|feedback|remote",
    Theme.WAYS_IN: r"newcomers?|get into|enter|ways? in|starting out|break into|career changers?",
    Theme.REWARDS: r"enjoy|like (?:most|best)|hardest|challeng\w{1,4}|rewarding|keeps? you|proud",
    Theme.ADVICE: r"advice|recommend|read|in my (?:place|shoes|position)|if you were me",
    Theme.FIT: r"suits?|fit|temperament|personalit(?:y|ies)",
    Theme.DAILY_WORK: r"days?|weeks?|time go(?:es)?|decisions?|tasks?",
}
_THEMES = {theme: re.compile(rf"\b(?:{words})\b") for theme, words in _WORDS.items()}


def of_bank(text: str) -> Question | None:
    """The question of the bank with this text, or none."""
    return _by_text().get(letters.fold(text))


def theme(text: str) -> Theme | None:
    """What a question is about, if its words tell."""
    known = of_bank(text)
    if known:
        return known.theme
    low = letters.lowered(text)
    if _NAMES.search(low):
        return Theme.CLOSING
    return next((theme for theme, words in _THEMES.items() if words.search(low)), None)


def depth(text: str) -> int | None:
    """The depth of a question; of one that is not the bank's only the last depth is seen."""
    known = of_bank(text)
    if known:
        return known.depth
    return LAST_DEPTH if _DEEP.search(letters.lowered(text)) else None


def minutes(text: str) -> float:
    """How long a good answer takes: as the bank says, else the usual time (practice.md c-24)."""
    known = of_bank(text)
    return known.minutes if known else TYPICAL_MINUTES


def asks_for_names(text: str) -> bool:
    """Whether a question asks whom else to meet (practice.md A20)."""
    known = of_bank(text)
    return known.asks_for_names if known else bool(_NAMES.search(letters.lowered(text)))


@functools.cache
def _by_text() -> Mapping[str, Question]:
    return {letters.fold(question.text): question for question in banks.bank()}
