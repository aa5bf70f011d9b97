"""Runs every check; one line a finding, exit code 1 when there is any."""

import sys

from checks import (
    addresses,
    bare_texts,
    catalogues,
    coverage_rows,
    doors,
    glossary,
    lengths,
    locks,
    written,
)
from checks.findings import ROOT

CHECKS = (
    glossary,
    doors,
    lengths,
    addresses,
    locks,
    coverage_rows,
    written,
    bare_texts,
    catalogues,
)


def main() -> int:
    """Print what all checks find in this repository."""
    found = [finding for check in CHECKS for finding in check.findings(ROOT)]
    for finding in sorted(found):
        print(finding)
    print(f"checks: {len(CHECKS)} run, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
