"""L28: what came of it, or what comes next (practice.md F08, F19)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

_DONE = (
    r"(?:went|took|wrote|read|spoke|met|made|found|began|built|ran|got|gave|sent|did|put|saw|"
    r"heard|chose|left|taught|learnt|set|came|bought|kept|told|done|written|spoken|taken|begun|"
    r"given|seen|gone|chosen|run|become|became|(?!need|want|hop|lik|enjoy|lov|appreciat|valu|"
    r"wonder|wish|promis)\w{1,20}ed)"
)
_OTHER_THAN_WRITING = (
    r"(?!(?:hop|look|wonder|check|follow|reach|gett|com|circl|touch)ing\b|"
    r"writing (?:to (?:say|thank|check|follow|see|ask|let)|because|with)\b)"
)
_DEED = re.compile(
    rf"\b(?:i|we)(?:'ve|'d| have| had)? (?:(?:just|then|also|now|already|since|finally|recently|"
    rf"even|so far|in fact) ){{0,2}}{_DONE}\b"
    r"|\b(?:i|we)(?:'ll| will| am going to|'m going to| are going to| plan to| intend to| want to "
    r"try)\b"
    rf"|\bi(?:'m| am) (?:now |also |already |just )?{_OTHER_THAN_WRITING}\w{{2,20}}ing\b"
    r"|\bmy next step\b|\b(?:what|the first thing) i (?:will|am going to|did|do)\b"
    r"|\b(?:has|have) (?:already |since )?(?:changed|led|helped|brought|opened|made|settled|"
    r"shaped)\b|\b(?:changed|shaped|settled) my\b|\bi start(?: on| in| as| with| at|ed)?\b"
)
_WHY = (
    "It does not say what you did since, or will do next. People who help like nothing better "
    "than to see that it was of use."
)
_FIX = "I have signed up for the course you named."


def are_told(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L28: an action taken, or the next step."""
    if not has_any(letter):
        yield remarks.info("L28", _WHY, _FIX)


def has_any(letter: letters.Letter) -> bool:
    """Whether some line says what the writer did or will do."""
    return any(_DEED.search(one.text.replace("\n", " ")) for one in letter.sentences)
