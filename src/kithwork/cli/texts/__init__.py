"""Cards as words for a person at a terminal."""
