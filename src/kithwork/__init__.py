"""Kithwork: a networked job search, run from the people you already know."""

__version__ = "0.1.0"
