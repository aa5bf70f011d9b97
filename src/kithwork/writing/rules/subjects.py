"""L13: a subject that says what it is about (practice.md c-6)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

_GENERIC = re.compile(
    r"(?:(?:hello|hi|hey)(?: there)?|greetings|(?:quick )?questions?|networking|network|connecting|"
    r"connect|lets connect|reaching out|introduction|intro|introducing myself|(?:introduction|"
    r"intro|"
    r"meeting|chat)? ?request|inquiry|enquiry|(?:please )?help(?: needed)?|(?:quick )?favou?r|"
    r"(?:career )?advice|(?:informational|information|info) (?:interview|chat)|careers?|"
    r"(?:quick |informal |career |coffee |short )?(?:chat|call|talk|coffee|meeting)|no subject|"
    r"important|urgent|subject|(?:my )?message|following up|follow up|checking in|opportunity|"
    r"hope you are well|nice to meet you|information|info|contact|test)"
)
_FILL = frozenset({"a", "an", "the", "my", "for", "your", "please", "dear", "and"})
_WHY_EMPTY = "The subject is empty. Mails without one are the least answered."
_WHY_GENERIC = (
    "“{subject}” could stand over any mail. Name who sent you, or what the talk is about, in a few "
    "words."
)
_FIX = "Referred by Priya Nair: 20 minutes on testing"


def says_something(_letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L13: the subject of a mail is there and not generic."""
    if context.subject is None:
        return
    bare = letters.fold(context.subject)
    core = " ".join(word for word in bare.split() if word not in _FILL)
    if not bare:
        yield remarks.warn("L13", _WHY_EMPTY, _FIX)
    elif not core or _GENERIC.fullmatch(bare) or _GENERIC.fullmatch(core):
        yield remarks.warn("L13", _WHY_GENERIC.format(subject=context.subject.strip()), _FIX)
