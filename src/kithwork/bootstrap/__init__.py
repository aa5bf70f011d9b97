"""Picks settings and data folder, sets Django up, and serves: the one way in for every door."""

from kithwork.bootstrap.start import start

__all__ = ["start"]
