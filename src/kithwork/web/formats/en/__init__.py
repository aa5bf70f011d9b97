"""English, as most of the world that reads it writes it."""
