"""Files and functions that are too long, and those that say why."""

from checks import lengths


def function(lines: int, *, head: str = "def long() -> None:", docstring: int = 0) -> str:
    words = ['    """One.', *["    word"] * (docstring - 2), '    """'] if docstring else []
    return "\n".join([head, *words, *["    x = 1"] * (lines - 1)])


def complaints(source: str) -> list[str]:
    return [finding.why for finding in lengths.in_module("a.py", source)]


def test_forty_lines_pass_and_one_more_does_not() -> None:
    assert complaints(function(40)) == []
    assert complaints(function(41)) == ["long has 41 lines; cut it, or say `# long:`"]


def test_a_docstring_does_not_count() -> None:
    assert complaints(function(40, docstring=30)) == []
    assert len(complaints(function(41, docstring=30))) == 1


def test_a_reason_on_the_def_line_passes() -> None:
    assert complaints(function(90, head="def long() -> None:  # long: one table")) == []
    assert complaints(function(90, head="def long(\n) -> None:  # long: one table")) == []


def test_a_reason_further_down_does_not() -> None:
    assert len(complaints(function(90) + "  # long: too late")) == 1


def test_methods_and_inner_functions_count_too() -> None:
    inside = "\n".join(f"    {line}" for line in function(41).splitlines())
    assert len(complaints(f"class A:\n{inside}")) == 1


def test_four_hundred_lines_of_a_file_pass_and_one_more_does_not() -> None:
    assert complaints("x = 1\n" * 400) == []
    assert complaints("x = 1\n" * 401) == ["401 lines; split it by topic"]
