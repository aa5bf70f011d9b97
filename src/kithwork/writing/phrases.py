"""What a seeker typed, joined into sentences, whichever way it was typed (practice.md A13).

Each function takes a fragment ("lab technician"), half a sentence ("thinking of ...") or whole
sentences ("I'm a nurse.") and gives sentences; empty text gives empty text. A form that no rule
knows is set after a colon, where any grammar is right.
"""

import re

from kithwork.writing import words

_MYSELF = re.compile(r"(?:i|i'm|i've|i'd|we|we're|my name|we've)\b(?![-.])", re.IGNORECASE)
_DOING = re.compile(
    r"(?:studying|exploring|considering|pursuing|finishing|completing|thinking|looking|hoping|"
    r"trying|wanting|wondering|returning|transitioning|switching|changing|moving|working|training|"
    r"retraining|learning|preparing|planning|living|weighing|leaving|starting|getting|going|"
    r"seeking|"
    r"coming|researching|searching|writing|making|graduating|teaching|running|leading|doing|"
    r"building|aiming|wishing|interning|volunteering|shifting|turning|entering|deciding)\b"
)
# "teaching assistant", "training manager": the second word tells work done from a title.
_DOING_ON = re.compile(
    rf"(?={_DOING.pattern})(?:\w+ing) (?:as|at|in|for|an?|the|my|to|on|towards?|into|with|about|"
    rf"from|how|out|of|up|"
    r"over|between|whether|what|through|back|away|hard|full[- ]time|part[- ]time|if|by|it|this)\b"
)
_SURELY_DOING = re.compile(
    r"(?:studying|exploring|considering|pursuing|finishing|completing|weighing|researching|leaving|"
    r"preparing|deciding|entering|retraining)\b"
)
_STATE = re.compile(
    r"(?:in|on|at|between|from|currently|now|just|fresh|originally|about|also|out|not|still|"
    r"presently|halfway|near|over|under|twenty|thirty|forty|fifty|both|neither|with)\b"
    r"|(?:new|interested|trained|based|keen|curious|passionate|eager|due|qualified|employed|"
    r"retired|"
    r"experienced|certified|enrolled|ready|able|used|drawn) (?:in|to|as|about|by|with|on|at|of|"
    r"out|for|from)\b"
)
_PAST = re.compile(r"(?:just |recently |newly )(?:\w+ed|left|went|came|began|took|made|lost)\b")
_PLAN = re.compile(
    r"an? |(?:my|our|the) (?:\w+ ){0,2}(?:move|change|path|paths|switch|career|studies|thesis|plan|"
    r"plans|project|step|question|training)\b(?! (?:ends?|begins?|starts?|takes?|needs?|made|"
    r"makes))"
)
_MIND = re.compile(
    r"(?:curious|interested|keen|eager|ready|unsure|new|drawn|fascinated|in the|at a|between|on "
    r"a)\b"
)
_PERSON = re.compile(
    r"(?:the (?:only|first|best|one|head)|one of|an? (?:\w+ ){0,2}(?:expert|specialist|pioneer)|"
    r"head of|some(?:one|body) who)\b"
)
_NAMED = re.compile(r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2}, an? ")
_DID = re.compile(
    r"(?:worked|moved|switched|studied|taught|led|built|founded|wrote|started|changed|trained|ran|"
    r"made|left|joined|went|spoke|gave|set up|grew|invented|designed|have|has)\b"
)
_NOUN = re.compile(r"(?:your|the|an?|this)\b")
_DETERMINED = re.compile(r"(?:an?|the|my|our|one|some|this|two|three)\b(?!-)")
_WISH = re.compile(r"(?:want|hope|wish|would|need|plan|aim|intend|work|study|live|teach|run)\b")
_CLAUSE = re.compile(r"(?:because|since|as i|so that|so i|in order|for|to|after|with|regarding)\b")
_INDIRECT = re.compile(r"(?:how|what|why|which|whether|where|when|who|whom|whose|if)\b")
_DIRECT = re.compile(
    r"(?:how|what|why|which|where|when|who|whom|whose)(?: (?:much|many|long|often|far|well))? "
    r"(?:are|is|do|does|did|can|should|would|will|was|were|have|has|could|might|am)\b"
    r"|(?:what|which) \w+ (?:do|does|did|should|can|would|could) (?:you|i|people|they|one)\b"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|made|makes|caught|raised|raises|inspired|inspires|helped|"
    r"helps|showed|shows|gave|gives|got|stayed|stays|taught|means|meant|matches|mirrors|fits|"
    r"speaks|spoke to|sounds|reminds|reminded|interests|impressed|impresses|struck|strikes|opened|"
    r"opens|would|could|can|will|might|may|seems|looks|resonates|resonated|touches|touched|brings|"
    r"appeals|intrigues|intrigued|moved me|drew|keeps|kept|led me|leads|answers|answered)\b"
)
_RELATIVE = re.compile(r"\b(?:that|which|who|how|what|where|when|why|because|you)\b")
_THIRD = re.compile(r"(?:she|he|her|his)(?:'s)?\b", re.IGNORECASE)
_AIM = re.compile(
    r"(?:(?:(?:i|we)(?:'d| would)? |would )?(?:want|hope|like|love|wish|need|am hoping|am curious|"
    r"am keen)"
    r"(?: to)?|to|i'm hoping to)? ?"
    r"(?:(?:learn|understand|know|find out|hear|discover|figure out|see|ask)(?: you)?(?: more| a "
    r"bit more| a bit| better)?(?: from you)?(?: about)?|about|more about|know more about)\s+",
    re.IGNORECASE,
)
_LEARNING = re.compile(
    r"(?:learn|understand|know|find|hear|discover|figure|see|explore|ask|get|gain|compare|test|"
    r"talk)\b"
)
_GIVEN = re.compile(r"(?:some |any )?(?:tips|advice|insights?|feedback|guidance|ideas)\b")
_TOGETHER = re.compile(
    r"(?:both (?!from\b|of\b|in\b|at\b|alum|members)|worked|work|studied|study|met|volunteer|"
    r"volunteered|went|know|knew|played|play|sing|sang|share|shared|grew|attended|served|sat|"
    r"overlapped|are|were|have|had|used|live|lived|belong|belonged|rowed|trained|taught)\b"
)
_KIN = re.compile(
    r"(?:(?:both|fellow|former|old|two|past) )?(?:\w+ers|colleagues?\b|classmates?\b|members?\b|"
    r"alum\w*|volunteers?\b|neighbou?rs?\b|graduates?\b|teammates?\b|friends\b)\b|both (?:from|in|"
    r"at)\b"
)
_ROLE = re.compile(
    r".*\b(?:engineer|analyst|manager|technician|nurse|designer|developer|scientist|officer|"
    r"assistant|consultant|teacher|tester|researcher|coordinator|specialist|director|"
    r"administrator|accountant|lawyer|architect|planner|editor|writer|journalist|therapist|"
    r"pharmacist|programmer|inspector|auditor|adviser|advisor|electrician|mechanic|chemist|"
    r"biologist|physicist|economist|statistician|librarian|translator|buyer|trader|"
    r"strategist|producer|recruiter|paralegal|paramedic|midwife|dietitian|psychologist)",
    re.IGNORECASE,
)


