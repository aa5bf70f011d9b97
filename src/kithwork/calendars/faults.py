"""What a calendar file has wrong, gathered while it is read; and how much reading is too much."""

from kithwork.domain.records import Problem

# Problems kept of one file; the rest is counted.
MOST_PROBLEMS = 200


class Unread(Exception):
    """A value that cannot be read. Becomes a Problem; never leaves this room."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field
        self.why = why


# All that reading a value can raise: our own word for it, and a day before year 1 or after 9999.
UNREADABLE = (Unread, OverflowError)


class Faults:
    """The problems of one file, none twice."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._kept: dict[Problem, None] = {}
        self._more = 0

    def add(self, line: int, field: str, why: str) -> None:
        """Keeps one problem."""
        if len(self._kept) < MOST_PROBLEMS:
            why = "".join(letter for letter in why if letter.isprintable())
            self._kept[Problem(self.file, line, field, why)] = None
        else:
            self._more += 1

    def of(self, failure: Exception, *, line: int, field: str = "") -> None:
        """Keeps what was raised; `failure` is one of `UNREADABLE`."""
        if isinstance(failure, Unread):
            self.add(line, failure.field or field, failure.why)
        else:
            self.add(line, field, "This lies beyond the years 1 to 9999; left out.")

    def problems(self) -> tuple[Problem, ...]:
        """All of them, in the order they were met."""
        more = [Problem(self.file, 0, "", f"{self._more:,} more problems are not shown.")]
        return (*self._kept, *(more if self._more else ()))


class Effort:
    """How much may still be reckoned for one file, in days looked at for something that repeats.

    Rules can be written that look at every day of ten thousand years and find none.
    """

    def __init__(self, days: int, *, out_of: "Effort | None" = None) -> None:
        self._days = days
        self._whole = out_of

    def share(self, days: int) -> "Effort":
        """A part of it for one rule, so that none takes all from the others."""
        return Effort(days, out_of=self)

    def spend(self, days: int) -> None:
        """Takes from it; `Unread` when it is used up."""
        self._days -= days
        if self._days < 0:
            raise Unread("", "There is more here than can be reckoned; the rest is left out.")
        if self._whole:
            self._whole.spend(days)
