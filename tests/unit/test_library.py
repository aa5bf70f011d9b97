"""The page about the library says what its source says."""

import ast

import pytest

from checks import library
from kithwork import network

TEXT = library.text()


def test_everything_public_is_there() -> None:
    for name in network.__all__:
        assert f"`{name}`" in TEXT
    for method in ("from_ties", "warmest", "degrees", "within"):
        assert f"### `Network.{method}`" in TEXT
    assert "max_introducers: int | None=3" in TEXT


def test_examples_become_code_and_arguments_a_list() -> None:
    said = library.prose("One.\n\nwide: how wide,\nin steps.\nlong: how long.\n\n>>> 1 + 1\n2")
    assert said == (
        "One.\n\n- wide: how wide,\n  in steps.\n- long: how long.\n\n```python\n>>> 1 + 1\n2\n```"
    )


@pytest.mark.parametrize(
    "source, shown",
    [
        ("def go(self, *, far: int = 3) -> int: ...", "go(*, far: int=3) -> int"),
        ("def go(self, far: int) -> None: ...", "go(far: int) -> None"),
        ("def go(cls, *, far: int): ...", "go(*, far: int)"),
    ],
)
def test_a_signature_is_shown_as_it_is_called(source: str, shown: str) -> None:
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert library.signature(function) == shown
