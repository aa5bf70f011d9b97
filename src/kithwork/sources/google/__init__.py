"""Google Contacts: its CSV export, in the layout before and since 2024."""

from kithwork.sources.google.contacts import parse, recognises

__all__ = ["parse", "recognises"]
