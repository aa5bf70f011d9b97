"""L41: nothing private, protected or confidential (practice.md L41, B22)."""

import re
from collections.abc import Iterator

from kithwork.domain.messages import MessageContext, Remark
from kithwork.writing.rules import clauses, letters, remarks

_WHY = {
    "private": "“{words}” touches their private life. They need not tell anybody, and the law "
    "protects most of it. Ask how the field deals with the matter in general.",
    "confidential": "“{words}” asks for what they may not tell. It puts them on the spot before "
    "you know each other. Ask for what anybody in the field could say.",
}
_FIX = {
    "private": "How does the field support people with families?",
    "confidential": "Which kinds of customers does the field mostly work for?",
}
_KIN = r"(?:kids|children|child|son|daughter|husband|wife|girlfriend|boyfriend|spouse|fianc\w{1,3})"
_FAITH = r"(?:religious|christian|muslim|jewish|catholic|protestant|hindu|buddhist|an? atheist)"
_LOVE = r"(?:gay|straight|lesbian|bisexual|transgender|trans|queer)"
_PATTERNS = {
    "private": re.compile(
        r"\bhow old are you\b|\bwhat(?:'s| is) your (?:age|date of birth|race|ethnicity|"
        r"nationality|citizenship|religion|faith|gender|sexuality|sexual orientation|"
        r"marital status|"
        r"(?:immigration|visa) status|disability|diagnosis|weight)\b"
        r"|\b(?:what|which) (?:year|decade) were you born\b|\bwhen (?:were you born|do you retire|"
        r"are you going to retire|will you retire)\b"
        rf"|\byour {_KIN}\b|\byour (?:marriage|divorce|love life|sex life|pregnancy|miscarriage|"
        r"religion|religious|political (?:views?|opinions?|party)|politics|sexual|sexuality|"
        r"medical|medication|illness|disability|diagnosis|therap\w{1,4}|mental health|debts?|"
        r"mortgage|criminal record|private life|home address|union membership)\b"
        rf"|\b(?:do|did|will) you (?:{clauses.WORD} ){{0,2}}?(?:have|want|plan|"
        r"expect)(?: to have)? "
        rf"(?:any |more |a )?(?:{_KIN}|baby|family|partner)\b(?! business)"
        r"|\b(?:planning|trying for|thinking of|expecting) (?:to have |to start |on having |"
        r"having )?"
        rf"(?:any |more |a )?(?:{_KIN}|baby|family)\b"
        rf"|\bare you (?:{clauses.WORD} )?(?:married|single|divorced|pregnant|engaged to|in a "
        rf"relationship|{_FAITH}|{_LOVE}|disabled|ill|sick|depressed|a union member|in a union)\b"
        r"(?! (?:of|with) )"
        r"|\bwho (?:did|do|will|would) you vote for\b|\bhow (?:did|do|will) you vote\b"
        r"|\b(?:what|which) (?:party|church|mosque|temple) do you\b|\bdo you (?:go to church|pray|"
        r"believe in god|drink alcohol|take drugs|smoke)\b|\bwhere are you (?:really|"
        r"originally) from\b"
        r"|\bwhere (?:does|did) your (?:accent|name|family) come from\b"
        rf"|\b(?:what|how much) (?:does|do|did) your (?:boss|manager|colleagues?|team|co-?workers?|"
        rf"ceo|director) (?:{clauses.WORD} )?(?:earn|make|get paid)\b(?! of)"
        r"|\bthink (?:of|about) your (?:boss|manager|supervisor|ceo)\b"
        r"|\bhave you (?:ever )?been (?:arrested|convicted|in prison|depressed|fired)\b"
        r"|\b(?:where|what street) do you live exactly\b|\bhow is your (?:health|marriage)\b"
    ),
    "confidential": re.compile(
        r"\b(?:secret|confidential|undisclosed|unannounced|unreleased|unpublished|non-?public|"
        r"inside|insider|classified) "
        rf"(?:{clauses.WORD} )?(?:clients?|customers?|plans?|projects?|figures?|numbers?|"
        r"documents?|data|products?|deals?|prices?|pricing|margins?|information|mergers?|lay-?offs?|"
        r"memos?|strateg\w{1,4}|recipes?|formulas?|roadmap|reports?|contracts?|tips?|takeovers?|"
        r"results|designs?)\b"
        r"|\btrade secrets?\b|\b(?:off the record|between you and me|between us|just between us|"
        r"without anyone knowing|i won't tell)\b"
        r"|\binternal (?:figures?|numbers?|documents?|memos?|reports?|budgets?|emails?|"
        r"financials)\b"
        r"|\b(?:your|the|their) (?:\w{1,15}(?:'s)? )?(?:profit margins?|source code|client list|"
        r"customer list|price list|passwords?|unreleased \w{1,15}|board minutes)\b"
        r"|\bunder (?:an? )?nda\b|\bnon-disclosure\b"
        r"|\bwho (?:is|will be|gets|is going to be|are they going to) (?:be )?(?:fired?|"
        r"laid off|let go|"
        r"sacked|made redundant)\b"
        r"|\b(?:are|is|will) (?:you|they|your \w{1,15}|the \w{1,15}) (?:be )?(?:about to |"
        r"going to |"
        r"planning to )?(?:be (?:bought|sold|acquired)|merge with|lay (?:off|people off)|"
        r"go bankrupt|"
        r"bankrupt|insolvent)\b"
        r"|\bhow much (?:do|does|did) (?:your )?(?:biggest |main |largest |key )?(?:clients?|"
        r"customers?) pay\b"
    ),
}
# A secret to success, and a matter asked about in general.
_HARMLESS = re.compile(r"\bsecrets? (?:to|of success|behind|ingredient|sauce)\b")


def are_respected(letter: letters.Letter, _context: MessageContext) -> Iterator[Remark]:
    """L41: nothing private, protected by law or confidential is asked."""
    for sentence in letter.sentences:
        low = _HARMLESS.sub(lambda match: "#" * len(match.group()), sentence.text)
        for name, pattern in _PATTERNS.items():
            found = pattern.search(low)
            if found:
                span = (sentence.start + found.start(), sentence.start + found.end())
                why = _WHY[name].format(words=letter.text[span[0] : span[1]])
                yield remarks.error("L41", why, _FIX[name], span)
                break
