"""Making a remark: where it stands, how much it weighs."""

from kithwork.domain.messages import Remark, Severity

ORDER = {Severity.BLOCK: 0, Severity.ERROR: 1, Severity.WARN: 2, Severity.INFO: 3}
_WHOLE = (0, 0)


def block(rule: str, why: str, fix: str, span: tuple[int, int] = _WHOLE) -> Remark:
    """A remark on something that should never leave."""
    return Remark(rule, Severity.BLOCK, why, fix, *span)


def error(rule: str, why: str, fix: str, span: tuple[int, int] = _WHOLE) -> Remark:
    """A remark on something that wants mending first."""
    return Remark(rule, Severity.ERROR, why, fix, *span)


def warn(rule: str, why: str, fix: str, span: tuple[int, int] = _WHOLE) -> Remark:
    """A remark on something that would be better otherwise."""
    return Remark(rule, Severity.WARN, why, fix, *span)


def info(rule: str, why: str, fix: str, span: tuple[int, int] = _WHOLE) -> Remark:
    """A remark for the seeker to know."""
    return Remark(rule, Severity.INFO, why, fix, *span)
