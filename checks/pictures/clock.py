"""`kith` with the clock set to one moment: `python -m checks.pictures.clock COMMAND ...`.

A process of its own, since the whole of it lives at that moment: what the pages say of days is
then the same whenever pictures are taken.
"""

from datetime import UTC, datetime

import time_machine

from kithwork import cli

# A Tuesday morning.
MOMENT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def main() -> None:
    """Run the command that stands behind the name of this module."""
    with time_machine.travel(MOMENT, tick=True):
        cli.main(prog_name="kith")


if __name__ == "__main__":
    main()
