"""The files of a LinkedIn archive: which there are, which are read, which are passed over."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from kithwork.domain.records import Problem, Record
from kithwork.sources import tables, texts
from kithwork.sources.linkedin import connections, myself
from kithwork.sources.tables import TableRow


class _Reader(Protocol):
    def __call__(self, row: TableRow, *, file: str) -> Iterator[Record | Problem]: ...


def _having(*columns: str) -> Callable[[frozenset[str]], bool]:
    return frozenset(columns).issubset


# How each file that is read shows itself by its columns, and who reads a row of it.
_KINDS: tuple[tuple[Callable[[frozenset[str]], bool], _Reader], ...] = (
    (connections.has_columns, connections.record),
    (_having("first name", "last name", "maiden name", "headline"), myself.profile),
    (_having("company name", "title", "started on", "finished on"), myself.job),
    (_having("school name", "start date", "end date"), myself.school),
    (_having("email address", "confirmed", "primary"), myself.email),
    (_having("extension", "number", "type"), myself.phone),
)

# Files of the archive that tell of other things than people and the member's own life, or
# that are not used yet, by name (without ending) ...
_OTHER_FILES = frozenset(
    """ad_targeting|certifications|coach_messages|comments|company follows|courses
    |endorsement_given_info|endorsement_received_info|events|guide_messages|hashtag_follows|honors
    |importedcontacts|inferences_about_you|instantreposts|invitations|job applications
    |job seeker preferences|languages|learning|learning_coach_messages|learning_role_play_messages
    |logins|member_follows|messages|organizations|patents|private_identity_asset|profile summary
    |projects|publications|reactions|receipts|receipts_v2|recommendations_given
    |recommendations_received|registration|rich_media|saved jobs|saved job alerts|savedjobalerts
    |searchqueries|security challenges|shares|skills|test scores|verifications|volunteering|votes
    |whatsapp phone numbers""".replace("\n    ", "").split("|")
)
# ... and by the columns that give them away under any name.
_OTHER_COLUMNS = (
    _having("conversation id", "from", "to", "content"),
    _having("from", "to", "sent at", "direction"),
    _having("endorsement date", "skill name"),
    _having("first name", "last name", "company", "job title", "text", "creation date", "status"),
    _having("organization", "followed on"),
    _having("event name", "event time", "external url"),
    _having("name", "authority", "license number"),
    _having("registered at", "subscription types"),
    _having("application date", "job title", "job url"),
    _having("saved date", "job url", "job title"),
    _having("title", "description", "url", "started on", "finished on"),
    _having("name", "published on", "publisher"),
)


def _reader(columns: frozenset[str]) -> _Reader | None:
    return next((reader for shows, reader in _KINDS if shows(columns)), None)


def _is_read(columns: frozenset[str]) -> bool:
    return _reader(columns) is not None


def recognises(head: bytes, *, file: str) -> bool:  # noqa: ARG001 (asked alike of all sources)
    """Whether the columns are those of a file of LinkedIn's archive that is read here."""
    return tables.heading(texts.head_lines(head), accepts=_is_read) is not None


def passes_over(head: bytes, *, file: str) -> bool:
    """Whether this is a well-known file of LinkedIn's archive that is not used."""
    path = PurePosixPath(file)
    if path.suffix.lower() == ".csv" and path.stem.casefold() in _OTHER_FILES:
        return True
    return tables.heading(texts.head_lines(head), accepts=_is_other) is not None


def _is_other(columns: frozenset[str]) -> bool:
    return any(shows(columns) for shows in _OTHER_COLUMNS)


def parse(stream: BinaryIO, *, file: str) -> Iterator[Record | Problem]:
    """The records of one CSV file of LinkedIn's archive, each with its problems behind it."""
    stream = texts.rewindable(stream)
    found = tables.find(stream, accepts=_is_read)
    reader = found and _reader(found.columns())
    if not found or not reader:
        yield Problem(file, 0, "", "No header of a LinkedIn file was found.")
        return
    for row in tables.rows(stream, file=file, found=found):
        if isinstance(row, Problem):
            yield row
        else:
            yield from reader(row, file=file)
