"""What every source does to a cell: trim it, judge addresses, say what was left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kithwork.domain.records import AddressSeen, NameSeen, PositionSeen, Problem, Record
from kithwork.sources.texts import LOST_LETTER

# Longest cell or value kept, in characters: a long note, not a pasted book.
MAX_CELL = 100_000
# Most values of one kind kept for one person: nobody has a hundred addresses.
MAX_VALUES = 100
# Longest name that is looked at for a nickname within it.
MAX_NAME = 200

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")
_NO_NAME = re.compile(r"[^\s@<>]+@[^\s@<>]+|https?://\S+|[+\d\s()./-]+")
_BETWEEN_ADDRESSES = re.compile(r"\s*(?::::|[;,\s])\s*")
# A name with a dot before the colon is a host with its port, and no scheme a browser runs.
_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):", re.IGNORECASE)
_PROFILE = re.compile(
    r"(https?://)?([a-z0-9-]+\.)*(linkedin\.com/(in|pub)/|xing\.com/profiles?/).+", re.IGNORECASE
)
_CALLED = re.compile(r"\s*(?:\"([^\"]+)\"|“([^”]+)”|\(([^)]+)\))\s*")


@dataclass(slots=True)
class Faults:
    """The problems of one row, collected while it is read."""

    file: str
    line: int
    problems: list[Problem] = field(default_factory=list)

    def add(self, column: str, why: str, *, line: int = 0) -> None:
        """Notes a problem, at the row's line when no other is given."""
        self.problems.append(Problem(self.file, line or self.line, column, why))


def one_line(text: str) -> str:
    """`text` with every run of white space as one blank: for all that is no note."""
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """`text` with plain line ends and nothing around it: for notes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def cut(text: str, *, column: str, faults: Faults) -> str:
    """`text`, or its first `MAX_CELL` characters and a problem."""
    if len(text) <= MAX_CELL:
        return text
    faults.add(column, f"has {len(text):,} characters; cut after the first {MAX_CELL:,}.")
    return text[:MAX_CELL]


def parts(text: str, *, at: str) -> tuple[str, ...]:
    """The trimmed, non-empty pieces of `text` between the separators `at`."""
    return tuple(piece for part in text.split(at) if (piece := one_line(part)))


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The values in their order, each once, empty ones left out."""
    return tuple(dict.fromkeys(value for value in values if value))


def first_of_each(
    found: Iterable[AddressSeen], *, column: str, faults: Faults
) -> tuple[AddressSeen, ...]:
    """The addresses in their order, each value once, at most `MAX_VALUES`."""
    once: dict[str, AddressSeen] = {}
    for address in found:
        if address.value:
            once.setdefault(address.value, address)
    if len(once) > MAX_VALUES:
        faults.add(column, f"has {len(once):,} values; the first {MAX_VALUES} are kept.")
    return tuple(once.values())[:MAX_VALUES]


def emails(cells: Sequence[AddressSeen], *, column: str, faults: Faults) -> tuple[AddressSeen, ...]:
    """The e-mail addresses of some cells, each of which may hold several; others are named."""
    if len(cells) > MAX_VALUES:
        faults.add(column, f"has {len(cells):,} values; the first {MAX_VALUES} are kept.")
    found: list[AddressSeen] = []
    for cell in cells[:MAX_VALUES]:
        read = [AddressSeen(value, cell.label) for value in _addresses_in(cell.value)]
        if cell.value and not read:
            faults.add(column, f"“{cell.value[:80]}” is not an e-mail address; left out.")
        found += read
    return first_of_each(found, column=column, faults=faults)


def _addresses_in(text: str) -> Iterator[str]:
    for piece in _BETWEEN_ADDRESSES.split(text):
        value = piece.strip("<>")
        value = value[7:] if value[:7].lower() == "mailto:" else value
        if _EMAIL.fullmatch(value):
            yield value


def is_profile(address: str) -> bool:
    """Whether a web address is somebody's own page in a network such as LinkedIn."""
    return _PROFILE.fullmatch(address) is not None


def is_web(address: str) -> bool:
    """Whether an address is http or https, or names no scheme at all."""
    scheme = _SCHEME.match(address)
    plain = address.isprintable() and " " not in address
    return plain and (not scheme or scheme[1].lower() in ("http", "https"))


def is_full_web(address: str) -> bool:
    """Whether an address is http or https and says so."""
    return is_web(address) and address[:8].lower().startswith(("http://", "https://"))


def web(
    cells: Iterable[AddressSeen], *, column: str, faults: Faults
) -> tuple[tuple[str, ...], tuple[AddressSeen, ...]]:
    """The profile addresses and the other web addresses among some cells."""
    profiles: list[str] = []
    websites: list[AddressSeen] = []
    for cell in cells:
        if not cell.value:
            continue
        if not is_web(cell.value):
            faults.add(column, f"“{cell.value[:80]}” is not a web address; left out.")
        elif is_profile(cell.value):
            profiles.append(cell.value)
        else:
            websites.append(cell)
    kept = first_of_each(websites, column=column, faults=faults)
    return distinct(profiles)[:MAX_VALUES], kept


def with_full(name: NameSeen) -> NameSeen:
    """`name` with the full name made of its parts where the source gives none.

    An address in the place of a name, as phones write it, is none.
    """
    if name.full and not _NO_NAME.fullmatch(name.full):
        return name
    return replace(name, full=one_line(f"{name.given} {name.additional} {name.family}"))


def called(given: str) -> tuple[str, str]:
    """A given name without, and the nickname in, quotation marks or brackets."""
    match = _CALLED.search(given) if len(given) <= MAX_NAME else None
    if not match or not (bare := one_line(_CALLED.sub(" ", given))):
        return given, ""
    return bare, one_line(match[1] or match[2] or match[3])


def position(organisation: str, title: str) -> tuple[tuple[PositionSeen, ...], str]:
    """The present position, and the headline where a title stands without organisation."""
    if not organisation:
        return (), title
    return (PositionSeen(organisation, title, current=True),), ""


def place(*found: str) -> str:
    """A place from city and country, whichever are known."""
    return ", ".join(distinct(one_line(part) for part in found))


def checked(record: Record, *, faults: Faults) -> Record | None:
    """`record` when somebody can be known by it; notes letters that were lost before."""
    named = record.name != NameSeen()
    if not named and not (record.emails or record.phones or record.profiles):
        faults.add("", "has no name and no address; left out.")
        return None
    shown = (*_texts(record.name), *(part for job in record.positions for part in _of(job)))
    if any(LOST_LETTER in text for text in (*shown, record.place, record.note, record.headline)):
        faults.add("", "holds the sign � in place of a letter that was lost before; kept so.")
    return record


def _texts(name: NameSeen) -> tuple[str, ...]:
    return (name.full, name.given, name.additional, name.family, name.nickname, name.suffix)


def _of(job: PositionSeen) -> tuple[str, str]:
    return job.organisation, job.title
