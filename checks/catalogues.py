"""Each language's catalogue holds every text of the web room and no other, well translated.

`make messages` brings the catalogues up to date: it adds the new texts without a translation,
drops those that are gone, and compiles. A text without a translation is shown in English.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from checks import texts
from checks.findings import ROOT, Finding, place

LOCALE = f"{texts.ROOM}/locale"
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
AGAIN = "run `make messages`"
HEAD = """\
# The texts of the web room in another language. Written again by `make messages`, which keeps
# what stands in msgstr: that is yours. docs/reference/german.md has the words we chose.\
"""


class Catalogue(Catalog):
    """A catalogue whose head holds nothing that changes by itself: no date, no program."""

    def _get_lasting_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "Kithwork"),
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]

    mime_headers = property(_get_lasting_headers, Catalog._set_mime_headers)  # noqa: SLF001


def findings(root: Path) -> list[Finding]:
    """What each catalogue lacks, holds in vain, or says wrongly; and where it is not compiled."""
    found = texts.found(root)
    said: list[Finding] = []
    for path in written(root):
        there, kept = place(root, path), _read(path)
        said += [Finding(there, line, why) for line, why in _complaints(kept, found)]
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.read_bytes() != _compiled(_merged(kept, found)):
            said.append(Finding(place(root, compiled), 0, f"is not what {path.name} says; {AGAIN}"))
    return said


def written(root: Path) -> list[Path]:
    """The catalogue of every language but English, in which the texts are written."""
    return sorted((root / LOCALE).glob("*/LC_MESSAGES/django.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parent.parent.name, abort_invalid=True)


def _complaints(kept: Catalog, found: Catalog) -> Iterator[tuple[int, str]]:
    missing, gone = _without(found, kept), _without(kept, found)
    if missing:
        yield 0, f"lacks {_listed(missing)}; {AGAIN}"
    if gone:
        yield 0, f"holds what stands on no page, {_listed(gone)}; {AGAIN}"
    for message in _entries(kept):
        line = message.lineno or 0
        if message.fuzzy:
            yield line, f"{_named(message)} is marked as fuzzy; mend it, and take the mark away"
        else:
            for error in message.check(kept):
                yield line, f"{_named(message)}: {error}"
            for lost in sorted(_lost(message)):
                yield line, f"{_named(message)}: the translation lost %({lost})s"


def _without(catalog: Catalog, other: Catalog) -> list[Message]:
    """The entries of a catalogue that another has not."""
    entries = _entries(catalog)
    return [one for one in entries if other.get(one.id, one.context) is None]


def _listed(messages: list[Message]) -> str:
    more = f" and {len(messages) - 1} more" if len(messages) > 1 else ""
    return f"{_named(messages[0])}{more}"


def _entries(catalog: Catalog) -> Iterator[Message]:
    """Every entry but the head."""
    return (message for message in catalog if message.id)


def _named(message: Message) -> str:
    first = message.id if isinstance(message.id, str) else message.id[0]
    return f"“{first}”"


def _lost(message: Message) -> set[str]:
    """The placeholders of a text that its translation leaves out; one thing needs no number."""
    texts_of, said = _forms(message.id), [form for form in _forms(message.string) if form]
    if len(texts_of) > 1:
        said = said[1:]
    wanted = set(PLACEHOLDER.findall(texts_of[-1]))
    return {name for form in said for name in wanted - set(PLACEHOLDER.findall(form))}


def _forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def _merged(kept: Catalog, found: Catalog) -> Catalogue:
    """The texts of today with what is known of their translations."""
    merged = Catalogue(locale=kept.locale, header_comment=HEAD, fuzzy=False)
    for message in _entries(found):
        known = kept.get(message.id, message.context)
        merged.add(
            message.id,
            known.string if known else None,
            locations=message.locations,
            flags=known.flags if known else (),
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
    return merged


def _compiled(catalogue: Catalogue) -> bytes:
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def write() -> int:
    """Bring every catalogue up to date and compile it; say what is left to translate."""
    found = texts.found(ROOT)
    for path in written(ROOT):
        kept = _read(path)
        merged = _merged(kept, found)
        with path.open("wb") as stream:
            write_po(stream, merged, width=100, sort_by_file=True, include_lineno=False)
        path.with_suffix(".mo").write_bytes(_compiled(merged))
        open_ = [message for message in _entries(merged) if not all(_forms(message.string))]
        print(f"{merged.locale_identifier}: {len(merged)} texts, {len(open_)} to translate")
        for message in _without(kept, found):
            if any(_forms(message.string)):
                print(f"  dropped {_named(message)}: “{_forms(message.string)[0]}”")
    return 0


if __name__ == "__main__":
    sys.exit(write())
