"""Whether anybody but their owner may read a folder's files."""

import os
import stat
from pathlib import Path

from kithwork.bootstrap import folders


def faults(folder: Path, live: Path) -> tuple[str, ...]:
    """What of the folder, and of a database elsewhere, is open to others.

    Always empty on systems without modes.
    """
    if os.name == "nt":
        return ()
    kept = folder / folders.BACKUPS
    networks = folder / folders.NETWORKS
    files = {*folder.glob("*"), *kept.glob("*"), *live.parent.glob(f"{live.name}*")}
    files.update(networks.glob("*/*"))
    private = [
        (folder, folders.PRIVATE_FOLDER),
        (folder / "incoming", folders.PRIVATE_FOLDER),
        (kept, folders.PRIVATE_FOLDER),
        *((path, folders.PRIVATE_FOLDER) for path in (networks, *sorted(networks.glob("*")))),
        *((path, folders.PRIVATE_FILE) for path in sorted(files) if path.is_file()),
    ]
    return tuple(
        f"{path} can be read or written by others (its mode is {mode:03o}, not {wanted:03o})."
        for path, wanted in private
        if path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) & ~wanted
    )
