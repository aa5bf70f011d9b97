"""docs/reference/message-rules.md: the rules of the message checker, read from its source.

A rule's sentence is the docstring of its function, the kinds of message it looks at come from
the checker's table, and what it says from the calls that make its remarks.
"""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType

from checks import literals
from kithwork.domain.messages import MessageKind, Severity
from kithwork.writing import checks

PAGE = "docs/reference/message-rules.md"
HEAD = """# The rules of the message checker

Written by `make docs` from the checker itself; do not edit by hand.

The checker reads a message before it leaves: on the page of an ask while you type, and with
`kith check-text`, which also reads questions for a chat, and whole plans of them, one question a
line ([those that come with Kithwork](questions.md) pass it). It holds no grudge: every remark
says why, shows a better line, and leaves the decision to you.
How much a remark weighs:

| on the pages | in `--json` | means |
| --- | --- | --- |
| Must change | `block` | it should never leave like this |
| Please mend | `error` | it makes a yes less likely |
| Better | `warn` | it could be better |
| Note | `info` | something for you to know |

Three dots (…) stand for what your own message says. The numbers are those of the
requirements; rules that are missing here are not built yet.
"""
KINDS = {
    MessageKind.ASK: "asks for a chat",
    MessageKind.INTRODUCTION: "introduction requests",
    MessageKind.WHO_DO_YOU_KNOW: "“who do you know?” messages",
    MessageKind.THANK_YOU: "thank-yous",
    MessageKind.UPDATE: "updates",
    MessageKind.CONNECT: "invitations to connect",
    MessageKind.QUESTION: "questions",
    MessageKind.PLAN: "question plans",
}
SAID = {
    Severity.BLOCK: "Must change",
    Severity.ERROR: "Please mend",
    Severity.WARN: "Better",
    Severity.INFO: "Note",
}
NUMBERED = re.compile(r"^(?P<number>L\d\d)(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Ruled:
    """One function of the checker: its rule's number, its sentence, the kinds it looks at."""

    number: str
    sentence: str
    kinds: tuple[MessageKind, ...]
    module: ModuleType


@dataclass(frozen=True, slots=True, order=True)
class Saying:
    """What a rule may say: how much it weighs, why, and a better line."""

    severity: Severity
    why: str
    fix: str


def pages(_root: Path) -> dict[str, str]:
    """The page."""
    return {PAGE: text()}


def text() -> str:
    """The whole page, rule by rule in the order of their numbers."""
    numbers = sorted({rule.number for rule in rules()})
    return "\n".join([HEAD, *(_section(number) for number in numbers)])


def rules() -> list[Ruled]:
    """Every function in the checker's table, once."""
    functions = dict.fromkeys(rule for each in checks.RULES.values() for rule in each)
    found = []
    for function in functions:
        match = NUMBERED.match(inspect.getdoc(function) or "")
        if match is None:
            raise ValueError(f"{function} does not begin its docstring with a number like L05")
        kinds = tuple(kind for kind in MessageKind if function in checks.RULES[kind])
        sentence = match["rest"].removeprefix(":").strip()
        module = inspect.getmodule(function)
        if module is not None:
            found.append(Ruled(match["number"], sentence, kinds, module))
    return found


def sayings(module: ModuleType, number: str) -> list[Saying]:
    """What a module may say for a rule, as it stands in its source, each once."""
    tree = ast.parse(inspect.getsource(module))
    found: dict[Saying, None] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for severity, why, fix in _calls(function, number):
                whys = literals.texts(why, inside=function, module=module)
                fixes = literals.texts(fix, inside=function, module=module)
                # A table of reasons has a table of lines beside it; else one line serves all.
                lines = fixes if len(fixes) == len(whys) else fixes[:1] * len(whys)
                found |= dict.fromkeys(map(partial(Saying, severity), whys, lines))
    return list(found)


def _calls(function: ast.FunctionDef, number: str) -> Iterator[tuple[Severity, ast.expr, ast.expr]]:
    """The calls `remarks.error("L05", why, fix, ...)` of one rule in one function, in order."""
    for item in ast.walk(function):
        if not isinstance(item, ast.Call) or not isinstance(item.func, ast.Attribute):
            continue
        if item.func.attr in set(Severity) and len(item.args) > 2:
            first = item.args[0]
            if isinstance(first, ast.Constant) and first.value == number:
                yield Severity(item.func.attr), item.args[1], item.args[2]


def _section(number: str) -> str:
    those = [rule for rule in rules() if rule.number == number]
    lines = [f"## {number}", ""]
    for rule in those:
        kinds = ", ".join(KINDS[kind] for kind in rule.kinds)
        lines += [f"{_capital(rule.sentence)} *Looked at in {kinds}.*", ""]
    told: dict[Saying, None] = {}
    for rule in those:
        told |= dict.fromkeys(sayings(rule.module, number))
    for one in told:
        lines += [f"- **{SAID[one.severity]}:** {one.why}<br>*{one.fix}*"]
    return "\n".join([*lines, ""])


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
