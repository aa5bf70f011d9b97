"""A sheet of headings and lines: in Markdown, and as one HTML file that needs nothing else."""

from dataclasses import dataclass
from html import escape

# Enough for paper and for a phone, in any light.
_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:1rem auto;padding:0 1rem;"
    "color-scheme:light dark}h1{line-height:1.2}h2{margin-bottom:.25rem}ul,ol{margin-top:.25rem}"
    "@media print{body{max-width:none;margin:0;font-size:10.5pt}h2{break-after:avoid}}"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; `is_ordered` where their order counts."""

    heading: str
    lines: tuple[str, ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: a title, a line below it, and sections."""

    title: str
    intro: str
    sections: tuple[Section, ...]


def markdown(sheet: Sheet) -> str:
    """The sheet in Markdown; what came from outside cannot begin a line of its own."""
    lines = [f"# {_plain(sheet.title)}"]
    if sheet.intro:
        lines.append(_plain(sheet.intro))
    for part in sheet.sections:
        lines.append(f"\n## {part.heading}\n")
        for place, line in enumerate(part.lines, start=1):
            lines.append(f"{f'{place}.' if part.is_ordered else '-'} {_plain(line)}")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return " ".join(text.split()).replace("<", "\\<").replace("[", "\\[")


def html(sheet: Sheet) -> str:
    """The sheet as one HTML page without scripts or anything from elsewhere."""
    name = escape(sheet.title)
    body = "".join(
        f"<h2>{escape(part.heading)}</h2><{tag}>"
        + "".join(f"<li>{escape(line)}</li>" for line in part.lines)
        + f"</{tag}>"
        for part in sheet.sections
        for tag in ("ol" if part.is_ordered else "ul",)
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{name}</title><style>{_STYLE}</style><h1>{name}</h1>"
        f"<p>{escape(sheet.intro)}</p>{body}</html>\n"
    )
