"""Calendars: what is busy, which slots are free, invitations out. Pure.

`invitations` and `zones` import a slow library; whoever starts with the program must not
import them.
"""
