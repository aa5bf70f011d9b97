"""Whether anybody but their owner may read a folder's files."""

import os
import stat
from pathlib import Path

from kithwork.bootstrap import folders


def faults(folder: Path) -> tuple[str, ...]:
    """The folder and files of ours that are open to others; empty on systems without modes."""
    if os.name == "nt":
        return ()
    private = [
        (folder, folders.PRIVATE_FOLDER),
        (folder / "incoming", folders.PRIVATE_FOLDER),
        *((path, folders.PRIVATE_FILE) for path in sorted(folder.iterdir()) if path.is_file()),
    ]
    return tuple(
        f"{path} can be read or written by others (its mode is {mode:03o}, not {wanted:03o})."
        for path, wanted in private
        if path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) & ~wanted
    )
