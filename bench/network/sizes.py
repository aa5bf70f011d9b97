"""The sizes measured, by the names the command line and the table use."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Size:
    """One size: its name, which says about how many ties it has, and how many people."""

    name: str
    people: int

    @property
    def ties(self) -> int:
        """About how many ties it has."""
        return 48 * self.people

    @property
    def folder(self) -> Path:
        """Where this machine keeps the ties of this size, the saved network and what was found."""
        return Path(platformdirs.user_cache_dir("kithwork")) / "bench-network" / self.name


SIZES = {
    size.name: size for size in (Size("1M", 20_000), Size("10M", 200_000), Size("100M", 2_000_000))
}
