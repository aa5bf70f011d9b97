"""What the network refuses, always with the position of the bad number."""

from typing import Self

from kithwork.domain.errors import Invalid, NotFound


class BadNumber(Invalid):
    """A number is not an integer in the range that holds for it."""


class BadWarmth(Invalid):
    """A warmth is not a number above 0 and at most 1."""

    def __init__(self, position: int, value: object) -> None:
        super().__init__(
            "warmth", f"position {position} holds {value!r}; a warmth is above 0 and at most 1."
        )
        self.position = position


class LengthsDiffer(Invalid):
    """The arrays of ties are not equally long."""

    def __init__(self, *lengths: int) -> None:
        fields = ("source", "target", "warmth")[: len(lengths)]
        *most, last = map(str, lengths)
        super().__init__(
            ", ".join(fields),
            f"hold {', '.join(most)} and {last} numbers; a tie needs one of each.",
        )


class TooManyTies(Invalid):
    """A person has more ties than a row can hold."""

    def __init__(self) -> None:
        super().__init__("source", "one person has more than 16,777,215 ties; a row holds no more.")


class NoNetwork(Invalid):
    """A file is no network that this version can read, or is damaged. The ties are elsewhere."""

    def __init__(self, path: object, why: str) -> None:
        super().__init__("path", f"{path} {why}; make the network anew from its ties.")
        self.path, self.reason = path, why

    def __reduce__(self) -> tuple[type[Self], tuple[object, str]]:
        """As another process hands it on."""
        return type(self), (self.path, self.reason)


class OutOfReach(NotFound):
    """The person is not among those a reach holds."""

    def __init__(self, person: int, ties: int) -> None:
        super().__init__(f"Person {person} is not within {ties} ties, or was not asked for.")


class KernelMissing(Invalid):
    """The engine that KITHWORK_KERNEL names is not there."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            "KITHWORK_KERNEL", f"the kernel {wanted!r} is not built here; unset it or say “python”."
        )
