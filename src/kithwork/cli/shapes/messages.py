"""What the checker found, as JSON."""

from typing import Any

from kithwork.domain.messages import Remark


def finding(remark: Remark) -> dict[str, Any]:
    """One row of `kith check-text`."""
    return {
        "rule": remark.rule,
        "severity": remark.severity.value,
        "why": remark.why,
        "fix": remark.fix,
        "start": remark.start,
        "end": remark.end,
    }


def finding_in(remark: Remark) -> dict[str, Any]:
    """The same in an ask, saying which of its texts it is about."""
    return {**finding(remark), "in": remark.on}
