"""Readers of contact files: bytes to Records and Problems. Pure, but for the files it is given."""
