"""The kernel in plain Python: always there, and the oracle of the one in C.

Its files are named as those of `native/`, and do the same by the same steps.
"""
