"""Static files under addresses that change with their content, so browsers may keep them."""

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class VersionedFiles(StaticFilesStorage):
    """Served as they lie in the package; `?v=` names the content they had at the start."""

    def url(self, name: str | None) -> str:
        """The address of the static file `name`, with its version if it is one of ours."""
        address, seen = super().url(name), version(name or "")
        return f"{address}?v={seen}" if seen else address


@cache
def version(name: str) -> str:
    """The first digits of the file's SHA-256; empty for what is no file of ours."""
    path = finders.find(name)
    if path is None:
        return ""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:10]
