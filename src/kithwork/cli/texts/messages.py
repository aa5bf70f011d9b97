"""What the checker found, in words."""

from collections.abc import Sequence

from kithwork.cli import tables
from kithwork.domain.messages import Remark


def findings(remarks: Sequence[Remark]) -> str:
    """One finding after the other, each with its fix."""
    if not remarks:
        return "Nothing to mend."
    return tables.bullets([_finding(remark) for remark in remarks])


def _finding(remark: Remark) -> str:
    words = f"{remark.rule} {remark.severity.value}: {remark.why}"
    return f"{words}\n  Better: {remark.fix}" if remark.fix else words