def who(text: str) -> str:
    """Who I am: "lab technician" gives "I am a lab technician."."""
    line = words.bare(text)
    if not line or _MYSELF.match(_straight(line)):
        return words.sentence(_first_person(line))
    return _joined(line, _WHO, f"I am {words.article(line)} {line}")


def why(text: str) -> str:
    """Why I write: "thinking of a change" gives "I am thinking of a change."."""
    line = words.bare(text)
    if not line or _MYSELF.match(_straight(line)) or line.endswith("?"):
        return words.sentence(_first_person(line))
    if _is_clause(line) and not (_WISH.match(line) or _DOING.match(line) or _CLAUSE.match(line)):
        return words.sentence(line)
    return _joined(line, _WHY, f"Why I am writing: {line}")


def why_you(*, text: str, front: str) -> str:
    """Why this person: "your talk on reuse" gives "`front` because of your talk on reuse."."""
    line = words.bare(_to_you(words.bare(text)))
    if not line or line.endswith("?") or _MYSELF.match(_straight(line)):
        return words.sentence(_first_person(line))
    if _NOUN.match(line) and _is_clause(line):
        return words.sentence(line)
    return _joined(line, _WHY_YOU, f"Why I thought of you: {line}", front=front)


def learn(text: str) -> str:
    """What I hope to learn: "how testers are trained" gives "I hope to learn how ..."."""
    line = words.bare(text)
    if not line or _MYSELF.match(_straight(line)):
        return words.sentence(_first_person(line))
    if line.endswith("?") or _DIRECT.match(line):
        asked = line if line.endswith("?") else f"{line}?"
        return words.sentence(f"What I would most like to ask: {asked}")
    return _joined(line, _LEARN, f"I hope to learn about {line}")


