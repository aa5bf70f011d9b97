"""What stands around a name and is not part of it: honorifics, degrees, pronouns."""

import re

from kithwork.matching import texts


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


HONORIFICS = _set("""
    mr mrs ms miss mx master dr drs prof professor doctor sir dame lord lady rev reverend fr hon
    herr frau hr hrn fraeulein dipl ing mag magister med
    m mme mlle monsieur madame mademoiselle maitre me
    sr sra srta senor senora senorita don dona lic
    sig sigra signor signora dott dottssa ir
""")
# These are names or initials too ("M. Night", "Don Johnson"): they count as honorifics only
# with their dot, or when another honorific follows.
_UNSURE_HONORIFICS = _set("m me don dona sir lord lady master fr hon ir med ing mag")

DEGREES = _set("""
    phd dphil mphil mba emba ba bs bsc bba beng bcom ma ms msc meng mfa mpa mph msw mdes med
    mpp llb llm jd md do dds dmd dvm rn bsn msn np pharmd psyd edd dba cpa ca cfa cma cia cisa
    cissp cism pmp prince2 csm cspo psm pe eit shrm shrmcp shrmscp sphr phr lcsw lmft facp fache
    frcs mrcp esq aia riba leed acca aca cipd mcips itil capm pmi acp cfp chrp gphr frsa hons
    habil dipl diplom ing msce mcp mct ccna ccie obe mbe cbe kbe
""")
# Family names and words as well: degrees only in capitals or behind a comma.
_UNSURE_DEGREES = _set("""
    mba riba ma ms ba bs do ca md pe ing med aca acp aia np pmi mct mcp eit cia rn leed dipl
""")
GENERATIONS = _set("jr sr ii iii iv junior senior")

_PRONOUN = (
    "she|her|hers|he|him|his|they|them|theirs|xe|xem|ze|zir|hir|any|all|pronouns|ask"
    "|sie|ihr|ihre|er|ihm|ihn|elle|il|iel|lui|ella|él|el|elles|ellos|elli|lei"
)
_PRONOUNS_IN_BRACKETS = re.compile(
    rf"[(\[{{]\s*(?:{_PRONOUN})(?:\s*[/,|·+&]\s*(?:{_PRONOUN}))*\s*[)\]}}]", re.IGNORECASE
)
_BARE_PRONOUNS = re.compile(
    rf"(?:^|(?<=\s))(?:{_PRONOUN})(?:\s*/\s*(?:{_PRONOUN}))+(?=\s|,|$)", re.IGNORECASE
)
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,4}\.){1,4}[^\W\d_]{1,4}(?![^\W_])\.?")


def without_pronouns(text: str) -> str:
    """`text` without pronouns: "(she/her)", "[he/him]" or a bare "they/them"."""
    if not any(sign in text for sign in "([{/"):
        return text
    return _BARE_PRONOUNS.sub(" ", _PRONOUNS_IN_BRACKETS.sub(" ", text))


def is_honorific(word: str, *, followed_by: str = "") -> bool:
    """Whether `word`, at the head of a name, is an honorific ("Dr.", "Frau").

    A word that may be a name as well ("Don", "M") counts only with its dot, or when an
    honorific follows it.
    """
    key = _joined(word)
    if key not in HONORIFICS:
        return False
    if key not in _UNSURE_HONORIFICS or (word.endswith(".") and len(key) > 1):
        return True
    return bool(followed_by) and is_honorific(followed_by)


def is_degree(word: str) -> bool:
    """Whether `word`, at the end of a name, is a degree or certificate ("Ph.D.", "PMP").

    A word that may be a name as well ("Ma", "Do") counts only in capitals.
    """
    key = _joined(word)
    if key not in DEGREES:
        return False
    bare = word.replace(".", "")
    return key not in _UNSURE_DEGREES or (bare.isupper() and len(bare) > 1)


def may_be_degree(word: str) -> bool:
    """Whether `word`, behind a comma, is a degree, certificate or generation ("MA", "Jr.")."""
    key = _joined(word)
    return key in DEGREES or key in GENERATIONS


def is_generation(word: str) -> bool:
    """Whether `word`, at the end of a name, tells a generation ("Jr.", "III")."""
    return _joined(word) in GENERATIONS


def close_dots(text: str) -> str:
    """`text` with dotted degrees closed up ("Ph.D." to "PhD"); other dots stay."""
    return _DOTTED.sub(_closed, text) if "." in text else text


def _closed(found: re.Match[str]) -> str:
    closed = found[0].replace(".", "")
    return closed if closed.lower() in DEGREES else found[0]


def _joined(word: str) -> str:
    return "".join(texts.words(word.replace(".", "")))
