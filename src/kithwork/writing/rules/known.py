"""L37: not what the brief, or a short search, has answered (practice.md A11)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import letters, remarks

_WHY_KNOWN = (
    "You know this already: “{fact}”. Their minutes are better spent on what only they can tell; "
    "say what you read, then ask about it."
)
_WHY_PUBLIC = (
    "A short search answers this. Look it up before the talk, then ask about what you found: it "
    "shows that you came prepared."
)
_FIX = "I read about the new plant; what does it change for your team?"
_PLACE = (
    r"(?:you all|they|(?:your|the|this) (?:\w{1,20} )?(?:company|firm|organi[sz]ation|employer|"
    r"business|agency|charity|start-?up|studio|group|corporation))"
)
# What anybody can look up about an employer.
_PUBLIC = (
    (
        rf"what (?:exactly )?(?:does|do) {_PLACE} (?:actually |exactly |really )?(?:make|do|sell|"
        r"produce|manufacture|offer|build|develop|provide)"
    ),
    rf"what (?:products?|services?|goods) (?:does|do) {_PLACE} \w{{2,15}}",
    (
        r"what (?:kind|sort|type) of (?:company|firm|organi[sz]ation|business) (?:is|are) "
        r"(?:it|this|that|yours|you)"
    ),
    (
        rf"(?:when|where|in (?:what|which) year|by whom) (?:was|were) {_PLACE} "
        r"(?:founded|started|established|set up)"
    ),
    rf"who (?:founded|started|owns|runs) {_PLACE}",
    rf"how (?:old|big|large) is {_PLACE}",
    (
        rf"how many (?:people|employees|staff|offices|branches|locations) "
        rf"(?:(?:does|do) {_PLACE} have|work (?:at|for|in) {_PLACE}|(?:does|do) {_PLACE} employ)"
    ),
    (
        rf"where (?:is|are) (?:{_PLACE} (?:based|located|headquartered)|(?:your|the) "
        r"(?:head ?office|headquarters|main office|offices?))"
    ),
    r"who is (?:your|the) (?:ceo|chief executive|managing director)",
)
# The label of a fact, and the questions that ask plainly for it.
_ASKED = {
    "title": (
        (
            r"what(?:'s| is| was) your (?:current |present |exact |official )?(?:job )?"
            r"(?:title|position|role|job)"
        ),
        r"what do you do(?: there| for a living| at work| at [\w .&-]{1,40})?",
        r"what (?:position|role|job|post) do you (?:have|hold)(?: there| at [\w .&-]{1,40})?",
        r"what are you(?: there)?",
    ),
    "employer": (
        r"(?:where|who|whom) do you work(?: for)?(?: now| today| at the moment| these days)?",
        r"for whom do you work",
        r"(?:who|what)(?:'s| is) your (?:current )?(?:employer|company|organi[sz]ation)",
        r"(?:what|which) (?:company|firm|organi[sz]ation|place) do you work (?:for|at|in)",
    ),
    "before": (
        (
            r"(?:where|who|whom) (?:did you|have you|were you|had you) (?:work|worked|been|working)"
            r"(?: for)? (?:before|previously|earlier|until now|in the past)(?: [\w .&-]{1,40})?"
        ),
        (
            r"(?:what|where) (?:did you do|were you|was your last job|were you doing) "
            r"(?:before|previously|earlier)(?: [\w .&-]{1,40})?"
        ),
        (
            r"what(?:'s| is| was| were) your (?:last|previous|former|first) "
            r"(?:jobs?|employers?|position|role|company|title)"
        ),
        (
            r"(?:what|which) (?:companies|firms|organi[sz]ations|places|employers) "
            r"(?:have you worked|did you work) (?:for|at|in)(?: before)?"
        ),
    ),
    "school": (
        r"where did you (?:study|go to (?:school|college|university)|graduate)(?: from)?",
        r"what did you study(?: at [\w .&-]{1,40})?",
        r"what(?:'s| is| was) your (?:degree|major|subject)(?: in)?",
        (
            r"(?:which|what) (?:school|university|college|degree) (?:did you|do you) "
            r"(?:attend|go to|have|study at|get)"
        ),
    ),
    "place": (
        (
            r"where (?:are you|is your (?:office|team)|do you (?:live|work from)) ?"
            r"(?:based|located|these days|now)?"
        ),
        r"(?:which|what) (?:city|town|country|office) (?:are you|do you (?:work|live)) (?:in|from)",
    ),
    "industry": (
        (
            r"(?:which|what) (?:industry|field|sector|line of (?:work|business)) "
            r"(?:are you|do you work|is (?:that|it|your \w{1,15})) ?(?:in)?"
        ),
    ),
}
_LABEL = re.compile(r"(?P<label>[a-z]{3,12}): ?\S")
_SPOKEN = {
    "before": re.compile(r"\b(?:before|previously|formerly|used to|earlier|until \d{4}|ex-)"),
    "school": re.compile(r"\b(?:studied|degree|graduated|university|college|master's|bachelor's)"),
    "place": re.compile(r"\b(?:based|lives|located) (?:in|near)\b"),
    "employer": re.compile(r"\b(?:works|working|employed) (?:for|at|with)\b"),
    "title": re.compile(r"\b(?:works as|is (?:the |an? )?[\w ]{0,30}(?:manager|director|head))\b"),
}
_BEGIN = r"(?:(?:so|and|first|well|ok|okay|hi|just),? ){0,2}"
_ASKS = {
    label: re.compile(rf"{_BEGIN}(?:{'|'.join(sources)})[ ?.!]{{0,4}}$")
    for label, sources in (*_ASKED.items(), ("", _PUBLIC))
}
# A plain question after a fact, and the words in it that carry no fact.
_PLAIN = re.compile(
    rf"{_BEGIN}(?:when|where|who|whom|which|what (?:year|product|kind)|what do(?:es)?|how many|how "
    r"old|how big|how long) "
)
_EMPTY = frozenset(
    "when where who whom which what how many much old big long year kind sort the and you your his "
    "her its their this that did does has have had was were are been being with from into for they "
    "there here now then about last first".split()
)
_STEM = 4
_LEAST_SHARED = 2


def is_not_asked(letter: letters.Letter, context: MessageContext) -> Iterator[Remark]:
    """L37: no question that the brief or a short search has answered."""
    for sentence in letter.sentences:
        fact = _fact(sentence.text, context.known)
        span = (sentence.start, sentence.end)
        if fact:
            yield remarks.warn("L37", _WHY_KNOWN.format(fact=fact), _FIX, span)
        elif _ASKS[""].match(sentence.text):
            yield remarks.warn("L37", _WHY_PUBLIC, _FIX, span)


def _fact(asked: str, known: tuple[str, ...]) -> str:
    """The known fact that a question plainly asks for, or none."""
    for fact in known:
        low = letters.lowered(fact.strip())
        if any(_ASKS[label].match(asked) for label in _labels(low)):
            return fact.strip()
        if _PLAIN.match(asked) and _says_it(low, asked):
            return fact.strip()
    return ""


def _labels(fact: str) -> Iterator[str]:
    """What a known fact is about: its label, or what its words tell."""
    labelled = _LABEL.match(fact)
    if labelled and labelled["label"] in _ASKED:
        yield labelled["label"]
    else:
        yield from (label for label, words in _SPOKEN.items() if words.search(fact))


def _says_it(fact: str, asked: str) -> bool:
    """Whether every word of a plain question that carries weight stands in the fact."""
    wanted, told = set(_weighty(asked)), set(_weighty(fact))
    return len(wanted) >= _LEAST_SHARED and all(
        any(_same(word, other) for other in told) for word in wanted
    )


def _same(word: str, other: str) -> bool:
    """One word, or two forms of it ("open", "opened")."""
    short, long = sorted((word, other), key=len)
    return word == other or (len(short) >= _STEM and long.startswith(short))


def _weighty(text: str) -> Iterator[str]:
    return (word for word in letters.fold(text).split() if len(word) > 2 and word not in _EMPTY)