def matter(text: str) -> str:
    """What I hope to learn, as it stands after "on"; empty where it does not fit there."""
    line = words.bare(text)
    line = words.bare(
        _AIM.sub("", _straight(line) if _AIM.match(_straight(line)) else line, count=1)
    )
    whole = re.search(r"[.?!]", line) or _DIRECT.match(line) or _MYSELF.match(_straight(line))
    if not line or whole or re.match(r"(?:to|want|hope|if|that|would|get|be)\b", line):
        return ""
    return line


def shared(text: str) -> str:
    """What links us: "worked together at Contoso" gives "We worked together at Contoso."."""
    line = words.bare(text)
    if not line or _MYSELF.match(_straight(line)) or re.match(r"(?:you|your)\b", line):
        return words.sentence(_first_person(line))
    if _KIN.match(line):
        return words.sentence(f"We are {line}")
    if _TOGETHER.match(line):
        return words.sentence(f"We {line}")
    return words.sentence(f"What links us: {line}")


def sent(*, by: str, how: str, act: str) -> str:
    """Who sent me, first of all: "Priya Patel suggested I write to you; we row together."."""
    name = words.tidy(by)
    told = f"suggested I {act}"
    line = words.bare(how)
    if not name or not line or re.search(r"[.?!]\s", line):
        return words.sentence(f"{name} {told}") if name else ""
    return _joined(_first_person(line), _SENT, f"{name} ({line}) {told}", by=name, told=told)


def about(topic: str) -> str:
    """A field or role as a subject for a talk: "nurse" gives "work as a nurse"."""
    line = words.bare(topic).rstrip("?.!")
    if _ROLE.fullmatch(line):
        return f"work as {words.article(line)} {line}"
    return line


def is_of_myself(line: str) -> bool:
    """Whether words are told in the first person already."""
    return bool(_MYSELF.match(_straight(line)))


def of_myself(line: str) -> str:
    """Such words as a sentence."""
    return words.sentence(_first_person(line))


_Forms = tuple[tuple[re.Pattern[str], str], ...]

