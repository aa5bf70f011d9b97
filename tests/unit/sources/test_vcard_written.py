"""vCards written: what is written reads back, here and elsewhere."""

import io

import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Record
from kithwork.sources import vcard
from kithwork.sources.vcard import written

LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffd")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return text.strip()


TEXT = st.text(LETTERS, max_size=60).map(_one_line)
SOME = TEXT.filter(bool)
# An address in place of a name is taken for none.
NAME = SOME.filter(lambda text: any(sign.isalpha() for sign in text) and "@" not in text).filter(
    lambda text: not text.startswith("http")
)
NOTE = st.text(LETTERS | st.just("\n"), max_size=300).map(_lines)
WORD = st.text(st.sampled_from("abcdefgäß漢0123456789._-"), min_size=1, max_size=20)
LABEL = st.sampled_from(["", "home", "work", "work fax", "cell"]) | SOME.map(
    lambda text: text.replace("_$!<", "").replace(">!$_", "").strip()
)


def addresses(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[AddressSeen, ...]]:
    return st.lists(
        st.builds(AddressSeen, values, LABEL), max_size=4, unique_by=lambda each: each.value
    ).map(tuple)


def _email(one: str, other: str) -> str:
    return f"{one}@{other}.org"


RECORDS = st.builds(
    Record,
    source=st.just("vcard"),
    file=st.just("f.vcf"),
    line=st.just(1),
    name=st.builds(
        NameSeen,
        full=NAME,
        given=TEXT,
        additional=TEXT,
        family=TEXT,
        prefix=TEXT,
        suffix=TEXT,
        nickname=TEXT,
    ),
    key=TEXT,
    emails=addresses(st.builds(_email, WORD, WORD)),
    phones=addresses(SOME.filter(lambda text: text[:4].lower() != "tel:")),
    profiles=st.lists(
        WORD.map(lambda word: f"https://www.linkedin.com/in/{word}"), max_size=3, unique=True
    ).map(tuple),
    websites=addresses(WORD.map(lambda word: f"https://example.org/{word};x,y\\z")),
    positions=st.lists(
        st.builds(PositionSeen, SOME, TEXT, current=st.just(True)), max_size=3, unique=True
    ).map(tuple),
    place=TEXT,
    birthday=st.sampled_from(["", "1980-03-22", "--03-22", "about 1980; in May"]),
    note=NOTE,
    tags=st.lists(SOME, max_size=4, unique=True).map(tuple),
)


@given(RECORDS)
def test_what_is_written_reads_back(record: Record) -> None:
    text = "".join(vcard.write([record]))
    assert list(vcard.parse(io.BytesIO(text.encode()), file="f.vcf")) == [record]


@given(st.lists(RECORDS, max_size=3))
def test_several_cards_read_back_in_their_order(records: list[Record]) -> None:
    text = "".join(vcard.write(records))
    found = list(vcard.parse(io.BytesIO(text.encode()), file="f.vcf"))
    assert [each.digest() for each in found if isinstance(each, Record)] == [
        record.digest() for record in records
    ]


@given(st.text(LETTERS, max_size=400))
def test_no_line_is_longer_than_the_format_allows(text: str) -> None:
    lines = written.folded(text).removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= written.MAX_OCTETS for line in lines)
    assert "".join((lines[0], *(line[1:] for line in lines[1:]))) == text


@given(NAME, NOTE, SOME)
def test_another_reader_reads_the_same(name: str, note: str, organisation: str) -> None:
    record = Record(
        "vcard",
        "f.vcf",
        1,
        NameSeen(full=name),
        positions=(PositionSeen(organisation, current=True),),
        note=note,
    )
    card = vobject.readOne("".join(vcard.write([record])))
    assert card.fn.value == name
    assert card.org.value == [organisation]
    assert (card.note.value if note else "") == note


def test_a_headline_stands_where_there_is_no_position() -> None:
    record = Record("vcard", "f.vcf", 1, NameSeen(full="A"), headline="Painter")
    text = "".join(vcard.write([record]))
    assert list(vcard.parse(io.BytesIO(text.encode()), file="f.vcf")) == [record]


def test_somebody_without_a_name_stays_without_one() -> None:
    record = Record("vcard", "f.vcf", 1, NameSeen(), emails=(AddressSeen("a@x.org"),))
    text = "".join(vcard.write([record]))
    assert "FN:a@x.org" in text
    assert list(vcard.parse(io.BytesIO(text.encode()), file="f.vcf")) == [record]


def test_past_positions_and_schools_stay_out() -> None:
    record = Record("vcard", "f", 1, NameSeen(full="A"), positions=(PositionSeen("Old"),))
    assert "ORG" not in "".join(vcard.write([record]))
