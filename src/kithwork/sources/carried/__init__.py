"""Notes carried along: what a self-contained page kept on a phone, saved as a small JSON file."""

from kithwork.sources.carried.notes import parse, recognises

__all__ = ["parse", "recognises"]
