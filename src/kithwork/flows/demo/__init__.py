"""The demo: a fictional seeker's whole search, for trying Kithwork out."""

from kithwork.flows.demo.story import DemoCard, NotEmpty, fill

__all__ = ["DemoCard", "NotEmpty", "fill"]