# How a fragment begins, and the sentence it then makes; the first that fits is taken.
_WHO: _Forms = (
    (_WISH, "I {}"),
    (_PAST, "I {}"),
    (_SURELY_DOING, "I am {}"),
    (_DOING_ON, "I am {}"),
    (_STATE, "I am {}"),
    (_DETERMINED, "I am {}"),
    (_NAMED, "I am {}"),
    (re.compile(r"as an? [^,]{1,60},? I\b"), "{}"),
    (re.compile(r"as (?:an?|the)\b"), "I am writing {}"),
    (re.compile(r"\d+(?![-\d])|over \d|more than|nearly|almost"), "A line about me: {}"),
)
_WHY: _Forms = (
    (_WISH, "I {}"),
    (_PAST, "I {}"),
    (_DOING, "I am {}"),
    (re.compile(r"(?:currently|now|still|just) \w+ing\b"), "I am {}"),
    (_MIND, "I am {}"),
    (_CLAUSE, "I am writing {}"),
    (re.compile(r"about\b"), "I am writing {}"),
    (_PLAN, "I am writing about {}"),
)
_WHY_YOU: _Forms = (
    (re.compile(r"(?:because|since|as you|for your|to )"), "{front} {}"),
    (re.compile(r"you(?:['\u2019](?:re|ve))?\b(?! and i\b)"), "{front} because {}"),
    (re.compile(r"(?!if\b)" + _INDIRECT.pattern), "I would value hearing {}"),
    (_PERSON, "{front} because you are {}"),
    (_DID, "{front} because you {}"),
    (_NOUN, "{front} because of {}"),
)
_SENT: _Forms = (
    (re.compile(r"(?:we|I|she|he|they|you)\b", re.IGNORECASE), "{by} {told}; {}"),
    (_TOGETHER, "{by} {told}; we {}"),
    (re.compile(r"(?:my|our|an?|the|who|whom|your|one of|now)\b"), "{by}, {}, {told}"),
    (re.compile(r"(?:from|at|of)\b"), "{by} {} {told}"),
    (_KIN, "{by} {told}; we are {}"),
)
_LEARN: _Forms = (
    (re.compile(r"(?:want|hope|wish|would) "), "I {}"),
    (re.compile(r"to \w"), "I hope {}"),
    (_LEARNING, "I hope to {}"),
    (_INDIRECT, "I hope to learn {}"),
    (re.compile(r"(?:more )?about\b|more\b"), "I hope to learn {}"),
    (_GIVEN, "I hope to get {}"),
)


def _joined(line: str, forms: _Forms, otherwise: str, **fills: str) -> str:
    """The sentence of the first form that fits, its slots filled in one pass."""
    fills[""] = line
    form = next((form for pattern, form in forms if pattern.match(line)), None)
    if form is None:
        return words.sentence(otherwise)
    return words.sentence(re.sub(r"\{(\w*)\}", lambda slot: fills[slot.group(1)], form))


def _straight(text: str) -> str:
    return text.replace("\u2019", "'")


def _first_person(line: str) -> str:
    """A small "i" made the pronoun it is."""
    return re.sub(r"^i(?=\b)", "I", line)


def _is_clause(line: str) -> bool:
    """Whether the words hold a main verb, so that they stand as a sentence."""
    found = _FINITE.search(line)
    return bool(found) and not _RELATIVE.search(line[: found.start()]) if found else False


def _to_you(line: str) -> str:
    """A reason written about somebody, turned to them: "her move" to "your move"."""
    if not _THIRD.match(line):
        return line
    turned = re.sub(r"\b(?:she|he)('s| is| was| has| does)\b", _with_you, line, flags=re.IGNORECASE)
    turned = re.sub(r"\b(?:she|he) (\w+)", _verb, turned, flags=re.IGNORECASE)
    turned = re.sub(r"\b(?:her|his)\b(?= \w)", "your", turned, flags=re.IGNORECASE)
    return re.sub(r"\b(?:she|he)\b", "you", turned, flags=re.IGNORECASE)


def _with_you(match: re.Match[str]) -> str:
    forms = {"'s": "you are", " is": "you are", " was": "you were", " has": "you have"}
    return forms.get(match.group(1).lower(), "you do")


def _verb(match: re.Match[str]) -> str:
    """The verb after "she", as it goes with "you": "knows" to "know", "studies" to "study"."""
    verb = match.group(1)
    if verb.endswith("ies") and len(verb) > 4:
        verb = f"{verb[:-3]}y"
    elif re.search(r"(?:sh|ch|ss|x|zz|o)es$", verb):
        verb = verb[:-2]
    elif (
        verb.endswith("s") and not verb.endswith(("ss", "us")) and verb not in {"always", "perhaps"}
    ):
        verb = verb[:-1]
    return f"you {verb}"
