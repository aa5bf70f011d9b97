"""What the network refuses, always with the position of the bad number."""

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

    def __init__(self, source: int, target: int, warmth: int) -> None:
        super().__init__(
            "source, target, warmth",
            f"hold {source}, {target} and {warmth} numbers; a tie needs one of each.",
        )


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
