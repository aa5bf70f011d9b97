"""The texts an expression of our source can stand for, found without running it.

Knows what our modules use: constants, names of the module or of the function, dictionaries of
texts, `.format(...)`, f-strings, and functions that give a text. What is only known at run time
is shown as three dots.
"""

import ast
import inspect
import re
from types import ModuleType

UNKNOWN = "…"
_FIELD = re.compile(r"\{[^{}]*\}")


def texts(value: ast.expr, *, inside: ast.FunctionDef, module: ModuleType) -> list[str]:
    """Every text that `value` may be where it stands in the function `inside` of `module`."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [_FIELD.sub(UNKNOWN, value.value)]
    if isinstance(value, ast.JoinedStr):
        return ["".join(_part(one) for one in value.values)]
    if isinstance(value, ast.Name):
        return _named(value.id, inside=inside, module=module)
    if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name):
        return _named(value.value.id, inside=inside, module=module)
    if isinstance(value, ast.IfExp):
        both = (value.body, value.orelse)
        return [text for one in both for text in texts(one, inside=inside, module=module)]
    if isinstance(value, ast.Call):
        return _called(value.func, inside=inside, module=module)
    return []


def _part(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else UNKNOWN


def _named(name: str, *, inside: ast.FunctionDef, module: ModuleType) -> list[str]:
    known = vars(module).get(name)
    if isinstance(known, str):
        return [_FIELD.sub(UNKNOWN, known)]
    if isinstance(known, dict):
        return [_FIELD.sub(UNKNOWN, text) for text in known.values()]
    return [
        text
        for item in ast.walk(inside)
        if isinstance(item, ast.Assign) and any(_is(target, name) for target in item.targets)
        for text in texts(item.value, inside=inside, module=module)
    ]


def _is(target: ast.expr, name: str) -> bool:
    return isinstance(target, ast.Name) and target.id == name


def _called(function: ast.expr, *, inside: ast.FunctionDef, module: ModuleType) -> list[str]:
    """`TEXT.format(...)`, or a function of the module that returns a text."""
    if isinstance(function, ast.Attribute) and function.attr == "format":
        return texts(function.value, inside=inside, module=module)
    if not isinstance(function, ast.Name):
        return []
    tree = ast.parse(inspect.getsource(module))
    for item in tree.body:
        if isinstance(item, ast.FunctionDef) and item.name == function.id:
            answers = (one.value for one in ast.walk(item) if isinstance(one, ast.Return))
            return [
                text
                for answer in answers
                if answer is not None
                for text in texts(answer, inside=item, module=module)
            ]
    return []
