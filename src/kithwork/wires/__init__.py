"""Wires: what is asked of the outside, and only on the seeker's word.

What is imported here loads a slow library: flows import a wire where they use it.
"""
