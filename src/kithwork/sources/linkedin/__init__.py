"""LinkedIn: the archive a member downloads, and each file of it that tells of people."""

from kithwork.sources.linkedin.archive import parse, passes_over, recognises

__all__ = ["parse", "passes_over", "recognises"]
