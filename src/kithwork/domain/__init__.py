"""The nouns of a networked job search and their rules. Pure: no Django, no clock, no files."""
