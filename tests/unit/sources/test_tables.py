"""CSV with broken rows: what is sound goes on, what is not is named by its line."""

import io

import pytest

from kithwork.domain.records import Problem, Record
from kithwork.sources import cells, linkedin, tables

HEADER = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def read(rows: bytes) -> list[Record | Problem]:
    return list(linkedin.parse(io.BytesIO(HEADER + rows), file="f.csv"))


def given_and_problems(rows: bytes) -> tuple[list[tuple[int, str]], list[int]]:
    found = read(rows)
    return (
        [(each.line, each.name.given) for each in found if isinstance(each, Record)],
        [each.line for each in found if isinstance(each, Problem)],
    )


def test_a_quotation_mark_never_closed_costs_one_row() -> None:
    rows = b'Ana,A,,,,,\n"Bob,B,,,,,\nCleo,C,,,,,\nDan,D,,,,,\n'
    assert given_and_problems(rows) == ([(2, "Ana"), (4, "Cleo"), (5, "Dan")], [3])


def test_a_quotation_mark_closed_by_a_later_row_makes_nobody_up() -> None:
    rows = b'"Bob,B,,,,,05 Mar 2024\nCleo,C,,,,,\nDan,"Dee, MBA",,,"X, Inc.",,\nEve,E,,,,,\n'
    assert given_and_problems(rows) == ([(3, "Cleo"), (4, "Dan"), (5, "Eve")], [2])


def test_the_rest_of_a_broken_row_is_no_person() -> None:
    rows = b'Bob,B,,,X, Y,"Engineer\n& Team lead",09 Sep 2021\nCleo,C,,,,,\n'
    people, problems = given_and_problems(rows)
    assert people == [(4, "Cleo")]
    assert problems == [2, 3]


def test_a_short_row_is_whole_and_a_long_one_is_not() -> None:
    assert given_and_problems(b"Ana,A\nBob,B,,,,,,,surplus\nCleo,C,,,,,,,\n") == (
        [(2, "Ana"), (4, "Cleo")],
        [3],
    )


def test_a_line_counts_as_it_stands_in_the_file() -> None:
    rows = b'\n\nAna,A,,,"one\ntwo\nthree",,\n\nBob,B,,,,,\n'
    assert given_and_problems(rows) == ([(4, "Ana"), (8, "Bob")], [])


@pytest.mark.parametrize("row", [b"Zo\xc3\xab,K\xf6nig,,,,,\n", b"Zo\x00e,K,,,,,\n"])
def test_a_damaged_line_is_refused_and_the_next_read(row: bytes) -> None:
    assert given_and_problems(row + "Zoë,König,,,,,\n".encode()) == ([(3, "Zoë")], [2])


def test_a_letter_lost_before_is_said_and_the_row_kept() -> None:
    record, problem = read("Zo\ufffd,K,,,,,\n".encode())
    assert isinstance(record, Record)
    assert isinstance(problem, Problem)
    assert "lost" in problem.why


def test_a_huge_cell_is_cut() -> None:
    record, problem = read(b"Ana,A,,," + b"x" * 5_000_000 + b",,\nBob,B,,,,,\n")[:2]
    assert isinstance(record, Record)
    assert isinstance(problem, Problem)
    assert len(record.positions[0].organisation) == cells.MAX_CELL
    assert (problem.line, problem.field) == (2, "company")


def test_a_huge_line_is_refused_and_the_next_read() -> None:
    rows = b"Ana,A,,," + b"x" * 20_000_000 + b",,\nBob,B,,,,,\n"
    assert given_and_problems(rows) == ([(3, "Bob")], [2])


def test_a_file_made_to_be_read_again_and_again_is_given_up() -> None:
    row = b'a"b,"' + b"x" * 60 + b"\n"
    found = read(row * 400_000)
    assert all(isinstance(each, Problem) for each in found)
    assert "the rest was not read" in found[-1].why if isinstance(found[-1], Problem) else False
    assert len(found) < 20


def test_columns_of_what_may_be_a_header() -> None:
    assert tables.columns_in(b"\xef\xbb\xbfTitle;Of;Book\r\n1;2;3\r\n") == ("title", "of", "book")
    assert tables.columns_in(b"just words\n") == ()
