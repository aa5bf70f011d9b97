"""Outlook: its CSV of contacts, and what Google calls "Outlook CSV"."""

from kithwork.sources.outlook.contacts import parse, recognises

__all__ = ["parse", "recognises"]
