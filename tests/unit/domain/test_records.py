"""A record describes itself and comes back from its description the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain import records
from kithwork.domain.records import About, AddressSeen, NameSeen, PositionSeen, Record, Stay

TEXT = st.text(max_size=20)
DAY = st.none() | st.dates(date(1950, 1, 1), date(2030, 1, 1))
ADDRESSES = st.lists(st.builds(AddressSeen, TEXT, TEXT), max_size=3).map(tuple)
POSITIONS = st.builds(
    PositionSeen,
    organisation=TEXT,
    title=TEXT,
    stay=st.sampled_from(Stay),
    from_on=DAY,
    to_on=DAY,
    current=st.booleans(),
)
RECORDS = st.builds(
    Record,
    source=st.sampled_from(["linkedin", "vcard"]),
    file=TEXT,
    line=st.integers(1, 99),
    name=st.builds(NameSeen, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
    about=st.sampled_from(About),
    key=TEXT,
    emails=ADDRESSES,
    phones=ADDRESSES,
    profiles=st.lists(TEXT, max_size=2).map(tuple),
    websites=ADDRESSES,
    positions=st.lists(POSITIONS, max_size=3).map(tuple),
    place=TEXT,
    industry=TEXT,
    headline=TEXT,
    birthday=TEXT,
    note=TEXT,
    tags=st.lists(TEXT, max_size=3).map(tuple),
    connected_on=DAY,
)


@given(RECORDS)
def test_a_record_survives_its_description(record: Record) -> None:
    content = record.content()
    assert records.from_content(content, file=record.file, line=record.line) == record


@given(RECORDS, TEXT, st.integers(1, 9999))
def test_the_digest_does_not_see_where_a_row_stood(record: Record, file: str, line: int) -> None:
    moved = records.from_content(record.content(), file=file, line=line)
    assert moved.digest() == record.digest()


@given(RECORDS, RECORDS)
def test_different_cells_have_different_digests(left: Record, right: Record) -> None:
    assert (left.digest() == right.digest()) == (left.content() == right.content())


def test_empty_cells_are_left_out() -> None:
    record = Record(source="vcard", file="a.vcf", line=1, name=NameSeen(full="Li Chen"))
    assert record.content() == {
        "source": "vcard",
        "about": "person",
        "name": {"full": "Li Chen"},
    }
