"""vCard 2.1, 3.0 and 4.0: read all three, write 4.0."""

from kithwork.sources.vcard.cards import parse, recognises, write

__all__ = ["parse", "recognises", "write"]
