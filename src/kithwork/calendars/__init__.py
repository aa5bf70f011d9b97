"""Calendars: what is busy, which slots are free, invitations out. Pure.

`invitations` and `written_zones` import a slow library: whatever is loaded when the program
starts must not import them at its top.
"""
