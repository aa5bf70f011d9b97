"""The network's table: figures, ratios, and whether the bounds hold."""

from pathlib import Path

import pytest

from bench import report
from bench.network import page, rows
from bench.network.rows import RATE, Row


def timed(**more: float) -> Row:
    return Row("warmest", "1M", "ms", ours=0.04, **more)  # type: ignore[arg-type]


def test_a_time_is_better_when_it_is_less() -> None:
    row = Row("warmest", "1M", "ms", ours=0.04, peer="a peer", theirs=2.0, must_ratio=50)
    assert row.ratio == pytest.approx(50)
    assert row.met is True


def test_a_rate_is_better_when_it_is_more() -> None:
    row = Row("batch", "1M", RATE, ours=300.0, must=200.0, peer="a peer", theirs=100.0)
    assert row.ratio == pytest.approx(3)
    assert row.met is True
    assert Row("batch", "1M", RATE, ours=100.0, must=200.0).met is False


def test_each_bound_can_be_missed() -> None:
    assert timed(must=0.05).met is True
    assert timed(must=0.03).met is False
    assert timed(must=0.05, p99=0.3, must_p99=0.2).met is False
    assert timed(must=0.05, theirs=1.0, must_ratio=50).met is False


def test_without_bound_or_figure_nothing_is_claimed() -> None:
    assert timed().met is None
    assert timed(must_ratio=50).ratio is None
    assert timed(must_ratio=50).met is None
    assert Row("batch", "1M", RATE, must=5.0).met is None


def test_a_row_is_told_in_words() -> None:
    row = timed(p99=0.1, must=0.05, must_p99=0.2, theirs=60.0, must_ratio=500)
    assert row.cells() == (
        "warmest", "1M", "0.04 ms", "0.1 ms", "≤ 0.05 / 0.2 ms", "", "60 ms", "1,500×", "≥ 500×",
        "met", "",
    )  # fmt: skip


def test_numbers_have_three_digits_that_say_something() -> None:
    told = [rows.rounded(value) for value in (0.012345, 1.0, 14.04, 99.96, 123456.0, 2_000_000.0)]
    assert told == ["0.0123", "1", "14", "100", "123,000", "2,000,000"]


def test_a_row_is_the_same_when_it_was_kept() -> None:
    row = timed(must=0.05)
    assert Row(**row.kept()) == row


def test_the_table_has_a_line_a_row() -> None:
    lines = rows.markdown([timed(), timed()]).splitlines()
    assert len(lines) == 4
    assert len({line.count("|") for line in lines}) == 1
    assert rows.aligned([timed()]).splitlines()[2].startswith("warmest")


def test_the_section_is_replaced_and_the_rest_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "benchmarks.md"
    file.write_text("# Benchmarks\n\nold figures\n", encoding="utf-8")
    page.write([timed()], wrong=0, page=file)
    page.write([timed(), timed()], wrong=2, page=file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Benchmarks\n\nold figures\n\n## The network\n")
    assert text.count(report.NETWORK) == 1
    assert text.count("| warmest |") == 2
    assert "2 DIFFERED" in text


def test_the_other_figures_leave_the_section_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "benchmarks.md"
    file.write_text("# Benchmarks\n", encoding="utf-8")
    page.write([timed()], wrong=0, page=file)
    monkeypatch.setattr(report, "PAGE", file)
    section = page.section([timed()], 0)
    for value in (1.0, 2.0):
        report.write([report.Figure("a start", value, "s")])
        assert file.read_text(encoding="utf-8").endswith(
            f"| a start | {value:.0f} s |  |  |\n\n{section}"
        )
